// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/tracescript.h"

#include <algorithm>

namespace interleave::test {

LaneId TraceScript::lane(LaneKind kind, const std::string& name)
{
    m_lanes.push_back({ kind, name });
    return LaneId { static_cast<std::uint32_t>(m_lanes.size() - 1) };
}

Record TraceScript::record(RecordKind kind, TaskId task, const std::string& label)
{
    Record r;
    r.kind = kind;
    r.task = task.value;
    r.sequence = kNextSequence;
    if (!label.empty())
        r.label = m_labels.intern(label).value;
    return r;
}

TaskId TraceScript::program(LaneId lane, const std::string& name)
{
    const TaskId id { m_tasks++ };
    Record r = record(RecordKind::Transition, id, name);
    r.state = TaskState::Running;
    m_steps.push_back({ Nanos(0), lane, r });
    return id;
}

TaskId TraceScript::task(const std::string& name, Nanos created)
{
    const TaskId id { m_tasks++ };
    Record r = record(RecordKind::Transition, id, name);
    r.state = TaskState::Queued;
    m_steps.push_back({ created, LaneId { 0 }, r });
    return id;
}

void TraceScript::enter(
    TaskId task, LaneId lane, Nanos time, TaskState state, Reason reason, const std::string& label)
{
    Record r = record(RecordKind::Transition, task, label);
    r.state = state;
    r.reason = reason;
    m_steps.push_back({ time, lane, r });
}

void TraceScript::overhead(LaneId lane, Nanos begin, Nanos end, Reason reason)
{
    Record r = record(RecordKind::Overhead, {}, {});
    r.reason = reason;
    r.setDuration(static_cast<std::uint64_t>((end - begin).count()));
    m_steps.push_back({ begin, lane, r });
}

void TraceScript::hold(const std::string& lock, TaskId task, LaneId lane, Nanos begin, Nanos end)
{
    m_steps.push_back({ begin, lane, record(RecordKind::Acquired, task, lock) });
    m_steps.push_back({ end, lane, record(RecordKind::Released, task, lock) });
}

void TraceScript::steal(TaskId task, LaneId lane, Nanos time, LaneId from)
{
    Record r = record(RecordKind::Mark, task, "stolen");
    r.peer = from.value;
    m_steps.push_back({ time, lane, r });
}

void TraceScript::die(LaneId lane, Nanos time)
{
    m_steps.push_back({ time, lane, {}, true });
}

std::shared_ptr<const Trace> TraceScript::build(Nanos end)
{
    std::stable_sort(m_steps.begin(), m_steps.end(),
        [](const Step& a, const Step& b) { return a.time < b.time; });
    TraceBuilder builder(m_labels, m_simulated);
    for (const Lane& l : m_lanes)
        builder.addLane(l.kind, l.name);
    for (const Step& s : m_steps) {
        if (s.dies)
            builder.endLane(s.lane, s.time, true);
        else
            builder.add(s.lane, s.time, s.record);
    }
    return builder.finish(end);
}

} // namespace interleave::test
