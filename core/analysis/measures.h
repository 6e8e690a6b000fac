// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/measure.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

/// How the named measures are taken. For measure.cpp alone.
namespace interleave::measures {

/// What stands behind a measure's name.
struct Argument {
    std::optional<Reason> reason; ///< none: any
    bool ofProgram = false;       ///< the program's own waits alone
    std::string_view text;        ///< of a mark or a line
    std::string_view until;       ///< the second text of a gap
};

using Found = std::optional<Measure>;
using Evidence = Measure::Evidence;

inline Measure ofDuration(Nanos duration, std::optional<Evidence> evidence = {})
{
    return { Measure::Unit::Duration, duration, 0, 0, evidence };
}

inline Measure ofCount(std::int64_t count, std::optional<Evidence> evidence = {})
{
    return { Measure::Unit::Count, Nanos(0), count, 0, evidence };
}

inline Evidence evidenceOf(const TaskTrack& task, const Span& span)
{
    return { task.id, span.begin, span.end };
}

inline bool isProgram(const TaskTrack& task)
{
    return task.id.value == 0;
}

/// Every task but the program.
template <class Visitor> void forTasks(const Trace& trace, Visitor visit)
{
    for (std::uint32_t i = 1; i < trace.taskCount(); ++i)
        visit(trace.task(TaskId { i }));
}

inline bool isWait(const Span& span, std::optional<Reason> reason)
{
    return (span.state == TaskState::Blocked || span.state == TaskState::Suspended)
        && (!reason || span.reason == *reason);
}

/// How many of the tasks' spans that `counts` there were at the same instant, at most, and when it
/// first was so. Spans without length are never beside another.
template <class Counts> Found mostAtOnce(const Trace& trace, Counts counts)
{
    std::vector<std::pair<Nanos, int>> changes;
    forTasks(trace, [&](const TaskTrack& task) {
        for (const Span& span : task.spans)
            if (counts(span) && span.duration() > Nanos(0)) {
                changes.emplace_back(span.begin, 1);
                changes.emplace_back(span.end, -1);
            }
    });
    if (changes.empty())
        return {};
    std::sort(changes.begin(), changes.end()); // at one instant, ends before begins
    std::int64_t now = 0;
    std::int64_t most = 0;
    Evidence evidence;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        now += changes[i].second;
        if (now > most) {
            most = now;
            evidence = { {}, changes[i].first,
                i + 1 < changes.size() ? changes[i + 1].first : changes[i].first };
        }
    }
    return ofCount(most, evidence);
}

// taskmeasures.cpp
Found makespan(const Trace& trace, const Argument& argument);
Found tasks(const Trace& trace, const Argument& argument);
Found longestRun(const Trace& trace, const Argument& argument);
Found longestQueued(const Trace& trace, const Argument& argument);
Found longestReady(const Trace& trace, const Argument& argument);
Found longestOnWorker(const Trace& trace, const Argument& argument);
Found runs(const Trace& trace, const Argument& argument);
Found mostRunning(const Trace& trace, const Argument& argument);
Found mostQueued(const Trace& trace, const Argument& argument);
Found lastStart(const Trace& trace, const Argument& argument);
Found failed(const Trace& trace, const Argument& argument);
Found cancelled(const Trace& trace, const Argument& argument);
Found overtaking(const Trace& trace, const Argument& argument);

// waitmeasures.cpp
Found waits(const Trace& trace, const Argument& argument);
Found totalWait(const Trace& trace, const Argument& argument);
Found longestWait(const Trace& trace, const Argument& argument);
Found mostWaiting(const Trace& trace, const Argument& argument);
Found longestWake(const Trace& trace, const Argument& argument);
Found lastWake(const Trace& trace, const Argument& argument);

// lanemeasures.cpp
Found busy(const Trace& trace, const Argument& argument);
Found lanesUsed(const Trace& trace, const Argument& argument);
Found mostOnOne(const Trace& trace, const Argument& argument);
Found died(const Trace& trace, const Argument& argument);

// resourcemeasures.cpp
Found highestLevel(const Trace& trace, const Argument& argument);
Found mostPending(const Trace& trace, const Argument& argument);
Found holds(const Trace& trace, const Argument& argument);
Found mostHeld(const Trace& trace, const Argument& argument);
Found longestHeld(const Trace& trace, const Argument& argument);

// instantmeasures.cpp
Found firstMark(const Trace& trace, const Argument& argument);
Found marks(const Trace& trace, const Argument& argument);
Found stolen(const Trace& trace, const Argument& argument);
Found firstLine(const Trace& trace, const Argument& argument);
Found lines(const Trace& trace, const Argument& argument);
Found gap(const Trace& trace, const Argument& argument);

} // namespace interleave::measures
