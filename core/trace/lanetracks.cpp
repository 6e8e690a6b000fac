// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/lanetracks.h"

#include <algorithm>
#include <utility>

namespace interleave {

namespace {

constexpr std::size_t kSpanBytes = 18; // of a SpanLog with its mipmaps, before it is closed

/// Where the lane's next span can begin at the earliest.
Nanos freeFrom(const LaneTrack& lane)
{
    const Nanos last = lane.spans.empty() ? Nanos(0) : lane.spans.lastEnd();
    return lane.open ? std::max(last, lane.open->begin) : last;
}

} // namespace

LaneId LaneTracks::add(LaneKind kind, std::string name, int pid, Nanos begin)
{
    const LaneId id { static_cast<std::uint32_t>(m_tracks.size()) };
    LaneTrack& lane = m_tracks.emplace_back();
    lane.id = id;
    lane.kind = kind;
    lane.name = std::move(name);
    lane.pid = pid;
    lane.begin = begin;
    lane.end = Nanos(-1);
    lane.spans = SpanLog(id);
    m_facts.push_back({ begin, 0, 0 });
    return id;
}

void LaneTracks::rename(LaneId lane, std::string name, int pid)
{
    m_tracks[lane.index()].name = std::move(name);
    m_tracks[lane.index()].pid = pid;
}

void LaneTracks::begin(LaneId lane, Nanos time, int thread)
{
    m_tracks[lane.index()].begin = time;
    m_tracks[lane.index()].thread = thread;
}

Nanos LaneTracks::end(LaneId laneId, Nanos time, bool died)
{
    LaneTrack& lane = m_tracks[laneId.index()];
    time = std::max(time, lane.spans.empty() ? lane.begin : lane.spans.lastEnd());
    closeOpen(lane, time);
    lane.end = time;
    lane.died = died;
    return time;
}

void LaneTracks::occupy(Span span)
{
    LaneTrack& lane = m_tracks[span.lane.index()];
    closeOpen(lane, span.begin);
    span.begin = std::max(span.begin, freeFrom(lane));
    span.end = span.begin;
    lane.open = span;
}

void LaneTracks::release(LaneId laneId, TaskId task, Nanos time, SpanEnd ending)
{
    LaneTrack& lane = m_tracks[laneId.index()];
    if (lane.open && lane.open->task == task)
        closeOpen(lane, time, ending);
}

Nanos LaneTracks::addOverhead(LaneId laneId, Nanos begin, Nanos end, Reason reason, LabelId label)
{
    LaneTrack& lane = m_tracks[laneId.index()];
    const Nanos from = std::max(begin, freeFrom(lane));
    const Nanos to = std::max(from, end);
    const std::optional<Span> interrupted = lane.open;
    closeOpen(lane, from);
    if (interrupted) {
        lane.open = interrupted;
        lane.open->begin = to;
    }
    keep(lane, { from, to, {}, laneId, label, TaskState::Overhead, reason });
    return to;
}

bool LaneTracks::addSpan(LaneId laneId, const Span& span, SpanEnd ending)
{
    LaneTrack& lane = m_tracks[laneId.index()];
    if (lane.open || !lane.spans.appendInOrder(span, ending))
        return false;
    m_memory += kSpanBytes;
    return true;
}

void LaneTracks::tell(LaneId lane, Nanos begin, Nanos time)
{
    Facts& facts = m_facts[lane.index()];
    if (facts.missing != 0)
        addGap(m_tracks[lane.index()], begin, std::exchange(facts.missing, 0));
    facts.latest = time;
}

void LaneTracks::settleLoss(LaneId lane, std::uint64_t lost, Nanos end)
{
    Facts& facts = m_facts[lane.index()];
    facts.missing = 0;
    if (lost > facts.lost)
        addGap(m_tracks[lane.index()], end, lost - facts.lost);
}

void LaneTracks::addGap(LaneTrack& lane, Nanos end, std::uint64_t count)
{
    Facts& facts = m_facts[lane.id.index()];
    Nanos begin = std::max(facts.latest, freeFrom(lane));
    if (!lane.lost.empty())
        begin = std::max(begin, lane.lost.back().end);
    closeOpen(lane, begin); // how long it went on is not known
    lane.lost.append({ begin, std::max(begin, end), count });
    facts.lost += count;
    m_memory += sizeof(LostEvents);
}

void LaneTracks::keep(LaneTrack& lane, const Span& span, SpanEnd ending)
{
    lane.spans.append(span, ending);
    m_memory += kSpanBytes;
}

void LaneTracks::closeOpen(LaneTrack& lane, Nanos time, SpanEnd ending)
{
    if (!lane.open)
        return;
    lane.open->end = std::max(time, lane.open->begin);
    keep(lane, *lane.open, ending);
    lane.open.reset();
}

void LaneTracks::finish(Nanos end)
{
    for (LaneTrack& lane : m_tracks) {
        if (lane.end < Nanos(0))
            this->end(lane.id, end, false);
        lane.spans.close();
    }
}

std::vector<LaneTrack> LaneTracks::upTo(Nanos end) const
{
    std::vector<LaneTrack> lanes = m_tracks;
    for (LaneTrack& lane : lanes) {
        if (lane.end < Nanos(0))
            lane.end = end;
        if (lane.open)
            lane.open->end = std::max(end, lane.open->begin);
    }
    return lanes;
}

} // namespace interleave
