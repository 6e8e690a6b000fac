// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/oncore.h"

namespace interleave::ui {

namespace {
std::optional<Span> spanOf(const Trace& trace, LaneId lane, Nanos at)
{
    if (lane.index() >= trace.lanes().size())
        return std::nullopt;
    const SpanLog& spans = trace.lanes()[lane.index()].spans;
    const std::size_t i = spans.firstEndingAfter(at);
    return i < spans.size() && spans.beginOf(i) <= at ? std::optional(spans[i]) : std::nullopt;
}

OnCore describe(const Trace& trace, const CoreSlice& slice, Nanos at)
{
    const LaneId lane = trace.systemSchedule()->threads()[slice.thread].lane;
    return { slice, lane, spanOf(trace, lane, at) };
}

/// The slices of one row, by begin.
class RowSlices {
public:
    RowSlices(const SystemSchedule& schedule, const TrackRow& row, LaneId lane)
        : m_schedule(schedule),
          m_core(row.index),
          m_thread(row.isLane() ? schedule.threadOf(lane) : nullptr),
          m_isOfCore(row.kind == TrackRow::Kind::Core)
    {
    }

    [[nodiscard]] std::size_t size() const
    {
        if (m_isOfCore)
            return m_schedule.coreSliceCount(m_core);
        return m_thread != nullptr ? m_thread->sliceCount : 0;
    }
    [[nodiscard]] std::size_t firstEndingAfter(Nanos t) const
    {
        if (m_isOfCore)
            return m_schedule.firstOnCoreEndingAfter(m_core, t);
        return m_thread != nullptr
            ? m_schedule.firstEndingAfter(*m_thread, t) - m_thread->firstSlice
            : 0;
    }
    [[nodiscard]] CoreSlice operator[](std::size_t i) const
    {
        return m_schedule.slice(numberOf(i));
    }
    [[nodiscard]] Nanos beginOf(std::size_t i) const { return m_schedule.beginOf(numberOf(i)); }

private:
    [[nodiscard]] std::size_t numberOf(std::size_t i) const
    {
        return m_isOfCore ? m_schedule.coreSlice(m_core, i) : m_thread->firstSlice + i;
    }

    const SystemSchedule& m_schedule;
    std::size_t m_core;
    const ScheduledThread* m_thread;
    bool m_isOfCore;
};

std::optional<RowSlices> slicesOf(const TrackModel& tracks, std::size_t row)
{
    const SystemSchedule* schedule = tracks.shownSchedule();
    if (schedule == nullptr)
        return std::nullopt;
    const TrackRow& track = tracks.rows()[row];
    return RowSlices(
        *schedule, track, track.isLane() ? tracks.trace().lanes()[track.index].id : LaneId {});
}
} // namespace

Span OnCore::asSpan() const
{
    Span whole;
    if (span)
        whole = *span;
    whole.begin = slice.begin;
    whole.end = slice.end;
    whole.lane = lane;
    return whole;
}

bool hasSlices(const TrackModel& tracks, std::size_t row)
{
    const TrackRow& track = tracks.rows()[row];
    return track.kind == TrackRow::Kind::Core || (tracks.isProgram() && track.isLane());
}

std::optional<OnCore> onCoreAt(const TrackModel& tracks, std::size_t row, Nanos at)
{
    const auto slices = slicesOf(tracks, row);
    const std::size_t i = slices ? slices->firstEndingAfter(at) : 0;
    if (!slices || i >= slices->size() || slices->beginOf(i) > at)
        return std::nullopt;
    return describe(tracks.trace(), (*slices)[i], at);
}

std::optional<OnCore> nextOnCore(
    const TrackModel& tracks, std::size_t row, Nanos from, bool forward)
{
    const auto slices = slicesOf(tracks, row);
    if (!slices)
        return std::nullopt;
    std::size_t i = slices->firstEndingAfter(from);
    if (forward) {
        while (i < slices->size() && slices->beginOf(i) < from)
            ++i;
        if (i == slices->size())
            return std::nullopt;
    } else if (i-- == 0) {
        return std::nullopt;
    }
    const CoreSlice slice = (*slices)[i];
    return describe(tracks.trace(), slice, slice.begin + slice.duration() / 2);
}

} // namespace interleave::ui
