// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/speedup.h"
#include "ui/viewmodels/runfigures.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace interleave::ui {

class ExperimentModel;

/// The Summary: a row for each model and worker count. Durations over all sound runs, shares and
/// counts from the run whose duration is the median. SortRole has raw numbers. Follows an
/// ExperimentModel.
class MetricsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        ModelColumn,
        WorkersColumn,
        RunsColumn,
        MedianColumn,
        MinimumColumn,
        MaximumColumn,
        SpeedupColumn,
        EfficiencyColumn,
        RunningColumn,
        OnCoreColumn,
        PreemptedColumn,
        BlockedColumn,
        OverheadColumn,
        IdleColumn,
        GapColumn,
        QueueMedianColumn,
        QueueP95Column,
        DoneColumn,
        FailedColumn,
        DisturbedColumn,
        ColumnCount
    };
    static constexpr int kSortRole = Qt::UserRole + 1;

    explicit MetricsModel(const ExperimentModel& experiment, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

    /// The run behind a row's shares; -1 when there is none.
    [[nodiscard]] int medianRun(int row) const;
    /// False where no row has a number for it and its absence says nothing: gaps.
    [[nodiscard]] bool isColumnUsed(int column) const;
    /// The whole table, tab-separated, with its header; no columns that are not used.
    [[nodiscard]] QString toText() const;
    void retranslate();

private:
    struct Row {
        SummaryRow summary;
        int medianRun = -1;
        std::optional<RunFigures> figures;
        std::size_t disturbed = 0;
        std::size_t failedRuns = 0;
    };

    void reset();
    void update(int run);
    [[nodiscard]] std::vector<Row> makeRows() const;
    [[nodiscard]] QVariant number(const Row& row, int column) const;
    [[nodiscard]] QString text(const Row& row, int column) const;

    const ExperimentModel& m_experiment;
    std::vector<std::optional<RunFigures>> m_figures; ///< by run; outlive the traces
    std::vector<Row> m_rows;
};

} // namespace interleave::ui
