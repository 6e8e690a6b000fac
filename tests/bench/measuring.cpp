// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <numeric>
#include <random>

namespace bench {

namespace {

clockid_t clockOf(Time time)
{
    switch (time) {
    case Time::ThreadCpu:
        return CLOCK_THREAD_CPUTIME_ID;
    case Time::ProcessCpu:
        return CLOCK_PROCESS_CPUTIME_ID;
    case Time::Wall:
        return CLOCK_MONOTONIC;
    }
    return CLOCK_MONOTONIC;
}

} // namespace

double clockSeconds(Time time)
{
    timespec ts {};
    clock_gettime(clockOf(time), &ts);
    return static_cast<double>(ts.tv_sec) + static_cast<double>(ts.tv_nsec) * 1e-9;
}

double seconds(Time time, const std::function<void()>& body)
{
    const double begin = clockSeconds(time);
    body();
    return clockSeconds(time) - begin;
}

Spread spreadOf(std::vector<double> values)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const auto at = [&](double part) {
        return values[static_cast<std::size_t>(
            part * static_cast<double>(values.size() - 1) + 0.5)];
    };
    return { at(0.1), at(0.5), at(0.9) };
}

Rounds::Rounds(std::vector<Variant> variants, int rounds) : m_perUnit(variants.size())
{
    std::vector<std::size_t> order(variants.size());
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    std::mt19937 random(1);
    for (const Variant& variant : variants)
        (void)variant.run(); // warm-up, not counted
    for (int round = 0; round < rounds; ++round) {
        std::shuffle(order.begin(), order.end(), random);
        for (const std::size_t i : order)
            m_perUnit[i].push_back(variants[i].run() / variants[i].units);
    }
}

Spread Rounds::perUnit(std::size_t variant) const
{
    return spreadOf(m_perUnit[variant]);
}

Spread Rounds::ratio(std::size_t variant, std::size_t base) const
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < m_perUnit[base].size(); ++i)
        ratios.push_back(m_perUnit[variant][i] / m_perUnit[base][i]);
    return spreadOf(std::move(ratios));
}

void printRow(
    const std::string& id, const std::string& quantity, Spread ratio, double goal, bool atLeast)
{
    const bool holds = atLeast ? ratio.median >= goal : ratio.median <= goal;
    std::printf("%-3s %-66s %7.3f [%.3f .. %.3f]  goal %s %.2f  %s\n", id.c_str(), quantity.c_str(),
        ratio.median, ratio.low, ratio.high, atLeast ? ">=" : "<=", goal, holds ? "ok" : "MISSED");
    std::fflush(stdout);
}

void printNote(const std::string& text)
{
    std::printf("    %s\n", text.c_str());
    std::fflush(stdout);
}

std::string nanos(Spread perUnit)
{
    constexpr double kNanos = 1e9;
    char text[96];
    std::snprintf(text, sizeof text, "%.1f ns [%.1f .. %.1f]", perUnit.median * kNanos,
        perUnit.low * kNanos, perUnit.high * kNanos);
    return text;
}

} // namespace bench
