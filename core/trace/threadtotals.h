// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/systemschedule.h"

namespace interleave {

/// Adds what another thread has; migrations are known of the sum once they are of any.
void addTo(ThreadTotals& sum, const ThreadTotals& more);

/// Of all threads of a schedule.
[[nodiscard]] ThreadTotals totalsOfAll(const SystemSchedule& schedule);

} // namespace interleave
