// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workload/workload.h"

namespace interleave {

// Parameters that say how a pool of threads deals tasks out. No other model reads them.

/// Adds "policy" (fifo or stealing) and the figure of stolen tasks.
void addPolicy(Workload& workload);
/// And "partitioner" and "grain", for a batch that a stealing pool cuts into pieces.
void addScheduling(Workload& workload);
/// What these say; what a workload does not have has its default.
[[nodiscard]] SchedulingPolicy schedulingOf(const ParameterValues& values);

} // namespace interleave
