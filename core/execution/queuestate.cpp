// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/queuestate.h"

namespace interleave {

bool QueueState::start(SyncStep& step, std::uint32_t number, bool mayWait, Misuse& misuse)
{
    WaitEntry& entry = step.memory.entry(number);
    WaitQueue* queue = &m_joiners;
    bool isDone = m_unfinished == 0;
    if (entry.verb == SyncVerb::Get) {
        queue = &m_getters;
        isDone = get(step, entry);
    } else if (entry.verb == SyncVerb::Put) {
        queue = &m_putters;
        isDone = put(step, entry, misuse);
    }
    if (isDone)
        entry.status = SyncStatus::Done;
    else if (mayWait && misuse == Misuse::None)
        queue->push(step.memory, number);
    return isDone;
}

bool QueueState::get(SyncStep& step, WaitEntry& entry)
{
    if (m_count == 0)
        return false;
    const std::uint32_t first = m_first;
    const ItemNode& node = step.memory.item(first);
    entry.item = node.item;
    m_first = node.next;
    if (--m_count == 0)
        m_last = WaitEntry::kNone;
    step.memory.giveItem(first);
    if (!m_putters.empty()) { // there is room now
        const std::uint32_t putter = m_putters.pop(step.memory);
        (void)append(step.memory, step.memory.entry(putter).item);
        ++m_unfinished;
        step.finish(putter, SyncStatus::Done);
    }
    return true;
}

bool QueueState::put(SyncStep& step, const WaitEntry& entry, Misuse& misuse)
{
    if (!m_getters.empty()) {
        const std::uint32_t getter = m_getters.pop(step.memory);
        step.memory.entry(getter).item = entry.item;
        step.finish(getter, SyncStatus::Done);
    } else if (m_capacity != 0 && m_count >= m_capacity) {
        return false;
    } else if (!append(step.memory, entry.item)) {
        misuse = Misuse::NoRoom;
        return false;
    }
    ++m_unfinished;
    return true;
}

bool QueueState::append(SyncMemory& memory, const QueueItem& item)
{
    const std::uint32_t number = memory.takeItem();
    if (number == WaitEntry::kNone)
        return false;
    memory.item(number) = { item, WaitEntry::kNone };
    if (m_last == WaitEntry::kNone)
        m_first = number;
    else
        memory.item(m_last).next = number;
    m_last = number;
    ++m_count;
    return true;
}

void QueueState::giveUp(SyncStep& step, std::uint32_t number, SyncStatus status)
{
    if (m_getters.remove(step.memory, number) || m_putters.remove(step.memory, number)
        || m_joiners.remove(step.memory, number))
        step.memory.entry(number).status = status;
}

void QueueState::undo(SyncStep& step, const WaitEntry& entry)
{
    if (entry.verb != SyncVerb::Get)
        return;
    if (!m_getters.empty()) {
        const std::uint32_t getter = m_getters.pop(step.memory);
        step.memory.entry(getter).item = entry.item;
        return step.finish(getter, SyncStatus::Done);
    }
    const std::uint32_t number = step.memory.takeItem();
    if (number == WaitEntry::kNone)
        return;
    step.memory.item(number) = { entry.item, m_first };
    m_first = number;
    if (m_last == WaitEntry::kNone)
        m_last = number;
    ++m_count;
}

Misuse QueueState::taskDone(SyncStep& step)
{
    if (m_unfinished == 0)
        return Misuse::TooManyDone;
    if (--m_unfinished == 0)
        step.finishAll(m_joiners, SyncStatus::Done);
    return Misuse::None;
}

} // namespace interleave
