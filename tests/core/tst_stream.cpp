// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/instrumentation/collector.h"
#include "tests/support/eventstream.h"

#include <atomic>
#include <thread>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

/// Every event of a stream is accounted for, one by one; no writer waits for ever.
class TstStream : public QObject {
    Q_OBJECT

private slots:
    void losslessLosesNothing_data();
    void losslessLosesNothing();
    void boundedCountsWhatItLoses();
    void aSpanIsCutWhereItsLaneWasLost();
    void lossAtTheEndIsToldToo();
    void memoryLimitStopsRecordingAndKeepsWhatIsThere();
    void aCollectorThatIsGoneLeavesNoWriterWaiting();
    void aHookThatThrowsLeavesNoWriterWaiting();
};

void TstStream::losslessLosesNothing_data()
{
    QTest::addColumn<bool>("live");
    QTest::newRow("nobody looks") << false;
    QTest::newRow("snapshots meanwhile") << true;
}

void TstStream::losslessLosesNothing()
{
    QFETCH(bool, live);
    const StreamPlan plan {
        .mode = RecordingMode::Lossless, .eventsPerProducer = 250'000, .takesSnapshots = live
    };
    const StreamResult result = streamEvents(plan);
    const StreamAccount account = checkStream(plan, result);
    QCOMPARE(account.fault.c_str(), "");
    QCOMPARE(account.events, std::uint64_t { 1'000'000 });
    QCOMPARE(account.missing, std::uint64_t { 0 });
    QCOMPARE(account.gaps, std::uint64_t { 0 });
    QCOMPARE(result.trace->counts().lost, std::uint64_t { 0 });
    QVERIFY(result.snapshots >= 1);
    const std::size_t perSpan = result.trace->memoryBytes() / result.trace->spanCount();
    QVERIFY(perSpan >= 16 && perSpan <= 24);
}

