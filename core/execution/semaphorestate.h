// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/waitqueue.h"

#include <array>

namespace interleave {

/// Permits to take and give back. Bounded: never more than at the start (S11). Waiters get permits
/// in order of arrival. The permits of a process that died are lost; when they were the last, and
/// until somebody gives one back after all, nobody can have one: Abandoned. Pure; the table guards
/// it.
class SemaphoreState {
public:
    /// Whose permits are known, so that their loss is seen; those of more tasks at once are just
    /// lost.
    static constexpr std::size_t kMaxHolders = 32;

    SemaphoreState(std::uint32_t permits, bool isBounded)
        : m_free(permits),
          m_start(permits),
          m_isBounded(isBounded)
    {
    }

    [[nodiscard]] bool start(SyncStep& step, std::uint32_t number, bool mayWait);
    void giveUp(SyncStep& step, std::uint32_t number, SyncStatus status);
    void undo(SyncStep& step, const WaitEntry& entry);
    void abandon(SyncStep& step, std::uint32_t process);
    /// Wakes up to `times` (S10).
    [[nodiscard]] Misuse release(SyncStep& step, std::uint32_t times);
    [[nodiscard]] std::uint32_t level() const { return m_free; }
    [[nodiscard]] std::uint32_t waiting() const { return m_waiters.size(); }

private:
    struct Holder {
        std::uint32_t task = WaitEntry::kNone;
        std::uint32_t process = 0;
        std::uint32_t permits = 0; ///< 0: the place is free
    };
    void give(SyncStep& step, std::uint32_t times);
    void noteTaken(const WaitEntry& entry);
    void noteReleased(std::uint32_t task);
    [[nodiscard]] bool isLost() const { return m_isLossy && m_free == 0 && m_taken == 0; }

    WaitQueue m_waiters;
    std::uint32_t m_free;
    std::uint32_t m_start;
    std::uint32_t m_taken = 0; ///< by the living
    bool m_isBounded;
    bool m_isLossy = false; ///< a process died with a permit
    std::array<Holder, kMaxHolders> m_holders {};
};

} // namespace interleave
