// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/uniquefd.h"
#include "core/execution/executor.h"
#include "core/execution/interpreterlock.h"
#include "core/execution/liveness.h"
#include "core/execution/parker.h"
#include "core/execution/poolthread.h"
#include "core/execution/stealingbatch.h"
#include "core/execution/workqueue.h"

#include <deque>
#include <latch>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace interleave {

struct ThreadLane : LaneRuntime {
    Parker parker;
    std::mutex waitMutex;
    const Operation* waitsFor = nullptr; ///< another task must wake it; under the mutex
    bool hasPlace = false;               ///< in the arena; of the worker's own thread
    std::size_t worker = 0;              ///< its place among the pool's
};

/// The thread model: a pool of exactly N threads, and threads of their own for named tasks. Every
/// wait is inline. threadmodel.cpp has the threads, threadtasks.cpp how they come to tasks,
/// threadwaits.cpp the waiting.
class ThreadExecutor final : public Executor, public ExecutionModel {
public:
    explicit ThreadExecutor(RunEnvironment& environment)
        : Executor(environment),
          m_liveness(environment.poolWorkers())
    {
    }

    Result<RunOutcome> run(Program program) override;

    void wake(Operation& operation, TaskControl* by) override;
    bool armSleep(SleepOperation&) override { return false; }
    bool armFetch(FetchOperation& operation) override;
    bool checkpoint(TaskControl& task) override;
    bool canSteal() const override { return true; }
    void dealOut(std::vector<TaskControl*> tasks, const SchedulingPolicy& policy) override;
    void setInitializer(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters) override
    {
        makeInitializers(by, name, body, parameters);
    }

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
        const std::vector<ThreadLane*>& lanes, std::uint64_t spawnTicks, std::latch& started);
    void enterArena(ThreadLane& lane);
    void joinWorkers();
    void work(ThreadLane& lane);
    void runPooled(TaskControl& task, ThreadLane& lane, const ThreadLane& owner);
    void runTask(TaskControl& task, ThreadLane& lane, const ThreadLane& owner);
    void runProgram(TaskControl& task, Program program);
    void joinNamed();
    void taskEnded(const TaskControl& task);
    void cutDaemons();
    void openStopOrCut();
    void cut();
    void unparkAll();
    void parkUntilWoken(Operation& operation, std::optional<Nanos> until);
    static void noteWait(ThreadLane& lane, const Operation* operation);
    void judgeStuck();

    struct Arena;

    UniqueFd m_cutEvent;
    UniqueFd m_stopOrCut;
    WorkQueue m_queue;
    std::deque<StealingBatch> m_batches; ///< of the run; grows under the lanes' mutex
    std::shared_ptr<StealingBatch::Affinity> m_affinity;
    LabelId m_stolen; ///< the name of its mark
    std::mutex m_lanesMutex;
    std::deque<ThreadLane> m_lanes; ///< 0: main; 1 to N: workers; then the named ones
    ThreadLane* m_main = nullptr;
    std::shared_ptr<Arena> m_arena;
    std::vector<PoolThread> m_workers;
    std::vector<std::thread> m_named;
    std::atomic<std::size_t> m_outstanding { 0 }; ///< tasks that the run's end waits for
    std::atomic<std::size_t> m_daemons { 0 };     ///< that it does not
    std::atomic<bool> m_programWaits { false };
    InterpreterLock m_interpreterLock;
    Liveness m_liveness;
    std::mutex m_verdictMutex;
    std::optional<Error> m_stuck; ///< why nothing can happen any more
};

} // namespace interleave
