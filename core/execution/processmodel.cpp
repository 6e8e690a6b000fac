// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/processmodel.h"

#include "core/execution/blockingfetch.h"
#include "core/execution/executor.h"
#include "core/execution/runsignals.h"
#include "core/execution/workerpool.h"

#include <string>
#include <utility>

namespace interleave {

namespace {

template <class T> T orThrow(Result<T> result)
{
    if (!result)
        throw TaskError(result.error());
    return std::move(*result);
}

} // namespace

class ProcessExecutor final : public ExecutionModel, private Executor {
public:
    explicit ProcessExecutor(RunEnvironment& environment)
        : Executor(environment),
          m_lane(addMainLane(environment.collector)),
          m_pool(environment, m_lane)
    {
        m_pool.watchOver([this](TaskId task) { return taskName(task); },
            [this] { return canSignalCome(); }, [this] { m_cut.store(true); });
    }

    Result<RunOutcome> run(Program program) override;

private:
    static LaneRuntime addMainLane(Collector& collector)
    {
        const LaneId id = collector.addLane(LaneKind::Main, "Main");
        return { id, collector.recorder(id) };
    }
    void awaitTasks(TaskControl& root);

    void wake(Operation& operation, TaskControl* by) override;
    [[nodiscard]] bool armSleep(SleepOperation& /*operation*/) override { return false; }
    [[nodiscard]] bool armFetch(FetchOperation& operation) override;
    [[nodiscard]] CompletionMode modeOf(OperationKind /*kind*/) const override
    {
        return CompletionMode::Inline;
    }
    void park(Operation& operation) override;

    [[nodiscard]] Future submit(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters) override;
    [[nodiscard]] Future spawn(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters, TaskOrigin origin) override;
    void checkBody(std::string_view name, BodyFunction body) const;
    void enqueue(TaskControl& task) override { m_pool.submit(task); }
    void startNamed(TaskControl& task) override;
    bool cancel(TaskControl& task, TaskControl& by) override;
    [[nodiscard]] FutureState stateOf(const TaskControl& task) const override;
    void setInitializer(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters) override;
    void openChunk(TaskControl& by, std::int64_t size) override;
    void closeChunk() override { m_pool.closeChunk(); }
    void signalWorker(TaskControl& by, int processId, int signal) override;
    void signalArrived() override { m_pool.wakeMain(); }
    void signalsBegin(RunSignals& signals) override { m_pool.setSignalKey(signals.key()); }

    [[nodiscard]] SyncTable& sync() override { return m_pool.resources().sync(); }
    [[nodiscard]] CellId makeCell(std::int64_t value) override
    {
        return orThrow(m_pool.resources().makeCell(value));
    }
    [[nodiscard]] std::int64_t load(CellId cell) const override
    {
        return m_pool.resources().load(cell);
    }
    void store(CellId cell, std::int64_t value) override { m_pool.resources().store(cell, value); }

    void tellBeforeEnd() const
    {
        if (m_environment.beforeWorkersEnd)
            m_environment.beforeWorkersEnd();
    }