void TstStream::boundedCountsWhatItLoses()
{
    const StreamPlan plan { .mode = RecordingMode::Bounded, .eventsPerProducer = 250'000 };
    const StreamResult result = streamEvents(plan);
    const StreamAccount account = checkStream(plan, result);
    QCOMPARE(account.fault.c_str(), "");
    const EventCounts& counts = result.trace->counts();
    QCOMPARE(counts.produced, counts.stored + counts.lost);
    QCOMPARE(account.events + account.missing, std::uint64_t { 1'000'000 });
    QCOMPARE(account.missing, counts.lost);
    QCOMPARE(account.stalls, std::uint64_t { 0 });
    QCOMPARE(account.gaps > 0, counts.lost > 0);
}

/// Nobody drains: the ring of 2048 fills. Then there is room again.
void TstStream::aSpanIsCutWhereItsLaneWasLost()
{
    Collector collector(RecordingMode::Bounded, 4000, nullptr);
    const LaneId lane = collector.addLane(LaneKind::Thread, "lane");
    collector.setTaskLimit(3);
    std::atomic<bool> mayDrain { false };
    std::atomic<int> turns { 0 };
    collector.start({ .everyTurn = [&] {
        while (!mayDrain)
            std::this_thread::sleep_for(1ms);
        ++turns;
    } });
    Recorder recorder = collector.recorder(lane);
    recorder.laneBegin();
    recorder.transition(TaskId { 0 }, 0, TaskState::Running, Reason::None, {}, {});
    constexpr std::uint64_t kRoom = 2048;
    constexpr std::uint64_t kMarks = 10'000;
    for (std::uint64_t i = 0; i < kMarks; ++i)
        recorder.mark(TaskId { 0 }, {});
    recorder.transition(TaskId { 0 }, 1, TaskState::Done, Reason::None, {}, {}); // lost
    const Nanos lost = collector.elapsed();
    mayDrain = true;
    QTRY_VERIFY(turns > 2);
    recorder.transition(TaskId { 1 }, 0, TaskState::Running, Reason::None, {}, {});
    recorder.transition(TaskId { 1 }, 1, TaskState::Done, Reason::None, {}, {});
    const auto trace = collector.finish(collector.elapsed());
    const LaneTrack& track = trace->lanes()[0];
    QCOMPARE(track.lost.size(), std::size_t { 1 });
    const LostEvents gap = track.lost[0];
    QCOMPARE(gap.count, kMarks + 3 - kRoom);
    QCOMPARE(trace->counts().lost, gap.count);
    QVERIFY(trace->counts().isBalanced());
    QVERIFY(gap.begin < lost && lost < gap.end);
    QCOMPARE(track.spans.size(), std::size_t { 2 });
    QCOMPARE(track.spans[0].end, gap.begin);
    QVERIFY(track.spans[1].begin >= gap.end);
    QCOMPARE(trace->task(TaskId { 0 }).spans.back().end, gap.begin); // not drawn to the end
}

void TstStream::lossAtTheEndIsToldToo()
{
    Collector collector(RecordingMode::Bounded, 4000, nullptr);
    const LaneId lane = collector.addLane(LaneKind::Thread, "lane");
    collector.setTaskLimit(1);
    std::atomic<bool> mayDrain { false };
    collector.start({ .everyTurn = [&] {
        while (!mayDrain)
            std::this_thread::sleep_for(1ms);
    } });
    Recorder recorder = collector.recorder(lane);
    recorder.laneBegin();
    for (int i = 0; i < 3000; ++i)
        recorder.mark(TaskId { 0 }, {});
    mayDrain = true;
    const Nanos end = collector.elapsed();
    const auto trace = collector.finish(end);
    const auto& lost = trace->lanes()[0].lost;
    QCOMPARE(lost.size(), std::size_t { 1 });
    QCOMPARE(lost[0].count, std::uint64_t { 3001 - 2048 });
    QCOMPARE(lost[0].end, end);
    QVERIFY(trace->counts().isBalanced());
}

void TstStream::memoryLimitStopsRecordingAndKeepsWhatIsThere()
{
    const StreamPlan plan {
        .mode = RecordingMode::Lossless, .eventsPerProducer = 500'000, .memoryLimit = 10'000'000
    };
    const StreamResult result = streamEvents(plan);
    QVERIFY(result.wasFull);
    const StreamAccount account = checkStream(plan, result);
    QCOMPARE(account.fault.c_str(), "");
    QVERIFY(account.missing > 0);
    QVERIFY(account.events > 10'000'000 / 32);
    const EventCounts& counts = result.trace->counts();
    QVERIFY(counts.isBalanced());
    QVERIFY(counts.lost >= account.missing);          // stalls are lost with the rest
    constexpr std::size_t kOneTurn = 4 * 65'536 * 32; // what the rings held when it was seen
    QVERIFY(result.trace->memoryBytes() < plan.memoryLimit + kOneTurn);
}

void TstStream::aCollectorThatIsGoneLeavesNoWriterWaiting()
{
    Collector collector(RecordingMode::Lossless, 4000, nullptr);
    const LaneId lane = collector.addLane(LaneKind::Thread, "lane");
    collector.start({});
    std::atomic<bool> hasEnded { false };
    std::atomic<bool> mayEnd { false };
    std::thread writer([&, recorder = collector.recorder(lane)]() mutable {
        while (!mayEnd)
            recorder.mark(TaskId {}, {});
        hasEnded = true;
    });
    QTest::qWait(20);
    (void)collector.finish(collector.elapsed());
    QTest::qWait(50); // the ring is full by now
    mayEnd = true;
    QTRY_VERIFY(hasEnded);
    writer.join();
}

void TstStream::aHookThatThrowsLeavesNoWriterWaiting()
{
    Collector collector(RecordingMode::Lossless, 4000, nullptr);
    const LaneId lane = collector.addLane(LaneKind::Thread, "lane");
    std::atomic<int> told { 0 };
    collector.start({ .wantsSnapshot = [] { return true; },
        .publish =
            [](const std::shared_ptr<const Trace>& trace) {
                if (!trace->isFinished())
                    throw std::bad_alloc();
            },
        .onFull = [&] { ++told; } });
    std::thread writer([recorder = collector.recorder(lane)]() mutable {
        for (int i = 0; i < 100'000; ++i)
            recorder.mark(TaskId {}, {});
    });
    writer.join();
    const auto trace = collector.finish(collector.elapsed());
    QCOMPARE(told.load(), 1);
    QVERIFY(collector.isFull());
    QVERIFY(trace->counts().isBalanced());
    QVERIFY(trace->counts().lost > 0);
}

QTEST_GUILESS_MAIN(TstStream)
#include "tst_stream.moc"
