// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/experiment.h"

#include <string>
#include <vector>

namespace interleave::app {

/// What `interleave run` prints for people: scenario, a table of all models, results, what went
/// wrong, and where the exported files are.
[[nodiscard]] std::string textReport(
    const Experiment& experiment, const std::vector<std::string>& written);

/// "1.251 s", "12.35 ms", "870 ns": four digits.
[[nodiscard]] std::string durationText(Nanos duration);

} // namespace interleave::app
