// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/barpainter.h"

#include <QPaintDevice>
#include <QPaintEngine>
#include <QPixmap>

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
constexpr double kTextMargin = 4;
constexpr qsizetype kMaxTexts = 600;
constexpr int kTile = 10;

QBrush makeBrush(Hatch hatch, const QColor& color, double ratio)
{
    const int side = static_cast<int>(std::ceil(kTile * ratio));
    QPixmap tile(side, side);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(side / static_cast<double>(kTile), side / static_cast<double>(kTile));
    painter.setPen(QPen(color, 1.2));
    // A tile must fit to itself: diagonals through its corners and their neighbours.
    for (const int shift : { -kTile, 0, kTile }) {
        if (hatch == Hatch::Rising || hatch == Hatch::Cross)
            painter.drawLine(QPointF(shift - 1, kTile + 1), QPointF(shift + kTile + 1, -1));
        if (hatch == Hatch::Falling || hatch == Hatch::Cross)
            painter.drawLine(QPointF(shift - 1, -1), QPointF(shift + kTile + 1, kTile + 1));
    }
    if (hatch == Hatch::Level)
        for (const double y : { 2.5, 7.5 })
            painter.drawLine(QPointF(0, y), QPointF(kTile, y));
    painter.end();
    tile.setDevicePixelRatio(side / static_cast<double>(kTile));
    return QBrush(tile);
}
} // namespace

const QBrush& HatchBrushes::brush(Hatch hatch, const QColor& color, double pixelRatio)
{
    const Key key { hatch, color.rgba(), 0, static_cast<int>(std::lround(pixelRatio * 100)) };
    auto it = m_brushes.find(key);
    if (it == m_brushes.end())
        it = m_brushes.emplace(key, makeBrush(hatch, color, pixelRatio)).first;
    return it->second;
}

const QImage& HatchBrushes::tile(
    Hatch hatch, const QColor& color, const QColor& fill, double pixelRatio)
{
    const Key key { hatch, color.rgba(), fill.rgba(),
        static_cast<int>(std::lround(pixelRatio * 100)) };
    auto it = m_tiles.find(key);
    if (it != m_tiles.end())
        return it->second;
    QImage dots = brush(hatch, color, pixelRatio).textureImage();
    dots.setDevicePixelRatio(1);
    QImage tile(dots.size(), QImage::Format_RGB32);
    tile.fill(fill);
    QPainter(&tile).drawImage(0, 0, dots);
    return m_tiles.emplace(key, tile).first->second;
}

void paintTheft(QPainter& painter, const TheftMark& mark, Theme theme)
{
    const ChartColors& colors = chartColors(theme);
    const double r = mark.size / 2;
    const QPolygonF triangle { mark.centre + QPointF(0, -r * 1.1),
        mark.centre + QPointF(r * 1.1, r * 0.85), mark.centre + QPointF(-r * 1.1, r * 0.85) };
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.failedHalo, r * 0.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolygon(triangle);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.text);
    painter.drawPolygon(triangle);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

BarPainter::BarPainter(QPainter& painter, HatchBrushes& hatches, BarTexts& texts, Theme theme)
    : m_painter(painter),
      m_hatches(hatches),
      m_barTexts(texts),
      m_theme(theme),
      m_metrics(painter.font())
{
    m_barTexts.setFont(painter.font());
}

const StateStyle& BarPainter::style(std::size_t index) const
{
    return index == kDrawnStates ? heldStyle(m_theme)
                                 : stateStyle(static_cast<TaskState>(index), m_theme);
}

void BarPainter::addRow(
    const TrackModel& tracks, std::size_t row, const QRect& place, const std::vector<Bar>& bars)
{
    QRectF area = barArea(place.top(), place.height());
    area.moveLeft(place.left());
    const bool held = tracks.rows()[row].isResource();
    for (const Bar& bar : bars) {
        const auto state = std::min(static_cast<std::size_t>(bar.span.state), kDrawnStates - 1);
        addBar(tracks, row, bar, held ? kDrawnStates : state, area);
        addMarks(held, bar, place, area);
    }
}

