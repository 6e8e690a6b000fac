// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/coreplottable.h"

#include "ui/timeline/oncore.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
constexpr std::size_t kMaxCachedRows = 4096;
constexpr int kNameMargin = 3;
constexpr int kSwatchWidth = 4;
constexpr int kSwatchGap = 2;
} // namespace

CorePlottable::CorePlottable(QCPAxis* timeAxis, QCPAxis* rowAxis, const TimelineContent& content)
    : QCPAbstractPlottable(timeAxis, rowAxis),
      m_content(content)
{
    setAntialiased(false);
    setSelectable(QCP::stNone);
}

const CoreSums& CorePlottable::sumsOf(const std::shared_ptr<const SystemSchedule>& of) const
{
    auto& kept = m_sums[of.get()]; // which it keeps alive: no other can have its address
    if (!kept)
        kept = std::make_unique<const CoreSums>(of);
    return *kept;
}

/// Traces are let go to save memory: nothing of them may be kept here.
void CorePlottable::forgetOthers()
{
    std::erase_if(m_sums, [this](const auto& entry) {
        return std::none_of(
            m_content.sections.begin(), m_content.sections.end(), [&](const TimelineSection& s) {
                return s.tracks && s.tracks->trace().systemSchedule().get() == entry.first;
            });
    });
    std::erase_if(m_rows, [this](const auto& entry) {
        return entry.first.first >= m_content.sections.size()
            || m_content.sections[entry.first.first].tracks != entry.second.tracks;
    });
}

const CorePlottable::Row& CorePlottable::rowOf(std::size_t section, std::size_t row) const
{
    if (m_rows.size() > kMaxCachedRows)
        m_rows.clear();
    Row& kept = m_rows[{ section, row }];
    const auto& tracks = m_content.sections[section].tracks;
    const Viewport::Range range = m_content.coordinates.range;
    const int width = m_content.lanes.width();
    if (kept.tracks == tracks && kept.range == range && kept.width == width)
        return kept;
    kept = { tracks, range, width, {}, {}, {} };
    if (tracks->shownSchedule() == nullptr)
        return kept;
    const CoreSums& sums = sumsOf(tracks->trace().systemSchedule());
    const TrackRow& track = tracks->rows()[row];
    if (track.kind == TrackRow::Kind::Core) {
        kept.bars = layOutCore(sums, track.index, range, width);
        kept.gaps = layOutGaps(sums, track.index, range, width);
    } else {
        kept.strip = layOutStrip(sums, *tracks, row, range, width);
    }
    return kept;
}

const std::vector<CoreBar>& CorePlottable::bars(std::size_t section, std::size_t row) const
{
    return rowOf(section, row).bars;
}

double CorePlottable::selectTest(
    const QPointF& /*pos*/, bool /*onlySelectable*/, QVariant* /*details*/) const
{
    return -1; // the canvas finds slices itself
}

QCPRange CorePlottable::getKeyRange(bool& foundRange, QCP::SignDomain /*inSignDomain*/) const
{
    foundRange = false;
    return {};
}

QCPRange CorePlottable::getValueRange(
    bool& foundRange, QCP::SignDomain /*inSignDomain*/, const QCPRange& /*inKeyRange*/) const
{
    foundRange = false;
    return {};
}

void CorePlottable::draw(QCPPainter* painter)
{
    const auto [first, last]
        = m_content.layout.between(m_content.scroll, m_content.scroll + m_content.lanes.height());
    painter->setFont(mParentPlot->font());
    forgetOthers();
    std::vector<CorePatch> patches;
    for (std::size_t i = first; i < last; ++i) {
        const RowItem& item = m_content.layout.items[i];
        if (item.kind != RowItem::Kind::Row)
            continue;
        const TrackModel& tracks = *m_content.sections[item.section].tracks;
        if (tracks.shownSchedule() == nullptr)
            continue;
        const Row& row = rowOf(item.section, item.row);
        const QRect place = m_content.placeOf(item);
        patches.clear();
        if (tracks.rows()[item.row].kind == TrackRow::Kind::Core) {
            QRectF area = barArea(place.top(), place.height());
            area.moveLeft(place.left());
            addCorePatches(row.bars, tracks.trace(), area, m_content.theme, patches);
            addGapPatches(row.gaps, area, m_content.theme, patches);
            paint(*painter, patches, tracks.trace());
            paintSelected(*painter, item);
        } else if (isThreadRow(tracks, item.row)) {
            QRectF area = barArea(place.top(), place.height());
            area.moveLeft(place.left());
            addThreadPatches(row.strip, tracks, item.row, area, m_content.theme, patches);
            paint(*painter, patches, tracks.trace());
            paintSwatch(*painter, item);
        } else {
            addStripPatches(row.strip, stripPlace(place.left(), place.top(), place.height()),
                m_content.theme, patches);
            paint(*painter, patches, tracks.trace());
            paintSwatch(*painter, item);
        }
    }
    paintCursor(*painter);
}

