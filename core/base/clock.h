// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <vector>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace interleave {

/// CLOCK_MONOTONIC. Any thread.
[[nodiscard]] Nanos monotonicNow();

/// True when the processor's time-stamp counter runs at one rate on all cores, whatever they do.
[[nodiscard]] bool hasInvariantCounter();

namespace detail {
extern const bool kUseCounter;
[[nodiscard]] std::uint64_t slowTicks();
} // namespace detail

/// The raw clock of all recording: unfenced `rdtsc` where the counter is invariant, nanoseconds of
/// CLOCK_MONOTONIC otherwise. One scale for all processes of a machine. Any thread.
[[nodiscard]] inline std::uint64_t readTicks()
{
#if defined(__x86_64__)
    if (detail::kUseCounter)
        return __rdtsc();
#endif
    return detail::slowTicks();
}

/// Converts ticks to CLOCK_MONOTONIC. Calibrated when made; `renew` (about once a second) keeps the
/// error below a microsecond. An instant is converted alike before and after a renewal, however
/// late: what was recorded before one may be drained after it. Owner thread.
class TickConverter {
public:
    TickConverter();
    void renew();
    [[nodiscard]] Nanos toMonotonic(std::uint64_t ticks) const
    {
        return isBefore(ticks, m_line) ? earlier(ticks) : m_line.at(ticks);
    }
    /// Ticks that last as long as `duration`.
    [[nodiscard]] std::uint64_t toTicks(Nanos duration) const;

private:
    /// Holds from its anchor to the next one's.
    struct Line {
        std::uint64_t anchorTicks = 0;
        std::int64_t anchorNanos = 0;
        double nanosPerTick = 1.0;
        [[nodiscard]] Nanos at(std::uint64_t ticks) const
        {
            const auto delta = static_cast<std::int64_t>(ticks - anchorTicks);
            return Nanos(
                anchorNanos + static_cast<std::int64_t>(static_cast<double>(delta) * nanosPerTick));
        }
    };
    static bool isBefore(std::uint64_t ticks, const Line& line)
    {
        return static_cast<std::int64_t>(ticks - line.anchorTicks) < 0;
    }
    [[nodiscard]] Nanos earlier(std::uint64_t ticks) const;

    std::uint64_t m_firstTicks = 0;
    std::int64_t m_firstNanos = 0;
    Line m_line;
    std::vector<Line> m_before; ///< sorted; 24 bytes a second
};

/// The clock of a simulated run. It stands still until it is advanced. Not thread-safe.
class VirtualClock {
public:
    [[nodiscard]] Nanos now() const { return m_now; }
    /// Never goes back: an earlier instant is ignored.
    void advanceTo(Nanos t)
    {
        if (t > m_now)
            m_now = t;
    }
    /// Tells apart what happens at one instant: counts up from 0.
    [[nodiscard]] std::uint32_t nextOrder() const { return m_order++; }

private:
    Nanos m_now { 0 };
    mutable std::uint32_t m_order = 0;
};

} // namespace interleave
