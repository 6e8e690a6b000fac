// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/run/machine.h"
#include "core/run/runner.h"

#include <atomic>
#include <functional>
#include <string>
#include <vector>

namespace interleave {

/// A set of runs to compare: one workload, models x worker counts x repeats.
struct ExperimentSpec {
    std::string workload;
    ParameterValues parameters;
    std::vector<ModelId> models;
    std::vector<unsigned> workers = { 1 };
    unsigned repeats = 1;
    bool interpreterLock = false;
    std::uint64_t seed = 1;
    RecordingMode recording = RecordingMode::Lossless;
    bool systemSchedule = true;   ///< see Scenario
    std::size_t memoryLimit = 0;  ///< of each run's trace; see Scenario
    bool keepTraces = true;       ///< false: the observer alone gets them; the result keeps figures
    unsigned repeatDisturbed = 0; ///< how often a run that others disturbed may be done again
};
inline constexpr unsigned kMaxRepeats = 1000;

struct PlannedRun {
    ModelId model = ModelId::Sequential;
    unsigned workers = 1;
    unsigned repeat = 1;
    [[nodiscard]] bool operator==(const PlannedRun&) const = default;
};

/// All runs in the order in which they are made: repeat by repeat, within it all models and worker
/// counts, so that a drift of the machine hits all alike. Where workers do not count (see
/// countsWorkers) a model runs once per repeat, as workers = 1.
[[nodiscard]] std::vector<PlannedRun> planRuns(const ExperimentSpec& spec);

[[nodiscard]] Result<void> checkExperiment(const ExperimentSpec& spec);

/// A guess of the whole duration, from the workload's own figures; and of the traces' memory:
/// rings, and kBytesPerTask for each task where the workload can tell how many there will be.
struct ExperimentEstimate {
    Nanos duration { 0 };
    std::size_t memoryBytes = 0;
};
[[nodiscard]] ExperimentEstimate estimate(const ExperimentSpec& spec);

struct Experiment {
    ExperimentSpec spec;
    MachineFacts machine;
    std::vector<RunResult> runs; ///< in the order in which they were made
};

/// Called in the thread that runs the experiment.
class ExperimentObserver {
public:
    virtual ~ExperimentObserver() = default;
    /// `control` is valid until runFinished of the same index returns.
    virtual void runStarted(
        std::size_t index, const PlannedRun& run, std::shared_ptr<RunControl> control)
        = 0;
    virtual void runFinished(std::size_t index, const RunResult& result) = 0;
};

/// Makes all runs, one after the other, in the calling thread. `stop` ends it after the current run
/// was stopped (the caller stops that through its RunControl); what was done is returned. A run
/// that failed does not end the experiment. An error: the experiment could not be started.
[[nodiscard]] Result<Experiment> runExperiment(
    const ExperimentSpec& spec, ExperimentObserver& observer, const std::atomic<bool>& stop);

} // namespace interleave
