// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/spanplottable.h"

#include "ui/timeline/arrowpainter.h"
#include "ui/timeline/coreshape.h"
#include "ui/timeline/gappainter.h"
#include "ui/timeline/timelineplot.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
constexpr std::size_t kMaxCachedRows = 4096;
constexpr std::size_t kMaxDenseRows = 512;

/// Where a plottable with that clip can paint: the library moves it up by a pixel.
QRect reachable(const QRect& clip)
{
    return clip.adjusted(0, 0, 0, -1);
}
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
    const auto it = m_marks.find(section);
    if (it == m_marks.end())
        return m_marks.emplace(section, SectionMarks { tracks, MarkTicks(*tracks) })
            .first->second.ticks;
    SectionMarks& kept = it->second;
    if (kept.tracks != tracks) {
        if (!kept.ticks.follow(*tracks))
            kept.ticks = MarkTicks(*tracks);
        kept.tracks = tracks;
    }
    return kept.ticks;
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
            footOfSigns(*m_content.sections[item.section].tracks, place.top(), place.height()),
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
            m_grid = std::make_shared<const ColumnGrid>(range.begin, range.end, width);
    }
    if (m_dense.size() > kMaxDenseRows)
        m_dense.clear();
    const auto [first, last]
        = m_content.layout.between(m_content.scroll, m_content.scroll + m_content.lanes.height());
    m_seen.clear();
    std::size_t spans = 0;
    for (std::size_t i = first; i < last; ++i) {
        const RowItem& item = m_content.layout.items[i];
        if (item.kind != RowItem::Kind::Row)
            continue;
        const std::size_t count
            = m_content.sections[item.section].tracks->spansIn(item.row, range).count();
        m_seen.push_back({ &item, count, false });
        spans += count;
    }
    m_barsPerRow = spans <= kMostBars
        ? kMostBars
        : std::max(kMostBarsOfAll, kMostBars / std::max<std::size_t>(m_seen.size(), 1));
    for (SeenRow& row : m_seen)
        row.dense
            = isDense(*m_content.sections[row.item->section].tracks, row.item->row, row.spans);
}

bool SpanPlottable::isDense(const TrackModel& tracks, std::size_t row, std::size_t spans) const
{
    return m_grid && tracks.rows()[row].kind != TrackRow::Kind::Level && spans > m_barsPerRow;
}

bool SpanPlottable::isDense(std::size_t section, std::size_t row) const
{
    const TrackModel& tracks = *m_content.sections[section].tracks;
    return isDense(tracks, row, tracks.spansIn(row, m_gridRange).count());
}

const RowColumns& SpanPlottable::columns(std::size_t section, std::size_t row) const
{
    DenseEntry& entry = m_dense[{ section, row }];
    const auto& tracks = m_content.sections[section].tracks;
    if (entry.tracks == tracks && entry.grid == m_grid && entry.selected == m_content.selected)
        return entry.columns;
    if (entry.tracks == tracks && entry.grid)
        panColumnsOfRow(
            *tracks, row, *entry.grid, *m_grid, m_pixelRatio, m_content.selected, entry.columns);
    else
        columnsOfRow(*tracks, row, *m_grid, m_pixelRatio, m_content.selected, entry.columns);
    entry.tracks = tracks;
    entry.grid = m_grid;
    entry.selected = m_content.selected;
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
    drawBackground(*painter);
    drawDense(*painter);
    painter->setFont(mParentPlot->font());
    BarPainter barPainter(*painter, m_hatches, m_texts, m_content.theme);
    for (const SeenRow& seen : m_seen) {
        const RowItem& item = *seen.item;
        const TrackModel& tracks = *m_content.sections[item.section].tracks;
        const QRect place = m_content.placeOf(item);
        if (seen.dense)
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

QRegion SpanPlottable::filled() const
{
    if (!realVisibility())
        return {};
    updateView();
    const QRect reach = m_content.lanes.intersected(reachable(clipRect()));
    QRegion region;
    for (const SeenRow& seen : m_seen)
        if (seen.dense)
            region += m_content.placeOf(*seen.item).intersected(reach);
    return region;
}

void SpanPlottable::drawDense(QPainter& painter)
{
    if (std::none_of(m_seen.begin(), m_seen.end(), [](const SeenRow& r) { return r.dense; }))
        return;
    const QRect lanes = m_content.lanes;
    const auto toDevice
        = [&](double pixels) { return static_cast<int>(std::lround(pixels * m_pixelRatio)); };
    std::vector<int> grid;
    for (const Nanos tick : m_content.ticks)
        grid.push_back(toDevice(
            static_cast<double>(std::lround(m_content.coordinates.toPixel(tick)) - lanes.left())));
    const QRect seenLanes = lanes.intersected(reachable(clipRect()));
    const int top = toDevice(seenLanes.top());
    RasterTarget target { nullptr, QPoint(0, 0),
        QRect(toDevice(lanes.left()), top, m_grid->width(),
            toDevice(seenLanes.top() + seenLanes.height()) - top) };
    std::optional<DevicePixels> pixels;
    if (const auto* plot = qobject_cast<const TimelinePlot*>(mParentPlot))
        pixels = plot->pixelsFor(painter, target.rows);
    const bool isDirect = pixels.has_value();
    if (isDirect) {
        target.image = pixels->image;
        target.origin = pixels->origin;
    } else {
        if (m_rows.size() != target.rows.size())
            m_rows = QImage(target.rows.size(), QImage::Format_RGB32);
        target.image = &m_rows;
        target.origin = target.rows.topLeft();
    }
    m_raster.begin(target, m_pixelRatio, m_content.theme, grid, m_hatches);
    for (const SeenRow& seen : m_seen) {
        if (!seen.dense)
            continue;
        const RowItem& item = *seen.item;
        const TrackModel& tracks = *m_content.sections[item.section].tracks;
        const QRect place = m_content.placeOf(item);
        RasterRow row;
        row.columns = &columns(item.section, item.row).spans;
        row.top = toDevice(place.top());
        row.height = toDevice(place.top() + place.height()) - row.top;
        row.begin = toDevice(m_content.coordinates.toPixel(Nanos(0)) - lanes.left());
        row.end = static_cast<int>(std::ceil(
            (m_content.coordinates.toPixel(tracks.endOf(item.row)) - lanes.left()) * m_pixelRatio));
        row.apart = tracks.rows()[item.row].kind == TrackRow::Kind::MainLane;
        row.held = tracks.rows()[item.row].isResource();
        m_raster.paint(row);
        if (isDirect)
            continue;
        const QRect seenPlace = place.intersected(seenLanes);
        painter.drawImage(QRectF(seenPlace), m_rows,
            QRectF(0, toDevice(seenPlace.top()) - top, m_grid->width(),
                toDevice(seenPlace.top() + seenPlace.height()) - toDevice(seenPlace.top())));
    }
}

void SpanPlottable::drawBackground(QPainter& painter) const
{
    const ChartColors& colors = chartColors(m_content.theme);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const SeenRow& seen : m_seen) {
        if (seen.dense)
            continue; // drawn with what is on it
        const RowItem& item = *seen.item;
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
