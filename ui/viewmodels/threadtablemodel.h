// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/recordedprogram.h"

#include <QAbstractTableModel>

#include <memory>

namespace interleave::ui {

/// The threads of a recorded program, grouped by process, with what the system did with each.
class ThreadTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        ProcessColumn,
        ThreadColumn,
        OnCoreColumn,
        PreemptedColumn,
        VoluntaryColumn,
        InvoluntaryColumn,
        MigrationsColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setProgram(std::shared_ptr<const RecordedProgram> program);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    void retranslate() { emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); }

private:
    std::shared_ptr<const RecordedProgram> m_program;
    std::vector<std::size_t> m_processes; ///< of each thread
};

} // namespace interleave::ui
