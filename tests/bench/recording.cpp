// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrumentation/recorder.h"
#include "tests/bench/bench.h"

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>
#include <oneapi/tbb/task_group.h>

#include <array>
#include <barrier>
#include <cstdio>
#include <cstdlib>
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

/// How an empty task is recorded. Transition: one record per task, whose end is the beginning of
/// the next on its lane; this is how a lane that is never idle is recorded. Span: begin and end.
/// TwoTicks: the floor of a span, two looks at the counter and nothing else.
enum class Kind { Off, Transition, Span, TwoTicks };

template <Kind kind> void emptyTask()
{
    if constexpr (kind == Kind::Transition) {
        g_recorder->transition(TaskId { 1 }, 0, TaskState::Running, Reason::None, {}, {});
    } else if constexpr (kind == Kind::Span) {
        const std::uint64_t begin = g_recorder->now();
        g_recorder->overhead(begin, Reason::None);
    } else if constexpr (kind == Kind::TwoTicks) {
        g_sink = readTicks();
        g_sink = readTicks();
    }
}

template <Kind kind> void fibOf(int n)
{
    emptyTask<kind>();
    if (n < 2)
        return;
    tbb::task_group group;
    group.run([n] { fibOf<kind>(n - 1); });
    fibOf<kind>(n - 2);
    group.wait();
}

constexpr int kFib = 18;
constexpr double kFibCalls = 8361; // 2 * fib(19) - 1

template <Kind kind> void forkJoin()
{
    fibOf<kind>(kFib);
}

template <Kind kind> void grainOne()
{
    tbb::parallel_for(
        tbb::blocked_range<int>(0, kSpans, 1),
        [](const tbb::blocked_range<int>& r) {
            for (int i = r.begin(); i < r.end(); ++i)
                emptyTask<kind>();
        },
        tbb::simple_partitioner());
}

template <Kind kind> void batches()
{
    constexpr int kBatch = 1000;
    for (int done = 0; done < kSpans; done += kBatch) {
        tbb::task_group group;
        for (int i = 0; i < kBatch; ++i)
            group.run([] { emptyTask<kind>(); });
        group.wait();
    }
}

/// Four variants of one pattern, interleaved.
void pattern(Lane& lane, const std::string& name, double goal, double units,
    const std::array<void (*)(), 4>& bodies)
{
    tbb::task_arena arena(1);
    std::vector<Variant> variants;
    for (void (*body)() : bodies)
        variants.push_back({ "", units, [&arena, &lane, body] {
                                const double taken
                                    = seconds(Time::ThreadCpu, [&] { arena.execute(body); });
                                lane.empty();
                                return taken;
                            } });
    constexpr int kTbbRounds = 101;
    const Rounds rounds(std::move(variants), kTbbRounds);
    printRow("R6", "recorded / unrecorded: " + name, rounds.ratio(1, 0), goal);
    char text[160];
    std::snprintf(text, sizeof text,
        "unrecorded %s; with begin and end x%.2f; two bare rdtsc x%.2f",
        nanos(rounds.perUnit(0)).c_str(), rounds.ratio(2, 0).median, rounds.ratio(3, 0).median);
    printNote(text);
}

void insideTbb(Lane& lane)
{
    g_recorder = &lane.recorder;
    using enum Kind;
    pattern(lane, "fork-join task_group (fib)", 1.25, kFibCalls,
        { &forkJoin<Off>, &forkJoin<Transition>, &forkJoin<Span>, &forkJoin<TwoTicks> });
    pattern(lane, "parallel_for, grain 1", 1.25, kSpans,
        { &grainOne<Off>, &grainOne<Transition>, &grainOne<Span>, &grainOne<TwoTicks> });
    pattern(lane, "task_group.run in batches", 1.35, kSpans,
        { &batches<Off>, &batches<Transition>, &batches<Span>, &batches<TwoTicks> });
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
