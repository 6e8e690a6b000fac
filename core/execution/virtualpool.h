// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/execution/executor.h"
#include "core/execution/waitlist.h"

#include <deque>
#include <queue>
#include <unordered_map>
#include <vector>

namespace interleave {

/// The simulated pools: N virtual workers, each as fast as if it had a core of its own, in virtual
/// time, on one real thread; deterministic by seed. A waiting task holds its virtual worker, as it
/// would a thread or a process. The interpreter lock (simulated:threads) hands over in exact
/// slices: after one interval from a waiter's arrival the holder drops it; among several waiters
/// the successor is drawn by the seed. What code does between operations takes no virtual time. Its
/// traces are labelled simulated.
class VirtualPool final : public Executor, public ExecutionModel {
public:
    explicit VirtualPool(RunEnvironment& environment);

    Result<RunOutcome> run(Program program) override;

    void wake(Operation& operation, TaskControl* by) override;
    bool armSleep(SleepOperation& operation) override;
    bool armBlockingSleep(BlockingSleepOperation& operation) override;
    void armTimeout(Operation& operation) override;
    bool armFetch(FetchOperation& operation) override;
    std::optional<std::uint64_t> computeNow(ComputeOperation&) override { return std::nullopt; }
    void armCompute(ComputeOperation& operation) override;
    void setInitializer(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters) override
    {
        makeInitializers(by, name, body, parameters);
    }
    void openChunk(TaskControl& by, std::int64_t size) override;
    void closeChunk() override;
    [[nodiscard]] int processId(const TaskControl& task) const override;

protected:
    CompletionMode modeOf(OperationKind kind) const override;
    TaskState waitingState() const override { return TaskState::Blocked; }
    void waitBegins(Operation& operation) override { m_waiting.link(operation); }
    void waitEndsAtOnce(Operation& operation) override { m_waiting.unlink(operation); }
    void park(Operation&) override { }
    void enqueue(TaskControl& task) override;
    void startNamed(TaskControl& task) override;

private:
    struct Lane : LaneRuntime {
        TaskControl* task = nullptr;
        Operation* resume = nullptr; ///< what to go on with; null: the first step
        bool named = false;
        std::size_t worker = 0;       ///< its place among the pool's
        std::deque<TaskControl*> own; ///< what is left of its chunk
        bool computing = false;
        Nanos computeUntil { 0 };
        Nanos computeLeft { 0 };        ///< while it waits for the interpreter lock in the middle
        std::uint64_t stamp = 0;        ///< a compute or lock event with an older stamp is void
        std::uint64_t switchesSeen = 0; ///< when its wait for the lock began
        bool wantsLock = false;
    };
    enum class EventKind : std::uint8_t { Begin, Resume, ComputeEnd, LockTimer, Timeout };
    struct Event {
        Nanos time;
        std::uint64_t order;
        EventKind kind;
        Lane* lane;
        Operation* operation;
        std::uint64_t stamp;
        bool operator>(const Event& o) const
        {
            return time != o.time ? time > o.time : order > o.order;
        }
    };

    [[nodiscard]] Nanos now() const { return m_environment.virtualClock->now(); }
    [[nodiscard]] bool locks() const;
    Lane& addLane(LaneKind kind, const std::string& name);
    static Lane& laneOf(TaskControl& task) { return static_cast<Lane&>(*task.lane()); }
    void schedule(EventKind kind, Nanos time, Lane* lane, Operation* operation = nullptr,
        std::uint64_t stamp = 0);
    void handle(const Event& event);
    void goOn(Lane& lane);
    void step(Lane& lane);
    void afterStep(Lane& lane);
    void finishTask(Lane& lane);
    void takeNext(Lane& lane);
    [[nodiscard]] TaskControl* nextFor(Lane& lane);
    void feedIdle();
    void endProgram();
    void cancelAll();
    void cutDaemons();
    [[nodiscard]] bool isVoid(const Event& event) const;
    // The interpreter lock.
    void waitForLock(Lane& lane);
    void lockTimer(Lane& lane);
    void releaseLock();
    void grant(Lane& lane);

    Program m_program = nullptr;
    TaskControl* m_programTask = nullptr;
    std::optional<TaskState> m_programEnd; ///< it has ended, but waits for its tasks
    std::deque<Lane> m_lanes;              ///< 0 is main
    std::deque<TaskControl*> m_pending;
    std::vector<Lane*> m_idle; ///< sorted: the lowest number takes the next task
    std::uint32_t m_chunks = 0;
    std::uint32_t m_openChunk = 0; ///< tasks are being submitted to it; 0: none is open
    std::priority_queue<Event, std::vector<Event>, std::greater<>> m_events;
    std::uint64_t m_order = 0;
    WaitList m_waiting;
    /// Waits for a primitive with a time limit, each with the stamp of its event.
    std::unordered_map<const Operation*, std::uint64_t> m_timeouts;
    std::size_t m_outstanding = 0; ///< tasks that the run's end waits for
    Lane* m_lockHolder = nullptr;
    std::vector<Lane*> m_lockWaiters;
    std::uint64_t m_switches = 0;
    Random m_random;
};

} // namespace interleave
