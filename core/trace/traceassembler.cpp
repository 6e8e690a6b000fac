// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/traceassembler.h"

#include "core/trace/spanending.h"

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
    auto& chunk = m_blocks.back()->chunks[id.index() % Trace::kTaskBlock / Trace::kTaskChunk];
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

void TraceAssembler::setSystemSchedule(std::shared_ptr<const SystemSchedule> schedule)
{
    m_trace->m_memoryBytes += schedule ? schedule->memoryBytes() : 0;
    m_trace->m_systemSchedule = std::move(schedule);
}

/// A lane's span says where its task failed or was cancelled; that is known when all is there.
void TraceAssembler::tellEndings()
{
    for (LaneTrack& lane : m_trace->m_lanes) {
        SpanLog told(lane.id);
        for (std::size_t i = 0; i < lane.spans.size(); ++i) {
            const Span span = lane.spans[i];
            const bool isTaskKnown = span.task.isValid() && span.task.index() < taskCount();
            const SpanEnd ending = isTaskKnown && task(span.task).finished == span.end
                ? endingBy(task(span.task).state)
                : SpanEnd::None;
            told.append(span, ending);
        }
        told.close();
        lane.spans = std::move(told);
        m_trace->m_memoryBytes += lane.spans.memoryBytes();
    }
}

std::shared_ptr<const Trace> TraceAssembler::take()
{
    tellEndings();
    m_trace->m_tasks.assign(m_blocks.begin(), m_blocks.end());
    m_trace->m_finishedTasks = 0;
    for (std::size_t i = 0; i < m_trace->m_taskCount; ++i) {
        const TaskTrack& each = task(TaskId { static_cast<std::uint32_t>(i) });
        m_trace->m_memoryBytes += sizeof(TaskTrack) + each.spans.capacity() * sizeof(Span);
        if (isFinal(each.state))
            ++m_trace->m_finishedTasks;
    }
    return std::move(m_trace);
}

} // namespace interleave
