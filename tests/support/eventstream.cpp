// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/eventstream.h"

#include "core/instrumentation/collector.h"

#include <algorithm>
#include <barrier>
#include <chrono>
#include <ctime>
#include <thread>
#include <vector>

namespace interleave::test {

namespace {

constexpr std::uint32_t kReasonMask = 15; // Reason::None to Reason::Transfer

std::uint32_t mixed(std::uint32_t producer, std::uint32_t sequence)
{
    std::uint64_t x = (std::uint64_t { producer } << 32U | sequence) + 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<std::uint32_t>(x >> 32U);
}

/// The sequence number alone: the store keeps labels as large as real ones in few bytes, and only
/// such are worth measuring.
LabelId labelOf(std::uint32_t sequence)
{
    return LabelId { sequence };
}

/// 4 bits of checksum.
Reason reasonOf(std::uint32_t producer, std::uint32_t sequence)
{
    return static_cast<Reason>(mixed(producer, sequence) & kReasonMask);
}

double cpuSeconds(clockid_t clock)
{
    timespec ts {};
    clock_gettime(clock, &ts);
    return static_cast<double>(ts.tv_sec) + static_cast<double>(ts.tv_nsec) * 1e-9;
}

/// Gives the CPU seconds that it took.
double produce(Recorder recorder, std::uint32_t producer, const StreamPlan& plan)
{
    const double begin = cpuSeconds(CLOCK_THREAD_CPUTIME_ID);
    constexpr std::uint64_t kBurst = 1024;
    const auto start = std::chrono::steady_clock::now();
    for (std::uint32_t i = 0; i < plan.eventsPerProducer; ++i) {
        if (plan.eventsPerSecond > 0 && i % kBurst == 0)
            std::this_thread::sleep_until(start
                + std::chrono::duration_cast<std::chrono::nanoseconds>(
                    std::chrono::duration<double>(i / plan.eventsPerSecond)));
        const LabelId label = labelOf(i);
        const std::uint64_t span = recorder.now();
        recorder.overheadBetween(span, recorder.now(), reasonOf(producer, i), label);
    }
    return cpuSeconds(CLOCK_THREAD_CPUTIME_ID) - begin;
}

class LaneChecker {
public:
    LaneChecker(const LaneTrack& lane, std::uint32_t producer, const StreamPlan& plan, bool wasFull,
        StreamAccount& account)
        : m_lane(lane),
          m_producer(producer),
          m_plan(plan),
          m_wasFull(wasFull),
          m_account(account)
    {
    }

    void check()
    {
        for (std::size_t i = 0; i < m_lane.spans.size() && m_account.fault.empty(); ++i)
            see(m_lane.spans[i]);
        expectGap(m_plan.eventsPerProducer, m_lane.end);
        if (m_account.fault.empty() && m_gap != m_lane.lost.size())
            fault("a gap tells of events that are not missing");
        m_account.gaps += m_lane.lost.size();
    }

private:
    void see(const Span& span)
    {
        if (span.reason == Reason::FullRing) {
            ++m_account.stalls;
            return;
        }
        const std::uint32_t sequence = span.label.value;
        if (sequence >= m_plan.eventsPerProducer || span.reason != reasonOf(m_producer, sequence))
            return fault("event " + std::to_string(m_next) + " is not what was written");
        if (sequence < m_next)
            return fault("event " + std::to_string(sequence) + " comes twice or too late");
        expectGap(sequence, span.end);
        m_next = std::uint64_t { sequence } + 1;
        m_last = span.end;
        ++m_account.events;
    }

