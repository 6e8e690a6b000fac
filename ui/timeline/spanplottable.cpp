// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/spanplottable.h"

#include "ui/timeline/arrowpainter.h"
#include "ui/timeline/gappainter.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
constexpr std::size_t kMaxCachedRows = 4096;
constexpr std::size_t kMaxDenseRows = 512;
} // namespace

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

void SpanPlottable::updateView() const
{
    const double ratio = mParentPlot->bufferDevicePixelRatio();
    const Viewport::Range range = m_content.coordinates.range;
    if (range != m_gridRange || m_content.lanes != m_gridPlace || ratio != m_pixelRatio) {
        m_gridRange = range;
        m_gridPlace = m_content.lanes;
        m_pixelRatio = ratio;
        const int width = static_cast<int>(std::lround(m_content.lanes.width() * ratio));
        m_grid.reset();
        if (ColumnGrid::fits(range.begin, range.end, width))
            m_grid.emplace(range.begin, range.end, width);
        m_dense.clear();
    }
    if (m_dense.size() > kMaxDenseRows)
        m_dense.clear();
    const auto [first, last]
        = m_content.layout.between(m_content.scroll, m_content.scroll + m_content.lanes.height());
    std::size_t spans = 0;
    std::size_t rows = 0;
    for (std::size_t i = first; i < last; ++i) {
        const RowItem& item = m_content.layout.items[i];
        if (item.kind != RowItem::Kind::Row)
            continue;
        ++rows;
        spans += m_content.sections[item.section].tracks->spansIn(item.row, range).count();
    }
    m_barsPerRow = spans <= kMostBars
        ? kMostBars
        : std::max(kMostBarsOfAll, kMostBars / std::max<std::size_t>(rows, 1));
}

bool SpanPlottable::isDense(std::size_t section, std::size_t row) const
{
    const TrackModel& tracks = *m_content.sections[section].tracks;
    return m_grid && tracks.rows()[row].kind != TrackRow::Kind::Level
        && tracks.spansIn(row, m_gridRange).count() > m_barsPerRow;
}

const RowColumns& SpanPlottable::columns(std::size_t section, std::size_t row) const
{
    DenseEntry& entry = m_dense[{ section, row }];
    const auto& tracks = m_content.sections[section].tracks;
    if (entry.tracks != tracks || entry.selected != m_content.selected) {
        entry.tracks = tracks;
        entry.selected = m_content.selected;
        columnsOfRow(*tracks, row, *m_grid, m_pixelRatio, m_content.selected, entry.columns);
    }
    return entry.columns;
}

std::optional<Bar> SpanPlottable::barAt(
    std::size_t section, std::size_t row, int x, int reach) const
{
    updateView();
    if (isDense(section, row)) {
        const TrackModel& tracks = *m_content.sections[section].tracks;
        return ui::barAt(tracks, row, *m_grid, m_pixelRatio, columns(section, row).spans, x, reach);
    }
    std::optional<Bar> found;
    int nearest = reach + 1;
    for (const Bar& bar : bars(section, row)) {
        const int distance = std::max({ 0, bar.left - x, x - bar.right + 1 });
        // Of those below the pointer, the later one is on top.
        if (distance < nearest || (distance == nearest && distance == 0)) {
            nearest = distance;
            found = bar;
        }
    }
    return found;
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
    updateView();
    std::vector<const RowItem*> dense;
    for (std::size_t i = first; i < last; ++i)
        if (const RowItem& item = m_content.layout.items[i];
            item.kind == RowItem::Kind::Row && isDense(item.section, item.row))
            dense.push_back(&item);
    drawBackground(*painter, first, last);
    drawDense(*painter, dense);
    painter->setFont(mParentPlot->font());
    BarPainter barPainter(*painter, m_hatches, m_texts, m_content.theme);
    for (std::size_t i = first; i < last; ++i) {
        const RowItem& item = m_content.layout.items[i];
        if (item.kind != RowItem::Kind::Row)
            continue;
        const TrackModel& tracks = *m_content.sections[item.section].tracks;
        const QRect place = m_content.placeOf(item);
        if (isDense(item.section, item.row))
            barPainter.addOverlay(tracks, item.row, place, columns(item.section, item.row).overlay);
        else
            barPainter.addRow(tracks, item.row, place, bars(item.section, item.row));
    }
    barPainter.paint();
    if (m_content.showsMarks)
        drawMarks(*painter, first, last);
    paintGaps(*painter, m_content, first, last);
    m_drawnTitles = barPainter.titles();
    paintArrows(*painter, m_content);
    drawCursor(*painter);
    drawEndMarks(*painter);
}

void SpanPlottable::drawDense(QPainter& painter, const std::vector<const RowItem*>& rows)
{
    if (rows.empty())
        return;
    const QRect lanes = m_content.lanes;
    const auto toDevice
        = [&](double pixels) { return static_cast<int>(std::lround(pixels * m_pixelRatio)); };
    std::vector<int> grid;
    for (const Nanos tick : m_content.ticks)
        grid.push_back(toDevice(
            static_cast<double>(std::lround(m_content.coordinates.toPixel(tick)) - lanes.left())));
    int highest = 0;
    for (const RowItem* item : rows)
        highest = std::max(highest, toDevice(item->height) + 1);
    m_raster.begin({ m_grid->width(), highest }, m_pixelRatio, toDevice(lanes.left()),
        m_content.theme, grid, m_hatches);
    for (const RowItem* item : rows) {
        const TrackModel& tracks = *m_content.sections[item->section].tracks;
        const QRect place = m_content.placeOf(*item);
        RasterRow row;
        row.columns = &columns(item->section, item->row).spans;
        row.top = toDevice(place.top());
        row.height = toDevice(place.top() + place.height()) - row.top;
        row.begin = toDevice(m_content.coordinates.toPixel(Nanos(0)) - lanes.left());
        row.end = static_cast<int>(
            std::ceil((m_content.coordinates.toPixel(tracks.endOf(item->row)) - lanes.left())
                * m_pixelRatio));
        row.apart = tracks.rows()[item->row].kind == TrackRow::Kind::MainLane;
        row.held = tracks.rows()[item->row].isResource();
        m_raster.paint(row);
        painter.drawImage(
            QRectF(place), m_raster.image(), QRectF(0, 0, m_grid->width(), row.height));
    }
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
