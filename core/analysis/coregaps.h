// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/systemschedule.h"

#include <cstddef>
#include <vector>

namespace interleave {

/// Where it is not known who was on a core: each of its losses, until the next slice there. Those
/// that meet [from, to), uncut; `core`: an index into cores(). Sorted, not overlapping: those that
/// touch are one. O(losses of all cores).
[[nodiscard]] std::vector<LostStretch> coreGaps(
    const SystemSchedule& schedule, std::size_t core, Nanos from, Nanos to);

} // namespace interleave
