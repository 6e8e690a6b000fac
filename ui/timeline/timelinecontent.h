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
    bool onGroup = false; ///< on the line of the collapsed group that begins with the row
};

/// What one timeline canvas draws now. Written by the canvas, read by what paints it. The pinned
/// rows, which do not scroll, are a part of their own.
struct TimelineContent {
    std::vector<TimelineSection> sections;
    RowMetrics metrics;
    RowLayout layout;
    TimelineCoordinates coordinates; ///< pixels of the whole canvas
    QRect lanes;                     ///< the place of the bars
    int axisBottom = 0;
    bool isPinned = false;
    const TimelineContent* otherPart = nullptr;
    int scroll = 0; ///< pixels of the layout above `lanes`
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
    /// Of a row in this part or in the other one; none: it is hidden.
    [[nodiscard]] std::optional<QRect> placeOf(std::size_t section, std::size_t row) const
    {
        if (const RowItem* item = layout.find(section, row); item != nullptr)
            return placeOf(*item);
        const RowItem* item = otherPart != nullptr ? otherPart->layout.find(section, row) : nullptr;
        return item != nullptr ? std::optional(otherPart->placeOf(*item)) : std::nullopt;
    }
};

} // namespace interleave::ui