void BarPainter::addOverlay(
    const TrackModel& tracks, std::size_t row, const QRect& place, const std::vector<Bar>& bars)
{
    QRectF area = barArea(place.top(), place.height());
    area.moveLeft(place.left());
    const bool held = tracks.rows()[row].isResource();
    for (const Bar& bar : bars) {
        const auto state = std::min(static_cast<std::size_t>(bar.span.state), kDrawnStates - 1);
        const StateStyle& look = style(held ? kDrawnStates : state);
        if (!bar.isMerged())
            addText(tracks, row, bar, look, barRect(bar, look, area));
        addMarks(held, bar, place, area);
    }
}

void BarPainter::addMarks(bool held, const Bar& bar, const QRect& place, const QRectF& area)
{
    const bool endsItself = !held || bar.span.reason == Reason::Child;
    if (endsItself && (bar.failed || bar.cancelled)) {
        const double size = std::clamp(area.height() * 0.55, 6.0, 12.0);
        // At the right edge it stands a little before the end: half a mark cannot be read.
        const double x
            = std::min(area.left() + bar.right, place.left() + place.width() - size * 0.8);
        m_marks.append({ QPointF(x, area.center().y()), bar.failed, size });
    }
    if (!held && bar.stolen)
        m_thefts.push_back(theftMark(bar, area));
    if (bar.selected)
        m_selected.append(QRectF(
            area.left() + bar.left, area.top(), std::max(1, bar.right - bar.left), area.height()));
}

void BarPainter::addBar(const TrackModel& tracks, std::size_t row, const Bar& bar,
    std::size_t styleIndex, const QRectF& area)
{
    if (bar.isMerged()) {
        const auto dominant = styleIndex == kDrawnStates
            ? kDrawnStates
            : static_cast<std::size_t>(dominantState(bar));
        m_batches[dominant].veils.append(
            QRectF(area.left() + bar.left, area.top(), bar.right - bar.left, area.height()));
        for (const BarSlice& slice : slicesOf(bar, area))
            m_batches[styleIndex == kDrawnStates ? kDrawnStates
                                                 : static_cast<std::size_t>(slice.state)]
                .slices.append(slice.rect);
        return;
    }
    const StateStyle& look = style(styleIndex);
    const QRectF rect = barRect(bar, look, area);
    Batch& batch = m_batches[styleIndex];
    if (bar.right - bar.left < kMinHatchedWidth) {
        batch.thin.append(rect);
        return;
    }
    batch.fills.append(rect);
    if (look.hatch != Hatch::None)
        batch.hatched.append(rect);
    if (look.outlined)
        batch.outlines.append(rect.toRect().adjusted(0, 0, -1, -1));
    addText(tracks, row, bar, look, rect);
}

void BarPainter::addText(const TrackModel& tracks, std::size_t row, const Bar& bar,
    const StateStyle& look, const QRectF& rect)
{
    static_assert(kLeastTitledWidth <= 2 * kTextMargin + 8);
    if (m_texts.size() >= kMaxTexts || rect.width() < 2 * kTextMargin + 8
        || rect.height() < m_metrics.height() - 2)
        return;
    const PreparedText& text = m_barTexts.of(tracks, row, bar.span);
    if (!text.text.isEmpty() && text.width + 2 * kTextMargin <= rect.width())
        m_texts.append({ rect.adjusted(kTextMargin, 0, -kTextMargin, 0), text.prepared, text.width,
            look.text, look.hatch == Hatch::None ? QColor() : look.fill });
}

