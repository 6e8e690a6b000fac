// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/waitqueue.h"

namespace interleave {

/// A lock: free, or held. Whoever waits longest gets it from the one who gives it back (a legal
/// behaviour among those that S3 leaves open). Any task may give a plain lock back (S1); a
/// re-entrant one belongs to its owner, as often as it was taken (S4). Pure; the table guards it.
class LockState {
public:
    explicit LockState(bool isReentrant) : m_isReentrant(isReentrant) { }

    [[nodiscard]] bool start(SyncStep& step, std::uint32_t number, bool mayWait);
    void giveUp(SyncStep& step, std::uint32_t number, SyncStatus status);
    /// What was given with the answer goes on to the next: the task never saw it.
    void undo(SyncStep& step, const WaitEntry& entry);
    [[nodiscard]] Misuse release(SyncStep& step, std::uint32_t times = 1);
    /// All levels at once, for a wait on a condition (S7).
    [[nodiscard]] std::uint32_t releaseAll(SyncStep& step);
    /// The process is dead: nobody gets the lock any more, since what it guards may be half done.
    void abandon(SyncStep& step, std::uint32_t process);

    [[nodiscard]] bool isHeldBy(std::uint32_t task) const { return m_depth > 0 && m_owner == task; }
    [[nodiscard]] std::uint32_t owner() const { return m_depth > 0 ? m_owner : WaitEntry::kNone; }
    [[nodiscard]] bool isReentrant() const { return m_isReentrant; }
    [[nodiscard]] std::uint32_t level() const { return m_depth; }
    [[nodiscard]] std::uint32_t waiting() const { return m_waiters.size(); }

private:
    void give(const WaitEntry& entry);
    void pass(SyncStep& step);

    WaitQueue m_waiters;
    std::uint32_t m_owner = WaitEntry::kNone;
    std::uint32_t m_process = 0; ///< the owner's
    std::uint32_t m_depth = 0;
    bool m_isReentrant;
    bool m_isAbandoned = false;
};

} // namespace interleave
