// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <algorithm>
#include <ctime>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace interleave {

Nanos monotonicNow()
{
    timespec ts {};
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return Nanos(static_cast<std::int64_t>(ts.tv_sec) * 1'000'000'000 + ts.tv_nsec);
}

bool hasInvariantCounter()
{
#if defined(__x86_64__)
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    constexpr unsigned kAdvancedPower = 0x80000007U;
    constexpr unsigned kInvariantTsc = 1U << 8U;
    return __get_cpuid(kAdvancedPower, &a, &b, &c, &d) != 0 && (d & kInvariantTsc) != 0;
#else
    return false;
#endif
}

namespace detail {
const bool kUseCounter = hasInvariantCounter();

std::uint64_t slowTicks()
{
    return static_cast<std::uint64_t>(monotonicNow().count());
}
} // namespace detail

namespace {

struct ClockPair {
    std::uint64_t ticks;
    std::int64_t nanos;
};

/// Both clocks read together; the tightest of a few tries.
ClockPair readPair()
{
    constexpr int kTries = 5;
    ClockPair best {};
    std::uint64_t bestGap = ~std::uint64_t { 0 };
    for (int i = 0; i < kTries; ++i) {
        const std::uint64_t before = readTicks();
        const std::int64_t nanos = monotonicNow().count();
        const std::uint64_t gap = readTicks() - before;
        if (gap < bestGap) {
            bestGap = gap;
            best = { before + gap / 2, nanos };
        }
    }
    return best;
}

double slope(std::uint64_t ticks, std::int64_t nanos)
{
    return ticks == 0 ? 1.0 : static_cast<double>(nanos) / static_cast<double>(ticks);
}

/// The first pair of the process: the longest baseline there is.
const ClockPair& firstPair()
{
    static const ClockPair pair = readPair();
    return pair;
}

[[maybe_unused]] const ClockPair& kStartBaselineEarly = firstPair();

} // namespace

TickConverter::TickConverter()
{
    const ClockPair first = firstPair();
    ClockPair now = readPair();
    constexpr std::int64_t kShortestBaseline = 5'000'000;
    while (now.nanos - first.nanos < kShortestBaseline) // once, at the very start of a process
        now = readPair();
    m_firstTicks = first.ticks;
    m_firstNanos = first.nanos;
    m_line = { now.ticks, now.nanos, slope(now.ticks - first.ticks, now.nanos - first.nanos) };
}

void TickConverter::renew()
{
    const ClockPair now = readPair();
    const std::int64_t continuous = toMonotonic(now.ticks).count();
    // Aim to be exact again one second from now, so that the line never steps.
    constexpr std::int64_t kHorizon = 1'000'000'000;
    const double rate = slope(now.ticks - m_firstTicks, now.nanos - m_firstNanos);
    const double horizonTicks = static_cast<double>(kHorizon) / rate;
    m_before.push_back(m_line);
    m_line = { now.ticks, continuous,
        static_cast<double>(now.nanos + kHorizon - continuous) / horizonTicks };
}

Nanos TickConverter::earlier(std::uint64_t ticks) const
{
    const auto line = std::find_if(m_before.rbegin(), m_before.rend(),
        [ticks](const Line& any) { return !isBefore(ticks, any); });
    if (line != m_before.rend())
        return line->at(ticks);
    return (m_before.empty() ? m_line : m_before.front()).at(ticks);
}

std::uint64_t TickConverter::toTicks(Nanos duration) const
{
    return static_cast<std::uint64_t>(static_cast<double>(duration.count()) / m_line.nanosPerTick);
}

} // namespace interleave
