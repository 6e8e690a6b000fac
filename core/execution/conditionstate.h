// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/waitqueue.h"

namespace interleave {

/// Who waits for word about something that a lock guards. A notification wakes the oldest (S8) and
/// is not remembered. The lock itself is given up before the wait and taken again after it, by the
/// table and by the waiter. Pure; the table guards it.
class ConditionState {
public:
    explicit ConditionState(ResourceId lock) : m_lock(lock) { }

    [[nodiscard]] bool start(SyncStep& step, std::uint32_t number, bool mayWait)
    {
        if (mayWait)
            m_waiters.push(step.memory, number);
        return false;
    }
    void giveUp(SyncStep& step, std::uint32_t number, SyncStatus status)
    {
        if (m_waiters.remove(step.memory, number))
            step.memory.entry(number).status = status;
    }
    void undo(SyncStep& /*step*/, const WaitEntry& /*entry*/) { }
    void abandon(SyncStep& /*step*/, std::uint32_t /*process*/) { }
    void notify(SyncStep& step, std::uint32_t most)
    {
        for (; most > 0 && !m_waiters.empty(); --most)
            step.finish(m_waiters.pop(step.memory), SyncStatus::Done);
    }
    [[nodiscard]] ResourceId lock() const { return m_lock; }
    [[nodiscard]] std::uint32_t level() const { return m_waiters.size(); }
    [[nodiscard]] std::uint32_t waiting() const { return m_waiters.size(); }

private:
    WaitQueue m_waiters;
    ResourceId m_lock;
};

} // namespace interleave
