// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/systemschedule.h"

#include <algorithm>

namespace interleave {

namespace {

/// The first index of [from, to) that `isAfter`, which is false first and then true.
template <class IsAfter> std::size_t search(std::size_t from, std::size_t to, IsAfter isAfter)
{
    while (from < to) {
        const std::size_t middle = from + (to - from) / 2;
        if (isAfter(middle))
            to = middle;
        else
            from = middle + 1;
    }
    return from;
}

void addTo(ThreadTotals& totals, const SystemSchedule& schedule, const ScheduledThread& thread)
{
    totals.migrations = 0;
    CoreSlice before;
    const auto addOff = [&](std::size_t next) {
        const OffCore off = schedule.offCoreBefore(thread, next);
        totals.preempted += off.isPreempted ? off.known - off.begin : Nanos(0);
        totals.unknown += off.end - off.known;
    };
    addOff(thread.firstSlice);
    for (std::size_t i = 0; i < thread.sliceCount; ++i) {
        const CoreSlice slice = schedule.slice(thread.firstSlice + i);
        totals.onCore += slice.duration();
        totals.voluntary += slice.how == SliceEnd::Waiting ? 1 : 0;
        totals.involuntary += slice.how == SliceEnd::Preempted ? 1 : 0;
        *totals.migrations += i > 0 && slice.core != before.core ? 1 : 0;
        before = slice;
        addOff(thread.firstSlice + i + 1);
    }
}

} // namespace

std::string_view toString(ScheduleStatus status)
{
    switch (status) {
    case ScheduleStatus::Recorded:
        return "recorded";
    case ScheduleStatus::TotalsOnly:
        return "totals-only";
    case ScheduleStatus::Refused:
        return "refused";
    case ScheduleStatus::Absent:
        return "absent";
    }
    return "absent";
}

std::string_view toString(SliceEnd end)
{
    switch (end) {
    case SliceEnd::Preempted:
        return "preempted";
    case SliceEnd::Waiting:
        return "waiting";
    case SliceEnd::Exited:
        return "exited";
    case SliceEnd::Cut:
        return "cut";
    }
    return "cut";
}

const ScheduledThread* SystemSchedule::threadOf(LaneId lane) const
{
    const auto it = std::lower_bound(m_lanes.begin(), m_lanes.end(), lane,
        [](const auto& entry, LaneId id) { return entry.first < id; });
    return it != m_lanes.end() && it->first == lane ? &m_threads[it->second] : nullptr;
}

CoreSlice SystemSchedule::slice(std::size_t i) const
{
    return { beginOf(i), endOf(i), static_cast<std::uint32_t>(threadOfSlice(i)), m_cores[coreAt(i)],
        endingAt(i) };
}

std::size_t SystemSchedule::threadOfSlice(std::size_t i) const
{
    // The last thread that begins at or before i: threads without slices share their firstSlice.
    return search(0, m_threads.size(), [&](std::size_t t) { return m_threads[t].firstSlice > i; })
        - 1;
}

std::int64_t SystemSchedule::longLengthOf(std::size_t i) const
{
    return std::lower_bound(m_long.begin(), m_long.end(), i, [](const auto& entry, std::size_t n) {
        return entry.first < n;
    })->second;
}

std::size_t SystemSchedule::firstEndingAfter(const ScheduledThread& thread, Nanos t) const
{
    return search(thread.firstSlice, thread.firstSlice + thread.sliceCount,
        [&](std::size_t i) { return endOf(i) > t; });
}

std::size_t SystemSchedule::firstOnCoreEndingAfter(std::size_t core, Nanos t) const
{
    return search(
        0, coreSliceCount(core), [&](std::size_t i) { return endOf(coreSlice(core, i)) > t; });
}

OffCore SystemSchedule::offCoreBefore(const ScheduledThread& thread, std::size_t next) const
{
    OffCore off;
    const bool hasNext = next < thread.firstSlice + thread.sliceCount;
    if (next > thread.firstSlice) {
        off.begin = endOf(next - 1);
        off.isPreempted = endingAt(next - 1) == SliceEnd::Preempted;
        off.end = hasNext ? beginOf(next) : std::max(off.begin, thread.end);
    } else {
        off.end = hasNext ? beginOf(next) : thread.end;
        off.begin = std::min(thread.begin, off.end);
    }
    off.known = knownUntil(off.begin, off.end);
    return off;
}

Nanos SystemSchedule::knownUntil(Nanos from, Nanos to) const
{
    const auto loss = std::partition_point(m_notKnown.begin(), m_notKnown.end(),
        [from](const auto& lost) { return lost.second <= from; });
    return loss != m_notKnown.end() ? std::clamp(loss->first, from, to) : to;
}

void SystemSchedule::joinLosses()
{
    for (const LostStretch& loss : m_losses) {
        const Nanos end = std::max(loss.end, loss.begin + Nanos(1));
        if (m_notKnown.empty() || loss.begin > m_notKnown.back().second)
            m_notKnown.emplace_back(loss.begin, end);
        else
            m_notKnown.back().second = std::max(m_notKnown.back().second, end);
    }
}

void SystemSchedule::sumUp()
{
    joinLosses();
    for (ScheduledThread& thread : m_threads)
        addTo(thread.totals, *this, thread);
}

std::size_t SystemSchedule::memoryBytes() const
{
    std::size_t bytes = sliceCount() * kBytesPerSlice + m_long.size() * sizeof(m_long.front());
    for (const ScheduledThread& thread : m_threads)
        bytes += sizeof(thread) + thread.name.size();
    return bytes + m_processes.size() * sizeof(ScheduledProcess)
        + m_losses.size() * sizeof(LostStretch) + m_notKnown.size() * sizeof(m_notKnown.front());
}

} // namespace interleave
