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

/// The figures that have a name. Those with a reason take one after a colon, as in `waits:lock`;
/// without it, every reason counts.
///
///     makespan             from the run's start to its end
///     tasks                without the program itself
///     busy                 Running on the worker lanes, as a share of all they had
///     most-running         how many tasks were Running at the same instant, at most
///     longest-run          the longest unbroken Running of a task
///     longest-queued       the longest time from submission to the start
///     last-start           when the last task began to run
///     waits:REASON         how often a task waited (Blocked or Suspended)
///     total-wait:REASON    for how long, all tasks together
///     longest-wait:REASON  the longest of these waits
///     median-wait:REASON   the median of these waits, of the task that so waited longest in all
///     failed               tasks that failed; the evidence is the first
///     mark:NAME            when the program first set this mark
///
/// The program's own task counts only in makespan, mark and the waits for a future or a join. Empty
/// when the run has nothing of the kind (no wait for a lock, no such mark). Cost: linear in the
/// spans.
[[nodiscard]] std::optional<Measure> measure(const Trace& trace, std::string_view name);

/// True when `measure` knows the name.
[[nodiscard]] bool isMeasure(std::string_view name);

} // namespace interleave
