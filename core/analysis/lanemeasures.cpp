// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/measures.h"
#include "core/analysis/timebudget.h"

#include <map>

namespace interleave::measures {

namespace {

/// What the tasks did on one lane.
struct Use {
    std::int64_t tasks = 0;
    Evidence first; ///< the first run there
    Nanos begin = Nanos::max();
    Nanos end { 0 };
};

std::map<std::uint32_t, Use> usesOf(const Trace& trace)
{
    std::map<std::uint32_t, Use> uses;
    forTasks(trace, [&](const TaskTrack& task) {
        std::map<std::uint32_t, bool> isCounted;
        for (const Span& span : task.spans) {
            if (span.state != TaskState::Running)
                continue;
            Use& use = uses[span.lane.value];
            bool& counted = isCounted[span.lane.value];
            use.tasks += counted ? 0 : 1;
            counted = true;
            if (span.begin < use.begin) {
                use.begin = span.begin;
                use.first = evidenceOf(task, span);
            }
            use.end = std::max(use.end, span.end);
        }
    });
    return uses;
}

} // namespace

Found busy(const Trace& trace, const Argument& /*argument*/)
{
    Nanos running { 0 };
    Nanos all { 0 };
    const std::vector<LaneBudget> budgets = timeBudgets(trace);
    const bool hasWorkers = std::any_of(trace.lanes().begin(), trace.lanes().end(),
        [](const LaneTrack& lane) { return lane.kind != LaneKind::Main; });
    for (const LaneBudget& budget : budgets)
        if (!hasWorkers || trace.lanes()[budget.lane.index()].kind != LaneKind::Main) {
            running += budget.running;
            all += budget.total - budget.gap;
        }
    if (all <= Nanos(0))
        return {};
    return Measure { Measure::Unit::Share, Nanos(0), 0,
        static_cast<double>(running.count()) / static_cast<double>(all.count()), {} };
}

Found lanesUsed(const Trace& trace, const Argument& /*argument*/)
{
    const auto uses = usesOf(trace);
    if (uses.empty())
        return {};
    const auto last = std::max_element(uses.begin(), uses.end(),
        [](const auto& a, const auto& b) { return a.second.begin < b.second.begin; });
    return ofCount(static_cast<std::int64_t>(uses.size()), last->second.first);
}

Found mostOnOne(const Trace& trace, const Argument& /*argument*/)
{
    const auto uses = usesOf(trace);
    if (uses.empty())
        return {};
    const Use& most = std::max_element(uses.begin(), uses.end(), [](const auto& a, const auto& b) {
        return a.second.tasks < b.second.tasks;
    })->second;
    return ofCount(most.tasks, Evidence { {}, most.begin, most.end });
}

Found died(const Trace& trace, const Argument& /*argument*/)
{
    std::int64_t count = 0;
    std::optional<Evidence> first;
    for (const LaneTrack& lane : trace.lanes()) {
        if (!lane.died)
            continue;
        ++count;
        if (!first || lane.end < first->begin)
            first = Evidence { {}, lane.end, lane.end };
    }
    return count == 0 ? Found() : ofCount(count, first);
}

} // namespace interleave::measures
