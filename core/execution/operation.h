// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/trace/taskstate.h"

#include <atomic>
#include <coroutine>
#include <cstdint>
#include <optional>
#include <string>

namespace interleave {

class Executor;
class TaskControl;

/// Who waits in an operation's own way: the model decides for each kind whether it holds or
/// releases the worker.
enum class OperationKind : std::uint8_t {
    Sleep,         ///< wait for the clock
    Fetch,         ///< wait for a socket
    File,          ///< wait for the file system; always inline, as in every standard library
    Compute,       ///< real work of a known size; never gives the worker away
    Primitive,     ///< wait for another task: a lock, a future ...
    BlockingSleep, ///< wait for the clock and hold the worker under every model
    Child          ///< wait for a program that a task has started, or for its pipes
};

enum class CompletionMode : std::uint8_t { Inline, Suspending };

/// What a body awaits. Lives in the awaiting frame, is never moved, and records itself: begin,
/// blocked or suspended, made ready by whom, resumed. Derived classes say how to try, how to
/// register for a wake-up and how to forget it. Thread rules: begin and end in the task's own
/// worker; `wake` by any.
class Operation {
public:
    Operation(const Operation&) = delete;
    Operation& operator=(const Operation&) = delete;
    virtual ~Operation() = default;

    [[nodiscard]] bool await_ready();
    [[nodiscard]] bool await_suspend(std::coroutine_handle<> handle);

    [[nodiscard]] OperationKind kind() const { return m_kind; }
    [[nodiscard]] Reason reason() const { return m_reason; }
    [[nodiscard]] LabelId label() const { return m_label; }
    [[nodiscard]] TaskControl& task() const { return *m_task; }
    /// How long at most; none: until woken.
    [[nodiscard]] std::optional<Nanos> timeout() const { return m_timeout; }

    /// Finishes at once if that needs no waiting at all.
    [[nodiscard]] virtual bool tryNow() { return false; }
    /// Registers for a wake-up (returns false), or finishes at once (returns true). Between the two
    /// nothing is lost: registering tests again under the primitive's mutex.
    [[nodiscard]] virtual bool arm() { return false; }
    /// Forgets the registration: after this nobody wakes the operation any more.
    virtual void disarm() { }
    /// Its time is over: forgets the registration, unless it was woken just now.
    virtual void expire() { disarm(); }
    /// What else is known about what it waits for: "held by 'b'". For the verdict on a run that is
    /// stuck.
    [[nodiscard]] virtual std::string detail() const { return {}; }
    /// The task that a cancellation of the waiting task goes to first (rule L19); null: none.
    [[nodiscard]] virtual TaskControl* forwardsCancelTo() { return nullptr; }

protected:
    Operation(TaskControl& task, OperationKind kind, Reason reason, LabelId label)
        : m_task(&task),
          m_kind(kind),
          m_reason(reason),
          m_label(label)
    {
    }
    /// Throws Cancelled when the wait was given up because the run was asked to stop.
    void throwIfStopped() const;
    void markStopped() { m_stopped = true; }
    void noteWaker(TaskId waker) { m_waker.store(waker.value, std::memory_order_relaxed); }
    /// The wait was given up because its timeout() was over.
    [[nodiscard]] bool hasTimedOut() const { return m_timedOut; }
    /// A cancellation went to forwardsCancelTo(), and that took it.
    [[nodiscard]] bool isCancelForwarded() const { return m_cancelForwarded; }

    std::optional<Nanos> m_timeout;
    bool m_isYield = false; ///< gives up a turn and waits for nothing

private:
    friend class Executor;
    friend class DriverExecutor;
    friend class WaitList;
    friend class ThreadExecutor;
    friend class ThreadOffload;
    friend class VirtualOffload;
    friend class VirtualPool;
    friend class WorkerExecutor;
    friend class ProcessExecutor;

    TaskControl* m_task;
    OperationKind m_kind;
    Reason m_reason;
    LabelId m_label;
    std::coroutine_handle<> m_handle;
    std::atomic<bool> m_woken { false };
    bool m_stopped = false;
    bool m_timedOut = false;
    bool m_cancelForwarded = false;
    std::atomic<std::uint32_t> m_waker { TaskId::kNone };
    // Where a driver keeps it.
    Operation* m_previous = nullptr;
    Operation* m_next = nullptr;
};

} // namespace interleave
