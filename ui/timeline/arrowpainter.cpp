// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/arrowpainter.h"

#include "ui/timeline/barshape.h"

#include <QPainter>

#include <algorithm>

namespace interleave::ui {

namespace {

constexpr double kFar = 400; ///< pixels beyond the edge to which far ends are drawn

ArrowRow edgesOf(const QRect& place)
{
    const QRectF area = barArea(place.top(), place.height());
    return { area.top(), area.bottom() };
}

void paint(
    QPainter& painter, const ArrowShape& shape, const ArrowStyle& style, const ChartColors& colors)
{
    const auto way
        = [&] { painter.drawPolyline(shape.way.data(), static_cast<int>(shape.way.size())); };
    const auto head
        = [&] { painter.drawPolyline(shape.head.data(), static_cast<int>(shape.head.size())); };
    painter.setPen(QPen(colors.page, style.width + kArrowHalo));
    way();
    head();
    QPen pen(colors.text, style.width);
    painter.setPen(pen);
    head();
    if (style.dashed)
        pen.setDashPattern({ 4, 3 });
    painter.setPen(pen);
    way();
}

void paintWord(QPainter& painter, const TimelineContent& content)
{
    const QString word = thinnedOutText(content.shownArrows(), content.allArrows());
    if (word.isEmpty())
        return;
    const ChartColors& colors = chartColors(content.theme);
    QRect plate = painter.fontMetrics().boundingRect(word).adjusted(-6, -3, 6, 3);
    plate.moveBottomRight(content.lanes.bottomRight() - QPoint(4, 4));
    painter.setPen(colors.axis);
    painter.setBrush(colors.page);
    painter.drawRect(plate);
    painter.setPen(colors.text);
    painter.drawText(plate, Qt::AlignCenter | Qt::TextSingleLine, word);
}

} // namespace

ArrowStyle arrowStyle(WakeArrow::Kind kind)
{
    switch (kind) {
    case WakeArrow::Kind::In:
        return { 2, false, 8 };
    case WakeArrow::Kind::Out:
        return { 2, true, 8 };
    case WakeArrow::Kind::Other:
        break;
    }
    return { 1, false, 6 };
}

void paintArrows(QPainter& painter, const TimelineContent& content)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setBrush(Qt::NoBrush);
    const ChartColors& colors = chartColors(content.theme);
    const auto pixel = [&](Nanos time) {
        return std::clamp(content.coordinates.toPixel(time), content.lanes.left() - kFar,
            content.lanes.right() + kFar);
    };
    for (std::size_t s = 0; s < content.arrows.size(); ++s) {
        for (const WakeArrow& arrow : content.arrows[s].arrows) {
            const auto from = content.placeOf(s, arrow.fromRow);
            const auto to = content.placeOf(s, arrow.toRow);
            if (!from || !to)
                continue;
            const ArrowStyle style = arrowStyle(arrow.kind);
            paint(painter,
                arrowShape(pixel(arrow.fromTime), edgesOf(*from), pixel(arrow.toTime), edgesOf(*to),
                    style.head),
                style, colors);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (!content.isPinned)
        paintWord(painter, content);
    painter.restore();
}

} // namespace interleave::ui
