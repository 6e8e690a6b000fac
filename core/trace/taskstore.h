// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/taskblocks.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace interleave {

/// Tasks' tracks as they are written. What a snapshot has is copied before it is written again. One
/// thread.
class TaskStore {
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    /// To be written; it and those before it are made where they are not there yet.
    [[nodiscard]] TaskTrack& writable(TaskId id);
    /// `id` < size().
    [[nodiscard]] const TaskTrack& operator[](TaskId id) const { return taskIn(m_blocks, id); }
    void removeLast();
    /// What is there now, for a snapshot.
    [[nodiscard]] TaskBlocks share();
    /// Without the spans of the tracks.
    [[nodiscard]] std::size_t memoryBytes() const
    {
        return m_chunkShared.size()
            * (sizeof(TaskBlock::Chunk) + TaskBlock::kTasksOfChunk * sizeof(std::uint32_t));
    }

private:
    void addChunk();

    std::vector<std::shared_ptr<TaskBlock>> m_blocks;
    std::vector<bool> m_blockShared; ///< a snapshot has it
    std::vector<bool> m_chunkShared;
    std::size_t m_size = 0;
};

} // namespace interleave
