// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/threadmodel.h"

#include "core/execution/blockingfetch.h"
#include "core/execution/executor.h"
#include "core/execution/interpreterlock.h"
#include "core/execution/parker.h"
#include "core/execution/pause.h"
#include "core/execution/poolthread.h"
#include "core/execution/workqueue.h"

#include <oneapi/tbb/task_arena.h>

#include <exception>
#include <new>
#include <system_error>
#include <thread>

namespace interleave {

namespace {

struct ThreadLane : LaneRuntime {
    Parker parker;
};

} // namespace

class ThreadExecutor final : public Executor, public ExecutionModel {
public:
    explicit ThreadExecutor(RunEnvironment& environment) : Executor(environment) { }

    Result<RunOutcome> run(Program program) override;

    void wake(Operation& operation, TaskControl* by) override;
    bool armSleep(SleepOperation&) override { return false; }
    bool armFetch(FetchOperation& operation) override;
    bool checkpoint(TaskControl& task) override;

protected:
    CompletionMode modeOf(OperationKind) const override { return CompletionMode::Inline; }
    void park(Operation& operation) override;
    void enqueue(TaskControl& task) override;
    void startNamed(TaskControl& task) override;
    void leaveUserCode(TaskControl& task) override;
    void enterUserCode(TaskControl& task) override;

private:
    static ThreadLane& laneOf(TaskControl& task) { return static_cast<ThreadLane&>(*task.lane()); }
    [[nodiscard]] static bool spinUntilWoken(const Operation& operation);
    ThreadLane& addLane(LaneKind kind, const std::string& name);
    [[nodiscard]] Result<void> startWorkers(
        const std::vector<ThreadLane*>& lanes, std::uint64_t spawnTicks);
    void enterArena(ThreadLane& lane, std::uint64_t spawnTicks);
    void joinWorkers();
    void work(ThreadLane& lane, std::uint64_t spawnTicks);
    void runTask(TaskControl& task, ThreadLane& lane);
    void runProgram(TaskControl& task, Program program);
    void joinNamed();
    void taskEnded();
    void unparkAll();

