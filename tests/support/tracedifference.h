// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/experiment.h"
#include "tests/support/randomschedule.h"

#include <string>

namespace interleave::test {

/// What differs first between two lists, as "NAME 17"; empty when nothing does.
template <class List, class Same>
std::string difference(const std::string& name, const List& a, const List& b, const Same& isSame)
{
    if (a.size() != b.size())
        return name + "s: " + std::to_string(a.size()) + " and " + std::to_string(b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!isSame(a[i], b[i]))
            return name + " " + std::to_string(i);
    return {};
}

inline std::string laneDifference(const LaneTrack& a, const LaneTrack& b)
{
    if (a.id != b.id || a.kind != b.kind || a.name != b.name || a.pid != b.pid || a.begin != b.begin
        || a.end != b.end || a.died != b.died || a.open != b.open)
        return "facts";
    if (const std::string gap = difference("gap", a.lost, b.lost,
            [](const LostEvents& x, const LostEvents& y) {
                return x.begin == y.begin && x.end == y.end && x.count == y.count;
            });
        !gap.empty())
        return gap;
    return difference(
        "span", a.spans, b.spans, [](const Span& x, const Span& y) { return x == y; });
}

inline std::string taskDifference(const TaskTrack& a, const TaskTrack& b)
{
    if (a.id != b.id || a.name != b.name || a.parent != b.parent || a.lane != b.lane
        || a.state != b.state || a.created != b.created || a.finished != b.finished)
        return "facts";
    return difference(
        "span", a.spans, b.spans, [](const Span& x, const Span& y) { return x == y; });
}

/// What differs first between two traces, in words; empty when they are equal to the nanosecond.
inline std::string traceDifference(const Trace& a, const Trace& b)
{
    if (a.isFinished() != b.isFinished() || a.isSimulated() != b.isSimulated() || a.end() != b.end()
        || a.finishedTasks() != b.finishedTasks())
        return "facts";
    const EventCounts& x = a.counts();
    const EventCounts& y = b.counts();
    if (x.produced != y.produced || x.stored != y.stored || x.lost != y.lost
        || x.corrupt != y.corrupt || x.clockCorrections != y.clockCorrections)
        return "counts";
    if (a.labelCount() != b.labelCount())
        return "labels";
    for (std::uint32_t i = 0; i < a.labelCount(); ++i)
        if (a.label(LabelId { i }) != b.label(LabelId { i }))
            return "label " + std::to_string(i);
    if (a.lanes().size() != b.lanes().size() || a.taskCount() != b.taskCount())
        return "lanes or tasks";
    for (std::size_t i = 0; i < a.lanes().size(); ++i)
        if (const auto d = laneDifference(a.lanes()[i], b.lanes()[i]); !d.empty())
            return "lane " + std::to_string(i) + ": " + d;
    for (std::uint32_t i = 0; i < a.taskCount(); ++i)
        if (const auto d = taskDifference(a.task(TaskId { i }), b.task(TaskId { i })); !d.empty())
            return "task " + std::to_string(i) + ": " + d;
    std::string d = difference("resource", a.resources(), b.resources(),
        [](const ResourceTrack& r, const ResourceTrack& s) {
            return r.name == s.name && r.kind == s.kind && r.limit == s.limit
                && r.permit == s.permit && r.held == s.held && r.levels == s.levels;
        });
    if (d.empty())
        d = difference("wake", a.wakes(), b.wakes(), [](const WakeEdge& v, const WakeEdge& w) {
            return v.time == w.time && v.waker == w.waker && v.woken == w.woken
                && v.reason == w.reason;
        });
    if (d.empty())
        d = difference(
            "line", a.output(), b.output(), [](const OutputLine& v, const OutputLine& w) {
                return v.time == w.time && v.lane == w.lane && v.task == w.task && v.text == w.text;
            });
    if (d.empty())
        d = difference("mark", a.marks(), b.marks(), [](const Mark& v, const Mark& w) {
            return v.time == w.time && v.lane == w.lane && v.task == w.task && v.name == w.name
                && v.from == w.from;
        });
    if (d.empty() && (a.systemSchedule() == nullptr) != (b.systemSchedule() == nullptr))
        d = "system schedule";
    if (d.empty() && a.systemSchedule() != nullptr)
        d = scheduleDifference(*a.systemSchedule(), *b.systemSchedule());
    return d;
}

inline std::string runDifference(const RunResult& a, const RunResult& b)
{
    const Scenario& s = a.scenario;
    const Scenario& t = b.scenario;
    if (s.workload != t.workload || s.parameters != t.parameters || s.model != t.model
        || s.workers != t.workers || s.interpreterLock != t.interpreterLock || s.seed != t.seed
        || s.recording != t.recording)
        return "scenario";
    if (a.repeat != b.repeat || a.workers != b.workers || a.status != b.status || a.error != b.error
        || a.makespan != b.makespan || a.machineSlept != b.machineSlept)
        return "facts";
    if (a.results != b.results)
        return "results";
    if (a.quietness.known != b.quietness.known
        || a.quietness.foreignCores != b.quietness.foreignCores
        || a.quietness.stealCores != b.quietness.stealCores)
        return "quietness";
    return traceDifference(*a.trace, *b.trace);
}

/// Likewise for experiments.
inline std::string experimentDifference(const Experiment& a, const Experiment& b)
{
    const ExperimentSpec& s = a.spec;
    const ExperimentSpec& t = b.spec;
    if (s.workload != t.workload || s.parameters != t.parameters || s.models != t.models
        || s.workers != t.workers || s.repeats != t.repeats
        || s.interpreterLock != t.interpreterLock || s.seed != t.seed || s.recording != t.recording
        || s.repeatDisturbed != t.repeatDisturbed)
        return "spec";
    if (a.machine.toValue() != b.machine.toValue())
        return "machine";
    if (a.runs.size() != b.runs.size())
        return "runs";
    for (std::size_t i = 0; i < a.runs.size(); ++i)
        if (const auto d = runDifference(a.runs[i], b.runs[i]); !d.empty())
            return "run " + std::to_string(i) + ": " + d;
    return {};
}

} // namespace interleave::test
