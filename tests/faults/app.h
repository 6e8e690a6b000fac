// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.h"

#include <string>
#include <utility>
#include <vector>

namespace interleave::test {

/// The program itself, which finds its worker as after a build.
[[nodiscard]] inline ProgramStart app(
    std::vector<std::string> arguments, std::vector<std::string> environment = {})
{
    environment.emplace_back("INTERLEAVE_WORKER"); // taken away
    return { INTERLEAVE_APP, std::move(arguments), std::move(environment), {} };
}

/// Arguments of a run that takes no time on any machine, and more of them.
[[nodiscard]] inline std::vector<std::string> quickRun(const std::vector<std::string>& more = {})
{
    std::vector<std::string> all { "run", "lock-counter", "--models", "simulated:threads",
        "--workers", "2" };
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

} // namespace interleave::test
