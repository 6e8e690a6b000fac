// SPDX-License-Identifier: GPL-3.0-or-later
// How a run's program is told of signals (rule S21), the same under every model.
#include "core/coro/cancelled.h"
#include "core/execution/executor.h"
#include "core/execution/runsignals.h"

#include <utility>

namespace interleave {

RunSignals& Executor::useSignals()
{
    if (m_programTask == nullptr)
        throw TaskError(ErrorCode::Unsupported,
            "a worker process, or one beside the loop, cannot receive signals for the program");
    const std::lock_guard lock(m_mutex);
    if (m_ownSignals == nullptr) {
        const bool isReal = m_environment.virtualClock == nullptr;
        m_ownSignals = std::make_unique<RunSignals>(*this, isReal ? m_mainThread : 0);
        signalsBegin(*m_ownSignals);
        m_signals.store(m_ownSignals.get());
    }
    return *m_ownSignals;
}

/// Only when all tasks have ended. Who has ended the run is still asked for afterwards.
void Executor::endSignals()
{
    m_signals.store(nullptr);
    m_ownSignals.reset();
}

void Executor::handleSignal(TaskControl& by, Signal signal, SignalHandler handler)
{
    if (&by != m_programTask)
        throw TaskError(ErrorCode::BadArgument,
            "signal handlers can be installed by the program alone, on the main lane");
    useSignals().setHandler(signal, handler);
}

void Executor::sendSignal(TaskControl& by, Signal signal)
{
    RunSignals& signals = useSignals();
    by.lane()->recorder.mark(by.id(), intern("kill " + std::string(toString(signal))));
    if (&by != m_programTask)
        by.lane()->recorder.wake(m_programTask->id(), by.id(), Reason::Signal);
    signals.send(signal, by.id());
    if (&by != m_programTask)
        return;
    tellRunning(by);
    if (isStopping())
        throw Cancelled();
    throwFromHandler();
}

void Executor::setAlarm(Nanos after)
{
    if (after < Nanos(0))
        throw TaskError(ErrorCode::BadArgument, "an alarm cannot be set for a time that is over");
    useSignals().setAlarm(after, time() + after);
    if (m_environment.virtualClock != nullptr)
        alarmChanged();
}

void Executor::throwFromHandler()
{
    RunSignals* signals = m_signals.load();
    if (signals != nullptr && signals->thrown)
        std::rethrow_exception(std::exchange(signals->thrown, nullptr));
}

bool Executor::isSignalPending() const
{
    RunSignals* signals = m_signals.load();
    if (signals == nullptr)
        return false;
    if (m_environment.virtualClock != nullptr)
        signals->lookAtAlarm(m_environment.virtualClock->now());
    return signals->isPending();
}

bool Executor::canSignalCome() const
{
    const RunSignals* signals = m_signals.load();
    return signals != nullptr && (signals->isPending() || signals->isAlarmSet());
}

bool Executor::wasEndedBySignal() const
{
    const RunSignals* signals = m_signals.load();
    return signals != nullptr && signals->hasEndedRun();
}

/// At the begin of an operation of the program. True: it ends at once, by m_stopped.
bool Executor::lookAtSignals(Operation& operation)
{
    TaskControl& task = operation.task();
    if (&task != m_programTask)
        return false;
    tellRunning(task);
    const RunSignals* signals = m_signals.load();
    if (!signals->thrown)
        return false;
    operation.m_stopped = true;
    return true;
}

void Executor::tellRunning(TaskControl& program)
{
    if (&program != m_programTask || !isSignalPending() || runSignals()->thrown)
        return;
    program.record(
        *program.lane(), TaskState::Running, Reason::None, {}, runSignals()->nextSender());
    (void)runHandlers(program);
    program.record(*program.lane(), TaskState::Running);
    letGoOfTaken();
}

bool Executor::tellInWait(Operation& operation)
{
    TaskControl& task = operation.task();
    if (&task != m_programTask || !isSignalPending() || runSignals()->thrown)
        return true;
    enterUserCode(task);
    task.record(*task.lane(), TaskState::Running, Reason::None, {}, runSignals()->nextSender());
    const bool goesOn = runHandlers(task) && !isStopping();
    if (goesOn)
        task.record(*task.lane(), TaskState::Blocked, operation.reason(), operation.label());
    leaveUserCode(task);
    letGoOfTaken();
    return goesOn;
}

bool Executor::tellWaiting(Operation& operation)
{
    TaskControl& task = operation.task();
    if (&task != m_programTask || !isSignalPending() || runSignals()->thrown)
        return true;
    enterUserCode(task);
    task.record(*task.lane(), TaskState::Running, Reason::None, {}, runSignals()->nextSender());
    const bool hasThrown = !runHandlers(task);
    bool isOver = false;
    if (isStopping()) {
        giveUp(operation);
        isOver = true;
    } else if (hasThrown) {
        isOver = interruptWait(operation);
    } else if (operation.reason() == Reason::Signal) { // a pause
        operation.m_woken.store(true);
        isOver = true;
    }
    if (isOver)
        waitIsOver(operation);
    else
        task.record(*task.lane(), TaskState::Blocked, operation.reason(), operation.label());
    leaveUserCode(task);
    letGoOfTaken();
    return !isOver;
}

void Executor::tellEnded()
{
    if (!isSignalPending())
        return;
    while (const auto arrived = runSignals()->take())
        if (runSignals()->handlerOf(arrived->signal) == nullptr
            && arrived->signal != Signal::Interrupt) {
            runSignals()->endRunBy(arrived->signal);
            cutRun();
        }
    letGoOfTaken();
}

bool Executor::runHandlers(TaskControl& program)
{
    RunSignals& signals = *m_signals.load();
    while (!isStopping()) {
        const auto arrived = signals.take();
        if (!arrived)
            break;
        const Signal signal = arrived->signal;
        const SignalHandler handler = signals.handlerOf(signal);
        program.lane()->recorder.mark(program.id(), intern(describe(signal)));
        if (handler == nullptr && signal != Signal::Interrupt) {
            program.lane()->recorder.mark(program.id(), intern("ended by " + describe(signal)));
            signals.endRunBy(signal);
            cutRun();
            break;
        }
        try {
            if (handler == nullptr)
                throw KeyboardInterrupt();
            handler(program.context(), signal);
        } catch (...) {
            signals.thrown = std::current_exception();
            return false;
        }
    }
    return true;
}

bool Executor::interruptWait(Operation& operation)
{
    operation.expire(); // from here on nobody wakes it
    if (operation.m_woken.load(std::memory_order_acquire))
        return false; // it is thrown at the next await
    operation.m_stopped = true;
    return true;
}

void Executor::letGoOfTaken()
{
    for (unsigned n = std::exchange(runSignals()->owed, 0U); n > 0; --n)
        letGo();
}

} // namespace interleave
