// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace interleave {

inline constexpr std::uint64_t kArithmeticSeed = 0x2545f4914f6cdd1dULL;

/// `turns` turns of `stepsPerTurn` steps of a linear congruential generator (Knuth's MMIX
/// constants): each step needs the one before it, so neither the compiler nor the processor can
/// skip or overlap any. The result depends on all of them and is the same however the turns are cut
/// into calls.
[[nodiscard]] std::uint64_t countTurns(
    std::uint64_t x, std::uint64_t turns, std::uint32_t stepsPerTurn);

/// What a step costs the simulated models: 10,000,000 turns of the default 18 steps last a quarter
/// of a second.
inline constexpr double kModelledNanosPerStep = 25.0 / 18.0;

} // namespace interleave
