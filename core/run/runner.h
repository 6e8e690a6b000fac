// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/value.h"
#include "core/instrumentation/perfring.h"
#include "core/run/quietness.h"
#include "core/run/runcontrol.h"
#include "core/run/scenario.h"

#include <memory>
#include <optional>
#include <string_view>

namespace interleave {

enum class RunStatus : std::uint8_t { Ok, Failed, Cancelled };
[[nodiscard]] std::string_view toString(RunStatus status);

/// One run and all that it left behind.
struct RunResult {
    Scenario scenario;
    unsigned repeat = 0; ///< counts from 1
    /// That ran tasks: the pool's; where the program starts workers of its own instead, all of
    /// those (at least 1); 1 under a model with one worker. What efficiency divides by.
    unsigned workers = 1;
    RunStatus status = RunStatus::Ok;
    std::optional<Error> error; ///< set unless status is Ok
    Nanos makespan { 0 };
    Value results;                      ///< of the program; null when it failed
    std::shared_ptr<const Trace> trace; ///< never null; partial when cancelled
    Quietness quietness;
    bool isPartial = false;   ///< recording stopped before the run did: at its limit of memory
    Nanos machineSlept { 0 }; ///< how long the machine was suspended in the middle
};

/// False: the number of workers that is asked for decides nothing, because the model has one worker
/// or the workload starts its own instead of a pool's. Such runs are made once, as workers = 1.
[[nodiscard]] bool countsWorkers(std::string_view workload, ModelId model);

/// Checks a scenario: known workload, a model with a meaning for it, ranges, limits of the system.
[[nodiscard]] Result<void> checkScenario(const Scenario& scenario);

/// Runs one scenario in the calling thread, start to end, and cleans up whatever happened: no
/// process, no descriptor, no shared memory, no temporary file stays. An error is a scenario that
/// could not be started; what goes wrong later is in the result. One run at a time. `opener`:
/// who is asked for the system's schedule.
[[nodiscard]] Result<RunResult> runScenario(
    const Scenario& scenario, RunControl& control, const PerfOpener& opener = kernelOpener());

} // namespace interleave
