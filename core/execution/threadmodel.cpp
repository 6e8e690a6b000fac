// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/threadmodel.h"

#include "core/execution/threadexecutor.h"

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

} // namespace

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
    openStopOrCut();
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
    (void)m_stopOrCut.close();
    (void)m_cutEvent.close();
    return outcome;
}

/// The program and all that it waits for have ended: daemons go no further (S18).
void ThreadExecutor::cutDaemons()
{
    cut();
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
