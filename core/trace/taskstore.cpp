// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/taskstore.h"

#include <utility>

namespace interleave {

TaskTrack& TaskStore::writable(TaskId id)
{
    for (; m_size <= id.index(); ++m_size)
        if (m_size == m_chunkShared.size() * TaskBlock::kTasksOfChunk)
            addChunk();
    const std::size_t at = id.index() / TaskBlock::kTasksOfChunk;
    std::shared_ptr<TaskBlock>& block = m_blocks[at / TaskBlock::kChunks];
    if (m_blockShared[at / TaskBlock::kChunks]) {
        block = std::make_shared<TaskBlock>(*block);
        m_blockShared[at / TaskBlock::kChunks] = false;
    }
    std::shared_ptr<TaskBlock::Chunk>& chunk = block->chunks[at % TaskBlock::kChunks];
    if (m_chunkShared[at]) {
        chunk = std::make_shared<TaskBlock::Chunk>(*chunk);
        m_chunkShared[at] = false;
    }
    return (*chunk)[id.index() % TaskBlock::kTasksOfChunk];
}

void TaskStore::addChunk()
{
    const std::size_t at = m_chunkShared.size();
    if (at % TaskBlock::kChunks == 0) {
        m_blocks.push_back(std::make_shared<TaskBlock>());
        m_blockShared.push_back(false);
    } else if (m_blockShared.back()) {
        m_blocks.back() = std::make_shared<TaskBlock>(*m_blocks.back());
        m_blockShared.back() = false;
    }
    auto chunk = std::make_shared<TaskBlock::Chunk>();
    for (std::size_t i = 0; i < chunk->size(); ++i)
        (*chunk)[i].id = TaskId { static_cast<std::uint32_t>(at * TaskBlock::kTasksOfChunk + i) };
    m_blocks.back()->chunks[at % TaskBlock::kChunks] = std::move(chunk);
    m_chunkShared.push_back(false);
}

void TaskStore::removeLast()
{
    const TaskId last { static_cast<std::uint32_t>(m_size - 1) };
    TaskTrack& track = writable(last);
    track = TaskTrack();
    track.id = last;
    --m_size;
}

TaskBlocks TaskStore::share()
{
    m_blockShared.assign(m_blockShared.size(), true);
    m_chunkShared.assign(m_chunkShared.size(), true);
    return { m_blocks.begin(), m_blocks.end() };
}

} // namespace interleave
