// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/arrowfigure.h"

#include "ui/timeline/arrowpainter.h"
#include "ui/timeline/barshape.h"

#include <QCoreApplication>

#include <algorithm>

namespace interleave::ui {

namespace {

struct FigureText {
    Q_DECLARE_TR_FUNCTIONS(FigureText)
};

constexpr double kFar = 400; // pixels beyond the edge to which far ends are drawn

ArrowRow edgesOf(const FigureRows& rows, const RowItem& item)
{
    const QRectF area = barArea(rows.lanes.top() + item.top, item.height);
    return { area.top(), area.bottom() };
}

void addShape(SceneGroup& group, const ArrowShape& shape, const ArrowStyle& style, Theme theme)
{
    const ChartColors& colors = chartColors(theme);
    const auto stroke = [&](const auto& points, bool halo, bool dashed) {
        for (std::size_t i = 1; i < points.size(); ++i)
            group.items.emplace_back(SceneLine { points[i - 1], points[i],
                halo ? colors.page : colors.text, style.width + (halo ? kArrowHalo : 0), dashed });
    };
    for (const bool halo : { true, false }) {
        stroke(shape.way, halo, style.dashed && !halo);
        stroke(shape.head, halo, false);
    }
}

} // namespace

ArrowFigure addArrows(
    Scene& scene, const TimelineFigure& figure, std::size_t index, const FigureRows& rows)
{
    const TimelineSection& section = figure.sections[index];
    if (!section.tracks || (!figure.allArrows && !figure.selected.isValid()))
        return {};
    ArrowRequest request { figure.range, figure.selected, {}, figure.allArrows };
    if (figure.selection && figure.selection->run == section.run && figure.selection->index >= 0)
        request.span = figure.selection->index;
    request.isShown = [&](std::size_t row) { return rows.layout.find(index, row) != nullptr; };
    const WakeIndex wakes(section.tracks->sharedTrace());
    const ArrowSet set = wakeArrows(wakes, *section.tracks, request);
    ArrowFigure result { 0, set.total };
    if (set.arrows.empty())
        return result;
    SceneGroup& group
        = scene.add(QStringLiteral("arrows"), FigureText::tr("%1: wakes").arg(section.title));
    group.clip = rows.lanes;
    const auto pixel = [&](Nanos time) {
        return std::clamp(
            rows.coordinates.toPixel(time), rows.lanes.left() - kFar, rows.lanes.right() + kFar);
    };
    for (const WakeArrow& arrow : set.arrows) {
        const RowItem* from = rows.layout.find(index, arrow.fromRow);
        const RowItem* to = rows.layout.find(index, arrow.toRow);
        if (from == nullptr || to == nullptr)
            continue;
        ++result.shown;
        ArrowStyle style = arrowStyle(arrow.kind);
        style.width *= rows.factor;
        addShape(group,
            arrowShape(pixel(arrow.fromTime), edgesOf(rows, *from), pixel(arrow.toTime),
                edgesOf(rows, *to), style.head * rows.factor),
            style, figure.theme);
    }
    return result;
}

} // namespace interleave::ui
