// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/traceorder.h"

#include <algorithm>
#include <tuple>

namespace interleave {

bool TraceOrder::Later::operator()(const TraceMoment& a, const TraceMoment& b) const
{
    return std::tuple(a.time, a.kind, a.track, a.index)
        > std::tuple(b.time, b.kind, b.track, b.index);
}

TraceOrder::TraceOrder(const Trace& trace) : m_trace(trace)
{
    findTaskSpans();
    findTaskEnds();
    using enum TraceMoment::Kind;
    for (std::uint32_t i = 0; i < trace.lanes().size(); ++i)
        goOn({ Nanos(0), LaneSpan, true, i, static_cast<std::size_t>(-1) });
    for (std::uint32_t i = 0; i < trace.resources().size(); ++i) {
        goOn({ Nanos(0), Held, true, i, static_cast<std::size_t>(-1) });
        goOn({ Nanos(0), Level, false, i, static_cast<std::size_t>(-1) });
    }
    for (const auto kind : { Wake, TaskSpanBegin, Output, Mark, TaskEnd })
        goOn({ Nanos(0), kind, false, 0, static_cast<std::size_t>(-1) });
}

// Most of what a task did on a lane is a span of that lane, too: told once.
void TraceOrder::findTaskSpans()
{
    std::vector<std::size_t> first(m_trace.taskCount() + 1);
    for (std::uint32_t i = 0; i < m_trace.taskCount(); ++i)
        first[i + 1] = first[i] + m_trace.task(TaskId { i }).spans.size();
    std::vector<bool> isTold(first.back());
    for (const LaneTrack& lane : m_trace.lanes()) {
        std::vector<std::uint32_t>& found = m_taskSpans.emplace_back();
        found.resize(lane.spans.size() + (lane.open ? 1 : 0), kNoSpan);
        for (std::size_t i = 0; i < found.size(); ++i) {
            const Span span = i < lane.spans.size() ? lane.spans[i] : *lane.open;
            if (span.task.index() >= m_trace.taskCount())
                continue;
            const std::vector<Span>& spans = m_trace.task(span.task).spans;
            auto it = std::lower_bound(spans.begin(), spans.end(), span.begin,
                [](const Span& s, Nanos t) { return s.begin < t; });
            for (; it != spans.end() && it->begin == span.begin; ++it) {
                const auto index = static_cast<std::uint32_t>(it - spans.begin());
                if (*it != span || isTold[first[span.task.index()] + index])
                    continue;
                isTold[first[span.task.index()] + index] = true;
                found[i] = index;
                break;
            }
        }
    }
    for (std::uint32_t task = 0; task < m_trace.taskCount(); ++task)
        for (std::uint32_t i = 0; first[task] + i < first[task + 1]; ++i)
            if (!isTold[first[task] + i])
                m_ownSpans.push_back({ m_trace.task(TaskId { task }).spans[i].begin, task, i });
    std::sort(m_ownSpans.begin(), m_ownSpans.end());
}

void TraceOrder::findTaskEnds()
{
    for (std::uint32_t i = 0; i < m_trace.taskCount(); ++i)
        if (const TaskTrack& task = m_trace.task(TaskId { i }); isFinal(task.state))
            m_taskEnds.push_back({ task.finished, i, 0 });
    std::sort(m_taskEnds.begin(), m_taskEnds.end());
}

Span TraceOrder::laneSpan(const TraceMoment& moment) const
{
    const LaneTrack& lane = m_trace.lanes()[moment.track];
    return moment.index < lane.spans.size() ? lane.spans[moment.index] : *lane.open;
}

void TraceOrder::begin(TraceMoment moment, bool exists, Nanos time)
{
    if (!exists)
        return;
    moment.time = time;
    moment.isEnd = false;
    m_ahead.push(moment);
}

// Puts what comes after `moment` in its own list into the queue.
void TraceOrder::goOn(const TraceMoment& moment)
{
    TraceMoment next = moment;
    ++next.index;
    const auto end = [&](Nanos time) {
        next.index = moment.index;
        next.isEnd = true;
        next.time = time;
        m_ahead.push(next);
    };
    switch (moment.kind) {
    case TraceMoment::Kind::LaneSpan: {
        const LaneTrack& lane = m_trace.lanes()[moment.track];
        if (!moment.isEnd) {
            if (moment.index < lane.spans.size()) // an open one does not end
                end(laneSpan(moment).end);
            break;
        }
        const bool exists = next.index < m_taskSpans[moment.track].size();
        begin(next, exists, exists ? laneSpan(next).begin : Nanos(0));
        break;
    }
    case TraceMoment::Kind::Held: {
        const std::vector<Span>& held = m_trace.resources()[moment.track].held;
        if (!moment.isEnd) {
            end(held[moment.index].end);
            break;
        }
        const bool exists = next.index < held.size();
        begin(next, exists, exists ? held[next.index].begin : Nanos(0));
        break;
    }
    case TraceMoment::Kind::Level: {
        const auto& levels = m_trace.resources()[moment.track].levels;
        const bool exists = next.index < levels.size();
        begin(next, exists, exists ? levels[next.index].time : Nanos(0));
        break;
    }
    case TraceMoment::Kind::Wake: {
        const bool exists = next.index < m_trace.wakes().size();
        begin(next, exists, exists ? m_trace.wakes()[next.index].time : Nanos(0));
        break;
    }
    case TraceMoment::Kind::Output: {
        const bool exists = next.index < m_trace.output().size();
        begin(next, exists, exists ? m_trace.output()[next.index].time : Nanos(0));
        break;
    }
    case TraceMoment::Kind::Mark: {
        const bool exists = next.index < m_trace.marks().size();
        begin(next, exists, exists ? m_trace.marks()[next.index].time : Nanos(0));
        break;
    }
    case TraceMoment::Kind::TaskSpanBegin: {
        const bool exists = next.index < m_ownSpans.size();
        begin(next, exists, exists ? m_ownSpans[next.index].begin : Nanos(0));
        break;
    }
    case TraceMoment::Kind::TaskEnd: {
        const bool exists = next.index < m_taskEnds.size();
        begin(next, exists, exists ? m_taskEnds[next.index].begin : Nanos(0));
        break;
    }
    case TraceMoment::Kind::TaskSpanEnd:
        break;
    }
}

bool TraceOrder::next(TraceMoment& moment)
{
    if (m_ahead.empty())
        return false;
    moment = m_ahead.top();
    m_ahead.pop();
    goOn(moment);
    // These two go through lists of ours; the caller knows the trace's numbers.
    if (moment.kind == TraceMoment::Kind::TaskSpanBegin) {
        const OwnSpan& own = m_ownSpans[moment.index];
        moment.track = own.task;
        moment.index = own.index;
        m_ahead.push({ m_trace.task(TaskId { own.task }).spans[own.index].end,
            TraceMoment::Kind::TaskSpanEnd, true, own.task, own.index });
    } else if (moment.kind == TraceMoment::Kind::TaskEnd) {
        moment.track = m_taskEnds[moment.index].task;
        moment.index = 0;
    }
    return true;
}

} // namespace interleave
