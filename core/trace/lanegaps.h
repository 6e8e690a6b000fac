// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/track.h"

#include <cstddef>

namespace interleave {

/// The first of a lane's gaps that ends after `t`; their number when there is none. O(log n).
[[nodiscard]] std::size_t firstGapEndingAfter(const AppendLog<LostEvents, 64>& gaps, Nanos t);

/// How much of [begin, end) lies in gaps of the lane and in none of its spans: time of which
/// nothing is known, and which is not idle. O(gaps in there x log spans).
[[nodiscard]] Nanos gapTime(const LaneTrack& lane, Nanos begin, Nanos end);

} // namespace interleave
