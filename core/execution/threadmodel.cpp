// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/threadmodel.h"

#include "core/execution/poolthread.h"
#include "core/execution/threadexecutor.h"

#include <oneapi/tbb/task_arena.h>

#include <exception>
#include <latch>
#include <memory>
#include <new>
#include <system_error>
#include <thread>

namespace interleave {

/// Not in the header: oneTBB is included by sources alone.
struct ThreadExecutor::Arena {
    tbb::task_arena arena;
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
    const SignalScope signals(*this);
    openStopOrCut();
    ThreadLane& main = addLane(LaneKind::Main, "Main");
    m_main = &main;
    std::vector<ThreadLane*> workers;
    for (unsigned i = 0; i < m_environment.poolWorkers(); ++i) {
        workers.push_back(&addLane(LaneKind::Thread, "Thread " + std::to_string(i + 1)));
        workers.back()->worker = i;
    }
    m_environment.collector.begin();
    const std::uint64_t spawnTicks = main.recorder.now();
    main.recorder.laneBegin();
    m_arena = std::make_shared<Arena>();
    std::latch started(static_cast<std::ptrdiff_t>(workers.size()));
    if (auto all = startWorkers(workers, spawnTicks, started); !all)
        return tl::unexpected(all.error());
    if (m_environment.onStopWatch)
        m_environment.onStopWatch([this] { unparkAll(); });

    TaskControl& task = newProgram();
    task.setLane(&main);
    runProgram(task, program);
    RunOutcome outcome = outcomeOf(task);
    started.wait(); // the workers' start belongs to the run, also where the program was quicker
    cutDaemons();
    bool isStuck = false;
    if (const std::lock_guard lock(m_verdictMutex); m_stuck) {
        outcome.error = m_stuck;
        isStuck = true;
    }
    outcome.makespan = m_environment.collector.elapsed();
    if (m_environment.beforeWorkersEnd)
        m_environment.beforeWorkersEnd();
    if (m_stop.load() && !wasEndedBySignal()) // a million queued tasks would take seconds
        m_queue.abandon();
    joinWorkers();
    joinNamed();
    if (m_stop.load() || isStuck || wasEndedBySignal()) // tasks went on until they saw it
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

/// The threads are ours: oneTBB ends the program when the system refuses it one.
Result<void> ThreadExecutor::startWorkers(
    const std::vector<ThreadLane*>& lanes, std::uint64_t spawnTicks, std::latch& started)
{
    if (lanes.empty())
        return {};
    const auto count = static_cast<int>(lanes.size());
    m_arena->arena.initialize(count, static_cast<unsigned>(count)); // all its places are for ours
    m_workers.reserve(lanes.size());
    try {
        for (ThreadLane* lane : lanes)
            m_workers.emplace_back([this, lane, spawnTicks, &started] {
                lane->recorder.laneBegin();
                lane->recorder.overhead(spawnTicks, Reason::Spawn);
                started.count_down();
                enterArena(*lane);
            });
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
void ThreadExecutor::enterArena(ThreadLane& lane)
{
    bool isInside = false;
    try {
        m_arena->arena.execute([&] {
            isInside = true;
            lane.hasPlace = true;
            work(lane);
        });
    } catch (const std::bad_alloc&) {
        if (isInside)
            throw;
        work(lane);
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
        while (m_outstanding.load() != 0 && !isStopping()) {
            laneOf(task).parker.park();
            tellEnded();
        }
        enterUserCode(task);
        task.record(*task.lane(), TaskState::Running);
    }
    dropInitializers(task);
    task.record(*task.lane(), end);
    task.finish(&task);
    if (m_environment.interpreterLock)
        m_interpreterLock.release(task.lane());
}

void ThreadExecutor::startNamed(TaskControl& task)
{
    ThreadLane& lane = addLane(
        LaneKind::Thread, std::string(m_environment.collector.labels().text(task.name())));
    const std::uint64_t spawnTicks = lane.recorder.now();
    const std::lock_guard lock(m_lanesMutex);
    m_liveness.namedBegins();
    (task.isDaemon() ? m_daemons : m_outstanding).fetch_add(1);
    try {
        m_named.emplace_back([this, &task, &lane, spawnTicks] {
            lane.recorder.laneBegin();
            lane.recorder.overhead(spawnTicks, Reason::Spawn);
            runTask(task, lane, lane);
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
