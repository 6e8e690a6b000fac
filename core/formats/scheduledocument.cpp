// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/scheduledocument.h"

#include "core/analysis/coretime.h"
#include "core/formats/rundocument.h"

namespace interleave {

namespace {

Value count(std::uint64_t n)
{
    return { static_cast<std::int64_t>(n) };
}

Value recordedLane(const SystemSchedule& schedule, const LaneCoreTime& time)
{
    const ScheduledThread& thread = *schedule.threadOf(time.lane);
    Value::Object told {
        { "tid", thread.tid },
        { "on_core_s", jsonSeconds(time.whole.onCore) },
        { "preempted_s", jsonSeconds(time.whole.preempted) },
        { "off_s", jsonSeconds(time.whole.off) },
        { "running_on_core_s", jsonSeconds(time.running.onCore) },
        { "running_preempted_s", jsonSeconds(time.running.preempted) },
        { "running_off_s", jsonSeconds(time.running.off) },
        { "switches_voluntary", count(time.whole.voluntary) },
        { "switches_involuntary", count(time.whole.involuntary) },
        { "migrations", count(time.whole.migrations) },
    };
    if (time.whole.unknown > Nanos(0)) {
        told.emplace_back("unknown_s", jsonSeconds(time.whole.unknown));
        told.emplace_back("running_unknown_s", jsonSeconds(time.running.unknown));
    }
    return { std::move(told) };
}

// What the system does not count apart is null, so that nobody takes it for zero.
Value totalsLane(const ScheduledThread& thread)
{
    return { Value::Object {
        { "tid", thread.tid },
        { "on_core_s", jsonSeconds(thread.totals.onCore) },
        { "preempted_s", jsonSeconds(thread.totals.preempted) },
        { "off_s", Value() },
        { "running_on_core_s", Value() },
        { "running_preempted_s", Value() },
        { "running_off_s", Value() },
        { "switches_voluntary", count(thread.totals.voluntary) },
        { "switches_involuntary", count(thread.totals.involuntary) },
        { "migrations", Value() },
    } };
}

Value::Object lanesOf(const Trace& trace, const std::vector<std::string>& names)
{
    const SystemSchedule& schedule = *trace.systemSchedule();
    Value::Object lanes;
    if (schedule.isRecorded()) {
        for (const LaneCoreTime& time : laneCoreTimes(trace))
            lanes.emplace_back(names[time.lane.index()], recordedLane(schedule, time));
        return lanes;
    }
    for (const LaneTrack& lane : trace.lanes())
        if (const ScheduledThread* thread = schedule.threadOf(lane.id))
            lanes.emplace_back(names[lane.id.index()], totalsLane(*thread));
    return lanes;
}

} // namespace

Value scheduleDocument(const Trace& trace, const std::vector<std::string>& names)
{
    if (!trace.systemSchedule())
        return {};
    const SystemSchedule& schedule = *trace.systemSchedule();
    Value::List cores;
    for (const std::uint16_t core : schedule.cores())
        cores.emplace_back(static_cast<std::int64_t>(core));
    return { Value::Object {
        { "status", std::string(toString(schedule.status())) },
        { "reason", schedule.reason().empty() ? Value() : Value(schedule.reason()) },
        { "cores", std::move(cores) },
        { "slices", count(schedule.sliceCount()) },
        { "lost", count(schedule.lostRecords()) },
        { "broken_slices", count(schedule.brokenSlices()) },
        { "parallelism",
            schedule.isRecorded() ? Value(parallelism(schedule, Nanos(0), trace.end()).average)
                                  : Value() },
        { "lanes", lanesOf(trace, names) },
    } };
}

} // namespace interleave
