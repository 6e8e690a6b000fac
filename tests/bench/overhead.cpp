// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/arithmetic.h"
#include "core/instrumentation/osschedule.h"
#include "tests/bench/bench.h"
#include "tests/bench/program.h"

#include <cstdio>
#include <optional>

namespace bench {

using namespace interleave;

namespace {

constexpr int kTasks = 4'000;
constexpr int kRounds = 100;
constexpr std::uint32_t kSteps = 18;

struct Work {
    std::uint64_t turns;
};

Task<Value> fiftyMicroseconds(Context& context, Work work)
{
    co_await context.compute(work.turns, kSteps);
    co_return Value(1);
}

std::uint64_t g_turns = 0;
double g_taken = 0;

Task<Value> program(Context& context)
{
    const double begin = clockSeconds(Time::ProcessCpu);
    std::vector<Future> futures;
    for (int i = 0; i < kTasks; ++i)
        futures.push_back(context.submit<&fiftyMicroseconds>("task", { g_turns }));
    for (const Future future : futures)
        co_await context.result(future);
    g_taken = clockSeconds(Time::ProcessCpu) - begin;
    co_return Value();
}

double run(RecordingMode mode, bool followsSystem = false)
{
    std::optional<OsSchedule> schedule; // in the way in which a run has it
    if (followsSystem) {
        schedule.emplace(OsSchedule::Settings {});
        if (!schedule->start())
            std::fprintf(stderr, "%s\n", schedule->refusal().reason.c_str());
    }
    (void)runProgram(ModelId::Threads, 2, mode, &program);
    return g_taken;
}

} // namespace

void overhead()
{
    constexpr std::uint64_t kProbe = 1'000'000;
    constexpr double kTask = 50e-6;
    const double perTurn = seconds(Time::ThreadCpu, [] {
        (void)countTurns(kArithmeticSeed, kProbe, kSteps);
    }) / kProbe;
    g_turns = static_cast<std::uint64_t>(kTask / perTurn);
    const Rounds rounds({ { "off", 1, [] { return run(RecordingMode::Off); } },
                            { "on", 1, [] { return run(RecordingMode::Lossless); } },
                            { "both", 1, [] { return run(RecordingMode::Lossless, true); } } },
        kRounds);
    printRow(
        "", "a run of 50 us tasks, recording on / off, pair by pair", rounds.ratio(1, 0), 1.02);
    printRow("", "the same with the system's schedule / without both", rounds.ratio(2, 0), 1.02);
    printRow(
        "", "the system's schedule alone: with it / recording alone", rounds.ratio(2, 1), 1.02);
}

} // namespace bench
