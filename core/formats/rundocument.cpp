// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/rundocument.h"

#include "core/analysis/timebudget.h"
#include "core/formats/scheduledocument.h"

#include <algorithm>

namespace interleave {

namespace {

Value count(std::uint64_t n)
{
    return { static_cast<std::int64_t>(n) };
}

Value ratio(const std::optional<double>& number)
{
    return number ? Value(*number) : Value();
}

// Lanes are told apart by their names in the document, so a second "worker 1" gets a number.
std::vector<std::string> laneNames(const Trace& trace)
{
    std::vector<std::string> names;
    names.reserve(trace.lanes().size());
    for (const LaneTrack& lane : trace.lanes()) {
        std::string name = lane.name;
        for (int n = 2; std::find(names.begin(), names.end(), name) != names.end(); ++n)
            name = lane.name + " (" + std::to_string(n) + ")";
        names.push_back(std::move(name));
    }
    return names;
}

Value outputOf(const Trace& trace, const std::vector<std::string>& names)
{
    Value::List lines;
    for (const OutputLine& line : trace.output()) {
        const bool hasLane = line.lane.index() < names.size();
        lines.emplace_back(Value::Object {
            { "t", jsonSeconds(line.time) },
            { "lane", hasLane ? Value(names[line.lane.index()]) : Value() },
            { "text", line.text },
        });
    }
    return { std::move(lines) };
}

Value lanesOf(const Trace& trace, const std::vector<std::string>& names)
{
    Value::List lanes;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const LaneTrack& lane = trace.lanes()[i];
        Value::Object object { { "name", names[i] }, { "kind", std::string(toString(lane.kind)) } };
        if (lane.pid != 0)
            object.emplace_back("pid", lane.pid);
        if (lane.died)
            object.emplace_back("died", true);
        lanes.emplace_back(std::move(object));
    }
    return { std::move(lanes) };
}

Value eventsOf(const RunView& run)
{
    const EventCounts& counts = run.trace->counts();
    return { Value::Object { { "mode", run.recording }, { "produced", count(counts.produced) },
        { "stored", count(counts.stored) }, { "lost", count(counts.lost) },
        { "corrupt", count(counts.corrupt) } } };
}

Value totalsOf(const Trace& trace, const std::vector<std::string>& names)
{
    Value::Object lanes;
    const std::vector<LaneBudget> budgets = timeBudgets(trace);
    for (std::size_t i = 0; i < budgets.size(); ++i) {
        const LaneBudget& budget = budgets[i];
        Value::Object lane { { "running", jsonSeconds(budget.running) },
            { "blocked", jsonSeconds(budget.blocked) },
            { "overhead", jsonSeconds(budget.overhead) }, { "idle", jsonSeconds(budget.idle) } };
        if (budget.gap > Nanos(0))
            lane.emplace_back("gap", jsonSeconds(budget.gap));
        lanes.emplace_back(names[i], std::move(lane));
    }
    return { std::move(lanes) };
}

Value runOf(const RunView& run)
{
    const Trace& trace = *run.trace;
    const std::vector<std::string> names = laneNames(trace);
    return { Value::Object {
        { "model", run.model },
        { "workers", static_cast<std::int64_t>(run.workers) },
        { "repeat", static_cast<std::int64_t>(run.repeat) },
        { "status", run.status },
        { "error", run.error.empty() ? Value() : Value(run.error) },
        { "makespan_s", jsonSeconds(run.makespan) },
        { "results", run.results },
        { "output", outputOf(trace, names) },
        { "lanes", lanesOf(trace, names) },
        { "tasks", count(trace.taskCount()) },
        { "spans", count(trace.spanCount()) },
        { "events", eventsOf(run) },
        { "state_totals_s", totalsOf(trace, names) },
        { "simulated", trace.isSimulated() },
        { "interpreter_lock", run.interpreterLock },
        { "recording", run.recording },
        { "partial", run.isPartial },
        { "trace_bytes", count(trace.memoryBytes()) },
        { "bytes_per_span",
            trace.spanCount() == 0 ? Value()
                                   : Value(static_cast<double>(trace.memoryBytes())
                                       / static_cast<double>(trace.spanCount())) },
        { "disturbed", run.disturbed ? Value(*run.disturbed) : Value() },
        { "system_schedule", scheduleDocument(trace, names) },
        { "machine_slept_s", jsonSeconds(run.machineSlept) },
    } };
}

Value rowOf(const SummaryRow& row)
{
    const auto time = [&](Nanos t) { return row.runs > 0 ? Value(jsonSeconds(t)) : Value(); };
    return { Value::Object {
        { "model", row.model },
        { "workers", static_cast<std::int64_t>(row.workers) },
        { "runs", count(row.runs) },
        { "median_s", time(row.median) },
        { "min_s", time(row.minimum) },
        { "max_s", time(row.maximum) },
        { "speedup", ratio(row.speedup) },
        { "efficiency", ratio(row.efficiency) },
    } };
}

} // namespace

double jsonSeconds(Nanos duration)
{
    return static_cast<double>(duration.count()) / 1e9;
}

Value runDocument(const DocumentView& document)
{
    Value::List runs;
    for (const RunView& run : document.runs)
        runs.push_back(runOf(run));
    Value::List summary;
    for (const SummaryRow& row : document.summary)
        summary.push_back(rowOf(row));
    return { Value::Object {
        { "workload", document.workload },
        { "params", document.parameters },
        { "seed", document.seed },
        { "machine", document.machine },
        { "generator", document.generator },
        { "runs", std::move(runs) },
        { "summary", std::move(summary) },
    } };
}

} // namespace interleave
