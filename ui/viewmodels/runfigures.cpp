// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/runfigures.h"

#include "core/analysis/coretime.h"
#include "core/analysis/timebudget.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {

void addBudgets(const Trace& trace, RunFigures& figures)
{
    const auto& lanes = trace.lanes();
    const bool hasWorkers = std::any_of(lanes.begin(), lanes.end(),
        [](const LaneTrack& lane) { return lane.kind != LaneKind::Main; });
    double total = 0;
    double gap = 0;
    const std::vector<LaneBudget> budgets = timeBudgets(trace);
    for (std::size_t i = 0; i < budgets.size() && i < lanes.size(); ++i) {
        if (hasWorkers && lanes[i].kind == LaneKind::Main)
            continue;
        figures.running += toSeconds(budgets[i].running);
        figures.blocked += toSeconds(budgets[i].blocked);
        figures.overhead += toSeconds(budgets[i].overhead);
        figures.idle += toSeconds(budgets[i].idle);
        gap += toSeconds(budgets[i].gap);
        total += toSeconds(budgets[i].total);
    }
    if (total <= 0)
        return;
    CoreTime system;
    const std::vector<LaneCoreTime> lanesOnCores = laneCoreTimes(trace);
    for (const LaneCoreTime& lane : lanesOnCores)
        if (!hasWorkers || lanes[lane.lane.index()].kind != LaneKind::Main)
            system += lane.running;
    if (!lanesOnCores.empty()) {
        figures.onCore = toSeconds(system.onCore) / total;
        figures.preempted = toSeconds(system.preempted) / total;
        figures.lostRecords = trace.systemSchedule()->lostRecords();
    }
    for (double* part : { &figures.running, &figures.blocked, &figures.overhead, &figures.idle })
        *part /= total;
    if (gap > 0)
        figures.gap = gap / total;
}

/// Absent for a task that never began.
std::optional<Nanos> queueWait(const TaskTrack& task)
{
    for (const Span& span : task.spans)
        if (occupiesWorker(span.state))
            return span.begin - task.created;
    return std::nullopt;
}

} // namespace

Nanos percentile(std::vector<Nanos> values, double share)
{
    const auto rank
        = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    const std::size_t index = std::clamp<std::size_t>(rank, 1, values.size()) - 1;
    std::nth_element(
        values.begin(), values.begin() + static_cast<std::ptrdiff_t>(index), values.end());
    return values[index];
}

RunFigures figuresOf(const Trace& trace)
{
    constexpr double kMedian = 0.5;
    constexpr double kHigh = 0.95;
    RunFigures figures;
    addBudgets(trace, figures);
    std::vector<Nanos> waits;
    for (std::uint32_t i = 1; i < trace.taskCount(); ++i) { // task 0 is the program itself
        const TaskTrack& task = trace.task(TaskId { i });
        if (task.state == TaskState::Done)
            ++figures.done;
        else if (isFinal(task.state))
            ++figures.failed;
        if (const auto wait = queueWait(task))
            waits.push_back(*wait);
    }
    if (!waits.empty()) {
        figures.queueWaitMedian = percentile(waits, kMedian);
        figures.queueWaitP95 = percentile(std::move(waits), kHigh);
    }
    return figures;
}

} // namespace interleave::ui
