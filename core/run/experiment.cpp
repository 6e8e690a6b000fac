// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/experiment.h"

#include "core/workload/workloadregistry.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <string>
#include <utility>

namespace interleave {

namespace {

Scenario scenarioOf(const ExperimentSpec& spec, const PlannedRun& run)
{
    Scenario s;
    s.workload = spec.workload;
    s.parameters = spec.parameters;
    s.model = run.model;
    s.workers = run.workers;
    s.interpreterLock = spec.interpreterLock;
    s.seed = spec.seed;
    s.recording = spec.recording;
    s.systemSchedule = spec.systemSchedule;
    s.memoryLimit = spec.memoryLimit;
    return s;
}

RunResult failedToStart(const Scenario& scenario, Error error)
{
    RunResult result;
    result.scenario = scenario;
    result.workers = scenario.workers;
    result.status = RunStatus::Failed;
    result.error = std::move(error);
    result.trace = std::make_shared<const Trace>();
    return result;
}

RunResult runOnce(const Scenario& scenario, std::size_t index, const PlannedRun& run,
    ExperimentObserver& observer)
{
    std::shared_ptr<RunControl> control;
    try {
        control = std::make_shared<RunControl>();
    } catch (const std::exception& e) {
        return failedToStart(
            scenario, { ErrorCode::System, std::string("the run could not be made: ") + e.what() });
    }
    observer.runStarted(index, run, control);
    auto result = runScenario(scenario, *control);
    return result ? std::move(*result) : failedToStart(scenario, std::move(result.error()));
}

/// What a task that prints a line costs its trace, measured on the counting pool: its track, three
/// states, two spans of lanes, its name, its line.
constexpr std::size_t kBytesPerTask = 360;

double estimatedSeconds(const Workload& workload, const ExperimentSpec& spec, const PlannedRun& run)
{
    const double work
        = workload.estimatedWork == nullptr ? 0 : workload.estimatedWork(spec.parameters);
    const double wait
        = workload.estimatedWait == nullptr ? 0 : workload.estimatedWait(spec.parameters);
    const double workers = run.workers;
    const double cores = std::min<double>(workers, machineFacts().cores);
    switch (run.model) {
    case ModelId::Sequential:
        return work + wait;
    case ModelId::Threads:
        return (spec.interpreterLock ? work : work / cores) + wait / workers;
    case ModelId::Processes:
        return work / cores + wait / workers;
    case ModelId::Loop:
        return work + wait / 3; // a guess: how far waits overlap is the workload's nature
    default:
        return 0; // virtual time costs nothing
    }
}

} // namespace

std::vector<PlannedRun> planRuns(const ExperimentSpec& spec)
{
    std::vector<PlannedRun> plan;
    for (unsigned repeat = 1; repeat <= spec.repeats; ++repeat)
        for (const ModelId model : spec.models) {
            if (!countsWorkers(spec.workload, model)) {
                plan.push_back({ model, 1, repeat });
                continue;
            }
            for (const unsigned workers : spec.workers)
                plan.push_back({ model, workers, repeat });
        }
    return plan;
}

Result<void> checkExperiment(const ExperimentSpec& spec)
{
    if (spec.models.empty())
        return failure(ErrorCode::BadArgument, "choose at least one model");
    if (spec.workers.empty())
        return failure(ErrorCode::BadArgument, "choose at least one worker count");
    if (spec.repeats < 1 || spec.repeats > kMaxRepeats)
        return failure(ErrorCode::BadArgument,
            "repeat must be 1 to " + std::to_string(kMaxRepeats) + ", not "
                + std::to_string(spec.repeats));
    for (const PlannedRun& run : planRuns(spec))
        if (run.repeat == 1)
            if (auto ok = checkScenario(scenarioOf(spec, run)); !ok)
                return ok;
    return {};
}

ExperimentEstimate estimate(const ExperimentSpec& spec)
{
    ExperimentEstimate e;
    const Workload* workload = findWorkload(spec.workload);
    if (workload == nullptr)
        return e;
    double seconds = 0;
    constexpr std::size_t kRingsAndTrace = std::size_t { 4 } << 20U;
    constexpr std::size_t kRing = std::size_t { 64 } << 10U;
    const std::size_t tasks = workload->estimatedTasks == nullptr
        ? 0
        : static_cast<std::size_t>(workload->estimatedTasks(spec.parameters));
    for (const PlannedRun& run : planRuns(spec)) {
        seconds += estimatedSeconds(*workload, spec, run);
        e.memoryBytes += kRing * run.workers + tasks * kBytesPerTask;
    }
    e.memoryBytes += kRingsAndTrace;
    e.duration = fromSeconds(std::min(seconds, 1e9));
    return e;
}

Result<Experiment> runExperiment(
    const ExperimentSpec& spec, ExperimentObserver& observer, const std::atomic<bool>& stop)
{
    if (const auto ok = checkExperiment(spec); !ok)
        return tl::unexpected(ok.error());
    Experiment experiment;
    experiment.spec = spec;
    experiment.machine = machineFacts();
    const std::vector<PlannedRun> plan = planRuns(spec);
    for (std::size_t i = 0; i < plan.size() && !stop.load(); ++i) {
        const Scenario scenario = scenarioOf(spec, plan[i]);
        RunResult kept;
        for (unsigned tries = 0;; ++tries) {
            kept = runOnce(scenario, i, plan[i], observer);
            if (!kept.quietness.isDisturbed() || tries >= spec.repeatDisturbed
                || kept.status != RunStatus::Ok || stop.load())
                break;
        }
        kept.repeat = plan[i].repeat;
        observer.runFinished(i, kept);
        if (!spec.keepTraces)
            kept.trace = std::make_shared<const Trace>();
        experiment.runs.push_back(std::move(kept));
    }
    return experiment;
}

} // namespace interleave
