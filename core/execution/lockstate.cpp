// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/lockstate.h"

#include <algorithm>

namespace interleave {

void LockState::give(const WaitEntry& entry)
{
    m_owner = entry.task;
    m_process = entry.process;
    m_depth = std::max(entry.number, 1U); // after a wait on a condition: as deep as before
}

bool LockState::start(SyncStep& step, std::uint32_t number, bool mayWait)
{
    WaitEntry& entry = step.memory.entry(number);
    if (m_isAbandoned) {
        entry.status = SyncStatus::Abandoned;
        return true;
    }
    if (m_depth == 0) {
        give(entry);
    } else if (m_isReentrant && m_owner == entry.task) {
        ++m_depth;
    } else {
        if (mayWait)
            m_waiters.push(step.memory, number);
        return false;
    }
    entry.status = SyncStatus::Done;
    return true;
}

void LockState::giveUp(SyncStep& step, std::uint32_t number, SyncStatus status)
{
    if (m_waiters.remove(step.memory, number))
        step.memory.entry(number).status = status;
}

void LockState::undo(SyncStep& step, const WaitEntry& entry)
{
    if (isHeldBy(entry.task) && --m_depth == 0)
        pass(step);
}

Misuse LockState::release(SyncStep& step, std::uint32_t /*times*/)
{
    if (m_isAbandoned)
        return Misuse::None;
    if (m_depth == 0)
        return Misuse::NotHeld;
    if (m_isReentrant && m_owner != step.task)
        return Misuse::NotOwner;
    if (--m_depth == 0)
        pass(step);
    return Misuse::None;
}

std::uint32_t LockState::releaseAll(SyncStep& step)
{
    const std::uint32_t depth = m_depth;
    m_depth = 0;
    pass(step);
    return depth;
}

void LockState::pass(SyncStep& step)
{
    m_owner = WaitEntry::kNone;
    if (m_waiters.empty())
        return;
    const std::uint32_t next = m_waiters.pop(step.memory);
    give(step.memory.entry(next));
    step.finish(next, SyncStatus::Done);
}

void LockState::abandon(SyncStep& step, std::uint32_t process)
{
    if (m_depth == 0 || m_process != process)
        return;
    m_isAbandoned = true;
    step.finishAll(m_waiters, SyncStatus::Abandoned);
}

} // namespace interleave
