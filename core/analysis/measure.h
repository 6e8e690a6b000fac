// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace interleave {

/// One figure of one run, and the place in the trace that shows it.
struct Measure {
    enum class Unit : std::uint8_t { Duration, Count, Share };

    /// Where to look: a span of a task, or an interval in which it holds (then `task` is none).
    struct Evidence {
        TaskId task;
        Nanos begin { 0 };
        Nanos end { 0 }; ///< of an instant: equal to begin
        [[nodiscard]] bool operator==(const Evidence&) const = default;
    };

    Unit unit = Unit::Count;
    Nanos duration { 0 };
    std::int64_t count = 0;
    double share = 0; ///< 0 to 1
    std::optional<Evidence> evidence;
};

/// The figures that have a name.
///
///     makespan             from the run's start to its end
///     tasks                without the program itself
///     busy                 Running on the worker lanes, as a share of all they had that is known
///     most-running         how many tasks were Running at the same instant, at most
///     most-queued          how many tasks waited for their start at the same instant, at most
///     longest-run          the longest unbroken Running of a task
///     longest-queued       the longest time from submission to the start
///     longest-ready        the longest time from being woken, or from giving up a turn, to running
///     longest-on-worker    the longest time that a task kept its worker, Running or Blocked
///     runs                 how often a task ran, from one wait to the next
///     last-start           when the last task began to run
///     failed, cancelled    tasks that ended so; the evidence is the first
///     overtaking           tasks that ended before one that was submitted earlier
///     lanes-used           workers on which a task ran; the evidence is where the last one began
///     most-on-one          tasks of the worker that ran most of them
///     stolen               tasks that ran on another worker than the one that had split them off
///                          or spawned them; the evidence is the first. 0 where all kept theirs
///     died                 workers that ended abruptly; the evidence is the first
///
/// These take a reason after a colon, as in `waits:lock`; without it, every reason counts:
///
///     waits:REASON         how often a task waited (Blocked or Suspended); the first is evidence
///     total-wait:REASON    for how long, all tasks together
///     longest-wait:REASON  the longest of these waits
///     median-wait:REASON   the median of these waits, of the task that so waited longest in all
///     most-waiting:REASON  how many tasks waited at the same instant, at most
///     longest-wake:REASON  the longest time from a wake by another task until the woken one ran
///     last-wake:REASON     when the last such wake was; the evidence reaches until it ran
///
/// The first four count the program's own waits only where it waits for a future or a join;
/// `waits:io@program` counts those alone. All others leave the program out.
///
/// Of the resources of one kind:
///
///     level:KIND           the highest level (a lock's depth, a queue's items ...: ResourceLevel)
///     pending:KIND         the most that waited for it; of a queue, the most items not done
///     holds:KIND           how often it was taken; the evidence is the first
///     most-held:KIND       how many had a permit of it at once, at most
///     longest-held:KIND    the longest of these holdings
///
/// Of what the program said, the program's own task included:
///
///     mark:NAME            when it first set this mark
///     marks:TEXT           how many marks have this text in their name; the evidence is the first
///     line:TEXT            when it first printed a line with this text in it
///     lines:TEXT           how many such lines; the evidence is the first
///     gap:FROM|TO          from the first FROM to the first TO after it: each a mark of this name,
///                          or else a line with this text in it
///
/// Empty when the run has nothing of the kind (no such mark, no task that failed). What is there
/// and was never waited for has 0 waits; where two tasks ended and none overtook, there are 0.
/// Cost: linear in the spans.
[[nodiscard]] std::optional<Measure> measure(const Trace& trace, std::string_view name);

/// True when `measure` knows the name.
[[nodiscard]] bool isMeasure(std::string_view name);

} // namespace interleave
