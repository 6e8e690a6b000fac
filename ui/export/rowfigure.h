// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/scene.h"
#include "ui/timeline/lanegeometry.h"
#include "ui/timeline/markticks.h"

namespace interleave::ui {

/// What the drawing of one row tells about itself.
struct RowFigure {
    std::uint64_t mergedSpans = 0; ///< that share a pixel column with others
};

/// Adds the bars of a row and their labels to `group`. `place`: its left is the begin of the range.
RowFigure addBars(SceneGroup& group, const TrackModel& tracks, std::size_t row,
    Viewport::Range range, const QRectF& place, double textSize, Theme theme);

/// Adds the signs of a row's marks and printed lines. True: there are some.
bool addMarks(SceneGroup& group, const RowTicks& ticks, Viewport::Range range, const QRectF& place,
    Theme theme);

} // namespace interleave::ui
