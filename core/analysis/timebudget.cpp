// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/timebudget.h"

#include "core/trace/lanegaps.h"

#include <algorithm>

namespace interleave {

namespace {

std::size_t at(TaskState state)
{
    return static_cast<std::size_t>(state);
}

std::size_t at(Reason reason)
{
    return static_cast<std::size_t>(reason);
}

Nanos overlap(Nanos begin, Nanos end, Nanos from, Nanos to)
{
    return std::max(std::min(end, to) - std::max(begin, from), Nanos(0));
}

void add(LaneBudget& budget, const Span& span, Nanos end)
{
    const Nanos length = overlap(span.begin, end, Nanos(0), budget.total);
    switch (span.state) {
    case TaskState::Running:
        budget.running += length;
        break;
    case TaskState::Blocked:
        budget.blocked += length;
        budget.blockedBy[at(span.reason)] += length;
        break;
    case TaskState::Overhead:
        budget.overhead += length;
        break;
    default: // occupies no worker, so it is idle time
        break;
    }
}

} // namespace

std::vector<LaneBudget> timeBudgets(const Trace& trace)
{
    std::vector<LaneBudget> budgets;
    budgets.reserve(trace.lanes().size());
    for (const LaneTrack& lane : trace.lanes()) {
        LaneBudget budget;
        budget.lane = lane.id;
        budget.total = trace.end();
        for (std::size_t i = 0; i < lane.spans.size(); ++i)
            add(budget, lane.spans[i], lane.spans.endOf(i));
        if (lane.open)
            add(budget, *lane.open, trace.end());
        budget.gap = gapTime(lane, Nanos(0), budget.total);
        budget.idle = budget.total - budget.running - budget.blocked - budget.overhead - budget.gap;
        budgets.push_back(budget);
    }
    return budgets;
}

StateTotals stateTotals(const Trace& trace, Nanos from, Nanos to)
{
    StateTotals totals;
    for (std::uint32_t i = 0; i < trace.taskCount(); ++i) {
        const std::vector<Span>& spans = trace.task(TaskId { i }).spans;
        auto it = std::lower_bound(spans.begin(), spans.end(), from,
            [](const Span& span, Nanos t) { return span.end <= t; });
        for (; it != spans.end() && it->begin < to; ++it) {
            const Nanos length = overlap(it->begin, it->end, from, to);
            totals.byState[at(it->state)] += length;
            if (it->state == TaskState::Blocked)
                totals.blockedBy[at(it->reason)] += length;
            else if (it->state == TaskState::Suspended)
                totals.suspendedBy[at(it->reason)] += length;
        }
    }
    return totals;
}

} // namespace interleave
