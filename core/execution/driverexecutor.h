// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/uniquefd.h"
#include "core/execution/executor.h"
#include "core/execution/offloadpool.h"
#include "core/execution/parker.h"
#include "core/execution/poller.h"
#include "core/execution/readyqueue.h"
#include "core/execution/timerqueue.h"
#include "core/execution/waitlist.h"

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace interleave {

/// One lane that runs everything: the event loop, and the sequential model, each for real and
/// simulated. A wake only queues; the driver resumes, at depth one. The loop follows the turn rules
/// L1 to L7: poll, move due timers to the ready queue, run exactly the handles that are ready now.
/// The sequential model is the same driver whose sleeps, fetches and files block inline. On both
/// lanes a program can have functions called at their time, and a waiting task can be cancelled.
class DriverExecutor final : public Executor, public ExecutionModel, private LoopSide {
public:
    explicit DriverExecutor(RunEnvironment& environment);

    Result<RunOutcome> run(Program program) override;

    void wake(Operation& operation, TaskControl* by) override;
    bool armSleep(SleepOperation& operation) override;
    void yield(Operation& operation) override;
    bool armFetch(FetchOperation& operation) override;
    void disarmFetch(FetchOperation& operation) override;
    bool armChild(ChildOperation& operation) override;
    void disarmChild(ChildOperation& operation) override;
    std::optional<std::uint64_t> computeNow(ComputeOperation& operation) override;
    void runCallback(Future future, DoneCallback callback, void* argument) override;

    void armTimeout(Operation& operation) override;
    bool cancelTask(TaskControl& task, TaskControl& by) override;
    bool cancel(TaskControl& task, TaskControl& by) override;
    void checkLoop() const override;
    void armRun(RunLoopOperation& operation) override;
    [[nodiscard]] Future callAt(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters, std::optional<Nanos> due) override;
    [[nodiscard]] Future offload(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters) override;
    void setOffloadWorkers(unsigned workers) override { m_offloadWorkers = workers; }
    void stopLoop(TaskControl& by) override;
    void closeLoop() override;
    [[nodiscard]] bool isLoopRunning() const override { return m_running != nullptr; }
    void signalArrived() override;

protected:
    CompletionMode modeOf(OperationKind kind) const override;
    void park(Operation& operation) override;
    void enqueue(TaskControl& task) override;
    void startNamed(TaskControl& task) override { enqueue(task); }
    void waitBegins(Operation& operation) override { m_suspended.link(operation); }
    void waitEndsAtOnce(Operation& operation) override { m_suspended.unlink(operation); }
    void publish(TaskControl& task, TaskControl* by) override;
    void signalsBegin(RunSignals&) override;

private:
    [[nodiscard]] bool isLoop() const
    {
        return imitatedModel(m_environment.model) == ModelId::Loop;
    }
    [[nodiscard]] bool isVirtual() const { return m_environment.virtualClock != nullptr; }
    [[nodiscard]] Nanos now() const;
    [[nodiscard]] std::optional<Error> runToTheEnd();
    void turn();
    void pollOnce();
    void runHandle(const ReadyHandle& handle);
    void startTask(TaskControl& task);
    void end(TaskControl& task);
    void cancelAll();
    void cutDaemons();
    void makeReady(Operation& operation, TaskControl* by);
    void goOn(Operation& operation, TaskControl* by);
    void resume(Operation& operation);

    /// A suspended operation whose time limit is with the timers.
    [[nodiscard]] static bool isTimed(const Operation& operation);
    /// False: it is finished.
    [[nodiscard]] bool watchChild(ChildOperation& operation);

    // driverloop.cpp
    void fireTimers();
    void dropCancelledTimers();
    void endRun();
    void dropCalls();
    bool dropCall(const ReadyHandle& handle);
    [[nodiscard]] Operation* waitOf(const TaskControl& task) const;
    static void queueCallback(Future future, DoneCallback callback, void* argument);

    // driversignals.cpp
    void takeSignals();
    void tellBeforeStep(Operation& operation);
    void waitHere(Operation& operation, Nanos until);
    void waitVirtually(Operation& operation, Nanos until);
    void parkUntil(std::optional<Nanos> time);

    // driveroffload.cpp
    void offloadEnded() override;
    [[nodiscard]] Future callFromWorker(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters) override;
    [[nodiscard]] Executor& loop() override { return *this; }
    [[nodiscard]] bool isElsewhere() const
    {
        return m_offload != nullptr && std::this_thread::get_id() != m_thread;
    }
    /// By another thread.
    struct Posted {
        enum class Kind : std::uint8_t { Wake, Start, Stop, Ended };
        Kind kind = Kind::Wake;
        Operation* operation = nullptr;
        TaskControl* task = nullptr; ///< to start; otherwise: who did it
    };
    void post(const Posted& posted);
    void takePosted();
    void forgetPosted(const Operation& operation);
    void interrupt(Operation& operation, TaskControl* by);
    /// Virtual time goes on; what happens meanwhile beside the loop happens.
    void advance(Nanos time);

    LaneRuntime m_lane;
    Program m_program = nullptr;
    ReadyQueue m_ready;
    TimerQueue<ReadyHandle> m_timers; ///< operations to resume, calls to start
    std::size_t m_cancelledCalls = 0; ///< that are still in a queue
    std::unique_ptr<Poller> m_poller; ///< of the real loop
    Parker m_parker;                  ///< of the real sequential model
    UniqueFd m_signalEvent;           ///< wakes the poller, by a signal handler
    WaitList m_suspended;
    std::size_t m_unfinished = 0; ///< that the run's end waits for; not calls, which are dropped
    std::size_t m_daemons = 0;    ///< unfinished ones that it does not
    RunLoopOperation* m_running = nullptr;
    std::uint32_t m_stopper = TaskId::kNone;
    bool m_stopAsked = false;
    bool m_closed = false;

    std::unique_ptr<OffloadPool> m_offload; ///< made at the first use
    unsigned m_offloadWorkers = 0;          ///< 0: as many as the standard pool has
    std::size_t m_offloaded = 0;            ///< tasks that have not ended
    std::thread::id m_thread;
    std::mutex m_postedMutex;
    std::vector<Posted> m_posted;
    /// Where the step before this one ended by a yield: this one begins there, and one look at the
    /// clock serves both. 0: look again.
    std::uint64_t m_stepBegin = 0;
};

} // namespace interleave
