// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/markticks.h"

#include "ui/support/coretext.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
struct MarkText {
    Q_DECLARE_TR_FUNCTIONS(MarkText)
};

constexpr double kApart = 3; ///< pixels between two signs of a kind
constexpr double kLowest = 8;

bool isEarlier(const MarkTick& a, const MarkTick& b)
{
    return a.time < b.time;
}

std::span<const MarkTick> within(const std::vector<MarkTick>& ticks, Viewport::Range range)
{
    const auto first = std::partition_point(
        ticks.begin(), ticks.end(), [&](const MarkTick& t) { return t.time < range.begin; });
    const auto last = std::partition_point(
        first, ticks.end(), [&](const MarkTick& t) { return t.time <= range.end; });
    return { first, last };
}

/// A diamond or a dot around a point.
void paintSign(QPainter& painter, MarkTick::Kind kind, QPointF at, double r, Theme theme)
{
    const ChartColors& colors = chartColors(theme);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.failedHalo, 1.2));
    painter.setBrush(colors.text);
    if (kind == MarkTick::Kind::Line)
        painter.drawEllipse(at, r * 0.8, r * 0.8);
    else
        painter.drawPolygon(QPolygonF {
            at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r), at + QPointF(-r, 0) });
}

QPixmap stampOf(MarkTick::Kind kind, double r, double ratio, Theme theme)
{
    const double side = std::ceil(2 * r) + 3;
    const int pixels = static_cast<int>(std::ceil(side * ratio));
    QPixmap stamp(pixels, pixels);
    stamp.setDevicePixelRatio(ratio);
    stamp.fill(Qt::transparent);
    QPainter painter(&stamp);
    paintSign(painter, kind, QPointF(side / 2, side / 2), r, theme);
    return stamp;
}
} // namespace

MarkTicks::MarkTicks(const TrackModel& tracks) : m_mode(tracks.mode())
{
    take(tracks);
}

bool MarkTicks::follow(const TrackModel& later)
{
    const Trace& trace = later.trace();
    if (later.mode() != m_mode || trace.marks().size() < m_seenMarks
        || trace.output().size() < m_seenLines || trace.lanes().size() < m_rowOfLane.size())
        return false;
    if ((m_seenMarks > 0 && &trace.marks()[0] != m_firstMark)
        || (m_seenLines > 0 && &trace.output()[0] != m_firstLine))
        return false;
    for (std::size_t i = 0; i < m_rowOfLane.size(); ++i)
        if (later.rowOfLane(trace.lanes()[i].id) != m_rowOfLane[i])
            return false;
    take(later);
    return true;
}

void MarkTicks::take(const TrackModel& tracks)
{
    const Trace& trace = tracks.trace();
    m_rowOfLane.clear();
    for (const LaneTrack& lane : trace.lanes())
        m_rowOfLane.push_back(tracks.rowOfLane(lane.id));
    const auto rowOf = [&](const auto& instant) {
        const auto row = m_mode == LaneMode::Tasks ? tracks.rowOfTask(instant.task)
                                                   : tracks.rowOfLane(instant.lane);
        return row && *row < tracks.rows().size() ? row : std::nullopt;
    };
    for (std::size_t i = m_seenMarks; i < trace.marks().size(); ++i) {
        const Mark& mark = trace.marks()[i];
        if (const auto row = mark.isTheft() ? std::nullopt : rowOf(mark)) {
            add(m_rows[*row].marks,
                { *row, mark.time, MarkTick::Kind::Mark, static_cast<std::uint32_t>(i) });
            ++m_size;
        }
    }
    for (std::size_t i = m_seenLines; i < trace.output().size(); ++i) {
        const OutputLine& line = trace.output()[i];
        if (const auto row = rowOf(line)) {
            add(m_rows[*row].lines,
                { *row, line.time, MarkTick::Kind::Line, static_cast<std::uint32_t>(i) });
            ++m_size;
        }
    }
    m_seenMarks = trace.marks().size();
    m_seenLines = trace.output().size();
    m_firstMark = m_seenMarks > 0 ? &trace.marks()[0] : nullptr;
    m_firstLine = m_seenLines > 0 ? &trace.output()[0] : nullptr;
}

