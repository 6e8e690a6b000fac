// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/sharedsync.h"

#include "core/base/clock.h"
#include "core/execution/sharedfutex.h"
#include "core/execution/taskerror.h"

#include <algorithm>

namespace interleave {

namespace {

[[noreturn]] void overwritten()
{
    throw TaskError(
        ErrorCode::BrokenPool, "the memory that worker processes share was overwritten");
}

} // namespace

std::uint32_t SharedSync::count() const
{
    return std::min(m_block.objectCount.load(std::memory_order_acquire), SyncBlock::kMaxObjects);
}

void SharedSync::lock()
{
    if (!m_block.mutex.lock(m_process))
        throw TaskError(ErrorCode::BrokenPool,
            "a process was terminated abruptly in the middle of a change to locks and queues that "
            "processes share");
}

SyncObject* SharedSync::object(ResourceId resource) const
{
    return resource.value < count() ? &m_block.objects.at(resource.index()) : nullptr;
}

std::optional<ResourceId> SharedSync::addObject()
{
    const std::uint32_t index = count();
    if (index >= SyncBlock::kMaxObjects)
        return std::nullopt;
    m_block.objectCount.store(index + 1, std::memory_order_release);
    return ResourceId { index };
}

/// A process runs one task at a time, so it has one entry.
std::uint32_t SharedSync::takeEntry(TaskControl& /*task*/)
{
    WaitEntry& mine = entry(m_process);
    mine.inUse = true;
    mine.process = m_process;
    return m_process;
}

bool SharedSync::await(
    std::uint32_t number, std::optional<Nanos> until, const std::function<bool()>& goesOn)
{
    constexpr Nanos kUsualSlice = std::chrono::milliseconds(50);
    constexpr Nanos kShortSlice = std::chrono::milliseconds(5);
    const Nanos slice = goesOn ? kShortSlice : kUsualSlice;
    WaitEntry& mine = entry(number);
    while (mine.status.load() == SyncStatus::Waiting && !m_block.mutex.isAbandoned()) {
        if (m_stop.load(std::memory_order_relaxed))
            return false;
        if (goesOn && !goesOn())
            return false;
        Nanos longest = slice;
        if (until) {
            const Nanos left = *until - monotonicNow();
            if (left <= Nanos(0))
                return true;
            longest = std::min(longest, left);
        }
        sharedFutexWait(mine.status, SyncStatus::Waiting, longest);
    }
    return true;
}

void SharedSync::wake(WaitEntry& waiting, TaskControl* /*by*/)
{
    sharedFutexWakeOne(waiting.status);
}

WaitEntry& SharedSync::entry(std::uint32_t number)
{
    if (number >= m_block.entries.size())
        overwritten();
    return m_block.entries[number];
}

ItemNode& SharedSync::item(std::uint32_t number)
{
    if (number >= m_block.items.size())
        overwritten();
    return m_block.items[number];
}

std::uint32_t SharedSync::takeItem()
{
    const std::uint32_t free = m_block.freeItem;
    if (free != WaitEntry::kNone) {
        m_block.freeItem = item(free).next;
        return free;
    }
    return m_block.usedItems < SyncBlock::kMaxItems ? m_block.usedItems++ : WaitEntry::kNone;
}

void SharedSync::giveItem(std::uint32_t number)
{
    item(number).next = m_block.freeItem;
    m_block.freeItem = number;
}

void SharedSync::abandon(std::uint32_t process)
{
    m_block.mutex.abandon(process);
    if (!m_block.mutex.isAbandoned())
        abandonProcess(process, process);
}

} // namespace interleave
