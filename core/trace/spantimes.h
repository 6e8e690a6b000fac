// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/spanlog.h"

#include <array>
#include <cstddef>

namespace interleave {

/// The spans that meet [begin, end), as a range of indices. O(log n).
struct SpanRange {
    std::size_t first = 0;
    std::size_t last = 0;
    [[nodiscard]] std::size_t count() const { return last - first; }
};
[[nodiscard]] SpanRange spansIn(const SpanLog& log, Nanos begin, Nanos end);

/// How long each state takes within [begin, end), exactly. O(chunks + a chunk).
[[nodiscard]] std::array<Nanos, kSpanStates> timeByState(
    const SpanLog& log, Nanos begin, Nanos end);

} // namespace interleave
