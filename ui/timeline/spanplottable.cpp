// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/spanplottable.h"

#include "ui/timeline/arrowpainter.h"
#include "ui/timeline/gappainter.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
constexpr std::size_t kMaxCachedRows = 4096;
}

SpanPlottable::SpanPlottable(QCPAxis* timeAxis, QCPAxis* rowAxis, const TimelineContent& content)
    : QCPAbstractPlottable(timeAxis, rowAxis),
      m_content(content)
{
    setAntialiased(false);
    setSelectable(QCP::stNone);
}

const std::vector<Bar>& SpanPlottable::bars(std::size_t section, std::size_t row) const
{
    if (m_cache.size() > kMaxCachedRows)
        m_cache.clear();
    CacheEntry& entry = m_cache[{ section, row }];
    const auto& tracks = m_content.sections[section].tracks;
    const int width = m_content.lanes.width();
    if (entry.tracks != tracks || entry.range != m_content.coordinates.range || entry.width != width
        || entry.selected != m_content.selected)
        entry = { tracks, m_content.coordinates.range, width, m_content.selected,
            layOutRow(*tracks, row, m_content.coordinates.range, width, m_content.selected) };
    return entry.bars;
}

const MarkTicks& SpanPlottable::marks(std::size_t section) const
{
    const auto& tracks = m_content.sections[section].tracks;
    auto it = m_marks.find(section);
    if (it == m_marks.end() || it->second.tracks != tracks)
        it = m_marks.insert_or_assign(section, SectionMarks { tracks, MarkTicks(*tracks) }).first;
    return it->second.ticks;
}

void SpanPlottable::drawMarks(QPainter& painter, std::size_t first, std::size_t last) const
{
    const Viewport::Range range = m_content.coordinates.range;
    for (std::size_t i = first; i < last; ++i) {
        const RowItem& item = m_content.layout.items[i];
        if (item.kind != RowItem::Kind::Row)
            continue;
        const QRect place = m_content.placeOf(item);
        paintMarkSigns(painter,
            markSigns(marks(item.section).of(item.row, range), range, place.width()), place,
            m_content.theme);
    }
}

double SpanPlottable::selectTest(
    const QPointF& /*pos*/, bool /*onlySelectable*/, QVariant* /*details*/) const
{
    return -1; // the canvas finds spans itself
}

QCPRange SpanPlottable::getKeyRange(bool& foundRange, QCP::SignDomain /*inSignDomain*/) const
{
    foundRange = true;
    return { toSeconds(m_content.coordinates.range.begin),
        toSeconds(m_content.coordinates.range.end) };
}

QCPRange SpanPlottable::getValueRange(
    bool& foundRange, QCP::SignDomain /*inSignDomain*/, const QCPRange& /*inKeyRange*/) const
{
    foundRange = true;
    return { 0, 1 };
}

void SpanPlottable::draw(QCPPainter* painter)
{
    const auto [first, last]
        = m_content.layout.between(m_content.scroll, m_content.scroll + m_content.lanes.height());
    drawBackground(*painter, first, last);
    painter->setFont(mParentPlot->font());
    BarPainter barPainter(*painter, m_hatches, m_content.theme);
    for (std::size_t i = first; i < last; ++i) {
        const RowItem& item = m_content.layout.items[i];
        if (item.kind != RowItem::Kind::Row)
            continue;
        barPainter.addRow(*m_content.sections[item.section].tracks, item.row,
            m_content.placeOf(item), bars(item.section, item.row));
    }
    barPainter.paint();
    if (m_content.showsMarks)
        drawMarks(*painter, first, last);
    paintGaps(*painter, m_content, first, last);
    paintArrows(*painter, m_content);
    drawCursor(*painter);
    drawEndMarks(*painter);
}

void SpanPlottable::drawBackground(QPainter& painter, std::size_t first, std::size_t last) const
{
    const ChartColors& colors = chartColors(m_content.theme);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t i = first; i < last; ++i) {
        const RowItem& item = m_content.layout.items[i];
        if (item.kind != RowItem::Kind::Row)
            continue;
        const TrackModel& tracks = *m_content.sections[item.section].tracks;
        QRect place = m_content.placeOf(item);
        if (place.height() >= 6)
            place.adjust(0, 0, 0, -1);
        // Where a lane ends, its run had ended: what comes after is not idle time.
        const double begin
            = std::max<double>(place.left(), m_content.coordinates.toPixel(Nanos(0)));
        const double end = std::min<double>(
            place.right() + 1, m_content.coordinates.toPixel(tracks.endOf(item.row)));
        if (end <= begin)
            continue;
        place.setLeft(static_cast<int>(std::floor(begin)));
        place.setRight(static_cast<int>(std::ceil(end)) - 1);
        const bool apart = tracks.rows()[item.row].kind == TrackRow::Kind::MainLane;
        painter.fillRect(place, apart ? colors.mainLane : colors.lane);
    }
    painter.setPen(colors.grid);
    for (const Nanos tick : m_content.ticks) {
        const int x = static_cast<int>(std::lround(m_content.coordinates.toPixel(tick)));
        painter.drawLine(x, m_content.lanes.top(), x, m_content.lanes.bottom());
    }
}

void SpanPlottable::drawCursor(QPainter& painter) const
{
    if (!m_content.cursor || !m_content.cursor->span)
        return;
    const RowItem* item = m_content.layout.find(m_content.cursor->section, m_content.cursor->row);
    if (item == nullptr)
        return;
    const QRect place = m_content.placeOf(*item);
    const double left = std::max(
        place.left() - 4.0, m_content.coordinates.toPixel(m_content.cursor->span->begin));
    const double right
        = std::min(place.right() + 5.0, m_content.coordinates.toPixel(m_content.cursor->span->end));
    const QRectF area = barArea(place.top(), place.height());
    const QRectF outline(left, area.top(), std::max(3.0, right - left), area.height());
    const ChartColors& colors = chartColors(m_content.theme);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.page, 5, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(outline);
    painter.setPen(QPen(colors.selection, 3, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(outline);
}

void SpanPlottable::drawEndMarks(QPainter& painter) const
{
    if (!m_content.metrics.hasHeaders)
        return;
    painter.setPen(QPen(chartColors(m_content.theme).endMark, 2));
    for (std::size_t s = 0; s < m_content.sections.size(); ++s) {
        const TimelineSection& section = m_content.sections[s];
        if (!section.end)
            continue;
        const auto [top, bottom] = m_content.layout.extentOf(s);
        const int shift = m_content.lanes.top() - m_content.scroll;
        const double x
            = std::min(m_content.coordinates.toPixel(*section.end), m_content.lanes.right() + 0.0);
        if (*section.end >= m_content.coordinates.range.begin
            && *section.end <= m_content.coordinates.range.end)
            painter.drawLine(
                QPointF(
                    x, top + shift + (x < m_content.headingEnds[s] ? m_content.metrics.header : 4)),
                QPointF(x, bottom + shift));
    }
}

void SpanPlottable::drawLegendIcon(QCPPainter* /*painter*/, const QRectF& /*rect*/) const { }

} // namespace interleave::ui
