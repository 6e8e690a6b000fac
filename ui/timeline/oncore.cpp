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

std::optional<OnCore> onCoreAt(const TrackModel& tracks, std::size_t row, Nanos at)
{
    const SystemSchedule* schedule = tracks.shownSchedule();
    if (schedule == nullptr)
        return std::nullopt;
    const std::size_t core = tracks.rows()[row].index;
    const std::size_t i = schedule->firstOnCoreEndingAfter(core, at);
    if (i >= schedule->coreSliceCount(core))
        return std::nullopt;
    const CoreSlice slice = schedule->slice(schedule->coreSlice(core, i));
    return slice.begin <= at ? std::optional(describe(tracks.trace(), slice, at)) : std::nullopt;
}

std::optional<OnCore> nextOnCore(
    const TrackModel& tracks, std::size_t row, Nanos from, bool forward)
{
    const SystemSchedule* schedule = tracks.shownSchedule();
    if (schedule == nullptr)
        return std::nullopt;
    const std::size_t core = tracks.rows()[row].index;
    const std::size_t count = schedule->coreSliceCount(core);
    std::size_t i = schedule->firstOnCoreEndingAfter(core, from);
    if (forward) {
        while (i < count && schedule->beginOf(schedule->coreSlice(core, i)) < from)
            ++i;
        if (i == count)
            return std::nullopt;
    } else if (i-- == 0) {
        return std::nullopt;
    }
    const CoreSlice slice = schedule->slice(schedule->coreSlice(core, i));
    return describe(tracks.trace(), slice, slice.begin + slice.duration() / 2);
}

} // namespace interleave::ui
