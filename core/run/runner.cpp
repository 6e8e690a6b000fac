// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runner.h"

#include "core/base/memory.h"
#include "core/execution/modelregistry.h"
#include "core/instrumentation/osschedule.h"
#include "core/workload/workloadregistry.h"

#include <ctime>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <new>
#include <utility>

namespace interleave {

namespace {

Nanos suspendedTime()
{
    timespec boot {};
    timespec mono {};
    clock_gettime(CLOCK_BOOTTIME, &boot);
    clock_gettime(CLOCK_MONOTONIC, &mono);
    constexpr std::int64_t kSecond = 1'000'000'000;
    return Nanos((boot.tv_sec - mono.tv_sec) * kSecond + (boot.tv_nsec - mono.tv_nsec));
}

/// Passes a stop request on to whatever the model wants to be told, from the collector's thread.
class StopWatch {
public:
    explicit StopWatch(const RunControl& control) : m_control(control) { }
    void set(std::function<void()> told)
    {
        const std::lock_guard lock(m_mutex);
        m_told = std::move(told);
    }
    void look()
    {
        if (!m_control.isStopRequested())
            return;
        const std::lock_guard lock(m_mutex);
        if (m_told)
            m_told();
    }

private:
    const RunControl& m_control;
    std::mutex m_mutex;
    std::function<void()> m_told;
};

/// Snapshots take at most a twentieth of the collector's time, however large the run. Its thread.
class SnapshotPace {
public:
    explicit SnapshotPace(RunControl& control) : m_control(control) { }
    bool isDue()
    {
        m_begun = monotonicNow();
        return m_begun >= m_next && m_control.takeSnapshotRequest();
    }
    void publish(std::shared_ptr<const Trace> trace)
    {
        constexpr int kRest = 20;
        m_next = m_begun + kRest * (monotonicNow() - m_begun);
        m_control.publish(std::move(trace));
    }

private:
    RunControl& m_control;
    Nanos m_begun { 0 };
    Nanos m_next { 0 };
};

ParameterValues merged(const ParameterValues& values, const RunResources* resources)
{
    ParameterValues all = values;
    if (resources == nullptr)
        return all;
    const ParameterValues extra = resources->extraParameters();
    for (const auto& [id, value] : extra.all())
        all.set(id, value);
    return all;
}

/// Recording has stopped for want of memory, and with it the run: not the user's doing.
Error fullError(std::size_t limit, std::size_t held)
{
    constexpr std::size_t kMega = 1'000'000;
    const std::string kept = std::to_string(held / kMega)
        + " MB of trace are kept and tell what was before. Give it more memory, or make the run "
          "smaller";
    return { ErrorCode::MemoryLimit,
        held > limit ? "recording stopped at its memory limit of " + std::to_string(limit / kMega)
                + " MB, and the run with it: the " + kept
                     : "recording stopped because the system has no memory left, and the run with "
                       "it: the "
                + kept };
}

void judge(RunResult& result, const RunOutcome& outcome, const RunControl& control)
{
    result.results = outcome.results;
    result.makespan = outcome.makespan;
    result.error = outcome.error;
    if (!outcome.error) {
        result.status = RunStatus::Ok;
    } else {
        const bool stopped
            = control.isStopRequested() && outcome.error->code == ErrorCode::Cancelled;
        result.status = stopped ? RunStatus::Cancelled : RunStatus::Failed;
    }
    if (!result.trace->counts().isBalanced() && result.status == RunStatus::Ok) {
        result.status = RunStatus::Failed;
        result.error = Error { ErrorCode::AccountingFault,
            "events are unaccounted for: the trace is not complete" };
    }
}

/// Without a pool, those that the program has started.
unsigned workersOf(const Scenario& scenario, const Trace& trace)
{
    if (!modelInfo(scenario.model).usesWorkers)
        return 1;
    if (countsWorkers(scenario.workload, scenario.model))
        return scenario.workers;
    const auto named = std::count_if(trace.lanes().begin(), trace.lanes().end(),
        [](const LaneTrack& lane) { return lane.kind != LaneKind::Main; });
    return std::max(1U, static_cast<unsigned>(named));
}

Result<RunResult> runChecked(
    const Scenario& scenario, RunControl& control, const PerfOpener& opener)
{
    const Workload& workload = *findWorkload(scenario.workload);
    const bool simulated = modelInfo(scenario.model).simulated;

    std::unique_ptr<RunResources> resources;
    if (workload.prepare != nullptr) {
        auto prepared = workload.prepare(scenario.parameters, simulated);
        if (!prepared)
            return tl::unexpected(prepared.error());
        resources = std::move(*prepared);
    }
    const ParameterValues parameters = merged(scenario.parameters, resources.get());

    VirtualClock virtualClock;
    StopWatch watch(control);
    SnapshotPace pace(control);
    constexpr unsigned kNamedWorkers = 16; // a guess
    const unsigned lanes = 1 + (workload.usesPool ? scenario.workers : kNamedWorkers);
    Collector collector(scenario.recording, lanes, simulated ? &virtualClock : nullptr);
    RunEnvironment environment {
        .collector = collector,
        .parameters = parameters,
        .workload = workload.id,
        .bodies = workload.bodies,
        .model = scenario.model,
        .workers = scenario.workers,
        .interpreterLock = scenario.interpreterLock,
        .seed = scenario.seed,
        .recording = scenario.recording,
        .stop = control.stopFlag(),
        .stopDescriptor = control.stopDescriptor(),
        .virtualClock = simulated ? &virtualClock : nullptr,
        .onStopWatch = [&](std::function<void()> told) { watch.set(std::move(told)); },
        .usesPool = workload.usesPool,
    };

    RunResult result;
    result.scenario = scenario;
    const std::size_t limit
        = scenario.memoryLimit != 0 ? scenario.memoryLimit : freeMemoryBytes() / 2;
    collector.setMemoryLimit(limit);
    std::atomic<bool> isFull { false };
    QuietnessMeter meter;
    meter.start();
    const Nanos suspendedBefore = suspendedTime();
    collector.start({ .wantsSnapshot = [&] { return pace.isDue(); },
        .publish = [&](std::shared_ptr<const Trace> trace) { pace.publish(std::move(trace)); },
        .everyTurn = [&] { watch.look(); },
        .onFull =
            [&] {
                isFull = !control.isStopRequested();
                control.requestStop();
            } });
    std::optional<OsSchedule> schedule;
    if (scenario.systemSchedule && !simulated && scenario.recording != RecordingMode::Off) {
        schedule.emplace(OsSchedule::Settings {
            .opener = opener, .lanes = [&] { return collector.laneThreads(); } });
        schedule->start(); // after the collector's thread: what is made from now on is followed
        environment.beforeWorkersEnd = [&] { schedule->lookAtTotals(); };
    }
    Result<RunOutcome> outcome = makeModel(environment)->run(workload.program);
    if (!outcome)
        return tl::unexpected(outcome.error());
    if (schedule) {
        const Nanos begin = collector.beginMonotonic();
        collector.setSystemSchedule(
            schedule->finish(begin, begin + outcome->makespan, collector.laneThreads()));
    }
    result.trace = collector.finish(outcome->makespan);
    result.workers = workersOf(scenario, *result.trace);
    result.machineSlept = suspendedTime() - suspendedBefore;
    constexpr auto kNoise = std::chrono::milliseconds(1);
    if (result.machineSlept < kNoise)
        result.machineSlept = Nanos(0);
    if (!simulated)
        result.quietness = meter.finish();
    judge(result, *outcome, control);
    result.isPartial = collector.isFull();
    const bool isOtherwiseBroken = result.error && result.error->code != ErrorCode::Cancelled;
    if (isFull && !isOtherwiseBroken) {
        result.status = RunStatus::Failed;
        result.error = fullError(limit, result.trace->memoryBytes());
    }
    return result;
}

} // namespace

std::string_view toString(RunStatus status)
{
    switch (status) {
    case RunStatus::Ok:
        return "ok";
    case RunStatus::Failed:
        return "failed";
    case RunStatus::Cancelled:
        return "cancelled";
    }
    return "failed";
}

bool countsWorkers(std::string_view workload, ModelId model)
{
    const Workload* found = findWorkload(workload);
    return modelInfo(model).usesWorkers && (found == nullptr || found->usesPool);
}

Result<void> checkScenario(const Scenario& scenario)
{
    const Workload* workload = findWorkload(scenario.workload);
    if (workload == nullptr)
        return failure(ErrorCode::NotFound, "there is no workload '" + scenario.workload + "'");
    if (const std::string why = workload->reasonAgainst(scenario.model); !why.empty())
        return failure(ErrorCode::Unsupported,
            scenario.workload + " has no meaning under "
                + std::string(modelInfo(scenario.model).name) + ": " + why);
    if (scenario.workers < 1 || scenario.workers > kMaxWorkers)
        return failure(ErrorCode::BadArgument,
            "workers must be 1 to " + std::to_string(kMaxWorkers) + ", not "
                + std::to_string(scenario.workers));
    for (const auto& [id, value] : scenario.parameters.all()) {
        const ParameterSpec* spec = workload->parameter(id);
        if (spec == nullptr)
            return failure(
                ErrorCode::NotFound, scenario.workload + " has no parameter '" + id + "'");
        if (auto ok = checkParameter(*spec, value); !ok)
            return ok;
    }
    return {};
}

Result<RunResult> runScenario(
    const Scenario& scenario, RunControl& control, const PerfOpener& opener)
{
    if (const auto ok = checkScenario(scenario); !ok)
        return tl::unexpected(ok.error());
    try {
        return runChecked(scenario, control, opener);
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::System,
            "not enough memory for a run with " + std::to_string(scenario.workers)
                + " workers: choose fewer");
    } catch (const std::exception& e) {
        return failure(ErrorCode::System, std::string("the run could not be made: ") + e.what());
    }
}

} // namespace interleave
