// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/execution/body.h"
#include "core/execution/modelid.h"
#include "core/execution/parameters.h"
#include "core/instrumentation/collector.h"

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace interleave {

/// What a model is given for one run. Everything outlives the run.
struct RunEnvironment {
    Collector& collector;
    const ParameterValues& parameters;
    std::string workload; ///< its id, by which a worker process finds the bodies
    std::span<const BodyEntry> bodies;
    ModelId model = ModelId::Sequential;
    unsigned workers = 1;
    bool interpreterLock = false;
    std::uint64_t seed = 1;
    RecordingMode recording = RecordingMode::Lossless;
    const std::atomic<bool>& stop;        ///< set once; the run then ends with Cancelled
    int stopDescriptor = -1;              ///< readable from then on
    VirtualClock* virtualClock = nullptr; ///< of simulated models; null otherwise
    std::function<void(std::function<void()>)> onStopWatch
        = {}; ///< gives the model's "a stop was asked" call to the watcher
    std::function<void()> beforeWorkersEnd
        = {};             ///< the program has ended, and all workers are still there; may be empty
    bool usesPool = true; ///< false: the program starts named workers alone, and no pool is started

    [[nodiscard]] unsigned poolWorkers() const { return usesPool ? workers : 0; }
};

/// How a run ended.
struct RunOutcome {
    Value results;
    std::optional<Error> error; ///< set when the program failed; code Cancelled when it was stopped
    Nanos makespan { 0 };
};

/// Runs a program, start to end, in the calling thread. When `run` returns nothing of the run is
/// left: no thread, no process, no descriptor. One run per object.
class ExecutionModel {
public:
    virtual ~ExecutionModel() = default;
    /// An error: the run could not be started (a limit of the system), nothing was run.
    [[nodiscard]] virtual Result<RunOutcome> run(Program program) = 0;
};

} // namespace interleave
