// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/trace/trace.h"

#include <string>
#include <vector>

namespace interleave {

/// What the system did with a run's workers, for the run document: status, reason, cores, losses,
/// and per lane its times in seconds and its switches. `names`: of the lanes, in their order. Null
/// where nobody asked for the schedule.
[[nodiscard]] Value scheduleDocument(const Trace& trace, const std::vector<std::string>& names);

} // namespace interleave
