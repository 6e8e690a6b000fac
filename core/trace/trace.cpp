// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/trace.h"

namespace interleave {

namespace {
const std::string& emptyText()
{
    static const std::string empty;
    return empty;
}
} // namespace

std::string_view toString(LaneKind kind)
{
    switch (kind) {
    case LaneKind::Main:
        return "main";
    case LaneKind::Thread:
        return "thread";
    case LaneKind::Process:
        return "process";
    case LaneKind::Loop:
        return "loop";
    }
    return "thread";
}

const std::string& Trace::label(LabelId id) const
{
    return id.index() < m_labels.size() ? m_labels[id.index()] : emptyText();
}

const std::string& Trace::taskName(TaskId id) const
{
    return id.index() < m_taskCount ? label(task(id).name) : emptyText();
}

std::string Trace::spanTitle(const Span& span) const
{
    if (span.label.isValid())
        return label(span.label);
    if (span.task.isValid())
        return taskName(span.task);
    return std::string(toString(span.reason));
}

std::size_t Trace::spanCount() const
{
    std::size_t n = 0;
    for (const LaneTrack& lane : m_lanes)
        n += lane.spans.size() + (lane.open ? 1 : 0);
    return n;
}

std::size_t Trace::memoryBytes() const
{
    std::size_t bytes = m_wakes.size() * sizeof(WakeEdge) + m_marks.size() * sizeof(Mark);
    for (const LaneTrack& lane : m_lanes)
        bytes += lane.spans.memoryBytes();
    for (const auto& chunk : m_tasks)
        for (const TaskTrack& t : *chunk)
            bytes += sizeof(TaskTrack) + t.spans.capacity() * sizeof(Span);
    for (const OutputLine& line : m_output)
        bytes += sizeof(OutputLine) + line.text.size();
    return bytes;
}

} // namespace interleave
