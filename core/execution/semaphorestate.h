// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/waitqueue.h"

namespace interleave {

/// Permits to take and give back. Bounded: never more than at the start (S11). Waiters get permits
/// in order of arrival. Pure; the table guards it.
class SemaphoreState {
public:
    SemaphoreState(std::uint32_t permits, bool isBounded)
        : m_free(permits),
          m_start(permits),
          m_isBounded(isBounded)
    {
    }

    [[nodiscard]] bool start(SyncStep& step, std::uint32_t number, bool mayWait)
    {
        if (m_free == 0) {
            if (mayWait)
                m_waiters.push(step.memory, number);
            return false;
        }
        --m_free;
        step.memory.entry(number).status = SyncStatus::Done;
        return true;
    }
    void giveUp(SyncStep& step, std::uint32_t number, SyncStatus status)
    {
        if (m_waiters.remove(step.memory, number))
            step.memory.entry(number).status = status;
    }
    void undo(SyncStep& step, const WaitEntry& /*entry*/) { give(step, 1); }
    void abandon(SyncStep& /*step*/, std::uint32_t /*process*/) { }
    /// Wakes up to `times` (S10).
    [[nodiscard]] Misuse release(SyncStep& step, std::uint32_t times)
    {
        if (m_isBounded && (times > m_start || m_free > m_start - times))
            return Misuse::TooManyReleases;
        give(step, times);
        return Misuse::None;
    }
    [[nodiscard]] std::uint32_t level() const { return m_free; }
    [[nodiscard]] std::uint32_t waiting() const { return m_waiters.size(); }

private:
    void give(SyncStep& step, std::uint32_t times)
    {
        for (; times > 0 && !m_waiters.empty(); --times)
            step.finish(m_waiters.pop(step.memory), SyncStatus::Done);
        m_free += times;
    }

    WaitQueue m_waiters;
    std::uint32_t m_free;
    std::uint32_t m_start;
    bool m_isBounded;
};

} // namespace interleave