void MarkTicks::add(std::vector<MarkTick>& ticks, const MarkTick& tick)
{
    const bool isLast = ticks.empty() || !isEarlier(tick, ticks.back());
    ticks.insert(
        isLast ? ticks.end() : std::upper_bound(ticks.begin(), ticks.end(), tick, isEarlier), tick);
}

RowTicks MarkTicks::of(std::size_t row, Viewport::Range range) const
{
    const auto found = m_rows.find(row);
    if (found == m_rows.end())
        return {};
    return { within(found->second.marks, range), within(found->second.lines, range) };
}

std::vector<MarkTick> firstOf(const RowTicks& ticks, std::size_t most)
{
    std::vector<MarkTick> first;
    for (const auto& kind : { ticks.marks, ticks.lines })
        first.insert(first.end(), kind.begin(),
            kind.begin() + static_cast<std::ptrdiff_t>(std::min(kind.size(), most)));
    std::stable_sort(first.begin(), first.end(), isEarlier);
    first.resize(std::min(first.size(), most));
    return first;
}

QString markText(const Trace& trace, const MarkTick& tick)
{
    return tick.kind == MarkTick::Kind::Mark
        ? MarkText::tr("Mark: %1")
              .arg(QString::fromStdString(std::string(trace.label(trace.marks()[tick.index].name))))
        : MarkText::tr("Prints: %1").arg(QString::fromStdString(trace.output()[tick.index].text));
}

std::vector<MarkSign> markSigns(const RowTicks& ticks, Viewport::Range range, double width)
{
    std::vector<MarkSign> signs;
    const double length = static_cast<double>(range.length().count());
    if (!(length > 0))
        return signs;
    const double scale = width / length;
    const auto toX = [&](const MarkTick& tick) {
        return scale * static_cast<double>((tick.time - range.begin).count());
    };
    for (const auto& kind : { ticks.marks, ticks.lines }) {
        const auto middle = static_cast<std::ptrdiff_t>(signs.size());
        for (auto it = kind.begin(); it != kind.end();) {
            const double x = toX(*it);
            signs.push_back({ x, it->kind });
            if (++it != kind.end() && toX(*it) - x < kApart)
                it = std::partition_point(
                    it, kind.end(), [&](const MarkTick& t) { return toX(t) - x < kApart; });
        }
        std::inplace_merge(signs.begin(), signs.begin() + middle, signs.end(),
            [](const MarkSign& a, const MarkSign& b) { return a.x < b.x; });
    }
    return signs;
}

double markSize(double rowHeight)
{
    return rowHeight < kLowest ? 0 : std::clamp(rowHeight * 0.3, 4.0, 7.0);
}

void paintMarkSigns(QPainter& painter, const std::vector<MarkSign>& signs, const QRect& row,
    double foot, Theme theme)
{
    const double size = markSize(row.height());
    if (signs.empty() || size <= 0)
        return;
    const double r = size / 2;
    painter.save();
    constexpr std::size_t kFew = 100;
    if (signs.size() <= kFew) {
        for (const MarkSign& sign : signs)
            paintSign(painter, sign.kind, QPointF(row.left() + sign.x, foot - r), r, theme);
        painter.restore();
        return;
    }
    // The same to the nearest pixel, each kind drawn once.
    const double ratio = painter.device()->devicePixelRatioF();
    const QPixmap mark = stampOf(MarkTick::Kind::Mark, r, ratio, theme);
    const QPixmap line = stampOf(MarkTick::Kind::Line, r, ratio, theme);
    const double half = (std::ceil(2 * r) + 3) / 2;
    const int top = static_cast<int>(std::lround(foot - r - half));
    for (const MarkSign& sign : signs)
        painter.drawPixmap(static_cast<int>(std::lround(row.left() + sign.x - half)), top,
            sign.kind == MarkTick::Kind::Mark ? mark : line);
    painter.restore();
}

} // namespace interleave::ui
