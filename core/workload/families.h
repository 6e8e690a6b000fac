// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workload/workload.h"

namespace interleave {

// One function per workload; each is defined in the file of its family.

// pools.cpp: pools and futures
[[nodiscard]] Workload cpuCountingPool();
[[nodiscard]] Workload loiterMap();
[[nodiscard]] Workload futuresBrokenPool();
// flags.cpp: twenty downloads
[[nodiscard]] Workload flags();
// eventloop.cpp: event loop and coroutines
[[nodiscard]] Workload threeMathTasks();
// threads.cpp: threads and synchronisation
[[nodiscard]] Workload lockCounter();

/// "How long the sleeps last, in percent of their full length": for workloads that sleep for
/// seconds.
[[nodiscard]] ParameterSpec timeScaleParameter();
/// `duration` at the scale that the parameters say.
[[nodiscard]] Nanos scaled(Nanos duration, const ParameterValues& values);

} // namespace interleave
