// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/eventloop.h"
#include "core/execution/executionmodel.h"
#include "core/execution/operation.h"
#include "core/execution/poolinitializer.h"
#include "core/execution/synctable.h"
#include "core/execution/taskcontrol.h"
#include "core/execution/threadlocals.h"

#include <deque>
#include <memory>
#include <memory_resource>
#include <mutex>
#include <string_view>
#include <vector>

namespace interleave {

/// What the operations of a run ask its model for. The recording of every operation is done here,
/// once, so that the traces of different models are comparable; models only say how to wait and how
/// to wake.
class Executor {
public:
    explicit Executor(RunEnvironment& environment);
    virtual ~Executor();
    Executor(const Executor&) = delete;
    Executor& operator=(const Executor&) = delete;

    // --- for operations
    [[nodiscard]] bool begin(Operation& operation);
    [[nodiscard]] bool suspend(Operation& operation, std::coroutine_handle<> handle);
    /// Makes a registered operation ready. Called under the primitive's mutex; only queues or
    /// unparks. Any thread.
    virtual void wake(Operation& operation, TaskControl* by) = 0;
    /// False: registered with the model's clock or poller, or to be waited for by `park`.
    [[nodiscard]] virtual bool armSleep(SleepOperation& operation) = 0;
    /// The same for a sleep that holds its worker.
    [[nodiscard]] virtual bool armBlockingSleep(BlockingSleepOperation& /*operation*/)
    {
        return false;
    }
    /// Gives up one turn and goes on; asked only where m_yieldsTurns says so.
    virtual void yield(Operation&) { }
    [[nodiscard]] virtual bool armFetch(FetchOperation& operation) = 0;
    virtual void disarmFetch(FetchOperation& operation);
    /// Does the work and returns its number; nothing: the model charges it (see armCompute).
    [[nodiscard]] virtual std::optional<std::uint64_t> computeNow(ComputeOperation& operation);
    virtual void armCompute(ComputeOperation&) { }
    /// A suspending wait for a primitive has a time limit: calls timeOut when it is over.
    virtual void armTimeout(Operation&) { }
    /// The loop's run begins: its program waits until the loop is stopped.
    virtual void armRun(RunLoopOperation&) { }
    /// Throws where there is no loop, or it was closed.
    virtual void checkLoop() const;
    /// Lets the model see a computing task: stop, hand-over of the interpreter lock. False: stop.
    [[nodiscard]] virtual bool checkpoint(TaskControl& task);

    // --- for Context
    [[nodiscard]] virtual Future submit(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters);
    /// As submit, but no worker gets the task before dealOut.
    [[nodiscard]] Future prepare(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters);
    /// Workers take tasks over from each other; dealOut is for those models only.
    [[nodiscard]] virtual bool canSteal() const { return false; }
    virtual void dealOut(std::vector<TaskControl*> tasks, const SchedulingPolicy& policy);
    [[nodiscard]] virtual Future spawn(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters, TaskOrigin origin);
    /// Named tasks that have not ended, in the order of their start; the program first.
    [[nodiscard]] std::vector<Future> alive();
    /// "Thread-1 (target)", "Thread-2 (target)" ... (rule S19).
    [[nodiscard]] std::string nextThreadName(std::string_view target);
    [[nodiscard]] std::string nextProcessName();
    /// See Context.
    [[nodiscard]] virtual std::string workerName(const TaskControl& task) const;
    [[nodiscard]] virtual int processId(const TaskControl& task) const;
    virtual bool cancel(TaskControl& task, TaskControl& by);
    /// A request to a task that may be waiting (rule L19); where none can be interrupted: cancel().
    virtual bool cancelTask(TaskControl& task, TaskControl& by) { return cancel(task, by); }
    /// A call that the loop makes once `due` (time()) has come, none: in its next turn.
    [[nodiscard]] virtual Future callAt(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters, std::optional<Nanos> due);
    /// A body that blocks: on a worker beside the loop; elsewhere as submit.
    [[nodiscard]] virtual Future offload(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters)
    {
        checkPool();
        return submit(by, name, body, parameters);
    }
    virtual void setOffloadWorkers(unsigned /*workers*/) { }
    /// See Context::setInitializer; a model with a pool makes it by makeInitializers.
    virtual void setInitializer(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters);
    /// So many tasks that are submitted now, and until closeChunk, go to one worker together;
    /// nothing where tasks do not travel.
    virtual void openChunk(TaskControl& /*by*/, std::int64_t /*size*/) { }
    virtual void closeChunk() { }
    /// Throws where a pool would be needed and none was started.
    void checkPool() const;
    virtual void stopLoop(TaskControl& by);
    virtual void closeLoop();
    [[nodiscard]] virtual bool isLoopRunning() const { return false; }
    /// A future without a body. Settling it again is refused (false).
    [[nodiscard]] virtual TaskControl& newPromise(std::string_view name);
    [[nodiscard]] virtual bool settle(
        TaskControl& promise, Value value, std::optional<Error> error, TaskControl& by);
    /// Of the run's clock, whose zero is no particular time: CLOCK_MONOTONIC, or virtual.
    [[nodiscard]] Nanos time() const;
    /// Nothing is submitted from now on. Gives what was, in order.
    [[nodiscard]] std::vector<Future> shutDown();
    void checkOpen() const;
    /// Until the run ends.
    void keepAlive(std::shared_ptr<void> thing);
    [[nodiscard]] virtual FutureState stateOf(const TaskControl& task) const;
    /// The run's locks, events, barriers, queues ...
    [[nodiscard]] virtual SyncTable& sync();
    [[nodiscard]] virtual ResourceId makeResource(
        TaskControl& by, std::string_view name, const SyncState& state, std::uint32_t limit);
    void release(TaskControl& task, ResourceId resource, std::uint32_t times)
    {
        sync().release(task, resource, times);
    }
    [[nodiscard]] LabelId resourceName(ResourceId resource);
    /// Empty where it is not known, as in a worker process.
    [[nodiscard]] std::string taskName(TaskId task) const;
    [[nodiscard]] ThreadLocals& locals() { return m_locals; }
    [[nodiscard]] virtual CellId makeCell(std::int64_t value);
    [[nodiscard]] virtual std::int64_t load(CellId cell) const;
    virtual void store(CellId cell, std::int64_t value);
    virtual void signalWorker(TaskControl& by, int processId, int signal);
    virtual void runCallback(Future future, DoneCallback callback, void* argument);

