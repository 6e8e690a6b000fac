// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace interleave::ui {

class ExperimentModel;

/// One task side by side in several runs: a column for each run, a row for each fact.
class TaskFactsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Row {
        StateRow,
        BeginRow,
        QueuedRow,
        RanRow,
        OnCoreRow,
        PreemptedRow,
        OffCoreRow,
        SwitchesRow,
        MigrationsRow,
        BlockedRow,
        SuspendedRow,
        ReadyRow,
        OverheadRow,
        DurationRow,
        WorkerRow,
        RowCount
    };

    explicit TaskFactsModel(const ExperimentModel& experiment, QObject* parent = nullptr);

    /// Looks at the experiment's compared runs and its current one. A task of none empties the
    /// model.
    void setTask(TaskId task);
    [[nodiscard]] int runOfColumn(int column) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QString toText() const;

private:
    struct Facts {
        int run = -1;
        QString title;
        QString longTitle;
        std::vector<QString> cells;
    };
    [[nodiscard]] Facts factsOf(int run, TaskId task) const;

    const ExperimentModel& m_experiment;
    std::vector<Facts> m_columns;
};

} // namespace interleave::ui
