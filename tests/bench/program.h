// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/context.h"
#include "core/execution/modelregistry.h"

#include <atomic>

namespace bench {

/// Runs an ad-hoc program under a model, with or without recording, and gives the outcome.
inline interleave::RunOutcome runProgram(interleave::ModelId model, unsigned workers,
    interleave::RecordingMode recording, interleave::Program program)
{
    using namespace interleave;
    const std::atomic<bool> stop { false };
    const ParameterValues none;
    Collector collector(recording, workers + 1, nullptr);
    RunEnvironment environment { .collector = collector,
        .parameters = none,
        .workload = {},
        .bodies = {},
        .model = model,
        .workers = workers,
        .recording = recording,
        .stop = stop };
    collector.start({});
    const auto outcome = makeModel(environment)->run(program);
    (void)collector.finish(outcome ? outcome->makespan : Nanos(0));
    if (!outcome)
        return { .results = {}, .error = outcome.error(), .makespan = {} };
    return *outcome;
}

} // namespace bench
