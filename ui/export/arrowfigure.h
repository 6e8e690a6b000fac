// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/timelinefigure.h"
#include "ui/timeline/timelinecoordinates.h"
#include "ui/timeline/wakearrows.h"

namespace interleave::ui {

/// Where the rows of a figure are.
struct FigureRows {
    const RowLayout& layout;
    QRectF lanes;
    TimelineCoordinates coordinates;
    double factor = 1; ///< of all sizes
};

/// How many arrows there are, and how many of them are drawn.
struct ArrowFigure {
    std::size_t shown = 0;
    std::size_t all = 0;
};

/// Adds the wakes of one section as they are on the screen: see paintArrows.
[[nodiscard]] ArrowFigure addArrows(
    Scene& scene, const TimelineFigure& figure, std::size_t index, const FigureRows& rows);

} // namespace interleave::ui
