// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/processmodel.h"
#include "tests/bench/bench.h"
#include "tests/bench/benchbodies.h"
#include "tests/bench/pythonpool.h"

#include <sched.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <thread>

namespace bench {

using namespace interleave;

namespace {

constexpr int kBatch = 64;
constexpr int kBatches = 20;
constexpr int kTrips = 1000;
constexpr unsigned kPoolWorkers = 2;

double g_taken = 0; ///< measured inside the program

/// To one core; false: this is not ours to say.
bool pin(pid_t thread, unsigned core)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    return sched_setaffinity(thread, sizeof set, &set) == 0;
}

/// The calling thread may run where it could before, once this is gone.
class AffinityKeeper {
public:
    AffinityKeeper() { sched_getaffinity(0, sizeof m_set, &m_set); }
    ~AffinityKeeper() { sched_setaffinity(0, sizeof m_set, &m_set); }
    AffinityKeeper(const AffinityKeeper&) = delete;
    AffinityKeeper& operator=(const AffinityKeeper&) = delete;

private:
    cpu_set_t m_set {};
};

Task<Value> batches(Context& context)
{
    std::vector<Future> futures;
    for (int i = 0; i < 2 * kBatch; ++i) // all workers are there, and tasks are known to be short
        futures.push_back(context.submit<&emptyBody>("warm", {}));
    for (const Future future : futures)
        co_await context.result(future);
    const double begin = clockSeconds(Time::Wall);
    for (int batch = 0; batch < kBatches; ++batch) {
        futures.clear();
        for (int i = 0; i < kBatch; ++i)
            futures.push_back(context.submit<&emptyBody>("empty", {}));
        for (const Future future : futures)
            co_await context.result(future);
    }
    g_taken = clockSeconds(Time::Wall) - begin;
    co_return Value();
}

Task<Value> trips(Context& context)
{
    const AffinityKeeper keeper;
    const Future first = context.submit<&processIdBody>("process-id", {});
    const Value worker = co_await context.result(first);
    pin(static_cast<pid_t>(worker.toInt()), 1);
    pin(0, 0);
    const double begin = clockSeconds(Time::Wall);
    for (int i = 0; i < kTrips; ++i) {
        const Future future = context.submit<&emptyBody>("empty", {});
        co_await context.result(future);
    }
    g_taken = clockSeconds(Time::Wall) - begin;
    co_return Value();
}

Task<Value> oneTask(Context& context)
{
    const Future future = context.submit<&emptyBody>("empty", {});
    co_return co_await context.result(future);
}

std::shared_ptr<const Trace> run(Program program, unsigned workers)
{
    const std::atomic<bool> stop { false };
    const ParameterValues none;
    Collector collector(RecordingMode::Lossless, workers + 1, nullptr);
    RunEnvironment environment { .collector = collector,
        .parameters = none,
        .workload = kBenchWorkload,
        .bodies = benchBodies(),
        .model = ModelId::Processes,
        .workers = workers,
        .stop = stop };
    collector.start({});
    const auto outcome = makeProcessModel(environment)->run(program);
    if (!outcome || outcome->error)
        printNote("the run failed: " + (outcome ? outcome->error : outcome.error())->detail);
    return collector.finish(outcome ? outcome->makespan : Nanos(0));
}

double measuredInside(Program program, unsigned workers)
{
    g_taken = 0;
    (void)run(program, workers);
    return g_taken;
}

/// From just before the spawn to the handshake, as the worker recorded it.
double workerStart()
{
    const auto trace = run(&oneTask, 1);
    const LaneTrack& lane = trace->lanes()[1];
    for (std::size_t i = 0; i < lane.spans.size(); ++i)
        if (const Span span = lane.spans[i]; span.reason == Reason::Spawn)
            return toSeconds(span.duration());
    return 0;
}

double noopProcess(const std::string& folder)
{
    std::string name = folder + "/noop";
    std::array<char*, 2> arguments { name.data(), nullptr };
    return seconds(Time::Wall, [&] {
        pid_t pid = 0;
        if (posix_spawn(&pid, name.c_str(), nullptr, nullptr, arguments.data(), environ) == 0)
            waitpid(pid, nullptr, 0);
    });
}

void passOn(int from, int to)
{
    std::uint64_t count = 0;
    if (read(from, &count, sizeof count) != sizeof count
        || write(to, &count, sizeof count) != sizeof count)
        _exit(1);
}

/// The same number of trips through two event descriptors, between two pinned processes.
double bareTrips()
{
    const AffinityKeeper keeper;
    const int there = eventfd(0, EFD_CLOEXEC);
    const int back = eventfd(0, EFD_CLOEXEC);
    const pid_t other = fork();
    if (other == 0) {
        pin(0, 1);
        for (;;)
            passOn(there, back);
    }
    pin(0, 0);
    const std::uint64_t one = 1;
    const auto trip = [&] {
        std::uint64_t count = 0;
        return write(there, &one, sizeof one) == sizeof one
            && read(back, &count, sizeof count) == sizeof count;
    };
    (void)trip();
    const double taken = seconds(Time::Wall, [&] {
        for (int i = 0; i < kTrips; ++i)
            if (!trip())
                return;
    });
    kill(other, SIGKILL);
    waitpid(other, nullptr, 0);
    close(there);
    close(back);
    return taken;
}

void batchesRow()
{
    PythonPool python(kPoolWorkers, kBatch);
    if (!python.isThere()) {
        printNote("D3 is left out: there is no python3");
        return;
    }
    constexpr int kRounds = 9;
    constexpr int kPythonBatches = 5;
    const Rounds rounds(
        { { "python", kPythonBatches * kBatch, [&] { return python.run(kPythonBatches); } },
            { "ours", kBatches * kBatch, [] { return measuredInside(&batches, kPoolWorkers); } } },
        kRounds);
    printRow("D3", "process pool, batches of 64, per task / ProcessPoolExecutor, wall",
        rounds.ratio(1, 0), 0.05);
    printNote("python " + nanos(rounds.perUnit(0)) + ", ours " + nanos(rounds.perUnit(1)));
}

void tripsRow()
{
    if (std::thread::hardware_concurrency() < 2) {
        printNote("D4 is left out: there is one core");
        return;
    }
    constexpr int kRounds = 11;
    const Rounds rounds({ { "eventfd", kTrips, &bareTrips },
                            { "ours", kTrips, [] { return measuredInside(&trips, 1); } } },
        kRounds);
    printRow("D4", "process pool round trip / bare eventfd, two pinned cores, wall",
        rounds.ratio(1, 0), 1.5);
    printNote("eventfd " + nanos(rounds.perUnit(0)) + ", ours " + nanos(rounds.perUnit(1)));
}

void startRow(const std::string& folder)
{
    constexpr int kRounds = 41;
    const Rounds rounds(
        { { "no-op", 1, [&] { return noopProcess(folder); } }, { "worker", 1, &workerStart } },
        kRounds);
    printRow("D5", "worker, spawn to handshake / posix_spawn of a C++ no-op, wall",
        rounds.ratio(1, 0), 1.5);
    printNote("no-op " + nanos(rounds.perUnit(0)) + ", worker " + nanos(rounds.perUnit(1)));
}

} // namespace

void processes(const std::string& folder)
{
    setenv("INTERLEAVE_WORKER", (folder + "/benchworker").c_str(), 1);
    batchesRow();
    tripsRow();
    startRow(folder);
    unsetenv("INTERLEAVE_WORKER");
}

} // namespace bench
