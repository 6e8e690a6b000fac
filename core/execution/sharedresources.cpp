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

bool SharedResources::tryAcquire(ResourceId id, std::uint32_t owner)
{
    SharedLock& lock = lockAt(id);
    std::uint32_t isFree = 0;
    if (!lock.held.compare_exchange_strong(isFree, 1))
        return false;
    lock.owner.store(owner, std::memory_order_relaxed);
    return true;
}

SharedResources::Outcome SharedResources::acquire(ResourceId id, std::uint32_t owner)
{
    SharedLock& lock = lockAt(id);
    Outcome outcome = Outcome::Acquired;
    lock.waiters.fetch_add(1); // before the test below: a release after that test sees it
    while (!tryAcquire(id, owner)) {
        if (m_stop.load(std::memory_order_relaxed))
            outcome = Outcome::Stopped;
        else if (m_broken.load(std::memory_order_relaxed))
            outcome = Outcome::Broken;
        if (outcome != Outcome::Acquired)
            break;
        sharedFutexWait(lock.held, 1, kSlice);
    }
    lock.waiters.fetch_sub(1);
    return outcome;
}

void SharedResources::release(ResourceId id, TaskId by)
{
    SharedLock& lock = lockAt(id);
    lock.lastReleaser.store(by.value, std::memory_order_relaxed);
    lock.owner.store(0, std::memory_order_relaxed);
    lock.held.store(0);
    if (lock.waiters.load() != 0)
        sharedFutexWakeOne(lock.held);
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
