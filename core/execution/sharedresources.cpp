// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/sharedresources.h"

#include "core/execution/taskerror.h"

#include <string>

namespace interleave {

Result<CellId> SharedResources::makeCell(std::int64_t value)
{
    const std::uint32_t index = m_block.cellCount.load(std::memory_order_relaxed);
    if (index >= ResourceBlock::kMaxCells)
        return failure(ErrorCode::Unsupported,
            "tasks in worker processes can share at most "
                + std::to_string(ResourceBlock::kMaxCells) + " cells");
    m_block.cells.at(index).store(value, std::memory_order_relaxed);
    m_block.cellCount.store(index + 1, std::memory_order_release);
    return CellId { index };
}

std::atomic<std::int64_t>& SharedResources::cellAt(CellId cell) const
{
    if (cell.value >= m_block.cellCount.load(std::memory_order_acquire))
        throw TaskError(ErrorCode::BadArgument, "there is no cell " + std::to_string(cell.value));
    return m_block.cells.at(cell.index());
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
