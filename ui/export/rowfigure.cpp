// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/rowfigure.h"

#include "ui/timeline/barshape.h"
#include "ui/timeline/coreshape.h"
#include "ui/timeline/gappainter.h"
#include "ui/timeline/statetext.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {

class RowWriter {
public:
    RowWriter(SceneGroup& group, const TrackModel& tracks, std::size_t row, bool held,
        const QRectF& area, double textSize, Theme theme)
        : m_group(group),
          m_tracks(tracks),
          m_row(row),
          m_held(held),
          m_area(area),
          m_textSize(textSize),
          m_theme(theme),
          m_metrics(sceneMetrics(textSize))
    {
    }

    void addBar(const Bar& bar)
    {
        if (bar.isMerged()) {
            addMerged(bar);
            return;
        }
        const StateStyle& style = styleOf(bar.span.state);
        const QRectF rect = barRect(bar, style, m_area);
        if (bar.right - bar.left < kMinHatchedWidth) {
            m_group.items.emplace_back(SceneRect { rect, style.thin });
            return;
        }
        const bool outlined = style.outlined && rect.height() >= 4;
        m_group.items.emplace_back(SceneRect {
            rect, style.fill, style.hatch, style.line, outlined ? style.line : QColor() });
        addLabel(bar, style, rect);
    }

    void addMark(const Bar& bar)
    {
        const ChartColors& colors = chartColors(m_theme);
        const double size = std::clamp(m_area.height() * 0.55, 5.0, m_textSize * 0.8);
        const auto shape = bar.failed ? SceneMarker::Shape::Cross : SceneMarker::Shape::Stop;
        m_group.items.emplace_back(
            SceneMarker { shape, QPointF(m_area.left() + bar.right, m_area.center().y()), size,
                colors.failed, false, colors.failedHalo });
    }

    void addTheft(const Bar& bar)
    {
        const ChartColors& colors = chartColors(m_theme);
        const TheftMark mark = theftMark(bar, m_area);
        m_group.items.emplace_back(SceneMarker { SceneMarker::Shape::Triangle, mark.centre,
            mark.size, colors.text, false, colors.failedHalo });
    }

private:
    [[nodiscard]] const StateStyle& styleOf(TaskState state) const
    {
        return m_held ? heldStyle(m_theme) : stateStyle(state, m_theme);
    }

    void addMerged(const Bar& bar)
    {
        const QRectF column(
            m_area.left() + bar.left, m_area.top(), bar.right - bar.left, m_area.height());
        m_group.items.emplace_back(
            SceneRect { column, styleOf(dominantState(bar)).thin, Hatch::None, {}, {}, 0.22 });
        for (const BarSlice& slice : slicesOf(bar, m_area))
            m_group.items.emplace_back(SceneRect { slice.rect, styleOf(slice.state).thin });
    }

    void addLabel(const Bar& bar, const StateStyle& style, const QRectF& rect)
    {
        const double margin = m_textSize * 0.3;
        if (rect.height() < m_metrics.ascent() + m_metrics.descent()
            || rect.width() < m_textSize * 1.2)
            return;
        const QString title = barTitle(m_tracks, m_row, bar.span);
        const double width = m_metrics.horizontalAdvance(title);
        if (title.isEmpty() || width + 2 * margin > rect.width())
            return;
        const double baseline
            = std::round(rect.center().y() + (m_metrics.ascent() - m_metrics.descent()) / 2);
        if (style.hatch != Hatch::None) {
            // A plate, so that the hatch does not run through the letters.
            const QRectF plate(rect.left() + 1, baseline - m_metrics.ascent(),
                width + 2 * margin - 2, m_metrics.ascent() + m_metrics.descent());
            m_group.items.emplace_back(
                SceneRect { plate.intersected(rect.adjusted(1, 1, -1, -1)), style.fill });
        }
        m_group.items.emplace_back(
            SceneText { QPointF(rect.left() + margin, baseline), title, style.text, m_textSize });
    }

    SceneGroup& m_group;
    const TrackModel& m_tracks;
    std::size_t m_row;
    bool m_held;
    QRectF m_area;
    double m_textSize;
    Theme m_theme;
    QFontMetricsF m_metrics;
};

} // namespace

RowFigure addBars(SceneGroup& group, const TrackModel& tracks, std::size_t row,
    Viewport::Range range, const QRectF& place, double textSize, Theme theme)
{
    QRectF area = barArea(place.top(), place.height());
    area.moveLeft(place.left());
    const bool held = tracks.rows()[row].isResource();
    RowWriter writer(group, tracks, row, held, area, textSize, theme);
    const std::vector<Bar> bars = layOutRow(tracks, row, range, static_cast<int>(place.width()));
    RowFigure figure;
    for (const Bar& bar : bars) {
        writer.addBar(bar);
        figure.mergedSpans += bar.isMerged() ? bar.count : 0;
    }
    for (const Bar& bar : bars)
        if (!held && bar.stolen)
            writer.addTheft(bar);
    for (const Bar& bar : bars)
        if ((!held || bar.span.reason == Reason::Child) && (bar.failed || bar.cancelled))
            writer.addMark(bar);
    return figure;
}

bool addMarks(SceneGroup& group, const TrackModel& tracks, const RowTicks& ticks,
    Viewport::Range range, const QRectF& place, Theme theme)
{
    const double size = markSize(place.height());
    if (ticks.empty() || size <= 0)
        return false;
    const ChartColors& colors = chartColors(theme);
    const double y = footOfSigns(tracks, place.top(), place.height()) - size / 2;
    for (const MarkSign& sign : markSigns(ticks, range, place.width())) {
        const bool isLine = sign.kind == MarkTick::Kind::Line;
        group.items.emplace_back(
            SceneMarker { isLine ? SceneMarker::Shape::Circle : SceneMarker::Shape::Diamond,
                QPointF(place.left() + sign.x, y), isLine ? size * 0.8 : size, colors.text, false,
                colors.failedHalo });
    }
    return true;
}

void addGaps(SceneGroup& group, const TrackModel& tracks, std::size_t row,
    const TimelineCoordinates& coordinates, const QRectF& place, double textSize, Theme theme)
{
    const QRectF area = barArea(place.top(), place.height());
    const StateStyle& style = gapStyle(theme);
    const QFontMetricsF metrics = sceneMetrics(textSize);
    const double height = metrics.ascent() + metrics.descent();
    for (const GapMark& mark : gapMarks(tracks, row, coordinates)) {
        const double width = mark.right - mark.left;
        const QRectF rect(
            std::min(mark.left, place.right() - width), area.top(), width, area.height());
        group.items.emplace_back(SceneRect { rect, style.fill, style.hatch, style.line });
        const QString title = gapTitle(mark);
        const double words = textWidth(title, textSize) + textSize * 0.6;
        if (words > rect.width() || height > rect.height())
            continue;
        const QPointF middle = rect.center();
        const double baseline = std::round(middle.y() + (metrics.ascent() - metrics.descent()) / 2);
        group.items.emplace_back(
            SceneRect { QRectF(middle.x() - words / 2, baseline - metrics.ascent(), words, height),
                style.fill });
        group.items.emplace_back(SceneText { QPointF(middle.x(), baseline), title, style.text,
            textSize, false, SceneText::Anchor::Middle });
    }
}

} // namespace interleave::ui
