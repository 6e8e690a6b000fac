// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/arithmetic.h"

namespace interleave {

std::uint64_t countTurns(std::uint64_t x, std::uint64_t turns, std::uint32_t stepsPerTurn)
{
    constexpr std::uint64_t kMultiplier = 6364136223846793005ULL;
    constexpr std::uint64_t kIncrement = 1442695040888963407ULL;
    for (std::uint64_t turn = 0; turn < turns; ++turn)
        for (std::uint32_t step = 0; step < stepsPerTurn; ++step)
            x = x * kMultiplier + kIncrement;
    return x;
}

} // namespace interleave
