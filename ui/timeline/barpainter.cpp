// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/barpainter.h"

#include "ui/timeline/statetext.h"

#include <QPaintDevice>
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
    const Key key { hatch, color.rgba(), static_cast<int>(std::lround(pixelRatio * 100)) };
    auto it = m_brushes.find(key);
    if (it == m_brushes.end())
        it = m_brushes.emplace(key, makeBrush(hatch, color, pixelRatio)).first;
    return it->second;
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

BarPainter::BarPainter(QPainter& painter, HatchBrushes& hatches, Theme theme)
    : m_painter(painter),
      m_hatches(hatches),
      m_theme(theme),
      m_metrics(painter.font())
{
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
            m_selected.append(QRectF(area.left() + bar.left, area.top(),
                std::max(1, bar.right - bar.left), area.height()));
    }
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
    if (m_texts.size() >= kMaxTexts || rect.width() < 2 * kTextMargin + 8
        || rect.height() < m_metrics.height() - 2)
        return;
    const QString text = barTitle(tracks, row, bar.span);
    if (!text.isEmpty() && m_metrics.horizontalAdvance(text) + 2 * kTextMargin <= rect.width())
        m_texts.append({ rect.adjusted(kTextMargin, 0, -kTextMargin, 0), text, look.text,
            look.hatch == Hatch::None ? QColor() : look.fill });
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

void BarPainter::paintMark(const Mark& mark)
{
    const ChartColors& colors = chartColors(m_theme);
    const double r = mark.size / 2;
    m_painter.setRenderHint(QPainter::Antialiasing);
    for (const bool halo : { true, false }) {
        m_painter.setPen(QPen(halo ? colors.failedHalo : colors.failed, halo ? r * 1.1 : r * 0.55,
            Qt::SolidLine, Qt::RoundCap));
        m_painter.setBrush(Qt::NoBrush);
        if (mark.failed)
            m_painter.drawLine(mark.at + QPointF(-r, -r), mark.at + QPointF(r, r));
        else
            m_painter.drawEllipse(mark.at, r, r);
        m_painter.drawLine(mark.at + QPointF(-r, r), mark.at + QPointF(r, -r));
    }
    m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void BarPainter::paintThefts()
{
    for (const TheftMark& mark : m_thefts)
        paintTheft(m_painter, mark, m_theme);
}

void BarPainter::paint()
{
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    paintBatches(false);
    paintBatches(true);
    for (const Text& text : std::as_const(m_texts)) {
        if (text.plate.isValid()) {
            // The hatch may not run through the letters.
            QRectF plate(text.place.left() - kTextMargin + 1, 0,
                m_metrics.horizontalAdvance(text.text) + 2 * kTextMargin - 2,
                std::min(m_metrics.height(), text.place.height() - 2));
            plate.moveCenter({ plate.center().x(), text.place.center().y() });
            m_painter.fillRect(plate, text.plate);
        }
        m_painter.setPen(text.color);
        m_painter.drawText(
            text.place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text.text);
    }
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(
        QPen(chartColors(m_theme).selection, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    m_painter.drawRects(m_selected);
    paintThefts();
    for (const Mark& mark : std::as_const(m_marks))
        paintMark(mark);
    m_painter.restore();
}

} // namespace interleave::ui
