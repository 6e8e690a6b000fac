// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/experiment.h"

#include <vector>

namespace interleave::test {

/// Experiments as they really look, but made up: the same on every machine and at once.
struct Sample {
    ExperimentSpec spec;
    std::vector<RunResult> runs;
};

/// Ten items of CPU work, five workers on two cores; with a short loop.
[[nodiscard]] Sample countingSample();
/// Twenty downloads, twenty workers; the loop has slivers only.
[[nodiscard]] Sample flagsSample();
/// Ten incrementers and one lock.
[[nodiscard]] Sample lockSample();
/// A worker process dies and takes all pending tasks with it.
[[nodiscard]] Sample brokenPoolSample();
/// `tasks` short tasks on `workers` threads.
[[nodiscard]] Sample manySample(unsigned tasks, unsigned workers);

} // namespace interleave::test
