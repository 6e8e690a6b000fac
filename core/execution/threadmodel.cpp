// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/threadmodel.h"

#include "core/execution/blockingfetch.h"
#include "core/execution/executor.h"
#include "core/execution/interpreterlock.h"
#include "core/execution/liveness.h"
#include "core/execution/parker.h"
#include "core/execution/pause.h"
#include "core/execution/waitlist.h"
#include "core/execution/workqueue.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/task_arena.h>

#include <sys/resource.h>

#include <latch>
#include <system_error>
#include <thread>

namespace interleave {

namespace {

/// One control for the life of the process, before oneTBB is first used: one per run, or a smaller
/// nested one, sticks at a lower number of threads.
void allowAllThreads()
{
    constexpr std::size_t kThreads = 1025; // the largest worker count, and the caller
    static const tbb::global_control control(
        tbb::global_control::max_allowed_parallelism, kThreads);
}

/// Makes as many threads at once as the run will need, for a moment: oneTBB ends the program when
/// it cannot have one. Empty when all is well, otherwise how many could be made.
std::optional<std::size_t> threadsShort(std::size_t wanted)
{
    std::latch release(1);
    std::vector<std::thread> probes;
    try {
        while (probes.size() < wanted)
            probes.emplace_back([&] { release.wait(); });
    } catch (const std::system_error&) {
        // counted below
    }
    release.count_down();
    for (std::thread& probe : probes)
        probe.join();
    return probes.size() == wanted ? std::nullopt : std::optional(probes.size());
}

/// Only then is the question worth its time.
bool mayRunOutOfThreads(std::size_t wanted)
{
    constexpr std::size_t kAlwaysThere = 64;
    rlimit space {};
    return wanted > kAlwaysThere || getrlimit(RLIMIT_AS, &space) != 0
        || space.rlim_cur != RLIM_INFINITY;
}

struct ThreadLane : LaneRuntime {
    Parker parker;
    std::mutex waitMutex;
    const Operation* waitsFor = nullptr; ///< another task must wake it; under the mutex
};

/// Only another task can end this wait.
bool needsAnother(const Operation& operation)
{
    return operation.kind() == OperationKind::Primitive && !operation.timeout();
}

} // namespace

class ThreadExecutor final : public Executor, public ExecutionModel {
public:
    explicit ThreadExecutor(RunEnvironment& environment)
        : Executor(environment),
          m_liveness(environment.workers)
    {
    }

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
    void work(ThreadLane& lane);
    void runTask(TaskControl& task, ThreadLane& lane);
    void runProgram(TaskControl& task, Program program);
    void joinNamed();
    void taskEnded(const TaskControl& task);
    void cutDaemons();
    void unparkAll();
    void parkUntilWoken(Operation& operation, std::optional<Nanos> until);
    static void noteWait(ThreadLane& lane, const Operation* operation);
    void judgeStuck();

    WorkQueue m_queue;
    std::mutex m_lanesMutex;
    std::deque<ThreadLane> m_lanes; ///< 0: main; 1 to N: workers; then the named ones
    ThreadLane* m_main = nullptr;
    std::vector<std::thread> m_named;
    std::atomic<std::size_t> m_outstanding { 0 }; ///< tasks that the run's end waits for
    std::atomic<std::size_t> m_daemons { 0 };     ///< that it does not
    std::atomic<bool> m_programWaits { false };
    InterpreterLock m_interpreterLock;
    Liveness m_liveness;
    std::mutex m_verdictMutex;
    std::optional<Error> m_stuck; ///< why nothing can happen any more
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
    allowAllThreads();
    const auto count = static_cast<int>(m_environment.workers);
    if (mayRunOutOfThreads(m_environment.workers))
        if (const auto possible = threadsShort(m_environment.workers))
            return failure(ErrorCode::System,
                "the system gives only " + std::to_string(*possible) + " of "
                    + std::to_string(m_environment.workers)
                    + " threads: choose fewer workers, or raise the limits (ulimit -u, ulimit -v)");
    ThreadLane& main = addLane(LaneKind::Main, "Main");
    m_main = &main;
    std::vector<ThreadLane*> workers;
    for (int i = 1; i <= count; ++i)
        workers.push_back(&addLane(LaneKind::Thread, "Thread " + std::to_string(i)));
    if (m_environment.onStopWatch)
        m_environment.onStopWatch([this] { unparkAll(); });

    m_environment.collector.begin();
    const std::uint64_t spawnTicks = main.recorder.now();
    main.recorder.laneBegin();
    tbb::task_arena arena(count, 0);
    std::latch started(count);
    std::latch gone(count);
    for (ThreadLane* lane : workers)
        arena.enqueue([this, lane, spawnTicks, &started, &gone] {
            lane->recorder.laneBegin();
            lane->recorder.overhead(spawnTicks, Reason::Spawn);
            started.count_down();
            work(*lane);
            gone.count_down();
        });