void CorePlottable::paint(
    QPainter& painter, const std::vector<CorePatch>& patches, const Trace& trace)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const StateStyle& preempted = preemptedStyle(m_content.theme);
    for (const CorePatch& patch : patches) {
        // Parts of a column have heights that are no whole pixels.
        painter.setRenderHint(QPainter::Antialiasing, patch.rect.width() <= 1);
        painter.fillRect(patch.rect, patch.fill);
        if (patch.hatched != nullptr)
            painter.fillRect(
                patch.rect, m_hatches.brush(patch.hatched->hatch, patch.hatched->line, ratio));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const CorePatch& patch : patches) {
        const QRectF tick = patch.endsPreempted ? preemptedTick(patch.rect) : QRectF();
        if (tick.isEmpty())
            continue;
        painter.fillRect(tick.adjusted(-1, -1, 0, 0), chartColors(m_content.theme).lane);
        painter.fillRect(tick, preempted.thin);
    }
    for (const CorePatch& patch : patches)
        if (patch.isSlice)
            paintName(painter, patch, trace);
}

void CorePlottable::paintName(QPainter& painter, const CorePatch& patch, const Trace& trace) const
{
    const QFontMetricsF metrics(painter.font());
    const QRectF room = patch.rect.adjusted(kNameMargin, 0, -kNameMargin, 0);
    if (room.width() < 5 || room.height() < metrics.height() - 2)
        return;
    const QString name = nameOfThread(trace, trace.systemSchedule()->threads()[patch.thread]);
    const QString text = fittingName(
        name, room.width(), [&](const QString& t) { return metrics.horizontalAdvance(t); });
    if (text.isEmpty())
        return;
    painter.setPen(patch.text);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
}

/// Outlines what the selected task had of this core.
void CorePlottable::paintSelected(QPainter& painter, const RowItem& item) const
{
    const TrackModel& tracks = *m_content.sections[item.section].tracks;
    const Trace& trace = tracks.trace();
    if (!m_content.selected.isValid() || m_content.selected.index() >= trace.taskCount())
        return;
    const QRect place = m_content.placeOf(item);
    const QRectF area = barArea(place.top(), place.height());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(
        chartColors(m_content.theme).selection, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    const std::vector<Span>& spans = trace.task(m_content.selected).spans;
    constexpr int kLeastWidth = 3; // a narrower one would be nothing but outline
    for (const CoreBar& bar : bars(item.section, item.row)) {
        const LaneId lane = trace.systemSchedule()->threads()[bar.slice.thread].lane;
        if (bar.right - bar.left < kLeastWidth || !lane.isValid())
            continue;
        auto span = std::partition_point(
            spans.begin(), spans.end(), [&](const Span& s) { return s.end <= bar.slice.begin; });
        for (; span != spans.end() && span->begin < bar.slice.end; ++span) {
            if (span->state != TaskState::Running || span->lane != lane)
                continue;
            const double left = std::max<double>(place.left() + bar.left,
                m_content.coordinates.toPixel(std::max(span->begin, bar.slice.begin)));
            const double right = std::min<double>(place.left() + bar.right - 1,
                m_content.coordinates.toPixel(std::min(span->end, bar.slice.end)));
            if (right > left)
                painter.drawRect(QRectF(left, area.top(), right - left, area.height()));
        }
    }
}

void CorePlottable::paintCursor(QPainter& painter) const
{
    const auto& cursor = m_content.cursor;
    if (!cursor || !cursor->span || cursor->section >= m_content.sections.size())
        return;
    const auto& tracks = m_content.sections[cursor->section].tracks;
    if (!tracks || cursor->row >= tracks->rows().size() || !hasSlices(*tracks, cursor->row))
        return; // on a lane it stands under the strip already
    const RowItem* item = m_content.layout.find(cursor->section, cursor->row);
    if (item == nullptr)
        return;
    const QRect place = m_content.placeOf(*item);
    const double left
        = std::max(place.left() - 4.0, m_content.coordinates.toPixel(cursor->span->begin));
    const double right
        = std::min(place.right() + 5.0, m_content.coordinates.toPixel(cursor->span->end));
    const QRectF area = barArea(place.top(), place.height());
    painter.setBrush(Qt::NoBrush);
    for (const auto& [color, width] : { std::pair(chartColors(m_content.theme).page, 5),
             std::pair(chartColors(m_content.theme).selection, 3) }) {
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(QRectF(left, area.top(), std::max(3.0, right - left), area.height()));
    }
}

void CorePlottable::paintSwatch(QPainter& painter, const RowItem& item) const
{
    const TrackModel& tracks = *m_content.sections[item.section].tracks;
    const TrackRow& track = tracks.rows()[item.row];
    if (!track.isLane())
        return;
    const LaneId lane = tracks.trace().lanes()[track.index].id;
    if (tracks.trace().systemSchedule()->threadOf(lane) == nullptr)
        return;
    const QRect place = m_content.placeOf(item);
    const QRectF area = barArea(place.top(), place.height());
    painter.save();
    painter.setClipRect(
        QRect(0, m_content.lanes.top(), m_content.lanes.left(), m_content.lanes.height()));
    painter.fillRect(
        QRectF(place.left() - kSwatchWidth - kSwatchGap, area.top(), kSwatchWidth, area.height()),
        threadStyle(tracks.trace(), lane, m_content.theme).fill);
    painter.restore();
}

void CorePlottable::drawLegendIcon(QCPPainter* /*painter*/, const QRectF& /*rect*/) const { }

} // namespace interleave::ui