    WorkQueue m_queue;
    std::mutex m_lanesMutex;
    std::deque<ThreadLane> m_lanes; ///< 0: main; 1 to N: workers; then the named ones
    ThreadLane* m_main = nullptr;
    tbb::task_arena m_arena;
    std::vector<PoolThread> m_workers;
    std::vector<std::thread> m_named;
    std::atomic<std::size_t> m_outstanding { 0 };
    std::atomic<bool> m_programWaits { false };
    InterpreterLock m_interpreterLock;
};

ThreadLane& ThreadExecutor::addLane(LaneKind kind, const std::string& name)
{
    const LaneId id = m_environment.collector.addLane(kind, name);
    const std::lock_guard lock(m_lanesMutex);
    ThreadLane& lane = m_lanes.emplace_back();
    lane.id = id;
    lane.recorder = m_environment.collector.recorder(id);
    return lane;
}

Result<RunOutcome> ThreadExecutor::run(Program program)
{
    ThreadLane& main = addLane(LaneKind::Main, "Main");
    m_main = &main;
    std::vector<ThreadLane*> workers;
    for (unsigned i = 1; i <= m_environment.workers; ++i)
        workers.push_back(&addLane(LaneKind::Thread, "Thread " + std::to_string(i)));
    m_environment.collector.begin();
    const std::uint64_t spawnTicks = main.recorder.now();
    main.recorder.laneBegin();
    if (auto started = startWorkers(workers, spawnTicks); !started)
        return tl::unexpected(started.error());
    if (m_environment.onStopWatch)
        m_environment.onStopWatch([this] { unparkAll(); });

    TaskControl& task = newProgram();
    task.setLane(&main);
    runProgram(task, program);
    RunOutcome outcome = outcomeOf(task);
    outcome.makespan = m_environment.collector.elapsed();
    joinWorkers();
    joinNamed();
    if (m_environment.onStopWatch)
        m_environment.onStopWatch({});
    return outcome;
}

/// The threads are ours: oneTBB ends the program when the system refuses it one.
Result<void> ThreadExecutor::startWorkers(
    const std::vector<ThreadLane*>& lanes, std::uint64_t spawnTicks)
{
    const auto count = static_cast<int>(lanes.size());
    m_arena.initialize(count, static_cast<unsigned>(count)); // all its places are for ours
    m_workers.reserve(lanes.size());
    try {
        for (ThreadLane* lane : lanes)
            m_workers.emplace_back([this, lane, spawnTicks] { enterArena(*lane, spawnTicks); });
    } catch (const std::exception&) { // no thread, or no memory for one
        const std::string got = std::to_string(m_workers.size());
        joinWorkers();
        return failure(ErrorCode::System,
            "the system gives only " + got + " of " + std::to_string(lanes.size())
                + " threads: choose fewer workers, or raise the limits (ulimit -u, ulimit -v)");
    }
    return {};
}

/// Where oneTBB has no memory left for a place, the worker works without one.
void ThreadExecutor::enterArena(ThreadLane& lane, std::uint64_t spawnTicks)
{
    bool isInside = false;
    try {
        m_arena.execute([&] {
            isInside = true;
            work(lane, spawnTicks);
        });
    } catch (const std::bad_alloc&) {
        if (isInside)
            throw;
        work(lane, spawnTicks);
    }
}

void ThreadExecutor::joinWorkers()
{
    m_queue.close();
    m_workers.clear();
}

/// One that is stopped may still be starting another.
void ThreadExecutor::joinNamed()
{
    for (std::size_t i = 0;; ++i) {
        std::thread thread;
        {
            const std::lock_guard lock(m_lanesMutex);
            if (i == m_named.size())
                return;
            thread = std::move(m_named[i]);
        }
        thread.join();
    }
}

void ThreadExecutor::runProgram(TaskControl& task, Program program)
{
    (void)task.startRunning();
    if (m_environment.interpreterLock)
        m_interpreterLock.take(task.lane());
    task.record(*task.lane(), TaskState::Running, Reason::None, task.name());
    task.create(program);
    task.coroutine().start();
    const TaskState end = task.settle();
    if (m_outstanding.load() != 0
        && !isStopping()) { // leaving the pool's block waits for what was submitted (E24)
        task.record(*task.lane(), TaskState::Blocked, Reason::Join, intern("shutdown"));
        leaveUserCode(task);
        m_programWaits.store(true);
        while (m_outstanding.load() != 0 && !isStopping())
            laneOf(task).parker.park();
        enterUserCode(task);
        task.record(*task.lane(), TaskState::Running);
    }
    task.record(*task.lane(), end);
    task.finish(&task);
    if (m_environment.interpreterLock)
        m_interpreterLock.release(task.lane());
}

void ThreadExecutor::work(ThreadLane& lane, std::uint64_t spawnTicks)
{
    lane.recorder.laneBegin();
    lane.recorder.overhead(spawnTicks, Reason::Spawn);
    while (TaskControl* task = m_queue.take())
        runTask(*task, lane);
    lane.recorder.laneEnd();
}

void ThreadExecutor::runTask(TaskControl& task, ThreadLane& lane)
{
    if (!isStopping() && task.startRunning()) {
        task.setLane(&lane);
        if (m_environment.interpreterLock && !m_interpreterLock.tryTake(&lane)) {
            task.record(lane, TaskState::Blocked, Reason::InterpreterLock);
            m_interpreterLock.take(&lane);
        }
        task.record(lane, TaskState::Running);
        task.createBody();
        task.coroutine().start();
        conclude(task);
        if (m_environment.interpreterLock)
            m_interpreterLock.release(&lane);
    }
    taskEnded();
}

void ThreadExecutor::taskEnded()
{
    if (m_outstanding.fetch_sub(1) == 1 && m_programWaits.load())
        m_main->parker.unpark();
}

void ThreadExecutor::wake(Operation& operation, TaskControl* by)
{
    recordWake(operation, by);
    Parker& parker = laneOf(operation.task()).parker;
    operation.m_woken.store(
        true, std::memory_order_release); // from here on the operation may be gone
    parker.unpark();
}

/// A few microseconds: what is about to be woken need not sleep first, which costs its waker a
/// system call.
bool ThreadExecutor::spinUntilWoken(const Operation& operation)
{
    constexpr int kTurns = 100;
    for (int i = 0; i < kTurns; ++i) {
        if (operation.m_woken.load(std::memory_order_acquire))
            return true;
        pauseProcessor();
    }
    return false;
}

void ThreadExecutor::park(Operation& operation)
{
    Parker& parker = laneOf(operation.task()).parker;
    std::optional<Nanos> until;
    if (operation.timeout())
        until = monotonicNow() + *operation.timeout();
    else if (spinUntilWoken(operation))
        return;
    while (!operation.m_woken.load(std::memory_order_acquire)) {
        if (isStopping()) {
            giveUp(operation);
            return;
        }
        if (until && monotonicNow() >= *until)
            return;
        parker.park(until);
    }
}

bool ThreadExecutor::armFetch(FetchOperation& operation)
{
    bool stopped = false;
    operation.setResponse(
        blockingFetch(operation.request(), m_environment.stopDescriptor, &stopped));
    if (stopped)
        giveUp(operation);
    return true;
}

bool ThreadExecutor::checkpoint(TaskControl& task)
{
    if (m_environment.interpreterLock && m_interpreterLock.isDropRequested()) {
        task.record(*task.lane(), TaskState::Blocked, Reason::InterpreterLock);
        m_interpreterLock.release(task.lane());
        m_interpreterLock.take(task.lane());
        task.record(*task.lane(), TaskState::Running);
    }
    return !isStopping();
}

void ThreadExecutor::leaveUserCode(TaskControl& task)
{
    if (m_environment.interpreterLock)
        m_interpreterLock.release(task.lane());
}

void ThreadExecutor::enterUserCode(TaskControl& task)
{
    if (!m_environment.interpreterLock || m_interpreterLock.tryTake(task.lane()))
        return;
    task.record(*task.lane(), TaskState::Blocked, Reason::InterpreterLock);
    m_interpreterLock.take(task.lane());
}

void ThreadExecutor::enqueue(TaskControl& task)
{
    m_outstanding.fetch_add(1);
    m_queue.put(task);
}

void ThreadExecutor::startNamed(TaskControl& task)
{
    ThreadLane& lane = addLane(
        LaneKind::Thread, std::string(m_environment.collector.labels().text(task.name())));
    const std::uint64_t spawnTicks = lane.recorder.now();
    const std::lock_guard lock(m_lanesMutex);
    m_outstanding.fetch_add(1);
    try {
        m_named.emplace_back([this, &task, &lane, spawnTicks] {
            lane.recorder.laneBegin();
            lane.recorder.overhead(spawnTicks, Reason::Spawn);
            runTask(task, lane);
            lane.recorder.laneEnd();
        });
    } catch (const std::system_error& e) {
        m_outstanding.fetch_sub(1);
        throw TaskError(ErrorCode::System, std::string("cannot start a thread: ") + e.what());
    }
}

void ThreadExecutor::unparkAll()
{
    const std::lock_guard lock(m_lanesMutex);
    for (ThreadLane& lane : m_lanes)
        lane.parker.unpark();
}

std::unique_ptr<ExecutionModel> makeThreadModel(RunEnvironment& environment)
{
    return std::make_unique<ThreadExecutor>(environment);
}

} // namespace interleave
