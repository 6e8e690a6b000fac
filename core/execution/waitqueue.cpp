// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/waitqueue.h"

namespace interleave {

void WaitQueue::push(SyncMemory& memory, std::uint32_t number)
{
    WaitEntry& entry = memory.entry(number);
    entry.next = WaitEntry::kNone;
    entry.previous = m_last;
    if (m_last == WaitEntry::kNone)
        m_first = number;
    else
        memory.entry(m_last).next = number;
    m_last = number;
    ++m_count;
}

std::uint32_t WaitQueue::pop(SyncMemory& memory)
{
    const std::uint32_t number = m_first;
    (void)remove(memory, number);
    return number;
}

bool WaitQueue::remove(SyncMemory& memory, std::uint32_t number)
{
    std::uint32_t at = m_first;
    for (std::uint32_t left = m_count; left > 0 && at != number; --left)
        at = memory.entry(at).next;
    if (at != number || m_count == 0)
        return false;
    const WaitEntry& entry = memory.entry(number);
    (entry.previous == WaitEntry::kNone ? m_first : memory.entry(entry.previous).next) = entry.next;
    (entry.next == WaitEntry::kNone ? m_last : memory.entry(entry.next).previous) = entry.previous;
    --m_count;
    return true;
}

void SyncStep::finish(std::uint32_t number, SyncStatus status)
{
    WaitEntry& entry = memory.entry(number);
    entry.waker = task;
    // Published where the table wakes: until then only the table looks at it.
    entry.status.store(status, std::memory_order_relaxed);
    woken.push(memory, number);
}

void SyncStep::finishAll(WaitQueue& queue, SyncStatus status)
{
    while (!queue.empty())
        finish(queue.pop(memory), status);
}

} // namespace interleave
