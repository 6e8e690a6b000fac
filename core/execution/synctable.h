// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/syncobject.h"
#include "core/execution/untimedwait.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

class Operation;
class TaskControl;

/// What a task asks of a primitive.
struct SyncRequest {
    ResourceId resource;
    SyncVerb verb = SyncVerb::Take;
    bool hasAction = false;   ///< Arrive
    std::uint32_t number = 0; ///< Take after a wait on a condition: how deep
    QueueItem item = {};      ///< Put
};

struct SyncAnswer {
    SyncStatus status = SyncStatus::Done;
    std::uint32_t number = 0; ///< the index of an arrival; the depth of a lock given up
    QueueItem item = {};
    TaskId waker = {};
};

/// The primitives of one run and everybody who waits for them, behind one mutex: in the process, or
/// in memory that processes share. What a primitive does is in its state machine; the table finds
/// it, guards it, tells its track, and wakes whoever has an answer. Any task's own thread. Misuse
/// throws TaskError(BadArgument); shared memory that is lost throws TaskError(BrokenPool).
class SyncTable {
public:
    virtual ~SyncTable() = default;

    /// Throws TaskError(Unsupported) when there is no room for more.
    [[nodiscard]] ResourceId make(
        TaskControl& by, std::string_view name, const SyncState& state, std::uint32_t limit = 0);
    [[nodiscard]] virtual std::uint32_t count() const = 0;
    [[nodiscard]] std::string_view name(ResourceId resource) const;
    [[nodiscard]] SyncKind kind(ResourceId resource) const;

    /// The answer, if there is one now. Otherwise: not `mayWait`, nothing has changed; else it
    /// waits, and `entry` is its number.
    [[nodiscard]] std::optional<SyncAnswer> start(TaskControl& task, const SyncRequest& request,
        bool mayWait, Operation* operation, std::uint32_t* entry);
    /// Gives a condition's lock up and waits on it (S7, S8). `depth`: how deep it was held.
    void startWait(TaskControl& task, ResourceId condition, Operation* operation,
        std::uint32_t* entry, std::uint32_t* depth);
    /// What the wait came to; it is over.
    [[nodiscard]] SyncAnswer finish(TaskControl& task, std::uint32_t entry);
    /// No answer is wanted any more, because of `why`; it may have come just now, and then counts.
    [[nodiscard]] SyncAnswer giveUp(TaskControl& task, std::uint32_t number, SyncStatus why);
    /// The same, but an answer that came just now goes to the next.
    void forget(TaskControl& task, std::uint32_t number);

    /// Gives back a lock or permits.
    void release(TaskControl& by, ResourceId resource, std::uint32_t times);
    [[nodiscard]] TaskId ownerOf(ResourceId lock);
    /// Throws where the task does not hold the condition's lock.
    void checkLock(TaskControl& task, ResourceId condition);
    void setEvent(TaskControl& by, ResourceId event, bool isSet);
    [[nodiscard]] bool isSet(ResourceId event);
    void notify(TaskControl& by, ResourceId condition, std::uint32_t most);
    [[nodiscard]] ResourceId lockOf(ResourceId condition);
    void finishAction(TaskControl& by, ResourceId barrier, bool ok);
    void abortBarrier(TaskControl& by, ResourceId barrier);
    void resetBarrier(TaskControl& by, ResourceId barrier);
    [[nodiscard]] bool isBroken(ResourceId barrier);
    [[nodiscard]] std::uint32_t partiesOf(ResourceId barrier);
    void taskDone(TaskControl& by, ResourceId queue);
    /// Depth, flag, waiters, arrivals, free permits, items: see SyncObject.
    [[nodiscard]] std::uint32_t level(ResourceId resource);
    [[nodiscard]] std::uint32_t waiting(ResourceId resource);

    /// True: `await` does the waiting. False: the model's own way.
    [[nodiscard]] virtual bool waitsInline() const { return false; }
    /// Returns when there is an answer, at `until` (CLOCK_MONOTONIC), or when the run stops
    /// (false). `goesOn`, if any, is asked every few milliseconds; what it says no to ends (false).
    [[nodiscard]] virtual bool await(std::uint32_t /*entry*/, std::optional<Nanos> /*until*/,
        const std::function<bool()>& /*goesOn*/)
    {
        return true;
    }

protected:
    virtual void lock() = 0;
    virtual void unlock() = 0;
    /// Under the lock. Null: there is none of that number.
    [[nodiscard]] virtual SyncObject* object(ResourceId resource) const = 0;
    [[nodiscard]] virtual std::optional<ResourceId> addObject() = 0;
    [[nodiscard]] virtual SyncMemory& memory() = 0;
    [[nodiscard]] virtual std::uint32_t takeEntry(TaskControl& task) = 0;
    virtual void giveEntry(std::uint32_t entry) = 0;
    virtual void wake(WaitEntry& entry, TaskControl* by) = 0;
    /// Locks that the process holds are nobody's any more, and its waits are forgotten.
    void abandonProcess(std::uint32_t process, std::uint32_t itsEntry);
    /// Of the entries below `end`, at one instant.
    [[nodiscard]] std::vector<UntimedWait> untimedWaits(std::uint32_t end);

private:
    friend class SyncGuard;

    template <class State> State& stateOf(ResourceId resource) const;
    [[nodiscard]] SyncObject& checked(ResourceId resource) const;
    [[noreturn]] void refuse(Misuse misuse, ResourceId resource) const;
    template <class Function>
    decltype(auto) step(TaskControl& by, ResourceId resource, Function&& function);
    void tell(TaskControl& by, ResourceId resource, std::uint32_t level, std::uint32_t second);
    static void noteReleased(TaskControl& by, TaskId holder, ResourceId resource);
    void wakeAll(SyncStep& step, TaskControl* by);
    [[nodiscard]] SyncAnswer answerOf(const WaitEntry& entry) const;
};

} // namespace interleave
