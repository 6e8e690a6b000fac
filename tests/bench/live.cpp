// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/arithmetic.h"
#include "tests/bench/bench.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace bench {

void live(const std::string& folder)
{
    const std::string program = folder + "/live_window";
    if (!std::filesystem::exists(program)) {
        printNote("left out: this build has no window");
        return;
    }
    using namespace interleave;
    constexpr std::uint64_t kProbe = 1'000'000;
    constexpr std::uint32_t kSteps = 18; // what the workload has by default
    constexpr double kTask = 20e-6;
    const double perTurn = seconds(Time::ThreadCpu, [] {
        (void)countTurns(kArithmeticSeed, kProbe, kSteps);
    }) / kProbe;
    const std::string turns = std::to_string(static_cast<int>(kTask / perTurn));
    printNote("a million tasks of 20 us (" + turns + " turns) under threads, 2 workers:");
    if (std::system((program + " 1000000 " + turns + " threads").c_str()) != 0)
        printNote("the window did not do it: is there a display?");
}

} // namespace bench
