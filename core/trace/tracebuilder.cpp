// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/tracebuilder.h"

#include "core/trace/lanegaps.h"
#include "core/trace/spanending.h"

#include <algorithm>
#include <utility>

namespace interleave {

namespace {

constexpr std::uint32_t kMaxTask = 1U << 28U;
constexpr std::size_t kLabelBytes = 2 * sizeof(std::string) + 56; // ours, the pool's and its index

bool isPlausible(const Record& r)
{
    return static_cast<std::uint8_t>(r.kind) < kRecordKindCount
        && static_cast<std::size_t>(r.state) < kTaskStateCount
        && static_cast<std::size_t>(r.reason) < kReasonCount;
}

/// The collector has turned it into nanoseconds.
Nanos durationOf(const Record& r)
{
    return Nanos(static_cast<std::int64_t>(r.duration()));
}

} // namespace

TraceBuilder::TraceBuilder(const LabelPool& labels, bool simulated) : m_labels(labels)
{
    m_trace.m_simulated = simulated;
}

LaneId TraceBuilder::addLane(LaneKind kind, std::string name, int pid)
{
    return m_lanes.add(kind, std::move(name), pid, m_latest);
}

void TraceBuilder::renameLane(LaneId lane, std::string name, int pid)
{
    m_lanes.rename(lane, std::move(name), pid);
}

bool TraceBuilder::add(LaneId lane, Nanos time, const Record& r, std::string_view text)
{
    if (!isPlausible(r) || lane.index() >= lanes().size())
        return false;
    const TaskId task { r.task };
    const bool needsTask = r.kind == RecordKind::Transition || r.kind == RecordKind::Acquired
        || r.kind == RecordKind::Released;
    if (needsTask && r.task >= kMaxTask)
        return false;
    if (r.kind == RecordKind::Gap) {
        m_lanes.lose(lane, r.peer);
        return true;
    }
    time = std::max(time, Nanos(0));
    m_latest = std::max(m_latest, time);
    m_lanes.tell(lane, r.kind == RecordKind::Stall ? time - durationOf(r) : time, time);
    const auto overhead = [&](Nanos begin, Nanos end, LabelId label) {
        m_latest = std::max(m_latest, m_lanes.addOverhead(lane, begin, end, r.reason, label));
    };
    switch (r.kind) {
    case RecordKind::Transition:
        onTransition({ time, lane, r.state, r.reason, LabelId { r.label }, TaskId { r.peer } },
            task, r.sequence);
        break;
    case RecordKind::Overhead: // begins at its time
        overhead(time, time + durationOf(r), LabelId { r.label });
        break;
    case RecordKind::Stall: // ends then
        overhead(time - durationOf(r), time, {});
        break;
    case RecordKind::Wake:
        wake({ time, TaskId { r.peer }, task, r.reason }, r.sequence);
        break;
    case RecordKind::Acquired:
    case RecordKind::Released:
    case RecordKind::Resource:
    case RecordKind::Level:
        onResource(lane, time, r);
        break;
    case RecordKind::Mark:
        m_pendingMarks.add({ time, lane, task, LabelId { r.label },
                               r.peer < lanes().size() ? LaneId { r.peer } : LaneId {} },
            r.sequence);
        m_memory += sizeof(Mark);
        break;
    case RecordKind::Output:
        m_pendingOutput.add({ time, lane, task, std::string(text) }, r.sequence);
        m_memory += sizeof(OutputLine) + text.size();
        break;
    case RecordKind::LaneBegin:
        m_lanes.begin(lane, time, r.peer != TaskId::kNone ? static_cast<int>(r.peer) : 0);
        break;
    case RecordKind::LaneEnd:
        endLane(lane, time, false);
        break;
    case RecordKind::Label:
    case RecordKind::Gap:
        break;
    }
    return true;
}

void TraceBuilder::settleLoss(LaneId lane, std::uint64_t lost, Nanos end)
{
    m_lanes.settleLoss(lane, lost, end);
}

bool TraceBuilder::addSpan(LaneId lane, const Span& span, SpanEnd ending)
{
    if (lane.index() >= lanes().size() || !m_lanes.addSpan(lane, span, ending))
        return false;
    m_latest = std::max(m_latest, span.end);
    return true;
}

void TraceBuilder::endLane(LaneId lane, Nanos time, bool died)
{
    m_latest = std::max(m_latest, m_lanes.end(lane, time, died));
}

void TraceBuilder::onTransition(const Transition& t, TaskId task, std::uint32_t sequence)
{
    if (occupiesWorker(t.state))
        m_lanes.occupy({ t.time, t.time, task, t.lane, t.label, t.state, t.reason });
    else
        m_lanes.release(t.lane, task, t.time, endingBy(t.state));

    if (task.index() >= m_due.size())
        m_due.resize(task.index() + 1);
    std::uint32_t& due = m_due[task.index()];
    if (sequence == kNextSequence) {
        if (const auto early = m_early.extract(task))
            flushEarly(task, early.mapped());
        if (isFinal(m_tasks.writable(task).state))
            return; // it had ended just before its worker was gone
        sequence = due;
    }
    if (sequence != due) {
        if (sequence > due && m_early[task].emplace(sequence, t).second)
            m_memory += sizeof(Early::value_type);
        return;
    }
    apply(task, t, sequence == 0);
    ++due;
    if (m_early.empty())
        return;
    const auto waiting = m_early.find(task);
    if (waiting == m_early.end())
        return;
    Early& early = waiting->second;
    for (; !early.empty() && early.begin()->first == due; ++due) {
        apply(task, early.begin()->second, false);
        early.erase(early.begin());
        m_memory -= sizeof(Early::value_type);
    }
    if (early.empty())
        m_early.erase(waiting);
}

void TraceBuilder::apply(TaskId id, const Transition& t, bool isFirst)
{
    TaskTrack& task = m_tasks.writable(id);
    Nanos time = t.time;
    if (isFirst) {
        task.created = time;
        task.name = t.label;
        task.parent = t.cause;
        constexpr std::size_t kUsualStates = 2;
        task.spans.reserve(kUsualStates);
    } else if (!task.spans.empty()) {
        Span& last = task.spans.back();
        if (time < last.begin) {
            time = last.begin;
            ++m_clockCorrections;
        }
        last.end = time;
    }
    task.state = t.state;
    const bool onLane = occupiesWorker(t.state);
    if (onLane)
        task.lane = t.lane;
    if (t.state == TaskState::Ready && t.cause.isValid())
        wake({ time, t.cause, id, t.reason }, 0);
    if (isFinal(t.state)) {
        task.finished = time;
        ++m_trace.m_finishedTasks;
        return;
    }
    task.spans.push_back({ time, time, id, onLane ? t.lane : LaneId {},
        isFirst ? LabelId {} : t.label, t.state, t.reason });
    m_memory += sizeof(Span);
}

void TraceBuilder::wake(const WakeEdge& edge, std::uint32_t order)
{
    m_pendingWakes.add(edge, order);
    m_memory += sizeof(WakeEdge);
}

void TraceBuilder::onResource(LaneId lane, Nanos time, const Record& r)
{
    const LabelId name { r.label };
    const TaskId task { r.task };
    if (r.kind == RecordKind::Acquired)
        m_resources.hold(name,
            { time, time, task, lane, r.reason == Reason::Child ? name : LabelId {},
                TaskState::Running, r.reason });
    else if (r.kind == RecordKind::Released)
        m_resources.letGo(name, task, time, r.state);
    else if (r.kind == RecordKind::Resource)
        m_resources.make(name, r.reason, r.peer, { time, {}, r.extra, 0, r.sequence });
    else
        m_resources.setLevel(name, { time, task, r.extra, r.peer, r.sequence });
}

void TraceBuilder::setCounts(const EventCounts& counts)
{
    m_trace.m_counts = counts;
    m_trace.m_counts.clockCorrections = m_clockCorrections;
}

void TraceBuilder::pullLabels()
{
    const std::size_t known = m_labels.size();
    while (m_trace.m_labels.size() < known) {
        const LabelId id { static_cast<std::uint32_t>(m_trace.m_labels.size()) };
        m_trace.m_labels.append(std::string(m_labels.text(id)));
        m_memory += kLabelBytes;
    }
}

void TraceBuilder::settle(Nanos horizon)
{
    pullLabels();
    if (horizon <= Nanos(0))
        return; // in virtual time, until the end
    m_pendingWakes.settle(m_trace.m_wakes, horizon);
    m_pendingOutput.settle(m_trace.m_output, horizon);
    m_pendingMarks.settle(m_trace.m_marks, horizon);
}

std::shared_ptr<const Trace> TraceBuilder::publish(Nanos end, bool finished)
{
    pullLabels();
    auto trace = std::make_shared<Trace>(m_trace);
    trace->m_lanes = m_lanes.upTo(end);
    trace->m_resources = m_resources.upTo(end);
    trace->m_tasks = m_tasks.share();
    trace->m_taskCount = m_tasks.size();
    trace->m_memoryBytes = memoryBytes();
    trace->m_end = end;
    trace->m_finished = finished;
    return trace;
}

std::shared_ptr<const Trace> TraceBuilder::snapshot(Nanos now)
{
    return publish(std::max(now, m_latest), false);
}

void TraceBuilder::flushEarly(TaskId id, const Early& early)
{
    std::uint32_t& due = m_due[id.index()];
    for (const auto& [sequence, t] : early) {
        apply(id, t, due == 0);
        due = sequence + 1;
    }
}

void TraceBuilder::endOpenTasks(Nanos end)
{
    for (std::uint32_t i = 0; i < m_tasks.size(); ++i) {
        const TaskTrack& track = m_tasks[TaskId { i }];
        if (isFinal(track.state) || track.spans.empty())
            continue;
        Span& last = m_tasks.writable(TaskId { i }).spans.back();
        last.end = knownUntil(last, std::max(end, last.begin));
    }
}

/// A span that nothing ended may have ended where its lane's events were lost.
Nanos TraceBuilder::knownUntil(const Span& span, Nanos end) const
{
    if (!span.lane.isValid())
        return end;
    const AppendLog<LostEvents, 64>& gaps = lanes()[span.lane.index()].lost;
    const std::size_t first = firstGapEndingAfter(gaps, span.begin);
    return first < gaps.size() ? std::clamp(gaps[first].begin, span.begin, end) : end;
}

std::shared_ptr<const Trace> TraceBuilder::finish(Nanos end)
{
    for (const auto& [id, early] : m_early) // only where records were lost
        flushEarly(id, early);
    m_early.clear();
    pullLabels();
    m_pendingWakes.settleAll(m_trace.m_wakes);
    m_pendingOutput.settleAll(m_trace.m_output);
    m_pendingMarks.settleAll(m_trace.m_marks);
    end = std::max(end, m_latest);
    m_lanes.finish(end);
    endOpenTasks(end);
    return publish(end, true);
}

} // namespace interleave