    [[nodiscard]] bool isStopping() const
    {
        return m_stop.load(std::memory_order_relaxed) || m_cut.load(std::memory_order_relaxed);
    }
    /// Around the done-callbacks of a task that has finished. False: they are not made, because the
    /// run stops and what they would use goes with the program's frame. Any thread; may nest.
    [[nodiscard]] bool enterCallbacks();
    void leaveCallbacks() { m_callbacks.fetch_sub(1); }
    /// The program is about to leave its frame because the run stops: after this no callback runs.
    void awaitCallbacks() const;
    [[nodiscard]] const RunEnvironment& environment() const { return m_environment; }
    [[nodiscard]] LabelId intern(std::string_view text)
    {
        return m_environment.collector.labels().intern(text);
    }

protected:
    [[nodiscard]] virtual CompletionMode modeOf(OperationKind kind) const = 0;
    /// Inline waiting: returns when the operation was woken, its timeout is over, or the run stops
    /// (then it must call giveUp).
    virtual void park(Operation& operation) = 0;
    virtual void enqueue(TaskControl& task) = 0;
    virtual void startNamed(TaskControl& task) = 0;
    /// What a suspended coroutine is recorded as: a simulated thread holds its worker.
    [[nodiscard]] virtual TaskState waitingState() const { return TaskState::Suspended; }
    /// A suspending wait begins; it ends by wake, or at once (arm found it done).
    virtual void waitBegins(Operation&) { }
    virtual void waitEndsAtOnce(Operation&) { }
    /// Publishes the outcome and runs the callbacks when the model says they run.
    virtual void publish(TaskControl& task, TaskControl* by) { task.finish(by); }
    /// Around code of the user: the interpreter lock, where there is one.
    virtual void leaveUserCode(TaskControl&) { }
    virtual void enterUserCode(TaskControl&) { }

    /// The wait is over because the run stops: forgets the registration; the await throws
    /// Cancelled.
    void giveUp(Operation& operation);
    /// The wait is over because its time is: forgets the registration, unless it was woken just
    /// now.
    void timeOut(Operation& operation);
    void recordWake(Operation& operation, TaskControl* by) const;
    /// `runBy`: another executor's workers run it; null: this one's.
    [[nodiscard]] TaskControl& newTask(std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters, TaskOrigin origin = TaskOrigin::Submitted,
        Executor* runBy = nullptr);
    /// The main task: made first, id 0.
    [[nodiscard]] TaskControl& newProgram();
    /// From what the program left: results, or its error.
    [[nodiscard]] RunOutcome outcomeOf(const TaskControl& program) const;
    /// Records the end of a task that ran here, and publishes its outcome.
    void conclude(TaskControl& task);
    [[nodiscard]] std::size_t taskCount() const;
    /// A task for each worker of the pool.
    std::vector<TaskControl*> makeInitializers(TaskControl& by, std::string_view name,
        BodyFunction body, std::span<const std::byte> parameters);
    /// The pool ends: workers that had nothing to do were not initialised.
    void dropInitializers(TaskControl& program);
    /// Tells that so many tasks travel together.
    void noteChunk(TaskControl& by, std::int64_t size);
    /// A task that the broken pool does not run.
    void failUnrun(TaskControl& task, LaneRuntime& lane, const Error& why);
    /// A task that the run's end does not wait for has not ended. O(tasks).
    [[nodiscard]] bool hasLiveDaemons() const;

    RunEnvironment& m_environment;
    const std::atomic<bool>& m_stop;
    std::atomic<bool> m_cut { false }; ///< what is left is cut off: daemons, or a run that is stuck
    bool m_yieldsTurns = false;        ///< yield() gives up a turn
    /// Tasks that are asked to end and do not wait just now: each throws at its next await.
    std::size_t m_cancelRequests = 0;
    PoolInitializer m_initializer;

    [[nodiscard]] bool takeCancelRequest(TaskControl& task);

private:
    std::atomic<std::uint32_t> m_callbacks { 0 }; ///< finished tasks whose callbacks run just now

    [[gnu::noinline]] bool beginWait(Operation& operation);
    [[gnu::noinline]] bool suspendWait(Operation& operation);

    mutable std::mutex m_mutex; ///< guards the tables below
    std::pmr::monotonic_buffer_resource m_taskMemory; ///< the deque's own blocks hold one task each
    std::pmr::deque<TaskControl> m_tasks { &m_taskMemory };
    std::deque<TaskControl> m_promises;
    std::vector<std::shared_ptr<void>> m_kept;
    std::atomic<bool> m_isShutDown { false };
    std::unique_ptr<SyncTable> m_sync; ///< of models whose tasks share an address space
    std::vector<LabelId> m_resourceNames;
    std::uint32_t m_threadNames = 0;
    std::uint32_t m_processNames = 0;
    ThreadLocals m_locals;
    std::deque<std::atomic<std::int64_t>> m_cells;
};

} // namespace interleave
