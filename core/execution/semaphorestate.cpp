// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/semaphorestate.h"

#include <algorithm>

namespace interleave {

bool SemaphoreState::start(SyncStep& step, std::uint32_t number, bool mayWait)
{
    WaitEntry& entry = step.memory.entry(number);
    if (isLost()) {
        entry.status = SyncStatus::Abandoned;
        return true;
    }
    if (m_free == 0) {
        if (mayWait)
            m_waiters.push(step.memory, number);
        return false;
    }
    --m_free;
    noteTaken(entry);
    entry.status = SyncStatus::Done;
    return true;
}

void SemaphoreState::giveUp(SyncStep& step, std::uint32_t number, SyncStatus status)
{
    if (m_waiters.remove(step.memory, number))
        step.memory.entry(number).status = status;
}

void SemaphoreState::undo(SyncStep& step, const WaitEntry& entry)
{
    noteReleased(entry.task);
    give(step, 1);
}

Misuse SemaphoreState::release(SyncStep& step, std::uint32_t times)
{
    if (m_isBounded && (times > m_start || m_free > m_start - times))
        return Misuse::TooManyReleases;
    for (std::uint32_t i = 0; i < times; ++i)
        noteReleased(step.task);
    give(step, times);
    return Misuse::None;
}

void SemaphoreState::give(SyncStep& step, std::uint32_t times)
{
    for (; times > 0 && !m_waiters.empty(); --times) {
        const std::uint32_t next = m_waiters.pop(step.memory);
        noteTaken(step.memory.entry(next));
        step.finish(next, SyncStatus::Done);
    }
    m_free += times;
}

void SemaphoreState::noteTaken(const WaitEntry& entry)
{
    ++m_taken;
    Holder* place = nullptr;
    for (Holder& holder : m_holders) {
        if (holder.permits > 0 && holder.task == entry.task) {
            place = &holder;
            break;
        }
        if (holder.permits == 0 && place == nullptr)
            place = &holder;
    }
    if (place != nullptr)
        *place = { entry.task, entry.process, place->permits + 1 };
}

/// Its own permit, or, of a task that has none, somebody's (S10); one more than were taken is new.
void SemaphoreState::noteReleased(std::uint32_t task)
{
    m_taken -= m_taken > 0 ? 1 : 0;
    auto holder = std::find_if(m_holders.begin(), m_holders.end(),
        [task](const Holder& h) { return h.permits > 0 && h.task == task; });
    if (holder == m_holders.end())
        holder = std::find_if(
            m_holders.begin(), m_holders.end(), [](const Holder& h) { return h.permits > 0; });
    if (holder != m_holders.end())
        --holder->permits;
}

void SemaphoreState::abandon(SyncStep& step, std::uint32_t process)
{
    for (Holder& holder : m_holders) {
        if (holder.permits == 0 || holder.process != process)
            continue;
        m_isLossy = true;
        m_taken -= std::min(m_taken, holder.permits);
        holder.permits = 0;
    }
    if (isLost())
        step.finishAll(m_waiters, SyncStatus::Abandoned);
}

} // namespace interleave
