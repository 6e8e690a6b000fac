// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figureframe.h"
#include "ui/timeline/rowlayout.h"
#include "ui/viewmodels/selection.h"

namespace interleave::ui {

/// What a figure of one or more timelines shows.
struct TimelineFigure {
    std::vector<TimelineSection> sections;
    Viewport::Range range;
    LaneMode laneMode = LaneMode::Workers;
    bool allArrows = false;  ///< every wake in the range
    bool showsMarks = false; ///< and printed lines
    TaskId selected;         ///< its wakes have arrows
    std::optional<Selection::SpanPlace> selection;
    bool hasTotals = false; ///< in the legend; of the first section
    Theme theme = Theme::Light;
    FigureTexts texts;
};

/// Draws it on `size` pixels. Rows that do not fit are left out, and the note says so.
[[nodiscard]] Scene timelineScene(const TimelineFigure& figure, QSizeF size);

} // namespace interleave::ui
