// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/executor.h"

#include "core/coro/cancelled.h"
#include "core/execution/arithmetic.h"
#include "core/execution/localsync.h"
#include "core/execution/runsignals.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

namespace interleave {

Executor::Executor(RunEnvironment& environment)
    : m_environment(environment),
      m_stop(environment.stop),
      m_sync(std::make_unique<LocalSync>(*this))
{
}

Executor::~Executor() = default;

bool Executor::begin(Operation& operation)
{
    if (operation.m_isYield && m_yieldsTurns && !isStopping())
        return false; // the loop's most frequent step: nothing to try
    return beginWait(operation);
}

bool Executor::beginWait(Operation& operation)
{
    if (m_signals.load(std::memory_order_relaxed) != nullptr && lookAtSignals(operation))
        return true;
    const bool isCancelled = m_cancelRequests != 0 && takeCancelRequest(operation.task());
    if (isStopping() || isCancelled) {
        operation.m_stopped = true;
        return true;
    }
    if (operation.tryNow())
        return true;
    if (modeOf(operation.kind()) == CompletionMode::Suspending)
        return false;
    TaskControl& task = operation.task();
    task.record(*task.lane(), TaskState::Blocked, operation.reason(), operation.label());
    leaveUserCode(task);
    if (!operation.arm()) {
        park(operation);
        if (operation.timeout() && operation.kind() == OperationKind::Primitive
            && !operation.m_stopped)
            operation.expire();
    }
    enterUserCode(task);
    task.record(*task.lane(), TaskState::Running, Reason::None, {},
        TaskId { operation.m_waker.load(std::memory_order_relaxed) });
    if (m_signals.load(std::memory_order_relaxed) != nullptr)
        tellRunning(task);
    return true;
}

bool Executor::suspend(Operation& operation, std::coroutine_handle<> handle)
{
    operation.m_handle = handle;
    if (operation.m_isYield && m_yieldsTurns) {
        yield(operation);
        return true;
    }
    return suspendWait(operation);
}

bool Executor::suspendWait(Operation& operation)
{
    TaskControl& task = operation.task();
    const bool records = operation.kind() != OperationKind::Compute; // is running, whoever does it
    if (records)
        task.record(*task.lane(), waitingState(), operation.reason(), operation.label());
    waitBegins(operation);
    if (!operation.arm()) {
        if (operation.timeout() && operation.kind() == OperationKind::Primitive)
            armTimeout(operation);
        return true;
    }
    waitEndsAtOnce(operation);
    if (records)
        task.record(*task.lane(), TaskState::Running);
    return false;
}

// Here, so that the compiler sees through them.

bool Operation::await_ready()
{
    return m_task->executor().begin(*this);
}

bool Operation::await_suspend(std::coroutine_handle<> handle)
{
    return m_task->executor().suspend(*this, handle);
}

void Operation::throwIfStopped() const
{
    if (!m_stopped)
        return;
    const bool isProgram = m_task->body() == nullptr && m_task->id().value == 0;
    if (isProgram && m_task->executor().isStopping())
        m_task->executor().awaitCallbacks();
    else if (isProgram)
        m_task->executor().throwFromHandler();
    throw Cancelled();
}

void Executor::disarmFetch(FetchOperation& /*operation*/) { }

std::optional<std::uint64_t> Executor::computeNow(ComputeOperation& operation)
{
    constexpr std::uint64_t kStepsBetweenCheckpoints = 4096; // some microseconds
    const std::uint64_t slice
        = std::max<std::uint64_t>(1, kStepsBetweenCheckpoints / operation.stepsPerTurn());
    std::uint64_t x = kArithmeticSeed;
    for (std::uint64_t left = operation.turns(); left > 0;) {
        const std::uint64_t turns = std::min(slice, left);
        x = countTurns(x, turns, operation.stepsPerTurn());
        left -= turns;
        if (!checkpoint(operation.task())) {
            operation.m_stopped = true;
            break;
        }
    }
    return x;
}

bool Executor::checkpoint(TaskControl& /*task*/)
{
    return !isStopping();
}

TaskControl& Executor::newTask(std::string_view name, BodyFunction body,
    std::span<const std::byte> parameters, TaskOrigin origin, Executor* runBy)
{
    const bool named = m_environment.recording != RecordingMode::Off;
    const LabelId label = named ? intern(name) : LabelId {};
    const std::lock_guard lock(m_mutex);
    const TaskId id { static_cast<std::uint32_t>(m_tasks.size()) };
    TaskControl& task
        = m_tasks.emplace_back(runBy != nullptr ? *runBy : *this, id, label, body, parameters);
    task.setOrigin(origin);
    m_environment.collector.setTaskLimit(id.value + 1);
    return task;
}

TaskControl& Executor::newProgram()
{
    m_mainThread = static_cast<int>(syscall(SYS_gettid));
    m_programTask = &newTask("program", nullptr, {}, TaskOrigin::Named);
    return *m_programTask;
}

bool Executor::hasLiveDaemons() const
{
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_tasks.begin(), m_tasks.end(),
        [](const TaskControl& task) { return task.isDaemon() && !task.isDone(); });
}

