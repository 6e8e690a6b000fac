// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace.h"

#include <QAbstractTableModel>

#include <memory>

namespace interleave::ui {

/// What the program of one run printed: time, lane, text. Grows with a live run.
class OutputModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { TimeColumn, LaneColumn, TextColumn, ColumnCount };
    static constexpr int kTaskRole = Qt::UserRole + 1; ///< the id of the task that printed; uint

    using QAbstractTableModel::QAbstractTableModel;

    /// `sameRun`: the trace is a later snapshot of the one before, so that only its new lines are
    /// new.
    void setTrace(std::shared_ptr<const Trace> trace, bool sameRun);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    void retranslate() { emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

private:
    std::shared_ptr<const Trace> m_trace;
    int m_rows = 0;
};

} // namespace interleave::ui
