// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timelinecontent.h"

class QPainter;

namespace interleave::ui {

/// How an arrow is drawn, on screen and in pictures alike.
struct ArrowStyle {
    double width = 1;
    bool dashed = false;
    double head = 6;
};
/// The width that a line of the page's colour has beyond an arrow's, so that it can be told from
/// any bar.
inline constexpr double kArrowHalo = 2.5;
[[nodiscard]] ArrowStyle arrowStyle(WakeArrow::Kind kind);

/// Draws the arrows on top of the bars, and says so when they are not all.
void paintArrows(QPainter& painter, const TimelineContent& content);

} // namespace interleave::ui