std::size_t Executor::taskCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_tasks.size();
}

Future Executor::submit(TaskControl& by, std::string_view name, BodyFunction body,
    std::span<const std::byte> parameters)
{
    const Future future = prepare(by, name, body, parameters);
    enqueue(*future.task);
    return future;
}

Future Executor::spawn(TaskControl& by, std::string_view name, BodyFunction body,
    std::span<const std::byte> parameters, TaskOrigin origin)
{
    TaskControl& task = newTask(name, body, parameters, origin);
    task.record(*by.lane(), TaskState::Queued, Reason::None, task.name(), by.id());
    try {
        startNamed(task);
    } catch (const std::exception& e) {
        if (!task.isDone()) {
            task.setOutcome({}, Error { ErrorCode::System, e.what() });
            task.record(*by.lane(), TaskState::Failed);
            publish(task, &by);
        }
        throw;
    }
    return Future { &task };
}

bool Executor::cancel(TaskControl& task, TaskControl& by)
{
    if (task.wasCancelled())
        return true;
    if (!task.cancelPending())
        return false;
    if (task.role() != TaskRole::Promise)
        task.record(*by.lane(), TaskState::Cancelled, Reason::None, {}, by.id());
    publish(task, &by);
    return true;
}

bool Executor::takeCancelRequest(TaskControl& task)
{
    if (!task.takeCancelRequest())
        return false;
    --m_cancelRequests;
    return true;
}

namespace {
[[noreturn]] void refuseLoop()
{
    throw TaskError(
        ErrorCode::Unsupported, "this execution model has no event loop that could call functions");
}
} // namespace

void Executor::checkLoop() const
{
    refuseLoop();
}

Future Executor::callAt(TaskControl& /*by*/, std::string_view /*name*/, BodyFunction /*body*/,
    std::span<const std::byte> /*parameters*/, std::optional<Nanos> /*due*/)
{
    refuseLoop();
}

void Executor::stopLoop(TaskControl& /*by*/)
{
    refuseLoop();
}

void Executor::closeLoop()
{
    refuseLoop();
}

TaskControl& Executor::newPromise(std::string_view name)
{
    const LabelId label = intern(name);
    const std::lock_guard lock(m_mutex);
    TaskControl& promise
        = m_promises.emplace_back(*this, TaskId {}, label, nullptr, std::span<const std::byte>());
    promise.setRole(TaskRole::Promise);
    return promise;
}

bool Executor::settle(
    TaskControl& promise, Value value, std::optional<Error> error, TaskControl& by)
{
    if (!promise.startRunning())
        return false;
    promise.setOutcome(std::move(value), std::move(error));
    publish(promise, &by);
    return true;
}

std::vector<Future> Executor::shutDown()
{
    m_isShutDown.store(true);
    const std::lock_guard lock(m_mutex);
    std::vector<Future> submitted;
    for (TaskControl& task : m_tasks)
        if (task.body() != nullptr && task.role() == TaskRole::Task)
            submitted.push_back({ &task });
    return submitted;
}

void Executor::keepAlive(std::shared_ptr<void> thing)
{
    const std::lock_guard lock(m_mutex);
    m_kept.push_back(std::move(thing));
}

void Executor::checkOpen() const
{
    if (m_isShutDown.load(std::memory_order_relaxed))
        throw TaskError(ErrorCode::InvalidState, "cannot schedule new futures after shutdown");
    if (auto broken = m_initializer.failure())
        throw TaskError(std::move(*broken));
}

