// SPDX-License-Identifier: GPL-3.0-or-later
// Signals of the simulated pools: events like any other, whose handlers run on the main lane.
#include "core/execution/runsignals.h"
#include "core/execution/virtualpool.h"

#include <algorithm>

namespace interleave {

void VirtualPool::signalArrived()
{
    schedule(EventKind::Signal, now(), &m_lanes.front());
}

void VirtualPool::alarmChanged()
{
    ++m_alarms;
    if (const auto due = runSignals()->alarmDue())
        schedule(EventKind::Alarm, *due, &m_lanes.front(), nullptr, m_alarms);
}

Operation* VirtualPool::programWait() const
{
    Operation* operation = m_waiting.first();
    while (operation != nullptr && !isProgram(operation->task()))
        operation = WaitList::next(*operation);
    return operation;
}

void VirtualPool::onSignal()
{
    if (!isSignalPending() || runSignals()->thrown) // an alarm that is due has come by asking
        return;
    Lane& lane = m_lanes.front();
    if (m_programEnd)
        return tellEnded();
    const Operation* operation = programWait();
    const bool isComputing = lane.computing || lane.computeLeft > Nanos(0);
    if (operation == nullptr || isComputing) // told at its next step
        return;
    lane.isTold = true;
    goOn(lane);
}

/// It was granted the interpreter lock for a step that it has made in the meantime.
bool VirtualPool::hasNothingToDo(const Lane& lane) const
{
    return lane.task == m_programTask && m_programTask->state() != FutureState::Pending
        && lane.resume == nullptr && !lane.isTold;
}

void VirtualPool::tellLane(Lane& lane)
{
    TaskControl& program = *lane.task;
    Operation* operation = programWait();
    if (operation == nullptr)
        return tellRunning(program);
    if (!isSignalPending() || runSignals()->thrown) {
        program.record(lane, TaskState::Running);
        program.record(lane, TaskState::Blocked, operation->reason(), operation->label());
        return;
    }
    program.record(lane, TaskState::Running, Reason::None, {}, runSignals()->nextSender());
    const bool hasThrown = !runHandlers(program);
    const bool isPauseOver = operation->reason() == Reason::Signal;
    letGoOfTaken();
    if (!isStopping() && (hasThrown ? takeOut(*operation) : isPauseOver)) {
        if (hasThrown)
            giveUp(*operation);
        m_waiting.unlink(*operation);
        lane.resume = operation;
    } else {
        program.record(lane, TaskState::Blocked, operation->reason(), operation->label());
    }
}

/// No event resumes it any more. False: it was woken at this very instant, and keeps what it has
/// been given.
bool VirtualPool::takeOut(Operation& operation)
{
    std::vector<Event> others;
    bool isWoken = false;
    for (; !m_events.empty(); m_events.pop()) {
        const Event& event = m_events.top();
        const bool resumes = event.kind == EventKind::Resume && event.operation == &operation;
        isWoken = isWoken || (resumes && operation.kind() == OperationKind::Primitive);
        others.push_back(event);
    }
    for (const Event& event : others)
        if (isWoken || event.operation != &operation)
            m_events.push(event);
    if (!isWoken)
        m_timeouts.erase(&operation);
    return !isWoken;
}

/// A signal has ended the run: also what has not begun, and a program that waits for its tasks.
void VirtualPool::endAll()
{
    for (Lane& lane : m_lanes) {
        if (lane.task == nullptr || lane.task == m_programTask || lane.task->isDone())
            continue;
        lane.task->record(lane, TaskState::Cancelled);
        publish(*lane.task, nullptr);
    }
    for (TaskControl* task : m_pending)
        if (task->cancelPending()) {
            task->record(m_lanes.front(), TaskState::Cancelled);
            publish(*task, nullptr);
        }
    if (m_programEnd && !m_programTask->isDone()) {
        m_programTask->record(m_lanes.front(), TaskState::Running);
        endProgram();
    }
}

} // namespace interleave
