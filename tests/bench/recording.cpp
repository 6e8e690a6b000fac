// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrumentation/recorder.h"
#include "tests/bench/bench.h"

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/task_group.h>

#include <array>
#include <barrier>
#include <ctime>
#include <memory>
#include <thread>
#include <vector>

namespace bench {

using namespace interleave;

namespace {

constexpr int kSpans = 20'000;
constexpr int kRounds = 41;
constexpr std::uint32_t kCapacity = 1U << 16U;

/// A ring of a lane, emptied between bursts.
class Lane {
public:
    Lane()
        : m_memory(static_cast<std::byte*>(std::aligned_alloc(64, RingMemory::bytesFor(kCapacity))),
            &std::free),
          m_ring(RingMemory::create(m_memory.get(), kCapacity)),
          m_reader(m_ring),
          recorder(m_ring, RecordingMode::Bounded)
    {
        for (std::uint32_t i = 0; i < kCapacity; ++i)
            m_ring.records[i] = Record {}; // there before it is measured
    }
    void empty()
    {
        std::span<const Record> first;
        std::span<const Record> second;
        if (m_reader.peek(first, second))
            m_reader.release(first.size() + second.size());
    }

private:
    std::unique_ptr<std::byte, decltype(&std::free)> m_memory;
    RingMemory m_ring;
    RingReader m_reader;

public:
    Recorder recorder;
};

void burst(Recorder& recorder)
{
    for (int i = 0; i < kSpans; ++i) {
        const std::uint64_t begin = recorder.now();
        recorder.overhead(begin, Reason::None);
    }
}

void transitions(Recorder& recorder)
{
    for (std::uint32_t i = 0; i < kSpans; ++i)
        recorder.transition(TaskId { 1 }, i, TaskState::Running, Reason::None, {}, {});
}

volatile std::uint64_t g_sink;

void clockPairs()
{
    std::uint64_t sum = 0;
    timespec ts {};
    for (int i = 0; i < 2 * kSpans; ++i) {
        clock_gettime(CLOCK_MONOTONIC, &ts);
        sum += static_cast<std::uint64_t>(ts.tv_nsec);
    }
    g_sink = sum;
}

void tickPairs()
{
    std::uint64_t sum = 0;
    for (int i = 0; i < 2 * kSpans; ++i)
        sum += readTicks();
    g_sink = sum;
}

double emptied(Lane& lane, void (*body)(Recorder&))
{
    const double taken = seconds(Time::ThreadCpu, [&] { body(lane.recorder); });
    lane.empty();
    return taken;
}

/// Both producers burst at once; the mean of their CPU time.
double twoProducers(std::array<Lane, 2>& lanes)
{
    std::array<double, 2> taken {};
    std::barrier together(2);
    const auto work = [&](std::size_t i) {
        together.arrive_and_wait();
        taken.at(i) = seconds(Time::ThreadCpu, [&] { burst(lanes.at(i).recorder); });
    };
    std::thread other([&] { work(1); });
    work(0);
    other.join();
    lanes[0].empty();
    lanes[1].empty();
    return (taken[0] + taken[1]) / 2;
}

// --- inside oneTBB, one worker

Recorder* g_recorder = nullptr;

template <bool Recorded> void emptyTask()
{
    if constexpr (Recorded) {
        const std::uint64_t begin = g_recorder->now();
        g_recorder->overhead(begin, Reason::None);
    }
}

template <bool Recorded> void fib(int n)
{
    emptyTask<Recorded>();
    if (n < 2)
        return;
    tbb::task_group group;
    group.run([n] { fib<Recorded>(n - 1); });
    fib<Recorded>(n - 2);
    group.wait();
}

template <bool Recorded> void grainOne()
{
    tbb::parallel_for(
        tbb::blocked_range<int>(0, kSpans, 1),
        [](const tbb::blocked_range<int>& r) {
            for (int i = r.begin(); i < r.end(); ++i)
                emptyTask<Recorded>();
        },
        tbb::simple_partitioner());
}

template <bool Recorded> void batches()
{
    constexpr int kBatch = 1000;
    for (int done = 0; done < kSpans; done += kBatch) {
        tbb::task_group group;
        for (int i = 0; i < kBatch; ++i)
            group.run([] { emptyTask<Recorded>(); });
        group.wait();
    }
}

void insideTbb(Lane& lane)
{
    tbb::task_arena arena(1);
    g_recorder = &lane.recorder;
    const auto in = [&](void (*body)(), double units) {
        return Variant { "", units, [&arena, &lane, body] {
                            const double taken
                                = seconds(Time::ThreadCpu, [&] { arena.execute(body); });
                            lane.empty();
                            return taken;
                        } };
    };
    constexpr int kFib = 18;
    constexpr double kFibCalls = 8361; // 2 * fib(19) - 1
    const auto fibOff = +[] { fib<false>(kFib); };
    const auto fibOn = +[] { fib<true>(kFib); };
    const Rounds rounds(
        { in(fibOff, kFibCalls), in(fibOn, kFibCalls), in(&grainOne<false>, kSpans),
            in(&grainOne<true>, kSpans), in(&batches<false>, kSpans), in(&batches<true>, kSpans) },
        101);
    printRow("R6", "recorded / unrecorded: fork-join task_group (fib)", rounds.ratio(1, 0), 1.25);
    printRow("R6", "recorded / unrecorded: parallel_for, grain 1", rounds.ratio(3, 2), 1.25);
    printRow("R6", "recorded / unrecorded: task_group.run in batches", rounds.ratio(5, 4), 1.35);
    printNote("unrecorded, per task: fork-join " + nanos(rounds.perUnit(0)) + ", grain 1 "
        + nanos(rounds.perUnit(2)) + ", batch " + nanos(rounds.perUnit(4)));
}

} // namespace

void recording()
{
    const auto lanes = std::make_unique<std::array<Lane, 2>>();
    Lane& lane = (*lanes)[0];
    Recorder off;
    const auto timed
        = [](const std::function<void()>& body) { return seconds(Time::ThreadCpu, body); };
    const Rounds rounds(
        { { "span", kSpans, [&] { return emptied(lane, &burst); } },
            { "two rdtsc", kSpans, [&] { return timed([] { tickPairs(); }); } },
            { "two clock_gettime", kSpans, [&] { return timed([] { clockPairs(); }); } },
            { "off", kSpans, [&] { return timed([&] { transitions(off); }); } },
            { "transition", kSpans, [&] { return emptied(lane, &transitions); } },
            { "2 producers", kSpans, [&] { return twoProducers(*lanes); } } },
        kRounds);
    printRow("R1", "span record, empty body / two rdtsc", rounds.ratio(0, 1), 1.10);
    printRow("R2", "span record / two clock_gettime", rounds.ratio(0, 2), 0.50);
    printRow("R7", "switched off, per record / two clock_gettime", rounds.ratio(3, 2), 0.05);
    printRow("R8", "per span with 2 producers / with 1", rounds.ratio(5, 0), 1.15);
    printNote("span " + nanos(rounds.perUnit(0)) + ", transition " + nanos(rounds.perUnit(4)));
    printNote("off " + nanos(rounds.perUnit(3)) + " (goal <= 2 ns), two rdtsc "
        + nanos(rounds.perUnit(1)));
    insideTbb(lane);
}

} // namespace bench
