// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/execution/sharedsync.h"

#include <array>
#include <atomic>
#include <cstdint>

namespace interleave {

/// The shared things of one run, as they lie in shared memory. Fixed maxima: nothing grows there.
struct ResourceBlock {
    static constexpr std::uint32_t kMaxCells = 256;

    std::atomic<std::uint32_t> cellCount { 0 };
    std::array<std::atomic<std::int64_t>, kMaxCells> cells;
    SyncBlock sync;
};

/// Cells and primitives of a run in a segment, as one process sees them. Making, and abandon: the
/// parent. Everything else: any thread of any process that has the segment.
class SharedResources {
public:
    SharedResources(ResourceBlock& block, const std::atomic<bool>& stop, std::uint32_t process)
        : m_block(block),
          m_sync(block.sync, stop, process)
    {
    }

    [[nodiscard]] SharedSync& sync() { return m_sync; }

    /// Errors: Unsupported when there are too many.
    [[nodiscard]] Result<CellId> makeCell(std::int64_t value);
    /// Throw TaskError(BadArgument) for a cell that is not there.
    [[nodiscard]] std::int64_t load(CellId cell) const;
    void store(CellId cell, std::int64_t value);

private:
    [[nodiscard]] std::atomic<std::int64_t>& cellAt(CellId cell) const;

    ResourceBlock& m_block;
    SharedSync m_sync;
};

} // namespace interleave
