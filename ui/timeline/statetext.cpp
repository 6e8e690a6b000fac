// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/statetext.h"

#include "ui/timeline/timetext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace interleave::ui {

namespace {
struct StateText {
    Q_DECLARE_TR_FUNCTIONS(StateText)
};
} // namespace

QString stateName(TaskState state)
{
    switch (state) {
    case TaskState::Queued:
        return StateText::tr("Queued");
    case TaskState::Ready:
        return StateText::tr("Ready");
    case TaskState::Running:
        return StateText::tr("Running");
    case TaskState::Blocked:
        return StateText::tr("Blocked");
    case TaskState::Suspended:
        return StateText::tr("Suspended");
    case TaskState::Overhead:
        return StateText::tr("Overhead");
    case TaskState::Done:
        return StateText::tr("Done");
    case TaskState::Failed:
        return StateText::tr("Failed");
    case TaskState::Cancelled:
        return StateText::tr("Cancelled");
    }
    return {};
}

QString stateDefinition(TaskState state)
{
    switch (state) {
    case TaskState::Queued:
        return StateText::tr("Submitted; no worker has taken it yet.");
    case TaskState::Ready:
        return StateText::tr("Woken; waits for its turn to run.");
    case TaskState::Running:
        return StateText::tr("Runs on its worker.");
    case TaskState::Blocked:
        return StateText::tr("Waits and holds its worker, which can do nothing else.");
    case TaskState::Suspended:
        return StateText::tr("Waits and has given its worker away to others.");
    case TaskState::Overhead:
        return StateText::tr("The worker's own time: starting, sending, turning the loop.");
    case TaskState::Done:
        return StateText::tr("Ended with a result.");
    case TaskState::Failed:
        return StateText::tr("Ended with an error.");
    case TaskState::Cancelled:
        return StateText::tr("Ended because it was told to stop.");
    }
    return {};
}

QString idleName()
{
    return StateText::tr("Idle");
}

QString gapName()
{
    return StateText::tr("Gap");
}

QString gapDefinition()
{
    return StateText::tr("Events of the worker were lost: nothing is known of it.");
}

QString heldName()
{
    return StateText::tr("Held");
}

QString stolenName()
{
    return StateText::tr("Stolen");
}

QString reasonName(Reason reason)
{
    switch (reason) {
    case Reason::None:
        return {};
    case Reason::Sleep:
        return StateText::tr("sleep");
    case Reason::Io:
        return StateText::tr("input/output");
    case Reason::Lock:
        return StateText::tr("lock");
    case Reason::Event:
        return StateText::tr("event");
    case Reason::Condition:
        return StateText::tr("condition");
    case Reason::Barrier:
        return StateText::tr("barrier");
    case Reason::Semaphore:
        return StateText::tr("semaphore");
    case Reason::Queue:
        return StateText::tr("queue");
    case Reason::Join:
        return StateText::tr("join");
    case Reason::Future:
        return StateText::tr("future");
    case Reason::Signal:
        return StateText::tr("signal");
    case Reason::Child:
        return StateText::tr("child process");
    case Reason::InterpreterLock:
        return StateText::tr("interpreter lock");
    case Reason::Spawn:
        return StateText::tr("start-up");
    case Reason::Transfer:
        return StateText::tr("transfer");
    case Reason::FullRing:
        return StateText::tr("full event ring");
    case Reason::LoopTurn:
        return StateText::tr("loop turn");
    }
    return {};
}

QString stateWithReason(TaskState state, Reason reason)
{
    if (reason == Reason::None)
        return stateName(state);
    //: a state and its reason: "Blocked (lock)"
    return StateText::tr("%1 (%2)").arg(stateName(state), reasonName(reason));
}

QString spanTitle(const Trace& trace, const Span& span)
{
    // Of a wait for the interpreter lock the task's name would say nothing about why.
    if (!span.label.isValid() && (!span.task.isValid() || span.reason == Reason::InterpreterLock))
        return reasonName(span.reason);
    return QString::fromStdString(trace.spanTitle(span));
}

QString barTitle(const TrackModel& tracks, std::size_t row, const Span& span)
{
    if (tracks.rows()[row].kind == TrackRow::Kind::Level)
        return QLocale().toString(tracks.levelAt(row, span.begin));
    if (tracks.rows()[row].kind != TrackRow::Kind::Task || span.label.isValid())
        return spanTitle(tracks.trace(), span);
    return span.state == TaskState::Blocked || span.state == TaskState::Suspended
        ? reasonName(span.reason)
        : QString();
}

namespace {
/// What the number of a resource says.
QString levelText(const TrackModel& tracks, std::size_t row, Nanos at)
{
    const ResourceTrack& resource = tracks.trace().resources()[tracks.rows()[row].index];
    const int level = static_cast<int>(tracks.levelAt(row, at));
    switch (resource.kind) {
    case Reason::Event:
        return StateText::tr("the event is set");
    case Reason::Condition:
        return StateText::tr("%n wait on the condition", nullptr, level);
    case Reason::Barrier:
        return StateText::tr("%n have arrived at the barrier", nullptr, level);
    case Reason::Queue:
        return StateText::tr("%n item(s) in the queue", nullptr, level);
    case Reason::Io:
        return StateText::tr("%n byte(s) in the pipe", nullptr, level);
    default:
        return StateText::tr("held %n time(s) by the same task", nullptr, level);
    }
}
} // namespace

QString describeSpan(const TrackModel& tracks, std::size_t row, const Span& span)
{
    const Trace& trace = tracks.trace();
    const TrackRow& track = tracks.rows()[row];
    QStringList lines;
    const QString title
        = track.kind == TrackRow::Kind::Level ? track.title : spanTitle(trace, span);
    if (!title.isEmpty())
        lines << title;
    const bool held = track.isResource();
    const bool isProgram = held && span.reason == Reason::Child;
    if (track.kind == TrackRow::Kind::Level)
        lines << levelText(tracks, row, span.begin);
    else
        lines << (isProgram ? StateText::tr("A program that the task has started")
                : held      ? heldName()
                            : stateWithReason(span.state, span.reason));
    if (const Mark* theft = held ? nullptr : tracks.theftAt(span))
        lines << StateText::tr("Stolen from %1, which had split it off or spawned it")
                     .arg(QString::fromStdString(trace.lanes()[theft->from.index()].name));
    if ((!held || isProgram) && tracks.endsFailed(span))
        lines << StateText::tr("Ends with an error");
    if ((!held || isProgram) && tracks.endsCancelled(span))
        lines << StateText::tr("Ends cancelled");
    lines << StateText::tr("begins at %1, lasts %2")
                 .arg(
                     instantText(span.begin, span.duration() / 100), durationText(span.duration()));
    if (span.task.isValid())
        lines << StateText::tr("Task %1: %2")
                     .arg(QString::number(span.task.value),
                         QString::fromStdString(trace.taskName(span.task)));
    if (span.lane.index() < trace.lanes().size())
        lines << StateText::tr("Lane: %1")
                     .arg(QString::fromStdString(trace.lanes()[span.lane.index()].name));
    return lines.join(QLatin1Char('\n'));
}

} // namespace interleave::ui
