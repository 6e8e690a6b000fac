// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinetips.h"

#include "ui/support/keymap.h"
#include "ui/timeline/coreshape.h"
#include "ui/timeline/gappainter.h"
#include "ui/timeline/lanelabels.h"
#include "ui/timeline/scheduletext.h"
#include "ui/timeline/statetext.h"
#include "ui/timeline/threadtext.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/timetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace interleave::ui {

namespace {

struct TipText {
    Q_DECLARE_TR_FUNCTIONS(TipText)
};

QString describeMerged(const Bar& bar)
{
    QStringList parts;
    for (std::size_t i = 0; i < bar.shares.size(); ++i)
        if (bar.shares[i] > 0)
            //: a state and its part of the time: "Running 12 %"
            parts << TipText::tr("%1 %2").arg(stateName(static_cast<TaskState>(i)),
                percentText(static_cast<double>(bar.shares[i])));
    QStringList lines { TipText::tr("%n spans too short to tell apart here", nullptr,
        static_cast<int>(std::min<std::uint32_t>(bar.count, 1'000'000'000))) };
    lines << parts.join(TipText::tr(", "));
    lines << TipText::tr("from %1 to %2")
                 .arg(instantText(bar.span.begin, (bar.lastEnd - bar.span.begin) / 100),
                     instantText(bar.lastEnd, (bar.lastEnd - bar.span.begin) / 100));
    if (bar.stolen)
        lines << TipText::tr("A stolen task begins here");
    if (bar.failed)
        lines << TipText::tr("A task failed here");
    lines << TipText::tr("Zoom in with W or Ctrl+wheel");
    return lines.join(QLatin1Char('\n'));
}

/// Of what stands beside the bars: the whole name of a lane, or what a click does.
QString tipOnNames(const TimelineCanvas& canvas, QPoint position)
{
    const RowItem* item = canvas.itemAt(position);
    if (item == nullptr || canvas.isOnAxis(position))
        return {};
    const TimelineSection& section = canvas.content().sections[item->section];
    const QString fold = keysText(keyBinding(Command::FoldGroup));
    switch (item->kind) {
    case RowItem::Kind::Header:
        return section.isCollapsed ? TipText::tr("Click to expand this run")
                                   : TipText::tr("Click to collapse this run");
    case RowItem::Kind::Group:
        return TipText::tr("%1, collapsed\nClick to expand (%2)")
            .arg(groupText(*section.tracks, item->group, item->collapsed), fold);
    case RowItem::Kind::Heading:
        return TipText::tr("%1\nClick to collapse (%2)")
            .arg(groupText(*section.tracks, item->group, item->collapsed), fold);
    case RowItem::Kind::Notice:
        return section.notice;
    case RowItem::Kind::Row:
        break;
    }
    if (position.x() < LaneLabels::kFoldWidth && !item->isPinned && item->group != RowGroup::Main)
        return section.tracks->isProgram()
            ? TipText::tr("Click to collapse this group (%1)").arg(fold)
            : TipText::tr("Click to collapse this group, in all runs (%1)").arg(fold);
    const QString name = section.tracks->rows()[item->row].title;
    return item->isPinned ? TipText::tr("%1, pinned").arg(name) : name;
}

} // namespace

QString tipAt(const TimelineCanvas& canvas, QPoint position)
{
    const RowItem* item = canvas.itemAt(position);
    const bool isHeading = item != nullptr && item->kind == RowItem::Kind::Heading;
    if (canvas.isOnNames(position) || isHeading)
        return tipOnNames(canvas, position);
    const auto hit = canvas.hitAt(position);
    if (!hit)
        return {};
    const auto timeAt = [&](int x) { return canvas.content().coordinates.toTime(x); };
    const TrackModel& tracks = *canvas.content().sections[hit->section].tracks;
    QString text = gapTip(tracks, hit->row, canvas.content().coordinates, position.x());
    if (!text.isEmpty())
        return text;
    if (tracks.rows()[hit->row].kind == TrackRow::Kind::Core)
        text = describeCoreRow(tracks, hit->row, hit->core ? &*hit->core : nullptr,
            timeAt(position.x()), canvas.content().coordinates.toDuration(1));
    else if (isThreadRow(tracks, hit->row) && tracks.shownSchedule() != nullptr)
        text = describeThread(
            tracks, hit->row, timeAt(position.x()), canvas.content().coordinates.toDuration(1));
    else if (!hit->bar)
        text = TipText::tr("%1\n%2 at %3")
                   .arg(tracks.rows()[hit->row].title, idleName(),
                       instantText(
                           timeAt(position.x()), canvas.content().coordinates.toDuration(1)));
    else if (hit->bar->isMerged())
        text = describeMerged(*hit->bar);
    else
        text = describeSpan(tracks, hit->row, hit->bar->span)
            + systemTip(tracks, hit->row, hit->bar->span);
    if (const QStringList marks = canvas.marksAt(position); !marks.isEmpty())
        text += QLatin1Char('\n') + marks.join(QLatin1Char('\n'));
    return text;
}

} // namespace interleave::ui
