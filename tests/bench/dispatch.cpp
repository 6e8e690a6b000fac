// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"
#include "tests/bench/program.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/task_arena.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <latch>

namespace bench {

using namespace interleave;
namespace asio = boost::asio;

namespace {

constexpr int kTasks = 50'000;
constexpr int kCoroutines = 64;
constexpr int kSwitches = 2'000;
constexpr int kRounds = 15;

struct Nothing { };

Task<Value> emptyBody(Context& /*context*/, Nothing /*none*/)
{
    co_return Value(1);
}

double g_taken
    = 0; ///< measured inside the program: what a run costs before and after is not dispatch

Task<Value> submitAll(Context& context)
{
    const double begin = clockSeconds(Time::ProcessCpu);
    std::vector<Future> futures;
    futures.reserve(kTasks);
    for (int i = 0; i < kTasks; ++i)
        futures.push_back(context.submit<&emptyBody>("empty", {}));
    for (const Future future : futures)
        co_await context.result(future);
    g_taken = clockSeconds(Time::ProcessCpu) - begin;
    co_return Value();
}

double ourPool(unsigned workers, RecordingMode mode)
{
    (void)runProgram(ModelId::Threads, workers, mode, &submitAll);
    return g_taken;
}

double bareArena(int workers)
{
    tbb::task_arena arena(workers, 0);
    arena.initialize();
    return seconds(Time::ProcessCpu, [&] {
        std::latch all(kTasks);
        for (int i = 0; i < kTasks; ++i)
            arena.enqueue([&] { all.count_down(); });
        all.wait();
    });
}

Task<Value> switching(Context& context, Nothing /*none*/)
{
    for (int i = 0; i < kSwitches; ++i)
        co_await context.sleep(Nanos(0));
    co_return Value();
}

Task<Value> switchProgram(Context& context)
{
    const double begin = clockSeconds(Time::ThreadCpu);
    std::vector<Future> futures;
    for (int i = 0; i < kCoroutines; ++i)
        futures.push_back(context.submit<&switching>("switching", {}));
    for (const Future future : futures)
        co_await context.result(future);
    g_taken = clockSeconds(Time::ThreadCpu) - begin;
    co_return Value();
}

double ourLoop(RecordingMode mode)
{
    (void)runProgram(ModelId::Loop, 1, mode, &switchProgram);
    return g_taken;
}

asio::awaitable<void> posting()
{
    const auto executor = co_await asio::this_coro::executor;
    for (int i = 0; i < kSwitches; ++i)
        co_await asio::post(executor, asio::use_awaitable);
}

double asioLoop()
{
    asio::io_context context(1);
    for (int i = 0; i < kCoroutines; ++i)
        asio::co_spawn(context, posting(), asio::detached);
    return seconds(Time::ThreadCpu, [&] { context.run(); });
}

} // namespace

void dispatch()
{
    constexpr std::size_t kThreads = 3; // two workers and the caller, however few cores there are
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, kThreads);
    (void)ourPool(2, RecordingMode::Off);
    const Rounds pool(
        { { "bare", kTasks, [] { return bareArena(2); } },
            { "ours", kTasks, [] { return ourPool(2, RecordingMode::Off); } },
            { "recorded", kTasks, [] { return ourPool(2, RecordingMode::Bounded); } } },
        kRounds);
    printRow("D1", "submit + run + future, recording off / bare task_arena::enqueue",
        pool.ratio(1, 0), 1.5);
    printNote("per task: bare " + nanos(pool.perUnit(0)) + ", ours " + nanos(pool.perUnit(1)));
    printNote("recorded " + nanos(pool.perUnit(2)));
    constexpr double kAll = kCoroutines * kSwitches;
    const Rounds loop({ { "asio", kAll, [] { return asioLoop(); } },
                          { "off", kAll, [] { return ourLoop(RecordingMode::Off); } },
                          { "recorded", kAll, [] { return ourLoop(RecordingMode::Bounded); } } },
        kRounds);
    printRow("D2", "event-loop switch, recording off / Asio co_await post", loop.ratio(1, 0), 0.10);
    printRow("D2", "event-loop switch, recorded / Asio co_await post", loop.ratio(2, 0), 0.25);
    printNote("per switch: Asio " + nanos(loop.perUnit(0)) + ", ours " + nanos(loop.perUnit(1)));
    printNote("recorded " + nanos(loop.perUnit(2)));
}

} // namespace bench
