// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/barshape.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
constexpr std::array kStackOrder = { TaskState::Blocked, TaskState::Running, TaskState::Overhead,
    TaskState::Suspended, TaskState::Ready, TaskState::Queued };

float shareOf(const Bar& bar, TaskState state)
{
    return bar.shares[static_cast<std::size_t>(state)];
}

/// The line x + y = c (rising to the right on the screen), clipped; or x - y = c.
void addDiagonal(const QRectF& r, double c, bool rising, QVector<QLineF>& lines)
{
    const auto yAt = [&](double x) { return rising ? c - x : x - c; };
    const auto xAt = [&](double y) { return rising ? c - y : y + c; };
    double x1 = r.left();
    double x2 = r.right();
    const double low = xAt(rising ? r.bottom() : r.top());
    const double high = xAt(rising ? r.top() : r.bottom());
    x1 = std::max(x1, low);
    x2 = std::min(x2, high);
    if (x2 > x1)
        lines.append(QLineF(x1, yAt(x1), x2, yAt(x2)));
}

void addDiagonals(const QRectF& r, bool rising, double spacing, QVector<QLineF>& lines)
{
    const double step = spacing * std::sqrt(2.0);
    const double first = rising ? r.left() + r.top() : r.left() - r.bottom();
    const double last = rising ? r.right() + r.bottom() : r.right() - r.top();
    for (double c = std::ceil(first / step) * step; c < last; c += step)
        addDiagonal(r, c, rising, lines);
}

QRectF levelRect(const Bar& bar, const QRectF& area, double width)
{
    const double height = std::max(
        std::min(2.0, area.height()), std::round(area.height() * static_cast<double>(*bar.level)));
    return QRectF(area.left() + bar.left, area.bottom() - height, width, height);
}
} // namespace

const std::array<TaskState, kDrawnStates>& stackOrder()
{
    return kStackOrder;
}

QRectF barArea(double rowTop, double rowHeight)
{
    const double margin = rowHeight >= 8 ? std::clamp(std::floor(rowHeight * 0.1), 1.0, 3.0)
                                         : (rowHeight >= 4 ? 0.5 : 0);
    return QRectF(0, rowTop + margin, 0, rowHeight - 2 * margin);
}

QRectF barRect(const Bar& bar, const StateStyle& style, const QRectF& area)
{
    double width = bar.right - bar.left;
    if (width >= kMinHatchedWidth)
        width -= 1;
    double height
        = std::max(std::min(2.0, area.height()), std::round(area.height() * style.height));
    height = std::min(height, area.height());
    if (bar.level) // a number over time stands on the row's floor
        return levelRect(bar, area, width);
    const double top = area.top() + std::floor((area.height() - height) / 2);
    return QRectF(area.left() + bar.left, top, width, height);
}

TheftMark theftMark(const Bar& bar, const QRectF& area)
{
    const double size = std::clamp(area.height() * 0.4, 4.0, 9.0);
    return { QPointF(area.left() + bar.left + size * 0.6, area.top() + size * 0.6), size };
}

std::vector<BarSlice> slicesOf(const Bar& bar, const QRectF& area)
{
    if (bar.level)
        return { { TaskState::Running, levelRect(bar, area, bar.right - bar.left) } };
    const double x = area.left() + bar.left;
    const double width = bar.right - bar.left;
    double total = 0;
    for (const TaskState state : kStackOrder)
        if (shareOf(bar, state) > 0)
            total
                += std::max(kLowestSlice, static_cast<double>(shareOf(bar, state)) * area.height());
    const double scale = std::clamp(total, area.height() * kLowestStack, area.height())
        / std::max(total, kLowestSlice);
    std::vector<BarSlice> slices;
    double bottom = area.bottom();
    for (const TaskState state : kStackOrder) {
        if (shareOf(bar, state) <= 0)
            continue;
        const double height = scale
            * std::max(kLowestSlice, static_cast<double>(shareOf(bar, state)) * area.height());
        slices.push_back({ state, QRectF(x, bottom - height, width, height) });
        bottom -= height;
    }
    return slices;
}

TaskState dominantState(const Bar& bar)
{
    return *std::max_element(kStackOrder.begin(), kStackOrder.end(),
        [&](TaskState a, TaskState b) { return shareOf(bar, a) < shareOf(bar, b); });
}

QVector<QLineF> hatchLines(const QRectF& rect, Hatch hatch, double spacing)
{
    QVector<QLineF> lines;
    if (rect.isEmpty() || spacing <= 0)
        return lines;
    if (hatch == Hatch::Rising || hatch == Hatch::Cross)
        addDiagonals(rect, true, spacing, lines);
    if (hatch == Hatch::Falling || hatch == Hatch::Cross)
        addDiagonals(rect, false, spacing, lines);
    if (hatch == Hatch::Level)
        for (double y = rect.top() + spacing / 2; y < rect.bottom(); y += spacing * 0.6)
            lines.append(QLineF(rect.left(), y, rect.right(), y));
    return lines;
}

} // namespace interleave::ui
