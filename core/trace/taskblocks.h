// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/track.h"

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

namespace interleave {

/// The tracks of tasks by their number: chunks of them, in blocks. Snapshots share both with who
/// goes on writing (see TaskStore).
struct TaskBlock {
    static constexpr std::size_t kTasksOfChunk = 64;
    static constexpr std::size_t kChunks = 64;
    static constexpr std::size_t kTasks = kChunks * kTasksOfChunk;
    using Chunk = std::array<TaskTrack, kTasksOfChunk>;

    std::array<std::shared_ptr<Chunk>, kChunks> chunks;
};
using TaskBlocks = std::vector<std::shared_ptr<const TaskBlock>>;

/// `id`: of one that is there. `blocks`: pointers to blocks.
template <class Blocks> [[nodiscard]] const TaskTrack& taskIn(const Blocks& blocks, TaskId id)
{
    const std::size_t in = id.index() % TaskBlock::kTasks;
    const TaskBlock& block = *blocks[id.index() / TaskBlock::kTasks];
    return (*block.chunks[in / TaskBlock::kTasksOfChunk])[in % TaskBlock::kTasksOfChunk];
}

} // namespace interleave
