// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/lanegeometry.h"
#include "ui/timeline/statepalette.h"

#include <QLineF>
#include <QRectF>
#include <QVector>

#include <array>
#include <vector>

namespace interleave::ui {

/// The part of a row that bars may use: a small margin above and below stays free.
[[nodiscard]] QRectF barArea(double rowTop, double rowHeight);
/// Where a bar of one span is drawn within `area`, which has its left at the begin of the range.
/// Wide bars leave a pixel free at their end, so that neighbours stay apart.
[[nodiscard]] QRectF barRect(const Bar& bar, const StateStyle& style, const QRectF& area);

/// The mark of a stolen task: on the upper edge of its bar, where that begins.
struct TheftMark {
    QPointF centre;
    double size = 0;
};
[[nodiscard]] TheftMark theftMark(const Bar& bar, const QRectF& area);

/// One state's part of a merged bar.
struct BarSlice {
    TaskState state = TaskState::Running;
    QRectF rect;
};
/// From the bottom up, in stackOrder, each as high as its share; none is lower than kLowestSlice,
/// and all together are at least kLowestStack of the bar.
[[nodiscard]] std::vector<BarSlice> slicesOf(const Bar& bar, const QRectF& area);
inline constexpr double kLowestSlice = 1.5;     ///< pixels
inline constexpr double kLowestStack = 1.0 / 3; ///< of an otherwise idle bar: a sliver must be seen
/// The states that must not be overlooked stand at the bottom.
[[nodiscard]] const std::array<TaskState, kDrawnStates>& stackOrder();
/// The state that takes most of a merged bar.
[[nodiscard]] TaskState dominantState(const Bar& bar);

/// The lines of a hatch within `rect`, `spacing` apart; a cross has both directions.
[[nodiscard]] QVector<QLineF> hatchLines(const QRectF& rect, Hatch hatch, double spacing);
inline constexpr double kHatchSpacing = 7;
/// Narrower bars have no hatch and no outline, but the style's strong thin colour.
inline constexpr double kMinHatchedWidth = 4;

} // namespace interleave::ui
