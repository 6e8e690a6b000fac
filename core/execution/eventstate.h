// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/waitqueue.h"

namespace interleave {

/// A flag to wait for: set wakes all, and whoever was woken has seen it set even if it is cleared
/// before it runs (S6). Pure; the table guards it.
class EventState {
public:
    [[nodiscard]] bool start(SyncStep& step, std::uint32_t number, bool mayWait)
    {
        if (!m_isSet) {
            if (mayWait)
                m_waiters.push(step.memory, number);
            return false;
        }
        step.memory.entry(number).status = SyncStatus::Done;
        return true;
    }
    void giveUp(SyncStep& step, std::uint32_t number, SyncStatus status)
    {
        if (m_waiters.remove(step.memory, number))
            step.memory.entry(number).status = status;
    }
    void undo(SyncStep& /*step*/, const WaitEntry& /*entry*/) { }
    void abandon(SyncStep& /*step*/, std::uint32_t /*process*/) { }
    void set(SyncStep& step)
    {
        m_isSet = true;
        step.finishAll(m_waiters, SyncStatus::Done);
    }
    void clear() { m_isSet = false; }
    [[nodiscard]] bool isSet() const { return m_isSet; }
    [[nodiscard]] std::uint32_t level() const { return m_isSet ? 1 : 0; }
    [[nodiscard]] std::uint32_t waiting() const { return m_waiters.size(); }

private:
    WaitQueue m_waiters;
    bool m_isSet = false;
};

} // namespace interleave
