// SPDX-License-Identifier: GPL-3.0-or-later
// Signals on one lane: the handler is a turn of its own, or stands in the middle of a wait that
// holds the lane.
#include "core/execution/driverexecutor.h"
#include "core/execution/runsignals.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace interleave {

void DriverExecutor::signalsBegin(RunSignals& /*signals*/)
{
    if (!m_poller)
        return;
    m_signalEvent = UniqueFd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!m_signalEvent.isOpen())
        throw std::system_error(errno, std::generic_category(), "no way to wake the loop");
    m_poller->wakeBy(m_signalEvent.get());
}

/// In a signal handler, perhaps.
void DriverExecutor::signalArrived()
{
    m_parker.unpark();
    if (!m_signalEvent.isOpen())
        return;
    constexpr std::uint64_t kOne = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_signalEvent.get(), &kOne, sizeof kOne);
}

void DriverExecutor::takeSignals()
{
    if (!isSignalPending() || runSignals()->thrown)
        return;
    TaskControl& program = programTask();
    if (program.isDone())
        return tellEnded();
    Operation* operation = waitOf(program);
    if (operation == nullptr) // it goes on anyway: tellBeforeStep
        return;
    program.record(m_lane, TaskState::Ready, Reason::Signal, {}, runSignals()->nextSender());
    program.record(m_lane, TaskState::Running);
    const bool hasThrown = !runHandlers(program);
    const bool isPauseOver = operation->reason() == Reason::Signal;
    if (!isStopping() && (hasThrown || isPauseOver)) {
        if (hasThrown)
            giveUp(*operation);
        forgetPosted(*operation);
        makeReady(*operation, nullptr);
    } else {
        program.record(m_lane, TaskState::Suspended, operation->reason(), operation->label());
    }
    letGoOfTaken();
}

/// The operation was woken already, so what a handler throws comes out of the program's next wait;
/// but a yield has nothing that could be lost.
void DriverExecutor::tellBeforeStep(Operation& operation)
{
    if (!isProgram(operation.task()))
        return;
    tellRunning(operation.task());
    if (operation.m_isYield && runSignals()->thrown)
        operation.m_stopped = true;
}

void DriverExecutor::waitHere(Operation& operation, Nanos until)
{
    while (monotonicNow() < until) {
        if (isStopping())
            return giveUp(operation);
        if (!tellWaiting(operation))
            return;
        m_parker.park(until);
    }
}

void DriverExecutor::waitVirtually(Operation& operation, Nanos until)
{
    while (runSignals() != nullptr && isProgram(operation.task())) {
        const auto alarm = runSignals()->alarmDue();
        if (!alarm || *alarm > until)
            break;
        advance(*alarm);
        if (!tellWaiting(operation))
            return;
    }
    advance(until);
}

/// The real sequential lane has nothing to run until then.
void DriverExecutor::parkUntil(std::optional<Nanos> time)
{
    while ((time || canSignalCome()) && !isStopping() && !isSignalPending()
        && (!time || monotonicNow() < *time))
        m_parker.park(time);
}

} // namespace interleave
