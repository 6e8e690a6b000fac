// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/tracebuilder.h"

#include <algorithm>
#include <utility>

namespace interleave {

namespace {

/// Moves what is older than the horizon to the log, in order of time.
template <class PendingItems, class Log>
void settleInto(PendingItems& pending, Log& log, Nanos horizon)
{
    const auto older = [](const auto& a, const auto& b) {
        return a.item.time != b.item.time ? a.item.time < b.item.time : a.order < b.order;
    };
    std::stable_sort(pending.begin(), pending.end(), older);
    auto it = pending.begin();
    for (; it != pending.end() && it->item.time < horizon; ++it)
        log.append(std::move(it->item));
    pending.erase(pending.begin(), it);
}

/// The spans of a semaphore, which overlap, on tracks where they do not: each on the first that is
/// free when it begins.
void splitPermits(std::vector<ResourceTrack>& resources)
{
    for (std::size_t i = 0; i < resources.size(); ++i) {
        if (resources[i].kind != Reason::Semaphore || resources[i].permit != 0)
            continue;
        std::vector<std::vector<Span>> permits(1);
        for (const Span& span : resources[i].held) {
            auto free = std::find_if(permits.begin(), permits.end(),
                [&](const auto& spans) { return spans.empty() || spans.back().end <= span.begin; });
            if (free == permits.end())
                free = permits.emplace(permits.end());
            free->push_back(span);
        }
        resources[i].held = std::move(permits.front());
        for (std::uint32_t p = 1; p < permits.size(); ++p)
            resources.insert(resources.begin() + static_cast<std::ptrdiff_t>(i + p),
                { resources[i].name, std::move(permits[p]), Reason::Semaphore, resources[i].limit,
                    p, {} });
    }
}

constexpr std::uint32_t kMaxTask = 1U << 28U;

SpanEnd endingBy(TaskState state)
{
    if (state == TaskState::Failed)
        return SpanEnd::Failed;
    return state == TaskState::Cancelled ? SpanEnd::Cancelled : SpanEnd::None;
}

bool isPlausible(const Record& r)
{
    return static_cast<std::uint8_t>(r.kind) < kRecordKindCount
        && static_cast<std::size_t>(r.state) < kTaskStateCount
        && static_cast<std::size_t>(r.reason) < kReasonCount;
}
} // namespace

TraceBuilder::TraceBuilder(const LabelPool& labels, bool simulated) : m_labels(labels)
{
    m_trace.m_simulated = simulated;
}

LaneId TraceBuilder::addLane(LaneKind kind, std::string name, int pid)
{
    const LaneId id { static_cast<std::uint32_t>(m_trace.m_lanes.size()) };
    LaneTrack lane;
    lane.id = id;
    lane.kind = kind;
    lane.name = std::move(name);
    lane.pid = pid;
    lane.begin = m_latest;
    lane.end = Nanos(-1);
    lane.spans = SpanLog(id);
    m_trace.m_lanes.push_back(std::move(lane));
    return id;
}

void TraceBuilder::renameLane(LaneId lane, std::string name, int pid)
{
    m_trace.m_lanes[lane.index()].name = std::move(name);
    m_trace.m_lanes[lane.index()].pid = pid;
}

bool TraceBuilder::add(LaneId laneId, Nanos time, const Record& r, std::string_view text)
{
    if (!isPlausible(r) || laneId.index() >= m_trace.m_lanes.size())
        return false;
    const TaskId task { r.task };
    const bool needsTask = r.kind == RecordKind::Transition || r.kind == RecordKind::Acquired
        || r.kind == RecordKind::Released;
    if (needsTask && r.task >= kMaxTask)
        return false;
    LaneTrack& lane = m_trace.m_lanes[laneId.index()];
    time = std::max(time, Nanos(0));
    m_latest = std::max(m_latest, time);
    switch (r.kind) {
    case RecordKind::Transition:
        onTransition(laneId,
            { time, laneId, r.state, r.reason, LabelId { r.label }, TaskId { r.peer } }, task,
            r.sequence);
        break;
    case RecordKind::Overhead:
    case RecordKind::Stall:
        // The collector has turned the duration into nanoseconds. An Overhead begins, a Stall ends,
        // at `time`.
        if (const Nanos d(static_cast<std::int64_t>(r.duration())); r.kind == RecordKind::Overhead)
            addOverhead(lane, time, time + d, r.reason);
        else
            addOverhead(lane, time - d, time, r.reason);
        break;
    case RecordKind::Wake:
        m_pendingWakes.push_back({ { time, TaskId { r.peer }, task, r.reason }, r.sequence });
        break;
    case RecordKind::Acquired:
        hold(r, laneId, time);
        break;
    case RecordKind::Released:
        letGo(r, time);
        break;
    case RecordKind::Resource: {
        ResourceTrack& track = resource(LabelId { r.label });
        track.kind = r.reason;
        track.limit = r.peer;
        setLevel(track, { time, {}, r.extra, 0, r.sequence });
        break;
    }
    case RecordKind::Level:
        setLevel(resource(LabelId { r.label }), { time, task, r.extra, r.peer, r.sequence });
        break;
    case RecordKind::Mark:
        m_pendingMarks.push_back(
            { { time, laneId, task, LabelId { r.label },
                  r.peer < m_trace.m_lanes.size() ? LaneId { r.peer } : LaneId {} },
                r.sequence });
        break;
    case RecordKind::Output:
        m_pendingOutput.push_back({ { time, laneId, task, std::string(text) }, r.sequence });
        break;
    case RecordKind::LaneBegin:
        lane.begin = time;
        break;
    case RecordKind::LaneEnd:
        endLane(laneId, time, false);
        break;
    case RecordKind::Label:
        break;
    }
    return true;
}

bool TraceBuilder::addSpan(LaneId laneId, const Span& span, SpanEnd ending)
{
    if (laneId.index() >= m_trace.m_lanes.size())
        return false;
    LaneTrack& lane = m_trace.m_lanes[laneId.index()];
    const Nanos free = lane.spans.empty() ? Nanos(0) : lane.spans.endOf(lane.spans.size() - 1);
    if (lane.open || span.begin < free || span.end < span.begin)
        return false;
    lane.spans.append(span, ending);
    m_latest = std::max(m_latest, span.end);
    return true;
}

void TraceBuilder::onTransition(
    LaneId laneId, const Transition& t, TaskId task, std::uint32_t sequence)
{
    LaneTrack& lane = m_trace.m_lanes[laneId.index()];
    if (occupiesWorker(t.state))
        occupy(lane, t, task);
    else if (lane.open && lane.open->task == task)
        closeOpen(lane, t.time, endingBy(t.state));

    if (task.index() >= m_orders.size())
        m_orders.resize(task.index() + 1);
    TaskOrder& order = m_orders[task.index()];
    if (sequence == kNextSequence) {
        flushEarly(task);
        if (isFinal(mutableTask(task).state))
            return; // it had ended just before its worker was gone
        sequence = order.next;
    }
    if (sequence != order.next) {
        if (sequence > order.next)
            order.early.emplace(sequence, t);
        return;
    }
    apply(task, t, sequence == 0);
    ++order.next;
    while (!order.early.empty() && order.early.begin()->first == order.next) {
        const Transition next = order.early.begin()->second;
        order.early.erase(order.early.begin());
        apply(task, next, false);
        ++m_orders[task.index()].next;
    }
}

void TraceBuilder::occupy(LaneTrack& lane, const Transition& t, TaskId task)
{
    closeOpen(lane, t.time);
    Nanos begin = t.time;
    if (!lane.spans.empty() && lane.spans.endOf(lane.spans.size() - 1) > begin)
        begin = lane.spans.endOf(lane.spans.size() - 1);
    lane.open = Span { begin, begin, task, lane.id, t.label, t.state, t.reason };
}

void TraceBuilder::closeOpen(LaneTrack& lane, Nanos time, SpanEnd ending)
{
    if (!lane.open)
        return;
    lane.open->end = std::max(time, lane.open->begin);
    lane.spans.append(*lane.open, ending);
    lane.open.reset();
}

void TraceBuilder::addOverhead(LaneTrack& lane, Nanos begin, Nanos end, Reason reason)
{
    const std::optional<Span> interrupted = lane.open;
    Nanos from = begin;
    if (interrupted)
        from = std::max(from, interrupted->begin);
    if (!lane.spans.empty())
        from = std::max(from, lane.spans.endOf(lane.spans.size() - 1));
    const Nanos to = std::max(from, end);
    closeOpen(lane, from);
    lane.spans.append({ from, to, {}, lane.id, {}, TaskState::Overhead, reason });
    m_latest = std::max(m_latest, to);
    if (interrupted) {
        lane.open = *interrupted;
        lane.open->begin = to;
    }
}

void TraceBuilder::apply(TaskId id, const Transition& t, bool isFirst)
{
    TaskTrack& task = mutableTask(id);
    Nanos time = t.time;
    if (isFirst) {
        task.created = time;
        task.name = t.label;
        task.parent = t.cause;
        m_unfinished.insert(id);
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
        m_pendingWakes.push_back({ { time, t.cause, id, t.reason }, 0 });
    if (isFinal(t.state)) {
        task.finished = time;
        ++m_trace.m_finishedTasks;
        m_unfinished.erase(id);
        return;
    }
    task.spans.push_back({ time, time, id, onLane ? t.lane : LaneId {},
        isFirst ? LabelId {} : t.label, t.state, t.reason });
}

void TraceBuilder::hold(const Record& r, LaneId lane, Nanos time)
{
    ResourceTrack& track = resource(LabelId { r.label });
    const LabelId title = r.reason == Reason::Child ? track.name : LabelId {};
    auto at = track.held.end();
    while (at != track.held.begin() && std::prev(at)->begin > time) // lanes may be ahead of others
        --at;
    track.held.insert(
        at, { time, Nanos(-1), TaskId { r.task }, lane, title, TaskState::Running, r.reason });
}

void TraceBuilder::letGo(const Record& r, Nanos time)
{
    ResourceTrack& track = resource(LabelId { r.label });
    for (auto it = track.held.rbegin(); it != track.held.rend(); ++it) {
        if (it->task.value != r.task || it->end >= Nanos(0))
            continue;
        it->end = std::max(time, it->begin);
        if (isFinal(r.state))
            it->state = r.state;
        return;
    }
}

void TraceBuilder::setLevel(ResourceTrack& track, const ResourceLevel& level)
{
    auto at = track.levels.end();
    const auto isLater = [&](const ResourceLevel& other) {
        return other.time != level.time ? other.time > level.time : other.order > level.order;
    };
    while (at != track.levels.begin() && isLater(*std::prev(at)))
        --at; // lanes may be ahead of others
    track.levels.insert(at, level);
}

ResourceTrack& TraceBuilder::resource(LabelId name)
{
    for (ResourceTrack& track : m_trace.m_resources)
        if (track.name == name)
            return track;
    m_trace.m_resources.push_back({ name, {}, Reason::Lock, 0, 0, {} });
    return m_trace.m_resources.back();
}

TaskTrack& TraceBuilder::mutableTask(TaskId id)
{
    while (m_trace.m_taskCount <= id.index()) {
        if (m_trace.m_taskCount % Trace::kTaskChunk == 0) {
            m_chunks.push_back(std::make_shared<Trace::TaskChunk>(Trace::kTaskChunk));
            m_chunkShared.push_back(false);
        }
        const std::size_t at = m_trace.m_taskCount;
        (*m_chunks[at / Trace::kTaskChunk])[at % Trace::kTaskChunk].id
            = TaskId { static_cast<std::uint32_t>(at) };
        ++m_trace.m_taskCount;
    }
    const std::size_t chunk = id.index() / Trace::kTaskChunk;
    if (m_chunkShared[chunk]) {
        m_chunks[chunk] = std::make_shared<Trace::TaskChunk>(*m_chunks[chunk]);
        m_chunkShared[chunk] = false;
    }
    return (*m_chunks[chunk])[id.index() % Trace::kTaskChunk];
}

void TraceBuilder::endLane(LaneId laneId, Nanos time, bool died)
{
    LaneTrack& lane = m_trace.m_lanes[laneId.index()];
    time
        = std::max(time, lane.spans.empty() ? lane.begin : lane.spans.endOf(lane.spans.size() - 1));
    m_latest = std::max(m_latest, time);
    closeOpen(lane, time);
    lane.end = time;
    lane.died = died;
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
    }
}

std::shared_ptr<const Trace> TraceBuilder::publish(Nanos end, bool finished)
{
    pullLabels();
    for (const TaskId id : m_unfinished) {
        TaskTrack& task = mutableTask(id);
        if (!task.spans.empty())
            task.spans.back().end = std::max(end, task.spans.back().begin);
    }
    m_trace.m_tasks.assign(m_chunks.begin(), m_chunks.end());
    auto trace = std::make_shared<Trace>(m_trace);
    trace->m_end = end;
    trace->m_finished = finished;
    for (LaneTrack& lane : trace->m_lanes) {
        if (lane.end < Nanos(0))
            lane.end = end;
        if (lane.open)
            lane.open->end = std::max(end, lane.open->begin);
    }
    for (ResourceTrack& track : trace->m_resources)
        for (std::size_t i = 0; i < track.held.size(); ++i) {
            Span& held = track.held[i];
            if (held.end < Nanos(0))
                held.end = std::max(end, held.begin);
            if (track.kind != Reason::Semaphore
                && i + 1 < track.held.size()) // its release is not here yet
                held.end = std::min(held.end, track.held[i + 1].begin);
        }
    splitPermits(trace->m_resources);
    m_chunkShared.assign(m_chunkShared.size(), true);
    return trace;
}

void TraceBuilder::settle(Nanos horizon)
{
    settleInto(m_pendingWakes, m_trace.m_wakes, horizon);
    settleInto(m_pendingOutput, m_trace.m_output, horizon);
    settleInto(m_pendingMarks, m_trace.m_marks, horizon);
}

std::shared_ptr<const Trace> TraceBuilder::snapshot(Nanos now)
{
    return publish(std::max(now, m_latest), false);
}

void TraceBuilder::flushEarly(TaskId id)
{
    TaskOrder& order = m_orders[id.index()];
    for (const auto& [sequence, t] : order.early) {
        apply(id, t, order.next == 0);
        order.next = sequence + 1;
    }
    order.early.clear();
}

std::shared_ptr<const Trace> TraceBuilder::finish(Nanos end)
{
    for (std::size_t i = 0; i < m_orders.size(); ++i)
        flushEarly(TaskId { static_cast<std::uint32_t>(i) }); // only where records were lost
    settle(Nanos::max());
    end = std::max(end, m_latest);
    for (LaneTrack& lane : m_trace.m_lanes)
        if (lane.end < Nanos(0))
            endLane(lane.id, end, false);
    for (LaneTrack& lane : m_trace.m_lanes)
        lane.spans.close();
    return publish(end, true);
}

} // namespace interleave
