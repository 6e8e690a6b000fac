// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace.h"

#include <optional>

namespace interleave::ui {

/// What the Summary says about one run beside its duration.
struct RunFigures {
    double running = 0; ///< parts of (worker lanes x makespan); with `gap` they add up to 1
    /// Of `running`, where the system's schedule was recorded: on a core, and preempted; what is
    /// missing, the threads waited in the system.
    std::optional<double> onCore;
    std::optional<double> preempted;
    std::uint64_t lostRecords = 0; ///< of that schedule
    double blocked = 0;
    double overhead = 0;
    double idle = 0;
    std::optional<double> gap; ///< nothing is known of it; absent where no events were lost
    std::optional<Nanos>
        queueWaitMedian; ///< from submission to the first step, over all tasks that began
    std::optional<Nanos> queueWaitP95;
    std::size_t done = 0;
    std::size_t failed = 0; ///< and cancelled
};

/// The lanes of workers count; where there is none but the main lane, that does. Linear in the
/// spans.
[[nodiscard]] RunFigures figuresOf(const Trace& trace);

/// The share of `values` from 0 to 1 by nearest rank; `values` must not be empty.
[[nodiscard]] Nanos percentile(std::vector<Nanos> values, double share);

} // namespace interleave::ui
