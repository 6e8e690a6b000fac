// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/wakes.h"

#include <algorithm>

namespace interleave {

namespace {

using Place = std::optional<std::uint32_t>;
using Spans = std::vector<Span>;

Place placeOf(const Spans& spans, Spans::const_iterator at)
{
    return at == spans.end() ? Place() : static_cast<std::uint32_t>(at - spans.begin());
}

/// The last span of which `time` is, ends included, in which the task ran; where there is none, the
/// last one on a lane that begins at or before it.
Place laneSpanBefore(const Spans& spans, Nanos time)
{
    auto it = std::upper_bound(
        spans.begin(), spans.end(), time, [](Nanos t, const Span& span) { return t < span.begin; });
    auto found = spans.end();
    while (it != spans.begin()) {
        --it;
        if (it->end < time && found != spans.end())
            break;
        if (it->state == TaskState::Running && it->end >= time)
            return placeOf(spans, it);
        if (it->lane.isValid() && found == spans.end())
            found = it;
    }
    return placeOf(spans, found);
}

Place laneSpanAfter(const Spans& spans, Nanos time)
{
    auto it = std::lower_bound(
        spans.begin(), spans.end(), time, [](const Span& span, Nanos t) { return span.begin < t; });
    it = std::find_if(it, spans.end(), [](const Span& span) { return span.lane.isValid(); });
    return placeOf(spans, it);
}

/// The span in (begin, end] of which `time` is.
Place spanEndedAt(const Spans& spans, Nanos time)
{
    const auto it = std::lower_bound(
        spans.begin(), spans.end(), time, [](const Span& span, Nanos t) { return span.end < t; });
    return it != spans.end() && it->begin < time ? placeOf(spans, it) : Place();
}

} // namespace

WakeIndex::WakeIndex(std::shared_ptr<const Trace> trace) : m_trace(std::move(trace))
{
    m_wakes.reserve(m_trace->wakes().size());
    for (const WakeEdge& edge : m_trace->wakes()) {
        Wake wake;
        wake.edge = edge;
        if (edge.waker.index() < m_trace->taskCount())
            wake.from = laneSpanBefore(m_trace->task(edge.waker).spans, edge.time);
        if (edge.woken.index() < m_trace->taskCount()) {
            const Spans& spans = m_trace->task(edge.woken).spans;
            wake.wait = spanEndedAt(spans, edge.time);
            wake.to = laneSpanAfter(spans, edge.time);
        }
        m_wakes.push_back(wake);
    }
    std::stable_sort(m_wakes.begin(), m_wakes.end(),
        [](const Wake& a, const Wake& b) { return a.edge.time < b.edge.time; });
    m_made = listsOf([](const WakeEdge& edge) { return edge.waker; });
    m_got = listsOf([](const WakeEdge& edge) { return edge.woken; });
}

template <class TaskOf> WakeIndex::Lists WakeIndex::listsOf(TaskOf taskOf) const
{
    Lists lists;
    lists.ends.assign(m_trace->taskCount() + 1, 0); // at first: where the lists begin
    for (const Wake& wake : m_wakes)
        if (taskOf(wake.edge).index() < m_trace->taskCount())
            ++lists.ends[taskOf(wake.edge).index() + 1];
    for (std::size_t i = 1; i < lists.ends.size(); ++i)
        lists.ends[i] += lists.ends[i - 1];
    lists.places.resize(lists.ends.back());
    for (std::uint32_t i = 0; i < m_wakes.size(); ++i)
        if (const TaskId task = taskOf(m_wakes[i].edge); task.index() < m_trace->taskCount())
            lists.places[lists.ends[task.index()]++] = i;
    lists.ends.pop_back();
    return lists;
}

std::span<const std::uint32_t> WakeIndex::Lists::of(TaskId task) const
{
    if (task.index() >= ends.size())
        return {};
    const std::size_t begin = task.index() == 0 ? 0 : ends[task.index() - 1];
    return std::span(places).subspan(begin, ends[task.index()] - begin);
}

std::span<const std::uint32_t> WakeIndex::madeBy(TaskId task) const
{
    return m_made.of(task);
}

std::span<const std::uint32_t> WakeIndex::gotBy(TaskId task) const
{
    return m_got.of(task);
}

const Wake* WakeIndex::endOf(TaskId task, std::uint32_t span) const
{
    const auto got = gotBy(task);
    const Spans& spans = m_trace->task(task).spans;
    auto it = std::upper_bound(got.begin(), got.end(), spans[span].end,
        [&](Nanos t, std::uint32_t i) { return t < m_wakes[i].edge.time; });
    if (it == got.begin())
        return nullptr;
    const Wake& last = m_wakes[*--it];
    return last.edge.time > spans[span].begin ? &last : nullptr;
}

const Wake* WakeIndex::causeOf(TaskId task, std::uint32_t span) const
{
    if (task.index() >= m_trace->taskCount() || span >= m_trace->task(task).spans.size())
        return nullptr;
    const TaskState state = m_trace->task(task).spans[span].state;
    if (state != TaskState::Running && state != TaskState::Overhead)
        if (const Wake* end = endOf(task, span))
            return end;
    const Wake* found = nullptr;
    for (const std::uint32_t i : gotBy(task)) {
        if (m_wakes[i].to && *m_wakes[i].to > span)
            break;
        if (m_wakes[i].to)
            found = &m_wakes[i];
    }
    return found;
}

const Wake* WakeIndex::effectOf(TaskId task, std::uint32_t span) const
{
    if (task.index() >= m_trace->taskCount() || span >= m_trace->task(task).spans.size())
        return nullptr;
    const Nanos begin = m_trace->task(task).spans[span].begin;
    const auto made = madeBy(task);
    const auto it = std::find_if(made.begin(), made.end(), [&](std::uint32_t i) {
        return m_wakes[i].to
            && (m_wakes[i].from ? *m_wakes[i].from >= span : m_wakes[i].edge.time >= begin);
    });
    return it == made.end() ? nullptr : &m_wakes[*it];
}

const Span& WakeIndex::fromSpan(const Wake& wake) const
{
    return m_trace->task(wake.edge.waker).spans[*wake.from];
}

const Span& WakeIndex::toSpan(const Wake& wake) const
{
    return m_trace->task(wake.edge.woken).spans[*wake.to];
}

} // namespace interleave
