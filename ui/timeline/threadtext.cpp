// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/threadtext.h"

#include "ui/timeline/scheduletext.h"
#include "ui/timeline/timetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace interleave::ui {

namespace {
struct ThreadText {
    Q_DECLARE_TR_FUNCTIONS(ThreadText)
};

QString stateText(const CoreStretch& stretch)
{
    switch (stretch.state) {
    case CoreState::OnCore:
        return ThreadText::tr("on core %1").arg(stretch.core);
    case CoreState::Preempted:
        return ThreadText::tr("preempted: it could have gone on, and had no core");
    case CoreState::Off:
        return ThreadText::tr("off: it waited, by itself");
    case CoreState::Unknown:
        return ThreadText::tr("not known: the kernel lost records of its schedule");
    }
    return {};
}

/// The stretch around an instant, from the end of the slice before it to the next one's begin, or
/// as far as that is known.
CoreStretch stretchAt(const SystemSchedule& schedule, const ScheduledThread& thread, Nanos at)
{
    const std::size_t next = schedule.firstEndingAfter(thread, at);
    const std::size_t last = thread.firstSlice + thread.sliceCount;
    if (next < last && schedule.beginOf(next) <= at) {
        const CoreSlice slice = schedule.slice(next);
        return { slice.begin, slice.end, CoreState::OnCore, slice.core };
    }
    const OffCore off = schedule.offCoreBefore(thread, next);
    if (at >= off.known && off.known < off.end)
        return { off.known, off.end, CoreState::Unknown, 0 };
    return { off.begin, off.known, off.isPreempted ? CoreState::Preempted : CoreState::Off, 0 };
}
} // namespace

QString describeThread(const TrackModel& tracks, std::size_t row, Nanos at, Nanos resolution)
{
    const SystemSchedule& schedule = *tracks.trace().systemSchedule();
    const LaneId lane = tracks.trace().lanes()[tracks.rows()[row].index].id;
    const ScheduledThread* thread = schedule.threadOf(lane);
    if (thread == nullptr)
        return tracks.rows()[row].title;
    QStringList lines { tracks.rows()[row].title,
        ThreadText::tr("thread %1 of process %2").arg(thread->tid).arg(thread->pid) };
    if (at < thread->begin || at > std::max(thread->begin, thread->end)) {
        lines << ThreadText::tr("not there at %1").arg(instantText(at, resolution));
    } else {
        const CoreStretch stretch = stretchAt(schedule, *thread, at);
        lines << stateText(stretch)
              << ThreadText::tr("from %1 to %2, for %3")
                     .arg(instantText(stretch.begin, resolution),
                         instantText(stretch.end, resolution),
                         durationText(stretch.end - stretch.begin));
    }
    lines << describeLaneTime(tracks.trace(), lane);
    return lines.join(QLatin1Char('\n'));
}

} // namespace interleave::ui
