// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"
#include "tests/support/eventstream.h"

#include <cstdio>
#include <fstream>
#include <string>

namespace bench {

using namespace interleave;
using namespace interleave::test;

namespace {

constexpr std::uint64_t kMillion = 1'000'000;

/// From here on VmHWM begins again.
void forgetPeak()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

double peakMegabytes()
{
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line))
        if (line.starts_with("VmHWM:"))
            return std::stod(line.substr(6)) * 1024 / 1e6;
    return 0;
}

const char* nameOf(RecordingMode mode)
{
    return mode == RecordingMode::Lossless ? "lossless" : "bounded";
}

/// Streams, checks every event, and says what came of it. Gives events per second.
double streamed(const char* title, const StreamPlan& plan)
{
    forgetPeak();
    const StreamResult result = streamEvents(plan);
    const double peak = peakMegabytes();
    const StreamAccount account = checkStream(plan, result);
    const EventCounts& counts = result.trace->counts();
    const auto all = static_cast<double>(plan.producers * plan.eventsPerProducer);
    const auto spans = static_cast<double>(result.trace->spanCount());
    char text[400];
    std::snprintf(text, sizeof text,
        "%s, %s: %.0f events, %.1f M/s; produced %llu = stored %llu + lost %llu%s", title,
        nameOf(plan.mode), all, all / result.seconds / 1e6,
        static_cast<unsigned long long>(counts.produced),
        static_cast<unsigned long long>(counts.stored),
        static_cast<unsigned long long>(counts.lost), counts.isBalanced() ? "" : "  WRONG");
    printNote(text);
    std::snprintf(text, sizeof text,
        "  %s; %llu waits, %llu gaps; %.1f bytes a stored span, peak %.0f MB; CPU per event: "
        "producer %.1f ns, collector %.1f ns",
        account.fault.empty() ? "every event checked" : account.fault.c_str(),
        static_cast<unsigned long long>(account.stalls),
        static_cast<unsigned long long>(account.gaps),
        static_cast<double>(result.trace->memoryBytes()) / spans, peak,
        result.producerCpu / all * 1e9, result.collectorCpu / spans * 1e9);
    printNote(text);
    return all / result.seconds;
}

/// Seconds of CPU for a million events: of the producers, or of the collector, in one and the same
/// stream.
class OneStream {
public:
    double producers() { return fresh(m_hasProducers).producerCpu; }
    double collector() { return fresh(m_hasCollector).collectorCpu; }

private:
    const StreamResult& fresh(bool& has)
    {
        if (!has) {
            m_last = streamEvents({ .eventsPerProducer = 2 * kMillion });
            m_hasProducers = true;
            m_hasCollector = true;
        }
        has = false;
        return m_last;
    }

    StreamResult m_last;
    bool m_hasProducers = false;
    bool m_hasCollector = false;
};

void compareModes()
{
    constexpr int kRounds = 7;
    const auto timed = [](RecordingMode mode) {
        return streamEvents({ .mode = mode, .eventsPerProducer = 2 * kMillion }).seconds;
    };
    const Rounds rounds({ { "lossless", 8e6, [&] { return timed(RecordingMode::Lossless); } },
                            { "bounded", 8e6, [&] { return timed(RecordingMode::Bounded); } } },
        kRounds);
    printNote("wall per event, 8 million, interleaved: lossless " + nanos(rounds.perUnit(0))
        + ", bounded " + nanos(rounds.perUnit(1)));
}

} // namespace

void stream()
{
    compareModes();
    {
        constexpr int kRounds = 15;
        OneStream one;
        const Rounds rounds({ { "producer", 1, [&] { return one.producers(); } },
                                { "collector", 1, [&] { return one.collector(); } } },
            kRounds);
        printRow("R9", "drain and columnar append per span / span record", rounds.ratio(1, 0), 1.0);
    }
    constexpr double kFiveMillion = 5e6;
    streamed("5 M/s for 4 s",
        { .mode = RecordingMode::Bounded,
            .eventsPerProducer = 5 * kMillion,
            .eventsPerSecond = kFiveMillion / 4,
            .takesSnapshots = true });
    for (const RecordingMode mode : { RecordingMode::Lossless, RecordingMode::Bounded })
        streamed("as fast as they can", { .mode = mode, .eventsPerProducer = 25 * kMillion });
}

} // namespace bench
