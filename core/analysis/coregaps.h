// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/systemschedule.h"

#include <cstddef>
#include <vector>

namespace interleave {

/// Where it is not known who was on a core, an index into cores(): each of its losses, until the
/// next slice there. Sorted, not overlapping: those that touch are one. O(losses * log slices).
[[nodiscard]] std::vector<LostStretch> coreGaps(const SystemSchedule& schedule, std::size_t core);

} // namespace interleave
