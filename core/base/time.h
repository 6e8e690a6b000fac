// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

namespace interleave {

/// A duration or an instant in nanoseconds. Instants count from the start of the run that they
/// belong to, unless a name says otherwise (`monotonic...` counts as CLOCK_MONOTONIC does).
using Nanos = std::chrono::nanoseconds;

[[nodiscard]] constexpr double toSeconds(Nanos t)
{
    return static_cast<double>(t.count()) * 1e-9;
}

/// Rounds to the nearest nanosecond. `seconds` must be finite and below 292 years.
[[nodiscard]] constexpr Nanos fromSeconds(double seconds)
{
    const double scaled = seconds * 1e9;
    return Nanos(static_cast<std::int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5));
}

} // namespace interleave
