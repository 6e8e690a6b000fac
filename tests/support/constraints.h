// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/runner.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace interleave::test {

enum class Strength {
    Must,   ///< in every legal run
    Timing, ///< exact in virtual time
    Usual   ///< a habit that nobody promises
};

/// How a recipe's constraints are read for one run of ours.
struct Reading {
    /// A recipe of several phases is several runs: its counts are divided by this.
    unsigned phases = 1;
    /// The order of all lines belongs to one phase alone: false for the others.
    bool keepsOrder = true;
    /// Instants to the nanosecond instead of within the recipe's tolerance.
    bool isExact = false;
    /// Places of "must" constraints that hold only because of a delay: they count as timing.
    std::set<std::size_t> becauseOfDelay = {};
    /// Not empty: who is in state "run" is whoever holds this resource.
    std::string runMeansHolding = {};
    /// In seconds, instead of the recipe's own ideal makespan where that is a rough figure.
    std::optional<double> idealMakespan = std::nullopt;
};

/// One constraint held against one run.
struct Verdict {
    Strength strength = Strength::Must;
    bool holds = false;
    std::string text; ///< the constraint, and what the run has instead
};

/// Holds the run against the constraints of a recipe in the reference's JSON and, when exact,
/// against its ideal makespan. A recipe that cannot be read gives one verdict that does not hold.
[[nodiscard]] std::vector<Verdict> judge(
    const std::string& recipeJson, const RunResult& run, const Reading& reading);

/// The lines that the recipe printed, over all its phases.
[[nodiscard]] std::vector<std::string> printedLines(const std::string& recipeJson);

} // namespace interleave::test
