// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/arithmetic.h"
#include "core/run/experiment.h"
#include "core/workload/workloadregistry.h"
#include "tests/bench/bench.h"

#include <pthread.h>
#include <sched.h>

#include <cstdio>
#include <cstdlib>
#include <limits>
#include <thread>

namespace bench {

using namespace interleave;

namespace {

constexpr std::uint64_t kTurns = 10'000'000;
constexpr std::uint64_t kItems = 10;
constexpr std::uint32_t kSteps = 18;
constexpr int kRepeats = 5;
/// What a run that failed took: a row that counts one misses its goal.
constexpr double kNever = std::numeric_limits<double>::infinity();

void pinTo(unsigned core)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    pthread_setaffinity_np(pthread_self(), sizeof set, &set);
}

/// The machine's own ceiling: the ten items' work on pinned raw threads.
double rawThreads(unsigned threads)
{
    return seconds(Time::Wall, [&] {
        std::vector<std::thread> all;
        for (unsigned i = 0; i < threads; ++i)
            all.emplace_back([i, threads] {
                pinTo(i);
                (void)countTurns(kArithmeticSeed, kTurns * kItems / threads, kSteps);
            });
        for (std::thread& thread : all)
            thread.join();
    });
}

class Quiet final : public ExperimentObserver {
public:
    void runStarted(std::size_t, const PlannedRun&, std::shared_ptr<RunControl>) override { }
    void runFinished(std::size_t, const RunResult&) override { }
};

RunResult once(const std::string& workload, ModelId model, unsigned workers, bool lock)
{
    const ExperimentSpec spec { .workload = workload,
        .parameters = ParameterValues(findWorkload(workload)->parameters),
        .models = { model },
        .workers = { workers },
        .interpreterLock = lock,
        .repeatDisturbed = 2 };
    const std::atomic<bool> stop { false };
    Quiet quiet;
    auto experiment = runExperiment(spec, quiet, stop);
    if (!experiment)
        printNote(workload + " cannot run: " + experiment.error().detail);
    else if (experiment->runs.front().status != RunStatus::Ok)
        printNote(workload + " failed: " + experiment->runs.front().error->detail);
    else
        return experiment->runs.front();
    return {};
}

Variant timed(const char* workload, ModelId model, unsigned workers, bool lock, int& disturbed)
{
    return { "", 1, [&disturbed, workload, model, workers, lock] {
                const RunResult result = once(workload, model, workers, lock);
                if (result.status != RunStatus::Ok)
                    return kNever;
                disturbed += result.quietness.isDisturbed() ? 1 : 0;
                return toSeconds(result.makespan);
            } };
}

double speedup(const Rounds& rounds, std::size_t variant, std::size_t baseline)
{
    return rounds.perUnit(baseline).median / rounds.perUnit(variant).median;
}

Spread only(double v)
{
    return { v, v, v };
}

void counting()
{
    int disturbed = 0;
    const unsigned cores = machineFacts().cores;
    constexpr unsigned kWorkers = 5;
    const char* pool = "cpu-counting-pool";
    const Rounds r({ { "raw 1", 1, [] { return rawThreads(1); } },
                       { "raw n", 1, [&] { return rawThreads(cores); } },
                       timed(pool, ModelId::Sequential, 1, false, disturbed),
                       timed(pool, ModelId::Threads, kWorkers, false, disturbed),
                       timed(pool, ModelId::Processes, kWorkers, false, disturbed),
                       timed(pool, ModelId::Threads, kWorkers, true, disturbed),
                       timed(pool, ModelId::Loop, 1, false, disturbed) },
        kRepeats);
    const double ceiling = speedup(r, 1, 0);
    char text[160];
    std::snprintf(text, sizeof text,
        "ceiling %.3fx on %u cores; medians of %d; %d runs disturbed by other programs", ceiling,
        cores, kRepeats, disturbed);
    printNote(text);
    printRow(
        "", "counting: threads, speedup / ceiling", only(speedup(r, 3, 2) / ceiling), 0.92, true);
    printRow(
        "", "counting: processes, speedup / ceiling", only(speedup(r, 4, 2) / ceiling), 0.88, true);
    printRow(
        "", "counting: threads with interpreter lock, speedup", only(speedup(r, 5, 2)), 0.7, true);
    printRow(
        "", "counting: threads with interpreter lock, upper bound", only(speedup(r, 5, 2)), 1.2);
    printRow("", "counting: loop, speedup", only(speedup(r, 6, 2)), 0.9, true);
    printRow("", "counting: loop, upper bound", only(speedup(r, 6, 2)), 1.1);
}

} // namespace

void mainJob(const std::string& folder)
{
    setenv("INTERLEAVE_WORKER", (folder + "/../../app/interleave-worker").c_str(), 1);
    counting();
    int disturbed = 0;
    constexpr unsigned kWorkers = 20;
    constexpr double kGoal = 10;
    const Rounds r({ timed("flags", ModelId::Sequential, 1, false, disturbed),
                       timed("flags", ModelId::Threads, kWorkers, false, disturbed),
                       timed("flags", ModelId::Loop, 1, false, disturbed) },
        kRepeats);
    printRow("", "flags: threads with 20 workers, speedup", only(speedup(r, 1, 0)), kGoal, true);
    printRow("", "flags: loop, speedup", only(speedup(r, 2, 0)), kGoal, true);
    unsetenv("INTERLEAVE_WORKER");
}

} // namespace bench
