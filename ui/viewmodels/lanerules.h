// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/trackmodel.h"

#include <QString>

#include <map>
#include <set>
#include <utility>
#include <vector>

namespace interleave::ui {

/// Rows that are collapsed, moved and gone through together. The main lane is apart from the rest.
/// FirstProcess and all beyond it: the threads of one of TrackModel::processes().
enum class RowGroup : std::uint32_t { Main, Workers, Tasks, Cores, Resources, FirstProcess };
[[nodiscard]] RowGroup groupOf(const TrackRow& row);
/// "5 workers", "2 cores", "make 4711: 3 threads"; `rows`: how many of them.
[[nodiscard]] QString groupText(const TrackModel& tracks, RowGroup group, int rows);

/// A row of a run, found again when the run has grown or other rows were left out.
struct RowKey {
    int run = -1;
    TrackRow::Kind kind = TrackRow::Kind::WorkerLane;
    std::size_t index = 0;                           ///< as TrackRow::index
    auto operator<=>(const RowKey&) const = default; // NOLINT(modernize-use-nullptr): <=>
};
[[nodiscard]] RowKey keyOf(int run, const TrackRow& row);

/// How the user wants rows to be arranged; all rows as the model has them unless it says otherwise.
/// A value, for windows and pictures alike.
struct LaneRules {
    QString filter; ///< rows whose names have this in them, whatever the case; empty: all
    bool hidesIdle = false;
    std::set<RowGroup> collapsed; ///< in every run, so that compared ones stay alike
    std::set<int> collapsedRuns;
    std::vector<RowKey> pinned; ///< whatever else would hide them; in this order
    /// Rows of one group of one run in the user's order; those that it does not name come after.
    std::map<std::pair<int, RowGroup>, std::vector<RowKey>> order;

    [[nodiscard]] bool operator==(const LaneRules&) const = default;
};

/// The rows of one run by the rules.
struct ArrangedRows {
    /// One row, the line of a collapsed group, or the heading of a process.
    struct Entry {
        std::size_t row = 0; ///< of a line or a heading the first one of the group
        RowGroup group = RowGroup::Workers;
        int collapsed = 0; ///< rows that the line stands for; 0: it is none
        int heads = 0;     ///< rows below the heading; 0: it is none

        [[nodiscard]] bool isRow() const { return collapsed == 0 && heads == 0; }
    };
    std::vector<std::size_t> pinned;
    std::vector<Entry> entries;
    int rows = 0; ///< that there are
    int idle = 0; ///< hidden for that
    int unmatched = 0;
    int collapsed = 0;

    [[nodiscard]] int hidden() const { return idle + unmatched + collapsed; }
};
/// O(rows); where idle rows are hidden, each is looked at up to its first task.
[[nodiscard]] ArrangedRows arrangeRows(const TrackModel& tracks, int run, const LaneRules& rules);

} // namespace interleave::ui
