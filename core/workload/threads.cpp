// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/base/translatable.h"
#include "core/workload/timescale.h"
#include "core/workload/workload.h"

#include <array>

namespace interleave {

namespace {

constexpr std::size_t kMaxIncrements = 20;

struct WorkerParameters {
    std::int64_t number;
    std::int64_t increments;
    ResourceId lock;
    CellId counter;
    std::int64_t scale; ///< percent
    std::array<std::int32_t, kMaxIncrements>
        pauses; ///< hundredths of a second, before each increment
};

std::string workerName(std::int64_t number)
{
    return "Thread-" + std::to_string(number) + " (worker)";
}

/// "0.18" for 18.
std::string hundredths(std::int32_t n)
{
    constexpr std::int32_t kHundred = 100;
    constexpr std::int32_t kTen = 10;
    const std::int32_t rest = n % kHundred;
    return std::to_string(n / kHundred) + (rest < kTen ? ".0" : ".") + std::to_string(rest);
}

Task<Value> worker(Context& context, WorkerParameters p)
{
    const std::string name = workerName(p.number);
    for (std::int64_t i = 0; i < p.increments; ++i) {
        const std::int32_t pause = p.pauses[static_cast<std::size_t>(i)];
        context.print(name + " Sleeping " + hundredths(pause));
        constexpr std::int64_t kNanosPerPercent = 100'000; // of a hundredth of a second
        co_await context.sleep(Nanos(pause * p.scale * kNanosPerPercent));
        context.print(name + " Waiting for lock");
        const LockGuard guard = co_await context.acquire(p.lock);
        context.print(name + " Acquired lock");
        const std::int64_t value = context.load(p.counter);
        context.store(p.counter, value + 1);
    }
    context.print(name + " Done");
    co_return Value();
}

/// The text draws its pauses by chance; these are the recorded ones, and for more threads or
/// increments the same at every run.
std::array<std::int32_t, kMaxIncrements> pausesOf(std::int64_t number)
{
    Random random(static_cast<std::uint64_t>(number));
    std::array<std::int32_t, kMaxIncrements> pauses {};
    constexpr std::uint64_t kSpread = 45;
    constexpr std::uint64_t kShortest = 5;
    for (std::int32_t& pause : pauses)
        pause = static_cast<std::int32_t>(kShortest + random.below(kSpread));
    constexpr std::array<std::array<std::int32_t, 2>, 2> kRecorded = { { { 18, 47 }, { 24, 28 } } };
    if (number <= static_cast<std::int64_t>(kRecorded.size())) {
        const auto& recorded = kRecorded.at(static_cast<std::size_t>(number - 1));
        pauses[0] = recorded[0];
        pauses[1] = recorded[1];
    }
    return pauses;
}

Task<Value> lockCounterProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const ResourceId lock = context.makeLock("lock");
    const CellId counter = context.makeCell(0);
    std::vector<Future> threads;
    for (std::int64_t number = 1; number <= values.integer("threads"); ++number) {
        const WorkerParameters p { number, values.integer("increments"), lock, counter,
            values.integer("time-scale"), pausesOf(number) };
        threads.push_back(context.spawn<&worker>(workerName(number), p));
    }
    context.print("MainThread Waiting for worker threads");
    for (const Future thread : threads)
        co_await context.join(thread);
    for (const Future thread : threads)
        co_await context.result(thread); // an error in a thread must not go unseen
    const std::int64_t total = context.load(counter);
    context.print("MainThread Counter: " + std::to_string(total));
    co_return Value(Value::Object { { "counter", Value(total) } });
}

double lockCounterWait(const ParameterValues& values)
{
    constexpr double kMeanPause = 0.3;
    return static_cast<double>(values.integer("threads"))
        * static_cast<double>(values.integer("increments")) * kMeanPause
        * static_cast<double>(values.integer("time-scale")) / 100;
}

} // namespace

Workload lockCounter()
{
    Workload w;
    w.id = "lock-counter";
    w.title = translatable("A counter under a lock");
    w.purpose
        = translatable("Mutual exclusion: named threads increment one counter, one at a time.");
    w.lookFor = translatable("The lock has a row of its own: its holders' bars never overlap. So "
                             "the counter is right in every run, whoever came first.");
    w.family = translatable("Threads and synchronisation");
    constexpr double kMostThreads = 64;
    w.topic = translatable("Mutual exclusion");
    w.figures = { { translatable("times that the lock was taken"), "holds:lock" },
        { translatable("waits for the lock"), "waits:lock" },
        { translatable("longest wait for the lock"), "longest-wait:lock" },
        { translatable("longest time that it was held"), "longest-held:lock" } };
    w.keyMoment = "longest-held:lock";
    w.parameters = {
        { "threads", translatable("Threads"),
            translatable("How many named threads increment. They are the program's own, outside "
                         "the pool's workers."),
            "", ParameterKind::Integer, Value(2), 1, kMostThreads, {} },
        { "increments", translatable("Increments"),
            translatable("How often each thread increments."), "", ParameterKind::Integer, Value(2),
            1, static_cast<double>(kMaxIncrements), {} },
        timeScaleParameter(),
    };
    w.program = &lockCounterProgram;
    w.bodies = { bodyEntry<&worker>("worker") };
    w.usesPool = false;
    w.estimatedWait = &lockCounterWait;
    return w;
}

} // namespace interleave
