// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/rowlayout.h"
#include "ui/timeline/statepalette.h"
#include "ui/timeline/timelinecoordinates.h"
#include "ui/timeline/timetext.h"
#include "ui/timeline/wakearrows.h"

#include <QRect>

#include <optional>
#include <vector>

namespace interleave::ui {

/// The place of the keyboard: a row, and the span of it that was chosen last.
struct TimelineCursor {
    std::size_t section = 0;
    std::size_t row = 0;
    std::optional<Span> span;
};

/// What one timeline canvas draws now. Written by the canvas, read by what paints it.
struct TimelineContent {
    std::vector<TimelineSection> sections;
    RowMetrics metrics;
    RowLayout layout;
    TimelineCoordinates coordinates; ///< pixels of the whole canvas
    QRect lanes;                     ///< the place of the bars
    int scroll = 0;                  ///< pixels of the layout above `lanes`
    TaskId selected;
    std::optional<TimelineCursor> cursor;
    std::vector<Nanos> ticks;
    TimeUnit unit = TimeUnit::Seconds;
    Theme theme = Theme::Light;
    bool hasFocus = false;
    bool showsMarks = true;          ///< and printed lines
    std::vector<ArrowSet> arrows;    ///< of each section
    std::vector<double> headingEnds; ///< where the words of each section's header end

    [[nodiscard]] std::size_t shownArrows() const
    {
        std::size_t n = 0;
        for (const ArrowSet& set : arrows)
            n += set.arrows.size();
        return n;
    }
    [[nodiscard]] std::size_t allArrows() const
    {
        std::size_t n = 0;
        for (const ArrowSet& set : arrows)
            n += set.total;
        return n;
    }
    [[nodiscard]] QRect placeOf(const RowItem& item) const
    {
        return QRect(lanes.left(), lanes.top() + item.top - scroll, lanes.width(), item.height);
    }
};

} // namespace interleave::ui
