// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/coro/task.h"
#include "core/execution/body.h"
#include "core/execution/completionwatcher.h"
#include "core/execution/context.h"
#include "core/execution/future.h"
#include "core/instrumentation/recorder.h"

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace interleave {

class Executor;

/// The worker that a task is on, as far as tasks need it.
struct LaneRuntime {
    LaneId id;
    Recorder recorder;
};

/// What a TaskControl is for its model.
enum class TaskRole : std::uint8_t {
    Task,
    LoopCall,    ///< made by call_soon and its like: starts when the loop says
    Promise,     ///< a future without a body, in no trace
    Offloaded,   ///< runs on a worker of the offload pool while the loop goes on
    Initializer, ///< of one of the pool's workers (rule E25)
};

/// One task of a run: its body, its state, its result. Owned by the executor until the run ends.
class alignas(64) TaskControl {
public:
    TaskControl(Executor& executor, TaskId id, LabelId label, BodyFunction function,
        std::span<const std::byte> bytes);
    TaskControl(const TaskControl&) = delete;
    TaskControl& operator=(const TaskControl&) = delete;

    [[nodiscard]] TaskId id() const { return m_id; }
    [[nodiscard]] LabelId name() const { return m_name; }
    [[nodiscard]] TaskOrigin origin() const { return m_origin; }
    [[nodiscard]] bool isDaemon() const { return m_origin == TaskOrigin::Daemon; }
    void setOrigin(TaskOrigin origin) { m_origin = origin; } ///< before anybody else sees it
    [[nodiscard]] Executor& executor() const { return m_executor; }
    [[nodiscard]] Context& context() { return m_context; }
    [[nodiscard]] BodyFunction body() const { return m_body; }
    [[nodiscard]] std::span<const std::byte> parameters() const
    {
        return { m_parameters, m_parameterBytes };
    }

    /// Recording, in the worker that the task is on (or, for Queued and Ready, in another's).
    void record(LaneRuntime& lane, TaskState state, Reason reason = Reason::None,
        LabelId label = {}, TaskId cause = {})
    {
        lane.recorder.transition(m_id, m_sequence++, state, reason, label, cause);
    }
    void recordAt(LaneRuntime& lane, std::uint64_t ticks, TaskState state,
        Reason reason = Reason::None, LabelId label = {}, TaskId cause = {})
    {
        lane.recorder.transitionAt(ticks, m_id, m_sequence++, state, reason, label, cause);
    }
    [[nodiscard]] std::uint32_t sequence() const { return m_sequence; }
    void setSequence(std::uint32_t sequence) { m_sequence = sequence; }

    /// The lane it is on; null before it runs. Only the task's own worker may ask or set.
    [[nodiscard]] LaneRuntime* lane() const { return m_lane; }
    void setLane(LaneRuntime* lane) { m_lane = lane; }

    /// Makes the coroutine; it starts by `coroutine().start()`.
    void create(Program program);
    void createBody();
    [[nodiscard]] Task<Value>& coroutine() { return m_coroutine; }
    /// Takes the finished coroutine's result or error into the future, and frees the frame. Gives
    /// the state that the task ended in. The caller records it, then calls finish().
    [[nodiscard]] TaskState settle();

    // The future. Any thread.
    [[nodiscard]] FutureState state() const;
    /// Pending to running; false when it was cancelled before.
    [[nodiscard]] bool startRunning();
    /// Pending to cancelled; false when it runs or is finished. True again when cancelled already.
    /// The caller tells the watchers by finish().
    [[nodiscard]] bool cancelPending();
    /// Sets the outcome without a coroutine (from another process).
    void setOutcome(Value value, std::optional<Error> error);
    /// Takes over a callback that is due; only queues it.
    using QueueCallback = void (*)(Future future, DoneCallback callback, void* argument);
    /// Publishes the outcome and tells the watchers, then runs the callbacks. With a `queue` for
    /// them, watchers and callbacks are told in the order in which they came (rule L14).
    void finish(TaskControl* by, QueueCallback queue = nullptr);
    [[nodiscard]] bool isDone() const { return m_done.load(std::memory_order_acquire); }
    /// Done, and the callbacks have run that run at once.
    [[nodiscard]] bool isOver() const { return m_over.load(std::memory_order_acquire); }
    /// Only when isDone().
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] const Value& value() const { return m_value; }
    [[nodiscard]] bool wasCancelled() const { return state() == FutureState::Cancelled; }

    /// False: it is done already, and the watcher was not kept.
    /// `untilOver`: it is told once the callbacks have run, too, where they run at once.
    [[nodiscard]] bool watch(CompletionWatcher& watcher, bool untilOver = false);
    void unwatch(CompletionWatcher& watcher);
    /// False: it is done already; the caller runs the callback.
    [[nodiscard]] bool addCallback(DoneCallback callback, void* argument);
    /// Takes all equal callbacks out that have not run; how many these were (rule L15).
    std::size_t removeCallbacks(DoneCallback callback, void* argument);

    /// In a callback that runs at once: who ends the task in this thread just now - itself, who
    /// cancels it, or who settles the promise. Null in others.
    [[nodiscard]] TaskControl* finisher() const;

    [[nodiscard]] TaskRole role() const { return m_role; }
    void setRole(TaskRole role) { m_role = role; }
    /// Tasks of one chunk go to one worker together (rule E6); 0: it is in none. Set before the
    /// pool sees it.
    [[nodiscard]] std::uint32_t chunk() const { return m_chunk; }
    void setChunk(std::uint32_t chunk) { m_chunk = chunk; }

    // A request to end, in the task's own thread (rule L19). False: there was one already.
    [[nodiscard]] bool requestCancel() { return !std::exchange(m_cancelRequested, true); }
    [[nodiscard]] bool takeCancelRequest() { return std::exchange(m_cancelRequested, false); }

private:
    [[nodiscard]] TaskState cancelledEnd();

    static constexpr std::size_t kInlineParameters = 64;

    // What every step of the task touches, on one cache line.
    Executor& m_executor;
    LaneRuntime* m_lane = nullptr;
    Task<Value> m_coroutine;
    TaskId m_id;
    std::uint32_t m_sequence = 0;
    Context m_context;
    BodyFunction m_body;
    const std::byte* m_parameters;
    LabelId m_name;
    std::uint32_t m_parameterBytes;

    alignas(16) std::byte m_inline[kInlineParameters];
    std::unique_ptr<std::byte[]> m_large;
    TaskOrigin m_origin = TaskOrigin::Submitted;
    std::uint32_t m_chunk = 0;

    mutable std::mutex m_mutex;
    FutureState m_state = FutureState::Pending;
    std::atomic<bool> m_done { false };
    Value m_value;
    std::optional<Error> m_error;
    /// One who is told of the end: either a watcher or a callback.
    struct Listener {
        CompletionWatcher* watcher = nullptr;
        DoneCallback callback = nullptr;
        void* argument = nullptr;
        bool untilOver = false;
    };
    void tell(const Listener& listener, TaskControl* by, QueueCallback queue);

    Listener m_first;                  ///< a watcher; more are rare
    std::vector<Listener> m_listeners; ///< in the order in which they came
    std::atomic<bool> m_over { false };
    TaskRole m_role = TaskRole::Task;
    bool m_cancelRequested = false;
    bool m_endsCancelled = false;
};

} // namespace interleave
