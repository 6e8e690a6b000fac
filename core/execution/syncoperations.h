// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coro/task.h"
#include "core/execution/operation.h"
#include "core/execution/synctable.h"

#include <optional>
#include <utility>

namespace interleave {

class Context;

/// A wait for a primitive, whichever. Throws TaskError(BrokenPool) when a process died with what is
/// waited for, TaskError(BadArgument) for misuse.
class SyncOperation : public Operation {
public:
    [[nodiscard]] bool tryNow() override;
    [[nodiscard]] bool arm() override;
    void disarm() override;
    void expire() override;
    [[nodiscard]] std::string detail() const override;

protected:
    SyncOperation(Context& context, const SyncRequest& request, WaitLimit limit);
    /// What it came to. Throws Cancelled where the run stops.
    [[nodiscard]] const SyncAnswer& answer();
    [[nodiscard]] ResourceId resource() const { return m_request.resource; }
    [[nodiscard]] SyncTable& table() const;
    [[nodiscard]] bool awaitInline();

    SyncRequest m_request;
    std::uint32_t m_entry = WaitEntry::kNone; ///< while it waits
    SyncAnswer m_answer;

private:
    bool m_isNonBlocking;
};

/// Holds a lock, or a permit, until it goes out of scope. Must be a named local.
class [[nodiscard]] LockGuard {
public:
    LockGuard(TaskControl& task, ResourceId lock) : m_task(&task), m_lock(lock) { }
    LockGuard(LockGuard&& other) noexcept
        : m_task(std::exchange(other.m_task, nullptr)),
          m_lock(other.m_lock)
    {
    }
    LockGuard& operator=(LockGuard&&) = delete;
    LockGuard(const LockGuard&) = delete;
    LockGuard& operator=(const LockGuard&) = delete;
    /// Also on an exception (S5). What was given back already, or taken from the task by a wait
    /// that the run's end cut short, stays as it is.
    ~LockGuard();
    void release();

private:
    TaskControl* m_task;
    ResourceId m_lock;
};

/// Takes a lock or a permit; gives whether it has it. Waiters get it in the order in which they
/// came (S3). A free one is taken without waiting, and still recorded.
class TakeOperation : public SyncOperation {
public:
    TakeOperation(Context& context, ResourceId resource, WaitLimit limit, std::uint32_t depth = 0);
    bool await_resume();
};

/// The same, for ever, and gives a guard.
class AcquireOperation final : public TakeOperation {
public:
    AcquireOperation(Context& context, ResourceId resource);
    LockGuard await_resume();
};

/// Waits for an event; false: not in time (S6).
class EventOperation final : public SyncOperation {
public:
    EventOperation(Context& context, ResourceId event, WaitLimit limit);
    bool await_resume() { return answer().status == SyncStatus::Done; }
};

/// The first half of a wait on a condition: gives its lock up and waits for a notification. See
/// Context::waitOn for the whole.
class ConditionOperation final : public SyncOperation {
public:
    ConditionOperation(Context& context, ResourceId condition, WaitLimit limit);
    [[nodiscard]] bool tryNow() override;
    [[nodiscard]] bool arm() override;
    bool await_resume() { return answer().status == SyncStatus::Done; }
    /// How deep the lock was held.
    [[nodiscard]] std::uint32_t depth() const { return m_depth; }

private:
    std::uint32_t m_depth = 0;
};

/// What the last party does before anybody leaves (S13): plain code. What it throws breaks the
/// barrier.
using BarrierAction = void (*)(Context& context);

/// Meets the others; gives the place in the order of arrival (S12). Throws
/// TaskError(BrokenBarrier).
class ArriveOperation final : public SyncOperation {
public:
    ArriveOperation(Context& context, ResourceId barrier, WaitLimit limit, BarrierAction action);
    std::int64_t await_resume();

private:
    Context& m_context;
    BarrierAction m_action;
};

/// False: there was no room in time.
class PutOperation final : public SyncOperation {
public:
    PutOperation(Context& context, ResourceId queue, const QueueItem& item, WaitLimit limit);
    bool await_resume() { return answer().status == SyncStatus::Done; }
};

/// Nothing: there was no item in time.
template <class T> class GetOperation final : public SyncOperation {
public:
    GetOperation(Context& context, ResourceId queue, WaitLimit limit)
        : SyncOperation(context, { queue, SyncVerb::Get }, limit)
    {
    }
    std::optional<T> await_resume()
    {
        const SyncAnswer& got = answer();
        return got.status == SyncStatus::Done ? std::optional<T>(got.item.template as<T>())
                                              : std::nullopt;
    }
};

/// Until every item that was put is done (S22).
class QueueJoinOperation final : public SyncOperation {
public:
    QueueJoinOperation(Context& context, ResourceId queue);
    void await_resume() { (void)answer(); }
};

/// Gives the condition's lock up, waits for a notification, and takes the lock again as deep as it
/// was (S7 to S9). False: not in time. The lock is the task's again in any case, but for a stop.
[[nodiscard]] Task<bool> waitOnCondition(Context& context, ResourceId condition, WaitLimit limit);
/// Waits until `predicate` says so, testing it whenever notified; what it said last (S9).
[[nodiscard]] Task<bool> waitForCondition(Context& context, ResourceId condition,
    bool (*predicate)(Context& context, void* argument), void* argument, WaitLimit limit);

} // namespace interleave