Nanos Executor::time() const
{
    return m_environment.virtualClock != nullptr ? m_environment.virtualClock->now()
                                                 : monotonicNow();
}

FutureState Executor::stateOf(const TaskControl& task) const
{
    return task.state();
}

namespace {
template <class Table, class Key> auto& entryOf(std::mutex& mutex, Table& table, Key key)
{
    const std::lock_guard lock(mutex);
    return table.at(key.index()); // a deque never moves its elements
}
} // namespace

SyncTable& Executor::sync()
{
    return *m_sync;
}

ResourceId Executor::makeResource(
    TaskControl& by, std::string_view name, const SyncState& state, std::uint32_t limit)
{
    return sync().make(by, name, state, limit);
}

LabelId Executor::resourceName(ResourceId resource)
{
    const std::lock_guard lock(m_mutex);
    while (m_resourceNames.size() <= resource.index()) {
        const ResourceId next { static_cast<std::uint32_t>(m_resourceNames.size()) };
        m_resourceNames.push_back(intern(sync().name(next)));
    }
    return m_resourceNames[resource.index()];
}

std::vector<Future> Executor::alive()
{
    const std::lock_guard lock(m_mutex);
    std::vector<Future> found;
    for (TaskControl& task : m_tasks)
        if (task.origin() != TaskOrigin::Submitted && !task.isDone())
            found.push_back(Future { &task });
    return found;
}

std::string Executor::taskName(TaskId task) const
{
    const std::lock_guard lock(m_mutex);
    return task.index() < m_tasks.size()
        ? std::string(m_environment.collector.labels().text(m_tasks[task.index()].name()))
        : std::string();
}

CellId Executor::makeCell(std::int64_t value)
{
    const std::lock_guard lock(m_mutex);
    m_cells.emplace_back(value);
    return CellId { static_cast<std::uint32_t>(m_cells.size() - 1) };
}

std::int64_t Executor::load(CellId cell) const
{
    return entryOf(m_mutex, m_cells, cell).load(std::memory_order_relaxed);
}

void Executor::store(CellId cell, std::int64_t value)
{
    entryOf(m_mutex, m_cells, cell).store(value, std::memory_order_relaxed);
}

void Executor::signalWorker(TaskControl& /*by*/, int processId, int /*signal*/)
{
    throw TaskError(ErrorCode::Unsupported,
        "process " + std::to_string(processId)
            + " is no worker process of this run, so it gets no signal");
}

void Executor::runCallback(Future future, DoneCallback callback, void* argument)
{
    callback(future, argument);
}

bool Executor::enterCallbacks()
{
    m_callbacks.fetch_add(1);
    if (!m_stop.load() && !m_cut.load())
        return true;
    m_callbacks.fetch_sub(1);
    return false;
}

void Executor::awaitCallbacks() const
{
    while (m_callbacks.load() != 0)
        std::this_thread::yield(); // they do not wait, so it is not for long
}

void Executor::giveUp(Operation& operation)
{
    operation.disarm();
    operation.m_stopped = true;
}

void Executor::timeOut(Operation& operation)
{
    operation.expire(); // from here on nobody wakes it
    operation.m_timedOut = !operation.m_woken.load(std::memory_order_acquire);
}

void Executor::recordWake(Operation& operation, TaskControl* by) const
{
    if (by == nullptr || by->lane() == nullptr)
        return;
    operation.m_waker.store(by->id().value, std::memory_order_relaxed);
    by->lane()->recorder.wake(operation.task().id(), by->id(), operation.reason());
}

RunOutcome Executor::outcomeOf(const TaskControl& program) const
{
    RunOutcome outcome;
    if (wasEndedBySignal() && !m_stop.load(std::memory_order_relaxed)) {
        const Signal signal = runSignals()->endedBy();
        outcome.results = Value(Value::Object { { "exitcode", Value(-static_cast<int>(signal)) },
            { "ended_by", Value(describe(signal)) } });
    } else if (program.isDone() && program.error())
        outcome.error = program.error();
    else if (m_stop.load(std::memory_order_relaxed))
        outcome.error = Error { ErrorCode::Cancelled, "the run was stopped" };
    else
        outcome.results = program.value();
    return outcome;
}

void Executor::conclude(TaskControl& task)
{
    const TaskState end = task.settle();
    task.record(*task.lane(), end);
    publish(task, &task);
}

} // namespace interleave
