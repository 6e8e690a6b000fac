// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/virtualpool.h"

#include "core/execution/interpreterlock.h"

#include <algorithm>

namespace interleave {

VirtualPool::VirtualPool(RunEnvironment& environment)
    : Executor(environment),
      m_random(environment.seed)
{
}

bool VirtualPool::locks() const
{
    return m_environment.interpreterLock
        && m_environment.model == ModelId::SimulatedThreads; // a process has one of its own
}

VirtualPool::Lane& VirtualPool::addLane(LaneKind kind, const std::string& name)
{
    Lane& lane = m_lanes.emplace_back();
    lane.id = m_environment.collector.addLane(kind, name);
    lane.recorder = m_environment.collector.recorder(lane.id);
    lane.recorder.laneBegin();
    return lane;
}

Result<RunOutcome> VirtualPool::run(Program program)
{
    const SignalScope signalScope(*this);
    const bool threads = m_environment.model == ModelId::SimulatedThreads;
    const LaneKind kind = threads ? LaneKind::Thread : LaneKind::Process;
    Lane& main = addLane(LaneKind::Main, "Main");
    for (unsigned i = 0; i < m_environment.poolWorkers(); ++i) {
        m_idle.push_back(
            &addLane(kind, (threads ? "Thread " : "Process ") + std::to_string(i + 1)));
        m_idle.back()->worker = i;
    }
    m_program = program;
    m_programTask = &newProgram();
    main.task = m_programTask;
    schedule(EventKind::Begin, now(), &main);

    std::optional<Error> stuck;
    while (m_outstanding > 0 || !m_programTask->isDone()) {
        if (!m_events.empty() && isVoid(m_events.top())) {
            m_events.pop();
            continue;
        }
        if (isStopping() || m_events.empty()) {
            if (!isStopping())
                stuck = Error { ErrorCode::WouldDeadlock,
                    "nothing can happen any more: "
                        + m_waiting.describe(m_environment.collector.labels())
                        + (m_pending.empty() ? ""
                                             : "; " + std::to_string(m_pending.size())
                                    + " tasks wait for one of the "
                                    + std::to_string(m_environment.poolWorkers())
                                    + " workers, which are all held") };
            cancelAll();
            break;
        }
        const Event event = m_events.top();
        m_events.pop();
        m_environment.virtualClock->advanceTo(event.time);
        handle(event);
    }
    if (wasEndedBySignal())
        endAll();
    else if (!stuck && !isStopping())
        cutDaemons();
    RunOutcome outcome = outcomeOf(*m_programTask);
    if (stuck)
        outcome.error = stuck;
    outcome.makespan = m_environment.collector.elapsed();
    for (Lane& lane : m_lanes)
        lane.recorder.laneEnd();
    return outcome;
}

void VirtualPool::schedule(
    EventKind kind, Nanos time, Lane* lane, Operation* operation, std::uint64_t stamp)
{
    m_events.push({ time, m_order++, kind, lane, operation, stamp });
}

void VirtualPool::handle(const Event& event)
{
    switch (event.kind) {
    case EventKind::Begin:
        goOn(*event.lane);
        break;
    case EventKind::Resume: {
        m_waiting.unlink(*event.operation);
        Lane& lane = laneOf(event.operation->task());
        lane.resume = event.operation;
        goOn(lane);
        break;
    }
    case EventKind::Timeout: {
        m_timeouts.erase(event.operation);
        m_waiting.unlink(*event.operation);
        timeOut(*event.operation);
        Lane& lane = laneOf(event.operation->task());
        lane.resume = event.operation;
        goOn(lane);
        break;
    }
    case EventKind::ComputeEnd:
        if (event.stamp == event.lane->stamp) {
            event.lane->computing = false;
            m_waiting.unlink(*event.lane->resume);
            step(*event.lane);
        }
        break;
    case EventKind::LockTimer:
        if (event.stamp == event.lane->stamp && event.lane->wantsLock)
            lockTimer(*event.lane);
        break;
    case EventKind::Signal:
    case EventKind::Alarm:
        onSignal();
        break;
    }
}

/// The lane has something to run: at once, or once it has the interpreter lock.
void VirtualPool::goOn(Lane& lane)
{
    if (lane.wantsLock || hasNothingToDo(lane))
        return;
    if (!locks() || m_lockHolder == &lane)
        return step(lane);
    if (m_lockHolder == nullptr)
        return grant(lane);
    waitForLock(lane);
}

void VirtualPool::step(Lane& lane)
{
    TaskControl& task = *lane.task;
    if (std::exchange(lane.isTold, false)) {
        tellLane(lane);
        if (lane.resume == nullptr)
            return afterStep(lane);
    }
    if (Operation* operation = std::exchange(lane.resume, nullptr)) {
        if (operation->kind() != OperationKind::Compute)
            task.record(lane, TaskState::Running, Reason::None, {},
                TaskId { operation->m_waker.load(std::memory_order_relaxed) });
        operation->m_handle.resume();
    } else {
        const bool isProgram = &task == m_programTask;
        task.setLane(&lane);
        if (isProgram)
            (void)task.startRunning();
        task.record(lane, TaskState::Running, Reason::None, isProgram ? task.name() : LabelId {});
        if (isProgram)
            task.create(m_program);
        else
            task.createBody();
        task.coroutine().start();
    }
    afterStep(lane);
}

void VirtualPool::afterStep(Lane& lane)
{
    if (lane.task->coroutine().isDone()) {
        finishTask(lane);
    } else if (!lane.computing && m_lockHolder == &lane) {
        releaseLock(); // around every blocking operation
    }
}

void VirtualPool::finishTask(Lane& lane)
{
    if (lane.task == m_programTask) {
        m_programEnd = lane.task->settle();
        if (m_outstanding > 0) // leaving the pool's block waits for what was submitted (E24)
            lane.task->record(lane, TaskState::Blocked, Reason::Join, intern("shutdown"));
        else
            endProgram();
    } else {
        conclude(*lane.task);
        if (lane.task->role() == TaskRole::Initializer)
            m_initializer.ended(*lane.task);
        else if (!lane.task->isDaemon())
            --m_outstanding;
        lane.task = nullptr;
    }
    if (m_lockHolder == &lane)
        releaseLock();
    if (&lane != &m_lanes.front() && !lane.named)
        takeNext(lane);
    if (m_outstanding == 0 && m_programEnd && !m_programTask->isDone()) {
        m_programTask->record(m_lanes.front(), TaskState::Running);
        endProgram();
    }
}

void VirtualPool::endProgram()
{
    dropInitializers(*m_programTask);
    m_programTask->record(m_lanes.front(), *m_programEnd);
    publish(*m_programTask, m_programTask);
}

void VirtualPool::startNamed(TaskControl& task)
{
    if (!task.isDaemon())
        ++m_outstanding;
    const bool threads = m_environment.model == ModelId::SimulatedThreads;
    Lane& lane = addLane(threads ? LaneKind::Thread : LaneKind::Process,
        std::string(m_environment.collector.labels().text(task.name())));
    lane.named = true;
    (void)task.startRunning();
    lane.task = &task;
    task.setLane(&lane);
    schedule(EventKind::Begin, now(), &lane);
}

CompletionMode VirtualPool::modeOf(OperationKind kind) const
{
    return kind == OperationKind::File ? CompletionMode::Inline : CompletionMode::Suspending;
}

void VirtualPool::wake(Operation& operation, TaskControl* by)
{
    recordWake(operation, by);
    m_timeouts.erase(&operation);
    schedule(EventKind::Resume, now(), nullptr, &operation);
}

void VirtualPool::armTimeout(Operation& operation)
{
    m_timeouts[&operation] = m_order;
    schedule(EventKind::Timeout, now() + *operation.timeout(), nullptr, &operation, m_order);
}

/// A time limit of a wait that ended in time: the clock does not go there.
bool VirtualPool::isVoid(const Event& event) const
{
    if (event.kind == EventKind::Alarm)
        return event.stamp != m_alarms;
    if (event.kind != EventKind::Timeout)
        return false;
    const auto found = m_timeouts.find(event.operation);
    return found == m_timeouts.end() || found->second != event.stamp;
}

bool VirtualPool::armBlockingSleep(BlockingSleepOperation& operation)
{
    schedule(EventKind::Resume, now() + *operation.timeout(), nullptr, &operation);
    return false;
}

bool VirtualPool::armSleep(SleepOperation& operation)
{
    schedule(EventKind::Resume, now() + *operation.timeout(), nullptr, &operation);
    return false;
}

bool VirtualPool::armFetch(FetchOperation& operation)
{
    constexpr int kOk = 200;
    operation.setResponse(
        FetchResponse { kOk, std::string(operation.request().modelledBytes, '\0') });
    schedule(EventKind::Resume, now() + operation.request().modelledDelay, nullptr, &operation);
    return false;
}

void VirtualPool::armCompute(ComputeOperation& operation)
{
    Lane& lane = laneOf(operation.task());
    lane.resume = &operation;
    lane.computing = true;
    lane.computeUntil = now() + operation.modelledCost();
    schedule(EventKind::ComputeEnd, lane.computeUntil, &lane, nullptr, ++lane.stamp);
}

void VirtualPool::waitForLock(Lane& lane)
{
    TaskControl& task = *lane.task;
    if (task.lane() == nullptr)
        task.setLane(&lane);
    task.record(lane, TaskState::Blocked, Reason::InterpreterLock);
    lane.wantsLock = true;
    lane.switchesSeen = m_switches;
    m_lockWaiters.push_back(&lane);
    schedule(EventKind::LockTimer, now() + InterpreterLock::kSwitchInterval, &lane, nullptr,
        ++lane.stamp);
}

/// A waiter has waited one interval: after a switch in the meantime it waits a new one, otherwise
/// the holder drops the lock now, and never gets the next slice itself.
void VirtualPool::lockTimer(Lane& lane)
{
    if (lane.switchesSeen != m_switches || m_lockHolder == nullptr || !m_lockHolder->computing) {
        lane.switchesSeen = m_switches;
        return schedule(EventKind::LockTimer, now() + InterpreterLock::kSwitchInterval, &lane,
            nullptr, ++lane.stamp);
    }
    Lane& holder = *m_lockHolder;
    if (holder.computeUntil
        <= now()) // it ends by itself at this instant, in an event that comes first
        return schedule(EventKind::LockTimer, now(), &lane, nullptr, ++lane.stamp);
    holder.computing = false;
    holder.computeLeft = holder.computeUntil - now();
    releaseLock(); // the successor is drawn before the holder becomes a waiter
    waitForLock(holder);
}

void VirtualPool::releaseLock()
{
    m_lockHolder = nullptr;
    if (m_lockWaiters.empty())
        return;
    const std::size_t next = m_lockWaiters.size() == 1 ? 0 : m_random.below(m_lockWaiters.size());
    Lane& lane = *m_lockWaiters[next];
    m_lockWaiters.erase(m_lockWaiters.begin() + static_cast<std::ptrdiff_t>(next));
    lane.wantsLock = false;
    m_lockHolder = &lane;
    ++m_switches;
    if (lane.computeLeft > Nanos(0)) { // in the middle of computing
        lane.task->record(lane, TaskState::Running);
        lane.computing = true;
        lane.computeUntil = now() + std::exchange(lane.computeLeft, Nanos(0));
        schedule(EventKind::ComputeEnd, lane.computeUntil, &lane, nullptr, ++lane.stamp);
    } else {
        ++lane.stamp;
        schedule(EventKind::Begin, now(), &lane);
    }
}

void VirtualPool::grant(Lane& lane)
{
    m_lockHolder = &lane;
    ++m_switches;
    step(lane);
}

/// The program and all that it waits for have ended: daemons go no further (S18).
void VirtualPool::cutDaemons()
{
    m_cut.store(true);
    cancelAll();
    for (Lane& lane : m_lanes) {
        if (lane.task == nullptr || !lane.task->isDaemon() || lane.task->isDone())
            continue;
        lane.task->record(lane, TaskState::Cancelled); // it has not begun
        publish(*lane.task, nullptr);
    }
}

/// Every wait ends with Cancelled; also of those that go on already and wait for the interpreter
/// lock.
void VirtualPool::cancelAll()
{
    for (;;) {
        Operation* operation = m_waiting.first();
        if (operation != nullptr) {
            m_waiting.unlink(*operation);
        } else {
            const auto lane = std::find_if(
                m_lanes.begin(), m_lanes.end(), [](const Lane& l) { return l.resume != nullptr; });
            if (lane == m_lanes.end())
                return;
            operation = lane->resume;
        }
        giveUp(*operation);
        TaskControl& task = operation->task();
        Lane& lane = laneOf(task);
        lane.computing = false;
        lane.resume = nullptr;
        if (operation->kind() != OperationKind::Compute)
            task.record(lane, TaskState::Running);
        operation->m_handle.resume();
        if (task.coroutine().isDone()) {
            conclude(task);
            lane.task = nullptr;
        }
    }
}

} // namespace interleave
