// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/scene.h"
#include "ui/timeline/lanegeometry.h"
#include "ui/timeline/markticks.h"
#include "ui/timeline/timelinecoordinates.h"

namespace interleave::ui {

/// What the drawing of one row tells about itself.
struct RowFigure {
    std::uint64_t mergedSpans = 0; ///< that share a pixel column with others
};

/// Adds the bars of a row and their labels to `group`. `place`: its left is the begin of the range.
RowFigure addBars(SceneGroup& group, const TrackModel& tracks, std::size_t row,
    Viewport::Range range, const QRectF& place, double textSize, Theme theme);

/// Adds the signs of a row's marks and printed lines. True: there are some.
bool addMarks(SceneGroup& group, const TrackModel& tracks, const RowTicks& ticks,
    Viewport::Range range, const QRectF& place, Theme theme);

/// Hatches the gaps of a lane, with how many events were lost where there is room to say so.
/// `place`: the row's, of the coordinates' width.
void addGaps(SceneGroup& group, const TrackModel& tracks, std::size_t row,
    const TimelineCoordinates& coordinates, const QRectF& place, double textSize, Theme theme);

} // namespace interleave::ui
