// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/driverexecutor.h"

#include "core/base/clock.h"
#include "core/execution/blockingfetch.h"
#include "core/execution/runsignals.h"

#include <algorithm>
#include <utility>

namespace interleave {

DriverExecutor::DriverExecutor(RunEnvironment& environment) : Executor(environment)
{
    if (isLoop() && !isVirtual())
        m_poller = std::make_unique<Poller>(environment.stopDescriptor);
    m_yieldsTurns = isLoop();
}

Nanos DriverExecutor::now() const
{
    return isVirtual() ? m_environment.virtualClock->now() : monotonicNow();
}

Result<RunOutcome> DriverExecutor::run(Program program)
{
    const SignalScope signalScope(*this);
    const bool loop = isLoop();
    m_lane.id = m_environment.collector.addLane(
        loop ? LaneKind::Loop : LaneKind::Main, loop ? "Event loop" : "Main");
    m_lane.recorder = m_environment.collector.recorder(m_lane.id);
    m_environment.collector.begin();
    m_lane.recorder.laneBegin();
    if (m_environment.onStopWatch)
        m_environment.onStopWatch([this] {
            m_parker.unpark();
            const std::lock_guard lock(m_postedMutex);
            if (m_offload)
                m_offload->interrupt();
        });
    m_thread = std::this_thread::get_id();

    TaskControl& task = newProgram();
    m_program = program;
    if (loop)
        task.record(m_lane, TaskState::Queued, Reason::None,
            task.name()); // a task's first step is a call_soon (L12)
    m_ready.start(task);
    m_unfinished = 1;
    const std::optional<Error> stuck = runToTheEnd();
    if (m_environment.beforeWorkersEnd)
        m_environment.beforeWorkersEnd();
    if (m_offload)
        m_offload->close();
    RunOutcome outcome = outcomeOf(task);
    if (stuck)
        outcome.error = stuck;
    outcome.makespan = m_environment.collector.elapsed();
    if (m_environment.onStopWatch)
        m_environment.onStopWatch({});
    return outcome;
}

/// Until all tasks have ended. An error: they never will.
std::optional<Error> DriverExecutor::runToTheEnd()
{
    while (m_unfinished > 0) {
        if (isStopping()) {
            cancelAll();
            if (wasEndedBySignal())
                dropCalls();
            return std::nullopt;
        }
        dropCancelledTimers();
        const bool isEnding = m_stopAsked && m_running != nullptr;
        const bool canHappen = !m_ready.empty() || !m_timers.empty() || isEnding || m_offloaded > 0
            || (m_poller && m_poller->isWatching()) || canSignalCome();
        if (!canHappen) {
            Error stuck { ErrorCode::WouldDeadlock,
                "nothing can happen any more: "
                    + m_suspended.describe(m_environment.collector.labels()) };
            cancelAll();
            return stuck;
        }
        const RunLoopOperation* running = m_running;
        turn();
        if (m_stopAsked && running != nullptr && running == m_running)
            endRun();
        if (m_unfinished == 0 && !m_ready.empty())
            turn(); // the callbacks of the last step: an end lets its turn finish (L7)
    }
    if (!isStopping()) {
        if (m_daemons > 0)
            cutDaemons();
        dropCalls();
    }
    return std::nullopt;
}

/// Rule L1.
void DriverExecutor::turn()
{
    pollOnce();
    takePosted();
    if (runSignals() != nullptr)
        takeSignals();
    fireTimers();
    m_stepBegin = 0;
    for (std::size_t n = m_ready.size(); n > 0 && !isStopping(); --n)
        runHandle(m_ready.pop());
}

void DriverExecutor::pollOnce()
{
    const auto first = m_timers.first();
    const bool waits
        = m_ready.empty() && !(m_stopAsked && m_running != nullptr) && !isSignalPending();
    if (isVirtual()) {
        Nanos next = first.value_or(Nanos::max());
        if (m_offload)
            next = std::min(next, m_offload->nextEvent().value_or(Nanos::max()));
        if (runSignals() != nullptr)
            next = std::min(next, runSignals()->alarmDue().value_or(Nanos::max()));
        if (waits && next != Nanos::max())
            advance(next);
        return;
    }
    if (!m_poller) {
        if (waits)
            parkUntil(first);
        return;
    }
    if (!waits) {
        if (m_poller->isWatching()) // without descriptors a poll sees nothing
            m_poller->poll(Nanos(0));
    } else {
        m_poller->poll(first);
    }
}

void DriverExecutor::runHandle(const ReadyHandle& handle)
{
    switch (handle.kind()) {
    case ReadyHandle::Kind::Start:
        m_stepBegin = 0;
        startTask(handle.task());
        break;
    case ReadyHandle::Kind::Resume:
        resume(handle.operation());
        break;
    case ReadyHandle::Kind::Callback: {
        const auto queued = handle.callback();
        m_stepBegin = 0;
        queued->callback(queued->future, queued->argument);
        break;
    }
    }
}

void DriverExecutor::resume(Operation& operation)
{
    TaskControl& task = operation.task();
    if (m_cancelRequests != 0 && takeCancelRequest(task))
        giveUp(operation);
    const std::uint64_t begin = std::exchange(m_stepBegin, 0);
    task.recordAt(m_lane, begin != 0 ? begin : m_lane.recorder.stamp(), TaskState::Running);
    if (runSignals() != nullptr)
        tellBeforeStep(operation);
    operation.m_handle.resume(); // the operation is gone after this
    if (task.coroutine().isDone())
        end(task);
}

void DriverExecutor::startTask(TaskControl& task)
{
    const bool isCall = task.role() == TaskRole::LoopCall;
    if (!task.startRunning()) { // cancelled before its first step
        --(isCall ? m_cancelledCalls : task.isDaemon() ? m_daemons : m_unfinished);
        return;
    }
    if (isCall)
        ++m_unfinished; // now it is as any task
    task.setLane(&m_lane);
    const bool isProgram = task.body() == nullptr;
    const bool isFirstRecord = isProgram && !isLoop();
    task.record(m_lane, TaskState::Running, Reason::None, isFirstRecord ? task.name() : LabelId {});
    if (isProgram)
        task.create(m_program);
    else
        task.createBody();
    task.coroutine().start();
    if (task.coroutine().isDone())
        end(task);
}

void DriverExecutor::end(TaskControl& task)
{
    conclude(task);
    if (m_cancelRequests != 0)
        (void)takeCancelRequest(task);
    --(task.isDaemon() ? m_daemons : m_unfinished);
}

void DriverExecutor::publish(TaskControl& task, TaskControl* by)
{
    if (!isLoop())
        return task.finish(by);      // by the worker that finishes it, at once (E16)
    task.finish(by, &queueCallback); // one turn later (L14)
}

/// `future` is the one that is done: its executor is this driver.
void DriverExecutor::queueCallback(Future future, DoneCallback callback, void* argument)
{
    static_cast<DriverExecutor&>(future.task->executor())
        .m_ready.call({ future, callback, argument });
}

void DriverExecutor::runCallback(Future future, DoneCallback callback, void* argument)
{
    if (isLoop())
        m_ready.call({ future, callback, argument });
    else
        callback(future, argument);
}

CompletionMode DriverExecutor::modeOf(OperationKind kind) const
{
    switch (kind) {
    case OperationKind::Primitive:
        return CompletionMode::Suspending;
    case OperationKind::File:
    case OperationKind::Compute:
    case OperationKind::BlockingSleep:
        return CompletionMode::Inline;
    case OperationKind::Sleep:
    case OperationKind::Fetch:
    case OperationKind::Child:
        return isLoop() ? CompletionMode::Suspending : CompletionMode::Inline;
    }
    return CompletionMode::Inline;
}

void DriverExecutor::enqueue(TaskControl& task)
{
    ++(task.isDaemon() ? m_daemons : m_unfinished);
    m_ready.start(task);
}

void DriverExecutor::wake(Operation& operation, TaskControl* by)
{
    if (isElsewhere())
        return post({ Posted::Kind::Wake, &operation, by });
    makeReady(operation, by);
}

/// Its wait is over before its timer, if it has one, or without.
void DriverExecutor::makeReady(Operation& operation, TaskControl* by)
{
    const bool mayHaveTimer
        = operation.timeout() || (isVirtual() && operation.kind() == OperationKind::Fetch);
    if (mayHaveTimer) // it would outlive the operation (rule L21)
        m_timers.remove({ ReadyHandle::Kind::Resume, &operation });
    goOn(operation, by);
}

void DriverExecutor::goOn(Operation& operation, TaskControl* by)
{
    m_suspended.unlink(operation);
    operation.task().record(m_lane, TaskState::Ready, operation.reason(), operation.label(),
        by != nullptr ? by->id() : TaskId {});
    m_ready.resume(operation);
}

bool DriverExecutor::isTimed(const Operation& operation)
{
    return operation.timeout()
        && (operation.kind() == OperationKind::Primitive
            || operation.kind() == OperationKind::Child);
}

bool DriverExecutor::armSleep(SleepOperation& operation)
{
    if (!isLoop())
        return false; // park does it
    armTimeout(operation);
    return false;
}

void DriverExecutor::yield(Operation& operation)
{
    m_stepBegin = m_lane.recorder.stamp();
    operation.task().recordAt(m_lane, m_stepBegin, TaskState::Ready, operation.reason());
    m_ready.resume(operation); // the next turn
}

bool DriverExecutor::armFetch(FetchOperation& operation)
{
    if (isVirtual()) {
        FetchResponse response;
        constexpr int kOk = 200;
        response.status = kOk;
        response.body.assign(operation.request().modelledBytes, '\0');
        operation.setResponse(std::move(response));
        if (isLoop()) {
            m_timers.arm(now() + operation.request().modelledDelay,
                { ReadyHandle::Kind::Resume, &operation });
            return false;
        }
        advance(now() + operation.request().modelledDelay);
        return true;
    }
    if (isLoop()) {
        m_poller->fetch(
            &operation, operation.request(), [this, &operation](Result<FetchResponse> response) {
                operation.setResponse(std::move(response));
                makeReady(operation, nullptr);
            });
        return false;
    }
    bool stopped = false;
    operation.setResponse(
        blockingFetch(operation.request(), m_environment.stopDescriptor, &stopped));
    if (stopped)
        giveUp(operation);
    return true;
}

void DriverExecutor::disarmFetch(FetchOperation& operation)
{
    if (m_poller)
        m_poller->abandon(&operation);
}

std::optional<std::uint64_t> DriverExecutor::computeNow(ComputeOperation& operation)
{
    if (!isVirtual())
        return Executor::computeNow(operation);
    advance(now() + operation.modelledCost()); // nothing else runs on the loop meanwhile
    return 0;
}

void DriverExecutor::park(Operation& operation)
{
    const Nanos until = now() + operation.timeout().value_or(Nanos(0));
    return isVirtual() ? waitVirtually(operation, until) : waitHere(operation, until);
}

/// The program and all that it waits for have ended: daemons go no further (S18).
void DriverExecutor::cutDaemons()
{
    m_cut.store(true);
    cancelAll();
}

/// The run stops, or is stuck: every wait ends with Cancelled.
void DriverExecutor::cancelAll()
{
    m_running = nullptr;
    m_timers.removeIf(
        [](const ReadyHandle& timer) { return timer.kind() == ReadyHandle::Kind::Resume; });
    while (Operation* operation = m_suspended.first())
        interrupt(*operation, nullptr);
    // Those that were ready already meet the stop at their next operation; new ones are not
    // started.
    while (!m_ready.empty()) {
        const ReadyHandle handle = m_ready.pop();
        if (handle.kind() == ReadyHandle::Kind::Resume)
            runHandle(handle);
        else if (handle.kind() == ReadyHandle::Kind::Callback)
            (void)handle.callback();
        else if (m_cut && handle.task().cancelPending()) {
            handle.task().record(m_lane, TaskState::Cancelled);
            publish(handle.task(), nullptr);
        }
        if (m_suspended.first() != nullptr)
            return cancelAll();
    }
}

} // namespace interleave
