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
    return span.lane.index() < m_trace->m_lanes.size()
        && m_trace->m_lanes[span.lane.index()].spans.appendInOrder(span);
}

TaskTrack& TraceAssembler::addTask()
{
    return m_tasks.writable(TaskId { static_cast<std::uint32_t>(m_tasks.size()) });
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

SpanEnd TraceAssembler::endingOf(const Span& span) const
{
    if (!span.task.isValid() || span.task.index() >= m_tasks.size())
        return SpanEnd::None;
    const TaskTrack& task = m_tasks[span.task];
    return task.finished == span.end ? endingBy(task.state) : SpanEnd::None;
}

/// A lane's span says where its task failed or was cancelled; that is known when all is there.
void TraceAssembler::tellEndings(LaneTrack& lane) const
{
    std::size_t first = 0;
    while (first < lane.spans.size() && endingOf(lane.spans[first]) == SpanEnd::None)
        ++first;
    if (first == lane.spans.size())
        return;
    SpanLog told(lane.id);
    for (std::size_t i = 0; i < lane.spans.size(); ++i) {
        const Span span = lane.spans[i];
        told.append(span, i < first ? SpanEnd::None : endingOf(span));
    }
    lane.spans = std::move(told);
}

std::shared_ptr<const Trace> TraceAssembler::take()
{
    bool hasEndings = false;
    for (std::uint32_t i = 0; i < m_tasks.size(); ++i) {
        const TaskTrack& each = m_tasks[TaskId { i }];
        m_trace->m_memoryBytes += sizeof(TaskTrack) + each.spans.capacity() * sizeof(Span);
        m_trace->m_finishedTasks += isFinal(each.state) ? 1 : 0;
        hasEndings = hasEndings || endingBy(each.state) != SpanEnd::None;
    }
    for (LaneTrack& lane : m_trace->m_lanes) {
        if (hasEndings)
            tellEndings(lane);
        lane.spans.close();
        m_trace->m_memoryBytes += lane.spans.memoryBytes();
    }
    m_trace->m_taskCount = m_tasks.size();
    m_trace->m_tasks = m_tasks.share();
    return std::move(m_trace);
}

} // namespace interleave