    LaneRuntime m_lane;
    mutable WorkerPool m_pool;
};

Result<RunOutcome> ProcessExecutor::run(Program program)
{
    const SignalScope signals(*this);
    if (auto started = m_pool.start(); !started) {
        m_pool.stop(readTicks());
        return tl::unexpected(started.error());
    }
    TaskControl& root = newProgram();
    root.setLane(&m_lane);
    root.record(m_lane, TaskState::Running, Reason::None, root.name());
    (void)root.startRunning();
    root.create(program);
    root.coroutine().start();
    awaitTasks(root);
    dropInitializers(root);
    conclude(root);
    RunOutcome outcome = outcomeOf(root);
    if (auto stuck = m_pool.stuck())
        outcome.error = std::move(stuck);
    if (isStopping() || hasLiveDaemons()) { // workers go on until they are ended
        tellBeforeEnd();
        m_pool.stop(0);
        outcome.makespan = m_environment.collector.elapsed();
        return outcome;
    }
    const std::uint64_t endTicks = readTicks(); // no lane outlives the run's last instant
    outcome.makespan = m_environment.collector.elapsed();
    tellBeforeEnd();
    m_pool.stop(endTicks);
    return outcome;
}

/// The pool is shut down as with the standard's `with` block: first everything that was submitted
/// runs.
void ProcessExecutor::awaitTasks(TaskControl& root)
{
    if (!m_pool.hasUnfinished() || isStopping())
        return;
    root.record(m_lane, TaskState::Blocked, Reason::Join, intern("shutdown"));
    while (m_pool.hasUnfinished() && !isStopping()) {
        (void)m_pool.await(
            [this] { return !m_pool.hasUnfinished() || isSignalPending(); }, std::nullopt);
        tellEnded();
    }
    root.record(m_lane, TaskState::Running);
}

void ProcessExecutor::wake(Operation& operation, TaskControl* by)
{
    operation.m_waker.store(
        by == nullptr ? TaskId::kNone : by->id().value, std::memory_order_relaxed);
    operation.m_woken.store(true);
    m_pool.wakeMain();
}

void ProcessExecutor::park(Operation& operation)
{
    std::optional<Nanos> deadline;
    if (operation.timeout())
        deadline = monotonicNow() + *operation.timeout();
    const auto woken = [&operation] { return operation.m_woken.load(); };
    const auto hasNews = [&] { return woken() || isSignalPending(); };
    WorkerPool::Awaited awaited = m_pool.await(hasNews, deadline, &operation);
    while (awaited == WorkerPool::Awaited::Ready && !woken()) {
        if (!tellWaiting(operation))
            return;
        awaited = m_pool.await(hasNews, deadline, &operation);
    }
    if (awaited == WorkerPool::Awaited::Stopped) {
        giveUp(operation);
        return;
    }
    if (awaited == WorkerPool::Awaited::TimedOut && operation.kind() == OperationKind::Primitive)
        timeOut(operation);
    if (const TaskId waker { operation.m_waker.load(std::memory_order_relaxed) };
        woken() && waker.isValid())
        m_lane.recorder.wake(operation.task().id(), waker, operation.reason());
}

bool ProcessExecutor::armFetch(FetchOperation& operation)
{
    bool stopped = false;
    operation.setResponse(
        blockingFetch(operation.request(), m_environment.stopDescriptor, &stopped));
    static_cast<Operation&>(operation).m_stopped = stopped;
    return true;
}

void ProcessExecutor::checkBody(std::string_view name, BodyFunction body) const
{
    if (!m_pool.bodyIndex(body))
        throw TaskError(ErrorCode::Unsupported,
            "the body of task '" + std::string(name)
                + "' is not in its workload's list, so a worker process cannot find it");
}

Future ProcessExecutor::submit(TaskControl& by, std::string_view name, BodyFunction body,
    std::span<const std::byte> parameters)
{
    checkBody(name, body);
    if (auto broken = m_pool.brokenBy())
        throw TaskError(std::move(*broken));
    return Executor::submit(by, name, body, parameters);
}

Future ProcessExecutor::spawn(TaskControl& by, std::string_view name, BodyFunction body,
    std::span<const std::byte> parameters, TaskOrigin origin)
{
    checkBody(name, body);
    return Executor::spawn(by, name, body, parameters, origin);
}

void ProcessExecutor::setInitializer(TaskControl& by, std::string_view name, BodyFunction body,
    std::span<const std::byte> parameters)
{
    checkBody(name, body);
    makeInitializers(by, name, body, parameters);
    m_pool.setInitializers(m_initializer);
}

void ProcessExecutor::openChunk(TaskControl& by, std::int64_t size)
{
    if (size < 2)
        return;
    noteChunk(by, size);
    m_pool.openChunk();
}

void ProcessExecutor::startNamed(TaskControl& task)
{
    if (auto started
        = m_pool.startNamed(task, std::string(m_environment.collector.labels().text(task.name())));
        !started)
        throw TaskError(started.error());
}

bool ProcessExecutor::cancel(TaskControl& task, TaskControl& by)
{
    return task.wasCancelled() || (m_pool.withdraw(task) && Executor::cancel(task, by));
}

FutureState ProcessExecutor::stateOf(const TaskControl& task) const
{
    const FutureState state = task.state();
    return state == FutureState::Pending && m_pool.isRunning(task) ? FutureState::Running : state;
}

void ProcessExecutor::signalWorker(TaskControl& by, int processId, int signal)
{
    if (m_pool.signal(processId, signal) || isStopping()) // the stop takes the workers with it
        return;
    Executor::signalWorker(by, processId, signal);
}

std::unique_ptr<ExecutionModel> makeProcessModel(RunEnvironment& environment)
{
    return std::make_unique<ProcessExecutor>(environment);
}

} // namespace interleave
