// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <string_view>

namespace interleave {

/// A lock of the program that tasks in several processes take.
struct SharedLock {
    static constexpr std::size_t kMaxName = 96;
    static constexpr std::uint32_t kFree = 0;
    static constexpr std::uint32_t kAbandoned = 0xffffffffU; ///< its holder died with it

    /// Also who holds it, so that there is no moment at which a death would go unseen.
    alignas(64) std::atomic<std::uint32_t> holder { kFree };
    std::atomic<std::uint32_t> waiters { 0 };
    std::atomic<std::uint32_t> lastReleaser { 0 }; ///< a task's id
    std::uint32_t nameBytes = 0;
    std::array<char, kMaxName> name {};
};

/// The shared things of one run, as they lie in shared memory. Fixed maxima: nothing grows there.
struct ResourceBlock {
    static constexpr std::uint32_t kMaxLocks = 64;
    static constexpr std::uint32_t kMaxCells = 256;

    std::atomic<std::uint32_t> lockCount { 0 };
    std::atomic<std::uint32_t> cellCount { 0 };
    std::array<SharedLock, kMaxLocks> locks;
    std::array<std::atomic<std::int64_t>, kMaxCells> cells;
};

/// Locks and cells of a run in a segment. Making, and abandon: the parent. Everything else: any
/// thread of any process that has the segment. A lock whose holder died is never given again: what
/// it guards may be half done.
class SharedResources {
public:
    enum class Outcome : std::uint8_t { Acquired, Stopped, Abandoned };

    /// A process as a holder of locks.
    static constexpr std::uint32_t kParent = 1;
    [[nodiscard]] static constexpr std::uint32_t holderOf(std::uint32_t workerIndex)
    {
        return workerIndex + kParent + 1;
    }

    SharedResources(ResourceBlock& block, const std::atomic<bool>& stop)
        : m_block(block),
          m_stop(stop)
    {
    }

    /// Errors: Unsupported when there are too many.
    [[nodiscard]] Result<ResourceId> makeLock(std::string_view name);
    [[nodiscard]] Result<CellId> makeCell(std::int64_t value);
    [[nodiscard]] std::uint32_t lockCount() const;
    [[nodiscard]] std::string_view lockName(std::uint32_t index) const;

    [[nodiscard]] bool tryAcquire(ResourceId id, std::uint32_t holder);
    /// Waits, in slices of at most 50 ms, until it has the lock, or the run stops, or the lock is
    /// abandoned.
    [[nodiscard]] Outcome acquire(ResourceId id, std::uint32_t holder);
    void release(ResourceId id, TaskId by);
    /// The holder is dead: whoever waits for one of its locks, or asks for it, learns that.
    void abandon(std::uint32_t holder);
    [[nodiscard]] Error abandonedError(ResourceId id) const;
    /// Who gave the lock back last; for the one who has just taken it.
    [[nodiscard]] TaskId lastReleaser(ResourceId lock) const;

    [[nodiscard]] std::int64_t load(CellId cell) const;
    void store(CellId cell, std::int64_t value);

private:
    [[nodiscard]] SharedLock& lockAt(ResourceId lock) const;
    [[nodiscard]] std::atomic<std::int64_t>& cellAt(CellId cell) const;

    ResourceBlock& m_block;
    const std::atomic<bool>& m_stop;
};

} // namespace interleave
