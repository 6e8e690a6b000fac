// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/traceassembler.h"

namespace interleave {

TraceAssembler::TraceAssembler(bool simulated) : m_trace(std::make_shared<Trace>())
{
    m_trace->m_simulated = simulated;
}

LaneTrack& TraceAssembler::addLane(LaneTrack lane)
{
    lane.id = LaneId { static_cast<std::uint32_t>(m_trace->m_lanes.size()) };
    lane.spans = SpanLog(lane.id);
    m_trace->m_lanes.push_back(std::move(lane));
    return m_trace->m_lanes.back();
}

bool TraceAssembler::addSpan(const Span& span)
{
    if (span.lane.index() >= m_trace->m_lanes.size() || span.end < span.begin)
        return false;
    SpanLog& spans = m_trace->m_lanes[span.lane.index()].spans;
    if (!spans.empty() && spans.endOf(spans.size() - 1) > span.begin)
        return false;
    spans.append(span);
    return true;
}

TaskTrack& TraceAssembler::addTask()
{
    const TaskId id { static_cast<std::uint32_t>(m_trace->m_taskCount++) };
    if (id.index() / Trace::kTaskBlock == m_blocks.size())
        m_blocks.push_back(std::make_shared<Trace::TaskBlock>());
    auto& chunk
        = m_blocks.back()->chunks[id.index() % Trace::kTaskBlock / Trace::kTaskChunk];
    if (!chunk)
        chunk = std::make_shared<Trace::TaskChunk>();
    TaskTrack& added = task(id);
    added.id = id;
    return added;
}

TaskTrack& TraceAssembler::task(TaskId id)
{
    const Trace::TaskBlock& block = *m_blocks[id.index() / Trace::kTaskBlock];
    auto& chunk = *block.chunks[id.index() % Trace::kTaskBlock / Trace::kTaskChunk];
    return chunk[id.index() % Trace::kTaskChunk];
}

void TraceAssembler::removeLastTask()
{
    task(TaskId { static_cast<std::uint32_t>(--m_trace->m_taskCount) }) = TaskTrack();
}

void TraceAssembler::setEnd(Nanos end, bool isFinished)
{
    m_trace->m_end = end;
    m_trace->m_finished = isFinished;
}

std::shared_ptr<const Trace> TraceAssembler::take()
{
    m_trace->m_tasks.assign(m_blocks.begin(), m_blocks.end());
    m_trace->m_finishedTasks = 0;
    for (std::size_t i = 0; i < m_trace->m_taskCount; ++i)
        if (isFinal(m_trace->task(TaskId { static_cast<std::uint32_t>(i) }).state))
            ++m_trace->m_finishedTasks;
    return std::move(m_trace);
}

} // namespace interleave
