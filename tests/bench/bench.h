// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

/// Side by side in one process: the variants of a comparison run interleaved, in random order
/// within each round; a ratio is the median of the rounds' ratios, with the middle four fifths as
/// its spread. Times are CPU time unless a row says wall. Nothing here fails: goals are printed
/// beside what was measured.
namespace bench {

enum class Time { ThreadCpu, ProcessCpu, Wall };

/// Reads a clock now, in seconds.
double clockSeconds(Time time);

/// Runs `body` and gives the seconds it took.
double seconds(Time time, const std::function<void()>& body);

struct Spread {
    double low = 0; ///< 10th percentile
    double median = 0;
    double high = 0; ///< 90th percentile
};
Spread spreadOf(std::vector<double> values);

/// One side of a comparison: does `units` units of work and returns seconds.
struct Variant {
    std::string name;
    double units = 1;
    std::function<double()> run;
};

/// Seconds per unit, by variant and round.
class Rounds {
public:
    Rounds(std::vector<Variant> variants, int rounds);
    [[nodiscard]] Spread perUnit(std::size_t variant) const;
    [[nodiscard]] Spread ratio(std::size_t variant, std::size_t base) const;
    [[nodiscard]] const std::vector<double>& raw(std::size_t variant) const
    {
        return m_perUnit[variant];
    }

private:
    std::vector<std::vector<double>> m_perUnit;
};

/// "R1   span record / two rdtsc        1.02 [1.00 .. 1.05]   goal <= 1.10   ok"
void printRow(const std::string& id, const std::string& quantity, Spread ratio, double goal,
    bool atLeast = false);
void printNote(const std::string& text);
/// "12.3 ns [11.9 .. 13.0]"
std::string nanos(Spread perUnit);

void recording();
void dispatch();
void processes(const std::string& folder);
void startUp(const std::string& folder);
void overhead();
void stream();
void live(const std::string& folder);
void timeline(const std::string& folder);
void mainJob(const std::string& folder);

} // namespace bench
