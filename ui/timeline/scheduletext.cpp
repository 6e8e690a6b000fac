// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/scheduletext.h"

#include "core/analysis/coregaps.h"
#include "core/trace/threadtotals.h"
#include "ui/timeline/coreshape.h"
#include "ui/timeline/statetext.h"
#include "ui/timeline/timetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace interleave::ui {

namespace {
struct ScheduleText {
    Q_DECLARE_TR_FUNCTIONS(ScheduleText)
};

int forPlural(std::uint64_t n)
{
    return static_cast<int>(std::min<std::uint64_t>(n, 1'000'000'000));
}

QString coreName(const TrackModel& tracks, std::size_t row)
{
    return tracks.rows()[row].title;
}

QString endText(SliceEnd how)
{
    switch (how) {
    case SliceEnd::Preempted:
        return ScheduleText::tr(
            "Then preempted: it could have gone on, the system gave the core to another thread");
    case SliceEnd::Waiting:
        return ScheduleText::tr("Then it waited, by itself");
    case SliceEnd::Exited:
        return ScheduleText::tr("Then it ended");
    case SliceEnd::Cut:
        return ScheduleText::tr("Still there when the recording ended");
    }
    return {};
}

double shareOf(Nanos part, Nanos whole)
{
    return whole > Nanos(0) ? static_cast<double>(part.count()) / static_cast<double>(whole.count())
                            : 0;
}

QString refusalText(const SystemSchedule& schedule)
{
    switch (schedule.refusal()) {
    case ScheduleRefusal::Paranoid:
        return ScheduleText::tr(
            "The system's schedule was not recorded: the kernel does not tell it to ordinary "
            "users, because kernel.perf_event_paranoid is above 2. To see it, let an administrator "
            "run “sysctl kernel.perf_event_paranoid=2”, and run again.");
    case ScheduleRefusal::Policy:
        return ScheduleText::tr(
            "The system's schedule was not recorded: a security policy forbids it (a container or "
            "a sandbox). To see it, run Interleave outside of that, or let the policy allow "
            "perf_event_open.");
    case ScheduleRefusal::LockLimit:
        return ScheduleText::tr(
            "The system's schedule was not recorded: not enough memory may be locked for it. "
            "Raise that limit (ulimit -l), or let an administrator run “sysctl "
            "kernel.perf_event_mlock_kb=2048”, and run again.");
    case ScheduleRefusal::Descriptors:
        return ScheduleText::tr(
            "The system's schedule was not recorded: it needs an open file for each core, and no "
            "more may be opened. Raise that limit (ulimit -n), and run again.");
    case ScheduleRefusal::NoFacility:
        return ScheduleText::tr("The system's schedule was not recorded: this system has no means "
                                "to tell it. Everything else works.");
    case ScheduleRefusal::None:
    case ScheduleRefusal::Other:
        break;
    }
    return ScheduleText::tr("The system's schedule was not recorded: %1")
        .arg(QString::fromStdString(schedule.reason()));
}

/// Of all threads that have a lane.
QString totalsText(const SystemSchedule& schedule)
{
    ThreadTotals sum;
    int workers = 0;
    for (const ScheduledThread& thread : schedule.threads()) {
        if (!thread.lane.isValid())
            continue;
        ++workers;
        addTo(sum, thread.totals);
    }
    if (workers == 0)
        return {};
    //: %1 and %2 are durations, %3 is "12 switches: 4 waited, 8 preempted"
    return ScheduleText::tr("In all, the system counts for its %n worker(s): %1 on a core, %2 "
                            "waiting for one; %3.",
        nullptr, workers)
        .arg(durationText(sum.onCore), durationText(sum.preempted),
            switchesText(sum.voluntary, sum.involuntary, std::nullopt));
}

QString gapsText(const SystemSchedule& schedule)
{
    QStringList parts;
    if (schedule.lostRecords() > 0)
        parts << ScheduleText::tr("The kernel lost %n record(s) of its schedule, because a buffer "
                                  "was full.",
            nullptr, forPlural(schedule.lostRecords()));
    if (schedule.brokenSlices() > 0)
        parts << ScheduleText::tr("%n slice(s) of which an end is not known are not drawn.",
            nullptr, forPlural(schedule.brokenSlices()));
    if (schedule.corruptBytes() > 0)
        parts << ScheduleText::tr("%n byte(s) of the kernel's records made no sense.", nullptr,
            forPlural(schedule.corruptBytes()));
    if (schedule.limitReached())
        parts << ScheduleText::tr("Its recording ended at %1, at its limit of memory.")
                     .arg(durationText(*schedule.limitReached()));
    return parts.join(QLatin1Char(' '));
}
} // namespace

QString onCoreName()
{
    return ScheduleText::tr("On a core");
}

QString preemptedName()
{
    return ScheduleText::tr("Preempted");
}

QString onCoreDefinition()
{
    return ScheduleText::tr("The strip along a lane's foot: the system had the worker's thread on "
                            "one of the cores.");
}

QString preemptedDefinition()
{
    return ScheduleText::tr("The thread could have gone on, but the system had given its core to "
                            "another: whatever the bar says, nothing went on there.");
}

QString notKnownName()
{
    return ScheduleText::tr("Not known");
}

QString notKnownDefinition()
{
    return ScheduleText::tr("The kernel lost records of its schedule: who was on the core, or "
                            "whether the thread had one, is not known.");
}

QString describeOnCore(const TrackModel& tracks, std::size_t row, const OnCore& on)
{
    const Trace& trace = tracks.trace();
    const SystemSchedule& schedule = *trace.systemSchedule();
    const ScheduledThread& thread = schedule.threads()[on.slice.thread];
    QStringList lines { nameOfThread(trace, thread) };
    //: %1 is "Core 0", then a thread's number
    lines << ScheduleText::tr("On %1 (thread %2)").arg(coreName(tracks, row)).arg(thread.tid);
    const Nanos resolution = std::max(Nanos(1), on.slice.duration() / 100);
    lines << ScheduleText::tr("from %1 to %2, for %3")
                 .arg(instantText(on.slice.begin, resolution),
                     instantText(on.slice.end, resolution), durationText(on.slice.duration()));
    lines << endText(on.slice.how);
    if (!on.span)
        return lines.join(QLatin1Char('\n'));
    lines << (on.span->task.isValid()
            ? ScheduleText::tr("Here: %1, task %2: %3")
                  .arg(stateWithReason(on.span->state, on.span->reason),
                      QString::number(on.span->task.value),
                      QString::fromStdString(trace.taskName(on.span->task)))
            : ScheduleText::tr("Here: %1").arg(stateWithReason(on.span->state, on.span->reason)));
    return lines.join(QLatin1Char('\n'));
}

QString describeCrowd(const TrackModel& tracks, std::size_t row, const CoreBar& bar)
{
    constexpr std::size_t kMost = 6;
    const Trace& trace = tracks.trace();
    QStringList lines { coreName(tracks, row),
        ScheduleText::tr("%n slices too short to tell apart here", nullptr, forPlural(bar.count)) };
    auto shares = bar.shares;
    std::sort(shares.begin(), shares.end(),
        [](const auto& a, const auto& b) { return a.second > b.second; });
    QStringList parts;
    for (std::size_t i = 0; i < std::min(shares.size(), kMost); ++i)
        //: a worker and its part of the time: "worker 1 12 %"
        parts << ScheduleText::tr("%1 %2").arg(
            nameOfThread(trace, trace.systemSchedule()->threads()[shares[i].first]),
            percentText(static_cast<double>(shares[i].second)));
    if (shares.size() > kMost)
        parts << ScheduleText::tr("and %n more", nullptr, static_cast<int>(shares.size() - kMost));
    if (parts.isEmpty())
        parts << ScheduleText::tr("%1 of this time in use by the run")
                     .arg(percentText(static_cast<double>(bar.busy)));
    lines << parts.join(ScheduleText::tr(", "));
    lines << ScheduleText::tr("Zoom in with W or Ctrl+wheel");
    return lines.join(QLatin1Char('\n'));
}

QString describeGap(const TrackModel& tracks, std::size_t row, Nanos at, Nanos resolution)
{
    const QString when = instantText(at, resolution);
    const auto lost = coreGaps(*tracks.trace().systemSchedule(), tracks.rows()[row].index);
    const auto gap = std::partition_point(
        lost.begin(), lost.end(), [at](const LostStretch& g) { return g.end <= at; });
    if (gap != lost.end() && gap->begin < at + std::max(resolution, Nanos(1)))
        //: %1 is "Core 0", %2 and %3 are instants
        return ScheduleText::tr("%1\nnot known from %2 to %3: the kernel lost %n record(s) there",
            nullptr, forPlural(gap->records))
            .arg(coreName(tracks, row), instantText(gap->begin, resolution),
                instantText(gap->end, resolution));
    return ScheduleText::tr("%1\nothers or nobody at %2: only the threads of the run are recorded")
        .arg(coreName(tracks, row), when);
}

QString describeCoreRow(
    const TrackModel& tracks, std::size_t row, const CoreBar* bar, Nanos at, Nanos resolution)
{
    if (bar != nullptr && bar->isMerged())
        return describeCrowd(tracks, row, *bar);
    // A hair-thin slice is hit from beside it too.
    const Nanos inside = bar != nullptr
        ? std::clamp(at, bar->slice.begin, std::max(bar->slice.begin, bar->slice.end - Nanos(1)))
        : at;
    const auto on = onCoreAt(tracks, row, inside);
    return on ? describeOnCore(tracks, row, *on) : describeGap(tracks, row, at, resolution);
}

QString systemTip(const TrackModel& tracks, std::size_t row, const Span& span)
{
    if (tracks.shownSchedule() == nullptr || tracks.rows()[row].isResource())
        return {};
    const QString text = describeCoreTime(tracks.trace(), span);
    return text.isEmpty() ? text : QLatin1Char('\n') + text;
}

QString describeCoreTime(const Trace& trace, const Span& span)
{
    const SystemSchedule* schedule = trace.systemSchedule().get();
    if (schedule == nullptr || !schedule->isRecorded() || span.state != TaskState::Running)
        return {};
    const ScheduledThread* thread = schedule->threadOf(span.lane);
    if (thread == nullptr)
        return {};
    const CoreTime time = coreTime(*schedule, *thread, span.begin, span.end);
    const auto part = [&time](Nanos of) { return percentText(shareOf(of, time.total())); };
    //: parts of a span's time
    QString text = ScheduleText::tr("On a core %1, preempted %2, off %3 of this time")
                       .arg(part(time.onCore), part(time.preempted), part(time.off));
    if (time.unknown > Nanos(0)) //: the part of a span's time of which the kernel lost the records
        text += ScheduleText::tr(", not known %1").arg(part(time.unknown));
    return text + QLatin1Char('\n')
        + switchesText(time.voluntary, time.involuntary, time.migrations);
}

QString coreTimeText(const CoreTime& time)
{
    QString text
        = ScheduleText::tr("on a core %1, preempted %2, off %3")
              .arg(durationText(time.onCore), durationText(time.preempted), durationText(time.off));
    if (time.unknown > Nanos(0))
        text += ScheduleText::tr(", not known %1").arg(durationText(time.unknown));
    return text;
}

QString switchesText(
    std::uint64_t voluntary, std::uint64_t involuntary, std::optional<std::uint64_t> migrations)
{
    const QLocale locale;
    //: how often a thread left its core: by itself, or preempted
    QString text = ScheduleText::tr(
        "%n switch(es): %1 waited, %2 preempted", nullptr, forPlural(voluntary + involuntary))
                       .arg(locale.toString(static_cast<qulonglong>(voluntary)),
                           locale.toString(static_cast<qulonglong>(involuntary)));
    if (!migrations)
        return text;
    //: %1 is "12 switches: ...", %n how often a thread went on, on another core
    return ScheduleText::tr("%1; %n migration(s)", nullptr, forPlural(*migrations)).arg(text);
}

QString describeLaneTime(const Trace& trace, LaneId lane)
{
    const SystemSchedule* schedule = trace.systemSchedule().get();
    const ScheduledThread* thread = schedule != nullptr ? schedule->threadOf(lane) : nullptr;
    if (thread == nullptr || lane.index() >= trace.lanes().size())
        return {};
    const LaneTrack& track = trace.lanes()[lane.index()];
    const QString name = QString::fromStdString(track.name);
    if (schedule->isRecorded()) {
        const CoreTime time = coreTime(*schedule, *thread, track.begin, track.end);
        //: a worker's name, its times, its switches
        return ScheduleText::tr("%1 in all: %2; %3")
            .arg(name, coreTimeText(time),
                switchesText(time.voluntary, time.involuntary, time.migrations));
    }
    if (schedule->status() != ScheduleStatus::TotalsOnly)
        return {};
    return ScheduleText::tr("%1 in all, as the system counts: on a core %2, waiting for one %3; %4")
        .arg(name, durationText(thread->totals.onCore), durationText(thread->totals.preempted),
            switchesText(
                thread->totals.voluntary, thread->totals.involuntary, thread->totals.migrations));
}

QString scheduleNotice(const SystemSchedule* schedule)
{
    if (schedule == nullptr)
        return {};
    return schedule->isRecorded() ? gapsText(*schedule) : refusalText(*schedule);
}

QString totalsNotice(const SystemSchedule* schedule)
{
    return schedule != nullptr && schedule->status() == ScheduleStatus::TotalsOnly
        ? totalsText(*schedule)
        : QString();
}

} // namespace interleave::ui
