// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/spancolumns.h"
#include "ui/timeline/lanegeometry.h"

#include <optional>
#include <vector>

namespace interleave::ui {

/// A row as columns of device pixels, and what is drawn over them.
struct RowColumns {
    SpanColumns spans;
    /// In logical pixels: spans with room for a title, ends of tasks, stolen ones, the selected
    /// one. Of ends that stand too close to tell apart only the first: the columns show all.
    std::vector<Bar> overlay;
    std::vector<int> ends; ///< room to look for ends of tasks
};

/// False: such a row has none (see TrackModel::columnsOf). `pixelRatio`: columns per logical pixel.
bool columnsOfRow(const TrackModel& tracks, std::size_t row, const ColumnGrid& grid,
    double pixelRatio, TaskId selected, RowColumns& columns);

/// The same, where `columns` are of this row and of the grid `from` already: what is in both is
/// kept.
bool panColumnsOfRow(const TrackModel& tracks, std::size_t row, const ColumnGrid& from,
    const ColumnGrid& to, double pixelRatio, TaskId selected, RowColumns& columns);

/// What stands for the spans at logical pixel `x`, or the nearest within `reach` pixels: one span,
/// or all that are in the column, counted exactly.
[[nodiscard]] std::optional<Bar> barAt(const TrackModel& tracks, std::size_t row,
    const ColumnGrid& grid, double pixelRatio, const SpanColumns& columns, int x, int reach);

} // namespace interleave::ui