    TaskControl& task = newProgram();
    task.setLane(&main);
    runProgram(task, program);
    RunOutcome outcome = outcomeOf(task);
    started.wait(); // the workers' start belongs to the run, also where the program was quicker
    cutDaemons();
    if (const std::lock_guard lock(m_verdictMutex); m_stuck)
        outcome.error = m_stuck;
    outcome.makespan = m_environment.collector.elapsed();
    m_queue.close();
    gone.wait();
    joinNamed();
    if (isStopping()) // tasks went on until they saw it
        outcome.makespan = m_environment.collector.elapsed();
    if (m_environment.onStopWatch)
        m_environment.onStopWatch({});
    return outcome;
}

/// The program and all that it waits for have ended: daemons go no further (S18).
void ThreadExecutor::cutDaemons()
{
    m_cut.store(true);
    unparkAll();
    while (m_daemons.load() != 0)
        m_main->parker.park();
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
    m_liveness.namedBegins();
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
        if (m_liveness.blocks() && m_outstanding.load() != 0)
            judgeStuck();
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

void ThreadExecutor::work(ThreadLane& lane)
{
    while (TaskControl* task = m_queue.take()) {
        m_liveness.taken();
        runTask(*task, lane);
        taskEnded(*task);
        if (m_liveness.pooledEnds())
            judgeStuck();
    }
    // The lane ends with the run: the queue is closed a moment after the run's last instant.
}

void ThreadExecutor::runTask(TaskControl& task, ThreadLane& lane)
{
    if (isStopping() && task.isDaemon() && task.cancelPending()) {
        task.record(lane, TaskState::Cancelled);
        task.finish(nullptr);
    } else if (!isStopping() && task.startRunning()) {
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
}

/// Nothing may be recorded after it: the run may be over.
void ThreadExecutor::taskEnded(const TaskControl& task)
{
    if (task.isDaemon()) {
        if (m_daemons.fetch_sub(1) == 1 && m_cut.load())
            m_main->parker.unpark();
    } else if (m_outstanding.fetch_sub(1) == 1 && m_programWaits.load()) {
        m_main->parker.unpark();
    }
}

/// No task can go on, and none can start: unless the program just waits for the end of the last
/// one, that is the end of the run.
void ThreadExecutor::judgeStuck()
{
    if (isStopping() || (m_programWaits.load() && m_outstanding.load() == 0))
        return;
    constexpr int kMost = 5;
    const LabelPool& labels = m_environment.collector.labels();
    std::string text;
    {
        const std::lock_guard lock(m_lanesMutex);
        int n = 0;
        for (ThreadLane& lane : m_lanes) {
            const std::lock_guard wait(lane.waitMutex);
            if (lane.waitsFor == nullptr || ++n > kMost)
                continue;
            text += (text.empty() ? "" : ", ") + WaitList::describe(*lane.waitsFor, labels);
        }
        if (n > kMost)
            text += ", ...";
    }
    if (const std::uint32_t pending = m_liveness.pending(); pending > 0)
        text += "; " + std::to_string(pending) + " tasks wait for one of the "
            + std::to_string(m_environment.workers) + " workers, which are all held";
    {
        const std::lock_guard lock(m_verdictMutex);
        m_stuck = Error { ErrorCode::WouldDeadlock, "nothing can happen any more: " + text };
    }
    m_cut.store(true);
    unparkAll();
}

void ThreadExecutor::noteWait(ThreadLane& lane, const Operation* operation)
{
    const std::lock_guard lock(lane.waitMutex);
    lane.waitsFor = operation;
}

void ThreadExecutor::wake(Operation& operation, TaskControl* by)
{
    recordWake(operation, by);
    if (needsAnother(operation))
        m_liveness.isWoken();
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
    if (operation.timeout())
        return parkUntilWoken(operation, monotonicNow() + *operation.timeout());
    ThreadLane& lane = laneOf(operation.task());
    const bool counts = needsAnother(operation);
    if (counts) {
        noteWait(lane, &operation);
        if (m_liveness.blocks())
            judgeStuck();
    }
    if (!spinUntilWoken(operation))
        parkUntilWoken(operation, std::nullopt);
    if (counts)
        noteWait(lane, nullptr);
}

void ThreadExecutor::parkUntilWoken(Operation& operation, std::optional<Nanos> until)
{
    Parker& parker = laneOf(operation.task()).parker;
    while (!operation.m_woken.load(std::memory_order_acquire)) {
        if (isStopping()) {
            giveUp(operation);
            return;
        }
        if (until && monotonicNow() >= *until) {
            if (operation.kind() == OperationKind::Primitive)
                timeOut(operation);
            return;
        }
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
    m_liveness.queued();
    m_queue.put(task);
}

void ThreadExecutor::startNamed(TaskControl& task)
{
    (task.isDaemon() ? m_daemons : m_outstanding).fetch_add(1);
    ThreadLane& lane = addLane(
        LaneKind::Thread, std::string(m_environment.collector.labels().text(task.name())));
    const std::uint64_t spawnTicks = lane.recorder.now();
    m_liveness.namedBegins();
    const std::lock_guard lock(m_lanesMutex);
    try {
        m_named.emplace_back([this, &task, &lane, spawnTicks] {
            lane.recorder.laneBegin();
            lane.recorder.overhead(spawnTicks, Reason::Spawn);
            runTask(task, lane);
            lane.recorder.laneEnd();
            taskEnded(task);
            if (m_liveness.namedEnds())
                judgeStuck();
        });
    } catch (const std::system_error& e) {
        (task.isDaemon() ? m_daemons : m_outstanding).fetch_sub(1);
        (void)m_liveness.namedEnds(); // the caller runs
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
