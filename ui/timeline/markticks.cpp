// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/markticks.h"

#include "ui/support/coretext.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <tuple>

namespace interleave::ui {

namespace {
struct MarkText {
    Q_DECLARE_TR_FUNCTIONS(MarkText)
};

constexpr double kApart = 3; ///< pixels between two signs of a kind
constexpr double kLowest = 8;

bool isEarlier(const MarkTick& a, const MarkTick& b)
{
    return std::tie(a.row, a.time) < std::tie(b.row, b.time);
}
} // namespace

MarkTicks::MarkTicks(const TrackModel& tracks)
{
    const Trace& trace = tracks.trace();
    const auto add = [&](const auto& instant, MarkTick::Kind kind, std::size_t index) {
        const auto row = tracks.mode() == LaneMode::Tasks ? tracks.rowOfTask(instant.task)
                                                          : tracks.rowOfLane(instant.lane);
        if (row && *row < tracks.rows().size())
            m_ticks.push_back({ *row, instant.time, kind, static_cast<std::uint32_t>(index) });
    };
    for (std::size_t i = 0; i < trace.marks().size(); ++i)
        if (!trace.marks()[i].isTheft())
            add(trace.marks()[i], MarkTick::Kind::Mark, i);
    for (std::size_t i = 0; i < trace.output().size(); ++i)
        add(trace.output()[i], MarkTick::Kind::Line, i);
    std::stable_sort(m_ticks.begin(), m_ticks.end(), isEarlier);
}

std::span<const MarkTick> MarkTicks::of(std::size_t row, Viewport::Range range) const
{
    const auto first = std::lower_bound(
        m_ticks.begin(), m_ticks.end(), MarkTick { row, range.begin }, isEarlier);
    const auto last
        = std::upper_bound(first, m_ticks.end(), MarkTick { row, range.end }, isEarlier);
    return { first, last };
}

QString markText(const Trace& trace, const MarkTick& tick)
{
    return tick.kind == MarkTick::Kind::Mark
        ? MarkText::tr("Mark: %1")
              .arg(QString::fromStdString(std::string(trace.label(trace.marks()[tick.index].name))))
        : MarkText::tr("Prints: %1").arg(QString::fromStdString(trace.output()[tick.index].text));
}

std::vector<MarkSign> markSigns(
    std::span<const MarkTick> ticks, Viewport::Range range, double width)
{
    std::vector<MarkSign> signs;
    const double length = static_cast<double>(range.length().count());
    if (!(length > 0))
        return signs;
    double before[] { -2 * kApart, -2 * kApart };
    for (const MarkTick& tick : ticks) {
        const double x = width * static_cast<double>((tick.time - range.begin).count()) / length;
        double& last = before[static_cast<std::size_t>(tick.kind)];
        if (x - last < kApart)
            continue;
        last = x;
        signs.push_back({ x, tick.kind });
    }
    return signs;
}

double markSize(double rowHeight)
{
    return rowHeight < kLowest ? 0 : std::clamp(rowHeight * 0.3, 4.0, 7.0);
}

void paintMarkSigns(
    QPainter& painter, const std::vector<MarkSign>& signs, const QRect& place, Theme theme)
{
    const double size = markSize(place.height());
    if (signs.empty() || size <= 0)
        return;
    const ChartColors& colors = chartColors(theme);
    const double r = size / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.failedHalo, 1.2));
    painter.setBrush(colors.text);
    for (const MarkSign& sign : signs) {
        const QPointF at(place.left() + sign.x, place.bottom() - r);
        if (sign.kind == MarkTick::Kind::Line)
            painter.drawEllipse(at, r * 0.8, r * 0.8);
        else
            painter.drawPolygon(QPolygonF {
                at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r), at + QPointF(-r, 0) });
    }
    painter.restore();
}

} // namespace interleave::ui
