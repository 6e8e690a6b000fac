// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/synctypes.h"

#include <atomic>
#include <cstdint>

namespace interleave {

class Operation;

/// Who waits for a primitive, or asks it. Lies where the primitive does: in the process, or in the
/// shared segment, so it refers to others by number alone.
struct WaitEntry {
    static constexpr std::uint32_t kNone = 0xffffffffU;

    std::uint32_t task = kNone;
    std::uint32_t process = 0; ///< whose death ends the wait; one number for all where that is one
    std::uint32_t resource = kNone;
    SyncVerb verb = SyncVerb::Take;
    bool hasAction = false; ///< Arrive: the last one does something before anybody leaves (S13)
    bool inUse = false;
    bool isTimed = false;              ///< the wait has a time limit
    std::uint32_t waker = kNone;       ///< the task that ended the wait; none: the clock
    std::atomic<SyncStatus> status {}; ///< a futex where processes wait
    std::uint32_t number = 0;          ///< Arrive: the index (S12); condition: the lock's depth
    std::uint32_t next = kNone;
    std::uint32_t previous = kNone;
    Operation* operation = nullptr; ///< means something to the task's own process only
    QueueItem item;
};

/// An item of a queue, linked to the next.
struct ItemNode {
    QueueItem item;
    std::uint32_t next = WaitEntry::kNone;
};

/// Where wait entries and items lie.
class SyncMemory {
public:
    virtual ~SyncMemory() = default;
    /// Throws TaskError(BrokenPool) for a number that cannot be: the memory was overwritten.
    [[nodiscard]] virtual WaitEntry& entry(std::uint32_t number) = 0;
    [[nodiscard]] virtual ItemNode& item(std::uint32_t number) = 0;
    /// WaitEntry::kNone when there is no room.
    [[nodiscard]] virtual std::uint32_t takeItem() = 0;
    virtual void giveItem(std::uint32_t number) = 0;
};

/// Entries in order of arrival. An entry is in one queue at most.
class WaitQueue {
public:
    [[nodiscard]] bool empty() const { return m_count == 0; }
    [[nodiscard]] std::uint32_t size() const { return m_count; }
    [[nodiscard]] std::uint32_t first() const { return m_first; }
    void push(SyncMemory& memory, std::uint32_t number);
    /// Must not be empty.
    [[nodiscard]] std::uint32_t pop(SyncMemory& memory);
    /// False: it is not here.
    bool remove(SyncMemory& memory, std::uint32_t number);

private:
    std::uint32_t m_first = WaitEntry::kNone;
    std::uint32_t m_last = WaitEntry::kNone;
    std::uint32_t m_count = 0;
};

/// One step of a primitive's state machine: who does it, and whose waits it ends.
struct SyncStep {
    SyncMemory& memory;
    std::uint32_t task;
    WaitQueue woken = {};

    /// The entry, which is in no queue, has its answer.
    void finish(std::uint32_t number, SyncStatus status);
    /// So have all of these.
    void finishAll(WaitQueue& queue, SyncStatus status);
};

} // namespace interleave
