// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/gappainter.h"

#include "core/trace/lanegaps.h"
#include "ui/support/numbers.h"
#include "ui/timeline/barshape.h"
#include "ui/timeline/timetext.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>

namespace interleave::ui {

namespace {

struct GapText {
    Q_DECLARE_TR_FUNCTIONS(GapText)
};

constexpr double kNarrowest = 3;

void paintGap(QPainter& painter, const QRectF& place, const QString& text, Theme theme)
{
    const ChartColors& colors = chartColors(theme);
    painter.fillRect(place, colors.page);
    painter.fillRect(place, QBrush(colors.failed, Qt::BDiagPattern));
    const QFontMetricsF metrics(painter.font());
    const QSizeF size(metrics.horizontalAdvance(text) + 4, metrics.height());
    if (size.width() > place.width() || size.height() > place.height())
        return;
    QRectF words(QPointF(), size);
    words.moveCenter(place.center());
    painter.fillRect(words, colors.page);
    painter.setPen(colors.text);
    painter.drawText(words, Qt::AlignCenter, text);
}

} // namespace

std::vector<GapMark> gapMarks(
    const AppendLog<LostEvents, 64>& lost, const TimelineCoordinates& coordinates)
{
    std::vector<GapMark> marks;
    for (std::size_t i = firstGapEndingAfter(lost, coordinates.range.begin);
         i < lost.size() && lost[i].begin < coordinates.range.end; ++i) {
        const double left = coordinates.toPixel(std::max(lost[i].begin, coordinates.range.begin));
        const double right = std::max(
            left + kNarrowest, coordinates.toPixel(std::min(lost[i].end, coordinates.range.end)));
        if (!marks.empty() && left <= marks.back().right + 1) { // no hair of the lane between them
            marks.back().right = std::max(marks.back().right, right);
            marks.back().count += lost[i].count;
            marks.back().end = std::max(marks.back().end, lost[i].end);
            ++marks.back().gaps;
        } else {
            marks.push_back({ left, right, lost[i].count, lost[i].begin, lost[i].end });
        }
    }
    return marks;
}

std::vector<GapMark> gapMarks(
    const TrackModel& tracks, std::size_t row, const TimelineCoordinates& coordinates)
{
    const TrackRow& lane = tracks.rows()[row];
    if (!lane.isLane())
        return {};
    return gapMarks(tracks.trace().lanes()[lane.index].lost, coordinates);
}

QString gapTitle(const GapMark& mark)
{
    return GapText::tr("%1 lost").arg(countText(mark.count));
}

QString gapTip(
    const TrackModel& tracks, std::size_t row, const TimelineCoordinates& coordinates, int x)
{
    const std::vector<GapMark> marks = gapMarks(tracks, row, coordinates);
    const GapMark* found = nullptr;
    for (const GapMark& mark : marks)
        if (x >= mark.left - 1 && x <= mark.right + 1)
            found = &mark;
    if (found == nullptr)
        return {};
    const Nanos resolution = std::max(Nanos(1), (found->end - found->begin) / 100);
    //: a lane, and a stretch of it of which nothing is known: from, to
    QString text
        = GapText::tr("%1\n%2 of its events were lost: nothing is known of it\nfrom %3 to "
                      "%4 (%5)")
              .arg(tracks.rows()[row].title, countText(found->count),
                  instantText(found->begin, resolution), instantText(found->end, resolution),
                  durationText(found->end - found->begin));
    if (found->gaps > 1)
        text += GapText::tr("\n%n such gaps here", nullptr, found->gaps);
    return text;
}

void paintGaps(
    QPainter& painter, const TimelineContent& content, std::size_t first, std::size_t last)
{
    for (std::size_t i = first; i < last; ++i) {
        const RowItem& item = content.layout.items[i];
        if (item.kind != RowItem::Kind::Row)
            continue;
        const TrackModel& tracks = *content.sections[item.section].tracks;
        const QRect place = content.placeOf(item);
        const QRectF area = barArea(place.top(), place.height());
        for (const GapMark& mark : gapMarks(tracks, item.row, content.coordinates))
            paintGap(painter, QRectF(mark.left, area.top(), mark.right - mark.left, area.height()),
                gapTitle(mark), content.theme);
    }
}

} // namespace interleave::ui
