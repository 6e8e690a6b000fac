// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/tracebuilder.h"

#include "core/trace/spanending.h"

#include <algorithm>
#include <utility>

namespace interleave {

namespace {

/// Moves what is older than the horizon to the log, in order of time. One whose
/// worker was held up between taking the time and telling it comes too late for
/// that, and stays until the end.
template <class PendingItems, class Log>
void settleInto(PendingItems& pending, Log& log, Nanos horizon)
{
    const auto older = [](const auto& a, const auto& b) {
        return a.item.time != b.item.time ? a.item.time < b.item.time : a.order < b.order;
    };
    std::stable_sort(pending.begin(), pending.end(), older);
    const auto isLate
        = [&](const auto& p) { return !log.empty() && p.item.time < log.back().time; };
    const auto first = std::find_if_not(pending.begin(), pending.end(), isLate);
    auto it = first;
    for (; it != pending.end() && it->item.time < horizon; ++it)
        log.append(std::move(it->item));
    pending.erase(first, it);
}

/// At the end: those that came too late get their places, in a log made anew.
template <class PendingItems, class Log> void placeLate(PendingItems& late, Log& log)
{
    if (late.empty())
        return;
    Log whole;
    auto next = late.begin();
    for (const auto& item : log) {
        for (; next != late.end() && next->item.time < item.time; ++next)
            whole.append(std::move(next->item));
        whole.append(item);
    }
    late.clear(); // each of them is older than one that was there
    log = std::move(whole);
}

constexpr std::uint32_t kMaxTask = 1U << 28U;
constexpr std::size_t kLaneSpanBytes = 18;                        // a SpanLog with its mipmaps
constexpr std::size_t kLabelBytes = 2 * sizeof(std::string) + 56; // ours, the pool's and its index

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
    m_laneFacts.push_back({ m_latest, 0, 0 });
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
    if (r.kind == RecordKind::Gap) {
        m_laneFacts[laneId.index()].missing = r.peer;
        return true;
    }
    LaneTrack& lane = m_trace.m_lanes[laneId.index()];
    time = std::max(time, Nanos(0));
    m_latest = std::max(m_latest, time);
    if (LaneFacts& facts = m_laneFacts[laneId.index()]; facts.missing != 0) {
        const Nanos begins = r.kind == RecordKind::Stall
            ? time - Nanos(static_cast<std::int64_t>(r.duration()))
            : time;
        addGap(lane, begins, std::exchange(facts.missing, 0));
    }
    m_laneFacts[laneId.index()].latest = time;
    switch (r.kind) {
    case RecordKind::Transition:
        onTransition(laneId,
            { time, laneId, r.state, r.reason, LabelId { r.label }, TaskId { r.peer } }, task,
            r.sequence);
        break;
    case RecordKind::Overhead:
    case RecordKind::Stall:
        // The collector has turned the duration into nanoseconds. An Overhead
        // begins, a Stall ends, at `time`.
        if (const Nanos d(static_cast<std::int64_t>(r.duration())); r.kind == RecordKind::Overhead)
            addOverhead(lane, time, time + d, r.reason, LabelId { r.label });
        else
            addOverhead(lane, time - d, time, r.reason, {});
        break;
    case RecordKind::Wake:
        m_pendingWakes.push_back({ { time, TaskId { r.peer }, task, r.reason }, r.sequence });
        m_memory += sizeof(WakeEdge);
        break;
    case RecordKind::Acquired:
    case RecordKind::Released:
    case RecordKind::Resource:
    case RecordKind::Level:
        onResource(laneId, time, r);
        break;
    case RecordKind::Mark:
        m_pendingMarks.push_back(
            { { time, laneId, task, LabelId { r.label },
                  r.peer < m_trace.m_lanes.size() ? LaneId { r.peer } : LaneId {} },
                r.sequence });
        m_memory += sizeof(Mark);
        break;
    case RecordKind::Output:
        m_pendingOutput.push_back({ { time, laneId, task, std::string(text) }, r.sequence });
        m_memory += sizeof(OutputLine) + text.size();
        break;
    case RecordKind::LaneBegin:
        lane.begin = time;
        lane.thread = r.peer != TaskId::kNone ? static_cast<int>(r.peer) : 0;
        break;
    case RecordKind::LaneEnd:
        endLane(laneId, time, false);
        break;
    case RecordKind::Label:
    case RecordKind::Gap:
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
    keep(lane, span, ending);
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

    if (task.index() >= m_due.size())
        m_due.resize(task.index() + 1);
    std::uint32_t& due = m_due[task.index()];
    if (sequence == kNextSequence) {
        if (const auto early = m_early.extract(task))
            flushEarly(task, early.mapped());
        if (isFinal(mutableTask(task).state))
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

void TraceBuilder::keep(LaneTrack& lane, const Span& span, SpanEnd ending)
{
    lane.spans.append(span, ending);
    m_memory += kLaneSpanBytes;
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
    keep(lane, *lane.open, ending);
    lane.open.reset();
}

void TraceBuilder::addGap(LaneTrack& lane, Nanos end, std::uint64_t count)
{
    Nanos begin = m_laneFacts[lane.id.index()].latest;
    if (lane.open)
        begin = std::max(begin, lane.open->begin);
    if (!lane.spans.empty())
        begin = std::max(begin, lane.spans.endOf(lane.spans.size() - 1));
    if (!lane.lost.empty())
        begin = std::max(begin, lane.lost.back().end);
    closeOpen(lane, begin); // how long it went on is not known
    lane.lost.append({ begin, std::max(begin, end), count });
    m_laneFacts[lane.id.index()].lost += count;
    m_memory += sizeof(LostEvents);
}

void TraceBuilder::settleLoss(LaneId laneId, std::uint64_t lost, Nanos end)
{
    LaneFacts& facts = m_laneFacts[laneId.index()];
    facts.missing = 0;
    if (lost > facts.lost)
        addGap(m_trace.m_lanes[laneId.index()], end, lost - facts.lost);
}

void TraceBuilder::addOverhead(
    LaneTrack& lane, Nanos begin, Nanos end, Reason reason, LabelId label)
{
    Nanos from = begin;
    if (lane.open)
        from = std::max(from, lane.open->begin);
    if (!lane.spans.empty())
        from = std::max(from, lane.spans.endOf(lane.spans.size() - 1));
    const Nanos to = std::max(from, end);
    if (lane.open) { // it is interrupted, and goes on behind
        const Span interrupted = *lane.open;
        closeOpen(lane, from);
        lane.open = interrupted;
        lane.open->begin = to;
    }
    keep(lane, { from, to, {}, lane.id, label, TaskState::Overhead, reason });
    m_latest = std::max(m_latest, to);
}

void TraceBuilder::apply(TaskId id, const Transition& t, bool isFirst)
{
    TaskTrack& task = mutableTask(id);
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
    if (t.state == TaskState::Ready && t.cause.isValid()) {
        m_pendingWakes.push_back({ { time, t.cause, id, t.reason }, 0 });
        m_memory += sizeof(WakeEdge);
    }
    if (isFinal(t.state)) {
        task.finished = time;
        ++m_trace.m_finishedTasks;
        return;
    }
    task.spans.push_back({ time, time, id, onLane ? t.lane : LaneId {},
        isFirst ? LabelId {} : t.label, t.state, t.reason });
    m_memory += sizeof(Span);
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

TaskTrack& TraceBuilder::mutableTask(TaskId id)
{
    while (m_trace.m_taskCount <= id.index()) {
        if (m_trace.m_taskCount % Trace::kTaskChunk == 0)
            addTaskChunk();
        ++m_trace.m_taskCount;
    }
    constexpr std::size_t kChunks = Trace::kTaskBlock / Trace::kTaskChunk;
    const std::size_t at = id.index() / Trace::kTaskChunk;
    std::shared_ptr<Trace::TaskBlock>& block = m_blocks[at / kChunks];
    if (m_blockShared[at / kChunks]) {
        block = std::make_shared<Trace::TaskBlock>(*block);
        m_blockShared[at / kChunks] = false;
    }
    std::shared_ptr<Trace::TaskChunk>& chunk = block->chunks[at % kChunks];
    if (m_chunkShared[at]) {
        chunk = std::make_shared<Trace::TaskChunk>(*chunk);
        m_chunkShared[at] = false;
    }
    return (*chunk)[id.index() % Trace::kTaskChunk];
}

void TraceBuilder::addTaskChunk()
{
    const std::size_t first = m_trace.m_taskCount;
    if (first % Trace::kTaskBlock == 0) {
        m_blocks.push_back(std::make_shared<Trace::TaskBlock>());
        m_blockShared.push_back(false);
    } else if (m_blockShared.back()) {
        m_blocks.back() = std::make_shared<Trace::TaskBlock>(*m_blocks.back());
        m_blockShared.back() = false;
    }
    auto chunk = std::make_shared<Trace::TaskChunk>();
    for (std::size_t i = 0; i < Trace::kTaskChunk; ++i)
        (*chunk)[i].id = TaskId { static_cast<std::uint32_t>(first + i) };
    m_blocks.back()->chunks[first % Trace::kTaskBlock / Trace::kTaskChunk] = std::move(chunk);
    m_chunkShared.push_back(false);
    m_memory += sizeof(Trace::TaskChunk) + Trace::kTaskChunk * sizeof(std::uint32_t);
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
        m_memory += kLabelBytes;
    }
}

std::shared_ptr<const Trace> TraceBuilder::publish(Nanos end, bool finished)
{
    pullLabels();
    auto trace = std::make_shared<Trace>(m_trace);
    trace->m_tasks.assign(m_blocks.begin(), m_blocks.end());
    trace->m_resources = m_resources.upTo(end);
    trace->m_memoryBytes = memoryBytes();
    trace->m_end = end;
    trace->m_finished = finished;
    for (LaneTrack& lane : trace->m_lanes) {
        if (lane.end < Nanos(0))
            lane.end = end;
        if (lane.open)
            lane.open->end = std::max(end, lane.open->begin);
    }
    m_blockShared.assign(m_blockShared.size(), true);
    m_chunkShared.assign(m_chunkShared.size(), true);
    return trace;
}

void TraceBuilder::settle(Nanos horizon)
{
    pullLabels();
    if (horizon <= Nanos(0))
        return; // in virtual time, until the end
    settleInto(m_pendingWakes, m_trace.m_wakes, horizon);
    settleInto(m_pendingOutput, m_trace.m_output, horizon);
    settleInto(m_pendingMarks, m_trace.m_marks, horizon);
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
    for (std::uint32_t i = 0; i < m_trace.m_taskCount; ++i) {
        const auto& block = *m_blocks[i / Trace::kTaskBlock];
        const TaskTrack& track
            = (*block.chunks[i % Trace::kTaskBlock / Trace::kTaskChunk])[i % Trace::kTaskChunk];
        if (isFinal(track.state) || track.spans.empty())
            continue;
        Span& last = mutableTask(TaskId { i }).spans.back();
        last.end = knownUntil(last, std::max(end, last.begin));
    }
}

/// A span that nothing ended may have ended where its lane's events were lost.
Nanos TraceBuilder::knownUntil(const Span& span, Nanos end) const
{
    if (!span.lane.isValid())
        return end;
    for (const LostEvents& gap : m_trace.m_lanes[span.lane.index()].lost)
        if (gap.end > span.begin)
            return std::clamp(gap.begin, span.begin, end);
    return end;
}

std::shared_ptr<const Trace> TraceBuilder::finish(Nanos end)
{
    for (const auto& [id, early] : m_early) // only where records were lost
        flushEarly(id, early);
    m_early.clear();
    settle(Nanos::max());
    placeLate(m_pendingWakes, m_trace.m_wakes);
    placeLate(m_pendingOutput, m_trace.m_output);
    placeLate(m_pendingMarks, m_trace.m_marks);
    end = std::max(end, m_latest);
    for (LaneTrack& lane : m_trace.m_lanes)
        if (lane.end < Nanos(0))
            endLane(lane.id, end, false);
    endOpenTasks(end);
    for (LaneTrack& lane : m_trace.m_lanes)
        lane.spans.close();
    return publish(end, true);
}

} // namespace interleave