void BarPainter::paintBatches(bool narrow)
{
    const double ratio = m_painter.device()->devicePixelRatioF();
    for (std::size_t i = 0; i < kStyles; ++i) {
        const StateStyle& look = style(i);
        Batch& batch = m_batches[i];
        m_painter.setPen(Qt::NoPen);
        if (narrow) {
            QColor veil = look.thin;
            veil.setAlpha(56);
            m_painter.setBrush(veil);
            m_painter.drawRects(batch.veils);
            m_painter.setBrush(look.thin);
            m_painter.drawRects(batch.thin);
            continue;
        }
        m_painter.setBrush(look.fill);
        m_painter.drawRects(batch.fills);
        if (!batch.hatched.isEmpty()) {
            m_painter.setBrush(m_hatches.brush(look.hatch, look.line, ratio));
            m_painter.drawRects(batch.hatched);
        }
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(look.line);
        m_painter.drawRects(batch.outlines);
    }
    if (!narrow)
        return;
    m_painter.setPen(Qt::NoPen);
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < kStyles; ++i) {
        m_painter.setBrush(style(i).thin);
        m_painter.drawRects(m_batches[i].slices);
    }
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void BarPainter::paintText(const Text& text)
{
    if (text.plate.isValid()) {
        // The hatch may not run through the letters.
        QRectF plate(text.place.left() - kTextMargin + 1, 0, text.width + 2 * kTextMargin - 2,
            std::min(m_metrics.height(), text.place.height() - 2));
        plate.moveCenter({ plate.center().x(), text.place.center().y() });
        m_painter.fillRect(plate, text.plate);
    }
    m_painter.setPen(text.color);
    m_painter.drawStaticText(QPointF(text.place.left(),
                                 text.place.top() + (text.place.height() - m_metrics.height()) / 2),
        text.text);
}

void BarPainter::paintMark(QPainter& painter, const Mark& mark) const
{
    const ChartColors& colors = chartColors(m_theme);
    const double r = mark.size / 2;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const bool halo : { true, false }) {
        painter.setPen(QPen(halo ? colors.failedHalo : colors.failed, halo ? r * 1.1 : r * 0.55,
            Qt::SolidLine, Qt::RoundCap));
        painter.setBrush(Qt::NoBrush);
        if (mark.failed)
            painter.drawLine(mark.at + QPointF(-r, -r), mark.at + QPointF(r, r));
        else
            painter.drawEllipse(mark.at, r, r);
        painter.drawLine(mark.at + QPointF(-r, r), mark.at + QPointF(r, -r));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void BarPainter::paintMarks()
{
    constexpr std::size_t kFewPixels = 16;
    constexpr std::size_t kFewStrokes = 300; // of pictures that can be enlarged
    const bool isOfPixels = m_painter.paintEngine()->type() == QPaintEngine::Raster;
    if (m_thefts.size() + static_cast<std::size_t>(m_marks.size())
        > (isOfPixels ? kFewPixels : kFewStrokes)) {
        paintStamps();
        return;
    }
    for (const TheftMark& mark : m_thefts)
        paintTheft(m_painter, mark, m_theme);
    for (const Mark& mark : std::as_const(m_marks))
        paintMark(m_painter, mark);
}

/// The same to the nearest pixel, each kind drawn once: thousands take no time.
void BarPainter::paintStamps()
{
    const double ratio = m_painter.device()->devicePixelRatioF();
    std::map<std::pair<int, double>, QPixmap> stamps;
    const auto stamp = [&](int kind, double size, QPointF at, const auto& paint) {
        const double side = std::ceil(size * 2) + 2;
        QPixmap& pixmap = stamps[{ kind, size }];
        if (pixmap.isNull()) {
            const int pixels = static_cast<int>(std::ceil(side * ratio));
            pixmap = QPixmap(pixels, pixels);
            pixmap.setDevicePixelRatio(ratio);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            paint(painter, QPointF(side / 2, side / 2));
        }
        m_painter.drawPixmap(QPoint(static_cast<int>(std::lround(at.x() - side / 2)),
                                 static_cast<int>(std::lround(at.y() - side / 2))),
            pixmap);
    };
    for (const TheftMark& mark : m_thefts)
        stamp(0, mark.size, mark.centre, [&](QPainter& painter, QPointF centre) {
            paintTheft(painter, { centre, mark.size }, m_theme);
        });
    for (const Mark& mark : std::as_const(m_marks))
        stamp(mark.failed ? 1 : 2, mark.size, mark.at, [&](QPainter& painter, QPointF centre) {
            paintMark(painter, { centre, mark.failed, mark.size });
        });
}

void BarPainter::paint()
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    paintBatches(false);
    paintBatches(true);
    for (const Text& text : std::as_const(m_texts))
        paintText(text);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(
        QPen(chartColors(m_theme).selection, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    m_painter.drawRects(m_selected);
    paintMarks();
    m_painter.restore();
}

} // namespace interleave::ui
