// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/sharedresources.h"

#include "core/execution/sharedfutex.h"
#include "core/execution/taskerror.h"

#include <algorithm>
#include <chrono>
#include <string>

namespace interleave {

namespace {

constexpr Nanos kSlice = std::chrono::milliseconds(50);

tl::unexpected<Error> tooMany(std::uint32_t maximum, const char* what)
{
    return failure(ErrorCode::Unsupported,
        "tasks in worker processes can share at most " + std::to_string(maximum) + " " + what);
}

} // namespace

Result<ResourceId> SharedResources::makeLock(std::string_view name)
{
    const std::uint32_t index = m_block.lockCount.load(std::memory_order_relaxed);
    if (index >= ResourceBlock::kMaxLocks)
        return tooMany(ResourceBlock::kMaxLocks, "locks");
    SharedLock& lock = m_block.locks.at(index);
    const std::size_t n = std::min(name.size(), SharedLock::kMaxName);
    std::copy_n(name.begin(), n, lock.name.begin());
    lock.nameBytes = static_cast<std::uint32_t>(n);
    m_block.lockCount.store(index + 1, std::memory_order_release);
    return ResourceId { index };
}

Result<CellId> SharedResources::makeCell(std::int64_t value)
{
    const std::uint32_t index = m_block.cellCount.load(std::memory_order_relaxed);
    if (index >= ResourceBlock::kMaxCells)
        return tooMany(ResourceBlock::kMaxCells, "cells");
    m_block.cells.at(index).store(value, std::memory_order_relaxed);
    m_block.cellCount.store(index + 1, std::memory_order_release);
    return CellId { index };
}

std::uint32_t SharedResources::lockCount() const
{
    return std::min(m_block.lockCount.load(std::memory_order_acquire), ResourceBlock::kMaxLocks);
}

std::string_view SharedResources::lockName(std::uint32_t index) const
{
    const SharedLock& lock = m_block.locks.at(index);
    return { lock.name.data(), std::min<std::size_t>(lock.nameBytes, SharedLock::kMaxName) };
}

SharedLock& SharedResources::lockAt(ResourceId lock) const
{
    if (lock.value >= lockCount())
        throw TaskError(ErrorCode::BadArgument, "there is no lock " + std::to_string(lock.value));
    return m_block.locks.at(lock.index());
}

std::atomic<std::int64_t>& SharedResources::cellAt(CellId cell) const
{
    if (cell.value >= m_block.cellCount.load(std::memory_order_acquire))
        throw TaskError(ErrorCode::BadArgument, "there is no cell " + std::to_string(cell.value));
    return m_block.cells.at(cell.index());
}

bool SharedResources::tryAcquire(ResourceId id, std::uint32_t holder)
{
    std::uint32_t expected = SharedLock::kFree;
    return lockAt(id).holder.compare_exchange_strong(expected, holder);
}

SharedResources::Outcome SharedResources::acquire(ResourceId id, std::uint32_t holder)
{
    SharedLock& lock = lockAt(id);
    Outcome outcome = Outcome::Acquired;
    lock.waiters.fetch_add(1); // before the test below: a release after that test sees it
    for (;;) {
        std::uint32_t seen = SharedLock::kFree;
        if (lock.holder.compare_exchange_strong(seen, holder))
            break;
        if (seen == SharedLock::kAbandoned)
            outcome = Outcome::Abandoned;
        else if (m_stop.load(std::memory_order_relaxed))
            outcome = Outcome::Stopped;
        if (outcome != Outcome::Acquired)
            break;
        sharedFutexWait(lock.holder, seen, kSlice);
    }
    lock.waiters.fetch_sub(1);
    return outcome;
}

void SharedResources::release(ResourceId id, TaskId by)
{
    SharedLock& lock = lockAt(id);
    lock.lastReleaser.store(by.value, std::memory_order_relaxed);
    lock.holder.store(SharedLock::kFree);
    if (lock.waiters.load() != 0)
        sharedFutexWakeOne(lock.holder);
}

void SharedResources::abandon(std::uint32_t holder)
{
    for (std::uint32_t i = 0; i < lockCount(); ++i) {
        std::uint32_t expected = holder;
        // Whoever waits sees it within a slice.
        m_block.locks.at(i).holder.compare_exchange_strong(expected, SharedLock::kAbandoned);
    }
}

Error SharedResources::abandonedError(ResourceId id) const
{
    return { ErrorCode::BrokenPool,
        "the process that held lock '" + std::string(lockName(id.value))
            + "' was terminated abruptly: nobody can have the lock any more" };
}

TaskId SharedResources::lastReleaser(ResourceId lock) const
{
    return TaskId { lockAt(lock).lastReleaser.load(std::memory_order_relaxed) };
}

std::int64_t SharedResources::load(CellId cell) const
{
    return cellAt(cell).load(std::memory_order_relaxed);
}

void SharedResources::store(CellId cell, std::int64_t value)
{
    cellAt(cell).store(value, std::memory_order_relaxed);
}

} // namespace interleave