    /// Those before `sequence` that did not come are told by a gap between the last and `until`.
    void expectGap(std::uint64_t sequence, Nanos until)
    {
        if (sequence == m_next || !m_account.fault.empty())
            return;
        const std::uint64_t missing = sequence - m_next;
        m_account.missing += missing;
        std::uint64_t told = 0;
        for (; m_gap < m_lane.lost.size() && m_lane.lost[m_gap].begin <= until; ++m_gap) {
            const LostEvents& gap = m_lane.lost[m_gap];
            if (gap.begin < m_last || gap.end < gap.begin || gap.end > std::max(until, gap.begin))
                return fault("a gap lies where nothing is missing");
            told += gap.count;
        }
        // Once recording has stopped, stalls are lost with the events.
        if (told < missing || (told > missing && !m_wasFull))
            fault(std::to_string(missing) + " events are missing before " + std::to_string(sequence)
                + ", gaps tell of " + std::to_string(told));
    }

    void fault(const std::string& what)
    {
        m_account.fault = "producer " + std::to_string(m_producer) + ": " + what;
    }

    const LaneTrack& m_lane;
    std::uint32_t m_producer;
    const StreamPlan& m_plan;
    bool m_wasFull;
    StreamAccount& m_account;
    std::uint64_t m_next = 0;
    Nanos m_last { 0 };
    std::size_t m_gap = 0;
};

} // namespace

StreamResult streamEvents(const StreamPlan& plan)
{
    StreamResult result;
    Collector collector(plan.mode, plan.producers, nullptr);
    collector.setMemoryLimit(plan.memoryLimit);
    std::vector<LaneId> lanes;
    for (unsigned i = 0; i < plan.producers; ++i)
        lanes.push_back(collector.addLane(LaneKind::Thread, "producer " + std::to_string(i + 1)));
    std::shared_ptr<const Trace> latest;
    collector.start({ .wantsSnapshot = [&] { return plan.takesSnapshots; },
        .publish =
            [&](std::shared_ptr<const Trace> trace) {
                latest = std::move(trace);
                ++result.snapshots;
            } });
    std::barrier together(static_cast<std::ptrdiff_t>(plan.producers) + 1);
    std::vector<double> cpu(plan.producers);
    std::vector<std::thread> threads;
    for (std::uint32_t i = 0; i < plan.producers; ++i)
        threads.emplace_back([&, i] {
            together.arrive_and_wait();
            cpu[i] = produce(collector.recorder(lanes[i]), i, plan);
        });
    const double cpuBefore = cpuSeconds(CLOCK_PROCESS_CPUTIME_ID);
    const Nanos begin = monotonicNow();
    together.arrive_and_wait();
    for (std::thread& thread : threads)
        thread.join();
    result.trace = collector.finish(collector.elapsed());
    result.seconds = toSeconds(monotonicNow() - begin);
    for (const double seconds : cpu)
        result.producerCpu += seconds;
    result.collectorCpu = cpuSeconds(CLOCK_PROCESS_CPUTIME_ID) - cpuBefore - result.producerCpu;
    result.wasFull = collector.isFull();
    return result;
}

StreamAccount checkStream(const StreamPlan& plan, const StreamResult& result)
{
    StreamAccount account;
    const Trace& trace = *result.trace;
    for (std::uint32_t i = 0; i < plan.producers && account.fault.empty(); ++i)
        LaneChecker(trace.lanes()[i], i, plan, result.wasFull, account).check();
    if (!account.fault.empty())
        return account;
    const EventCounts& counts = trace.counts();
    const std::uint64_t meant = plan.producers * plan.eventsPerProducer;
    const std::uint64_t besides = counts.produced - meant; // stalls and gaps have records too
    if (!counts.isBalanced())
        account.fault = "produced is not stored + lost + corrupt";
    else if (account.events + account.missing != meant)
        account.fault = "events and missing ones are not what was produced";
    else if (!result.wasFull
        && (besides < account.stalls || besides > account.stalls + account.gaps))
        account.fault = "more was produced than events, stalls and gaps";
    else if (!result.wasFull && (counts.lost != account.missing || counts.corrupt != 0))
        account.fault = "the counts disagree with what is missing";
    return account;
}

} // namespace interleave::test
