// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/coretime.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <queue>
#include <utility>
#include <vector>

namespace interleave {

namespace {

/// Calls `visit(begin, end, state, slice)` for each stretch of [from, to), which is within the
/// thread's time before slice `next`, or after its last one.
template <class Visit>
void walkOff(const SystemSchedule& schedule, const ScheduledThread& thread, std::size_t next,
    Nanos from, Nanos to, Visit& visit)
{
    const OffCore off = schedule.offCoreBefore(thread, next);
    const auto until = [&](Nanos end, CoreState state) {
        end = std::min(end, to);
        if (end <= from)
            return;
        visit(from, end, state, CoreSlice {});
        from = end;
    };
    if (off.isPreempted || off.known < off.end) {
        until(off.known, off.isPreempted ? CoreState::Preempted : CoreState::Off);
        until(off.end, CoreState::Unknown);
    }
    until(to, CoreState::Off); // there is no more of it, where the slice was its last
}

/// Calls `visit(begin, end, state, slice)` for each stretch of [from, to), in order and gapless.
template <class Visit>
void walk(const SystemSchedule& schedule, const ScheduledThread& thread, Nanos from, Nanos to,
    Visit visit)
{
    to = std::min(to, schedule.end()); // what a memory limit cut off is not known
    const std::size_t last = thread.firstSlice + thread.sliceCount;
    std::size_t i = schedule.firstEndingAfter(thread, from);
    Nanos at = from;
    for (; at < to && i < last; ++i) {
        const CoreSlice slice = schedule.slice(i);
        if (slice.begin >= to)
            break;
        if (slice.begin > at)
            walkOff(schedule, thread, i, at, slice.begin, visit);
        const Nanos begin = std::max(slice.begin, at);
        at = std::min(slice.end, to);
        visit(begin, at, CoreState::OnCore, slice);
    }
    if (at < to)
        walkOff(schedule, thread, i, at, to, visit);
}

Nanos& partOf(CoreTime& time, CoreState state)
{
    switch (state) {
    case CoreState::OnCore:
        return time.onCore;
    case CoreState::Preempted:
        return time.preempted;
    case CoreState::Off:
        return time.off;
    case CoreState::Unknown:
        break;
    }
    return time.unknown;
}

void addSwitches(CoreTime& time, const SystemSchedule& schedule, const ScheduledThread& thread,
    Nanos from, Nanos to)
{
    const std::size_t last = thread.firstSlice + thread.sliceCount;
    const std::size_t first = schedule.firstEndingAfter(thread, from);
    for (std::size_t i = first; i < last; ++i) {
        const CoreSlice slice = schedule.slice(i);
        if (slice.begin >= to)
            return;
        if (slice.end <= to) {
            time.voluntary += slice.how == SliceEnd::Waiting ? 1 : 0;
            time.involuntary += slice.how == SliceEnd::Preempted ? 1 : 0;
        }
        if (i > thread.firstSlice && slice.begin >= from
            && schedule.slice(i - 1).core != slice.core)
            ++time.migrations;
    }
}

std::optional<CoreTime> taskTime(const Trace& trace, const SystemSchedule& schedule, TaskId task)
{
    CoreTime sum;
    bool isKnown = false;
    for (const Span& span : trace.task(task).spans) {
        if (span.state != TaskState::Running)
            continue;
        const ScheduledThread* thread = schedule.threadOf(span.lane);
        if (thread == nullptr)
            continue;
        isKnown = true;
        sum += coreTime(schedule, *thread, span.begin, span.end);
    }
    return isKnown ? std::optional(sum) : std::nullopt;
}

const SystemSchedule* recorded(const Trace& trace)
{
    const SystemSchedule* schedule = trace.systemSchedule().get();
    return schedule != nullptr && schedule->isRecorded() ? schedule : nullptr;
}

/// Calls `visit(begin, end, core)` for each slice within [from, to), cut to it; core by core.
template <class Visit>
void eachSlice(const SystemSchedule& schedule, Nanos from, Nanos to, Visit visit)
{
    for (std::size_t core = 0; core < schedule.cores().size(); ++core) {
        const std::size_t count = schedule.coreSliceCount(core);
        for (std::size_t i = schedule.firstOnCoreEndingAfter(core, from); i < count; ++i) {
            const std::size_t at = schedule.coreSlice(core, i);
            const Nanos begin = std::max(schedule.beginOf(at), from);
            if (begin >= to)
                break;
            visit(begin, std::min(schedule.endOf(at), to));
        }
    }
}

/// Calls `visit(time, count)` at `from` and wherever the number of threads on a core changes within
/// [from, to). Merges the cores as it goes: nothing is kept of a schedule of any length.
template <class Visit>
void eachStep(const SystemSchedule& schedule, Nanos from, Nanos to, Visit visit)
{
    struct Place {
        std::size_t next = 0; ///< the slice that begins next, or that is on
        bool isOn = false;
    };
    std::vector<Place> places(schedule.cores().size());
    using Turn = std::pair<Nanos, std::size_t>; // when something changes on a core
    std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns;
    const auto awaitBegin = [&](std::size_t core) {
        const std::size_t i = places[core].next;
        if (i < schedule.coreSliceCount(core))
            turns.emplace(std::max(schedule.beginOf(schedule.coreSlice(core, i)), from), core);
    };
    for (std::size_t core = 0; core < places.size(); ++core) {
        places[core].next = schedule.firstOnCoreEndingAfter(core, from);
        awaitBegin(core);
    }
    ParallelismStep now { from, 0 };
    std::optional<std::uint32_t> told;
    const auto tell = [&] {
        if (told != now.count)
            visit(now.time, now.count);
        told = now.count;
    };
    while (!turns.empty() && turns.top().first < to) {
        const auto [time, core] = turns.top();
        turns.pop();
        if (time > now.time) {
            tell();
            now.time = time;
        }
        Place& place = places[core];
        place.isOn = !place.isOn;
        if (place.isOn) {
            ++now.count;
            turns.emplace(schedule.endOf(schedule.coreSlice(core, place.next)), core);
        } else {
            --now.count;
            ++place.next;
            awaitBegin(core);
        }
    }
    tell();
}

} // namespace

CoreTime& CoreTime::operator+=(const CoreTime& other)
{
    onCore += other.onCore;
    preempted += other.preempted;
    off += other.off;
    unknown += other.unknown;
    voluntary += other.voluntary;
    involuntary += other.involuntary;
    migrations += other.migrations;
    return *this;
}

CoreTime coreTime(
    const SystemSchedule& schedule, const ScheduledThread& thread, Nanos from, Nanos to)
{
    CoreTime time;
    walk(
        schedule, thread, from, to, [&](Nanos begin, Nanos end, CoreState state, const CoreSlice&) {
            partOf(time, state) += end - begin;
        });
    addSwitches(time, schedule, thread, from, to);
    return time;
}

std::vector<LaneCoreTime> laneCoreTimes(const Trace& trace)
{
    std::vector<LaneCoreTime> times;
    const SystemSchedule* schedule = recorded(trace);
    if (schedule == nullptr)
        return times;
    for (const LaneTrack& lane : trace.lanes()) {
        const ScheduledThread* thread = schedule->threadOf(lane.id);
        if (thread == nullptr)
            continue;
        LaneCoreTime time;
        time.lane = lane.id;
        time.whole = coreTime(*schedule, *thread, lane.begin, lane.end);
        for (std::size_t i = 0; i < lane.spans.size(); ++i)
            if (const Span span = lane.spans[i]; span.state == TaskState::Running)
                time.running += coreTime(*schedule, *thread, span.begin, span.end);
        times.push_back(time);
    }
    return times;
}

std::optional<CoreTime> taskCoreTime(const Trace& trace, TaskId task)
{
    const SystemSchedule* schedule = recorded(trace);
    return schedule != nullptr && task.index() < trace.taskCount()
        ? taskTime(trace, *schedule, task)
        : std::nullopt;
}

std::vector<std::optional<CoreTime>> taskCoreTimes(const Trace& trace)
{
    std::vector<std::optional<CoreTime>> times(trace.taskCount());
    for (std::uint32_t i = 0; i < times.size(); ++i)
        times[i] = taskCoreTime(trace, TaskId { i });
    return times;
}

std::vector<CoreStretch> coreStretches(
    const SystemSchedule& schedule, const ScheduledThread& thread, Nanos from, Nanos to)
{
    std::vector<CoreStretch> stretches;
    walk(schedule, thread, from, to,
        [&](Nanos begin, Nanos end, CoreState state, const CoreSlice& slice) {
            stretches.push_back(
                { begin, end, state, state == CoreState::OnCore ? slice.core : std::uint16_t {} });
        });
    return stretches;
}

std::vector<ParallelismStep> parallelismSteps(const SystemSchedule& schedule, Nanos from, Nanos to)
{
    std::vector<ParallelismStep> steps;
    eachStep(schedule, from, to, [&](Nanos time, std::uint32_t count) {
        steps.push_back({ time, count });
    });
    return steps;
}

Parallelism parallelism(const SystemSchedule& schedule, Nanos from, Nanos to)
{
    Parallelism result;
    result.histogram.resize(1, Nanos(0));
    Nanos onCore { 0 };
    ParallelismStep last { from, 0 };
    const auto add = [&](Nanos until) {
        const Nanos length = until - last.time;
        result.most = std::max(result.most, last.count);
        if (last.count >= result.histogram.size())
            result.histogram.resize(last.count + 1, Nanos(0));
        result.histogram[last.count] += length;
        onCore += length * last.count;
    };
    eachStep(schedule, from, to, [&](Nanos time, std::uint32_t count) {
        add(time);
        last = { time, count };
    });
    add(std::max(from, to));
    if (to > from)
        result.average = toSeconds(onCore) / toSeconds(to - from);
    return result;
}

std::vector<double> parallelismColumns(
    const SystemSchedule& schedule, Nanos from, Nanos to, std::size_t columns)
{
    std::vector<double> averages(columns, 0.0);
    if (columns == 0 || to <= from)
        return averages;
    const double width = toSeconds(to - from) / static_cast<double>(columns);
    const auto column = [&](Nanos t) {
        return std::min(columns - 1, static_cast<std::size_t>(toSeconds(t - from) / width));
    };
    const auto leftOf = [&](std::size_t c) { return static_cast<double>(c) * width; };
    eachSlice(schedule, from, to, [&](Nanos begin, Nanos end) {
        const double b = toSeconds(begin - from);
        const double e = toSeconds(end - from);
        for (std::size_t c = column(begin); c < columns && leftOf(c) < e; ++c)
            averages[c]
                += std::max(0.0, std::min(e, leftOf(c + 1)) - std::max(b, leftOf(c))) / width;
    });
    return averages;
}

} // namespace interleave
