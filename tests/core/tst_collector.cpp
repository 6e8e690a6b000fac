// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/base/random.h"
#include "core/instrumentation/collector.h"
#include "core/trace/validator.h"
#include "tests/support/runhelper.h"

#include <cstring>
#include <new>
#include <thread>
#include <vector>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t kCapacity = 4096;

/// Memory for a ring that another process might have written.
struct ForeignMemory {
    ForeignMemory()
        : bytes(RingMemory::bytesFor(kCapacity)),
          memory(::operator new (bytes, std::align_val_t { 64 }))
    {
        std::memset(memory, 0, bytes);
        ring = RingMemory::create(memory, kCapacity);
    }
    ~ForeignMemory() { ::operator delete (memory, std::align_val_t { 64 }); }
    ForeignMemory(const ForeignMemory&) = delete;
    ForeignMemory& operator=(const ForeignMemory&) = delete;
    std::size_t bytes;
    void* memory;
    RingMemory ring;
};

void runTasks(Recorder recorder, std::uint32_t firstTask, std::uint32_t tasks, LabelId label)
{
    recorder.laneBegin();
    for (std::uint32_t i = firstTask; i < firstTask + tasks; ++i) {
        const TaskId task { i };
        recorder.transition(task, 0, TaskState::Running, Reason::None, label, {});
        recorder.output(task, "line");
        recorder.transition(task, 1, TaskState::Blocked, Reason::Sleep, {}, {});
        recorder.transition(task, 2, TaskState::Running, Reason::None, {}, {});
        recorder.mark(task, label);
        recorder.transition(task, 3, TaskState::Done, Reason::None, {}, {});
    }
    recorder.laneEnd();
}

} // namespace

class TstCollector : public QObject {
    Q_OBJECT

private slots:
    void lanesOfSeveralThreads_data();
    void lanesOfSeveralThreads();
    void snapshotsWhileRunning();
    void whatWasJustWrittenIsNotMissing();
    void remoteLaneHasLabelsOfItsOwn();
    void corruptRecordsAreCounted();
    void ringFullOfGarbage();
    void fullRingIsSeenInTheTrace();
    void recordingOffRecordsNothing();
};

void TstCollector::lanesOfSeveralThreads_data()
{
    QTest::addColumn<bool>("bounded");
    QTest::newRow("lossless") << false;
    QTest::newRow("bounded") << true;
}

void TstCollector::lanesOfSeveralThreads()
{
    QFETCH(bool, bounded);
    constexpr std::uint32_t kLanes = 8;
    constexpr std::uint32_t kTasks = 5000;
    Collector collector(
        bounded ? RecordingMode::Bounded : RecordingMode::Lossless, 4000, nullptr); // small rings
    const LabelId label = collector.labels().intern("work");
    std::vector<LaneId> lanes;
    for (std::uint32_t i = 0; i < kLanes; ++i)
        lanes.push_back(collector.addLane(LaneKind::Thread, "lane " + std::to_string(i)));
    collector.setTaskLimit(kLanes * kTasks);
    collector.start({});
    std::vector<std::thread> threads;
    for (std::uint32_t i = 0; i < kLanes; ++i)
        threads.emplace_back(&runTasks, collector.recorder(lanes[i]), i * kTasks, kTasks, label);
    for (std::thread& thread : threads)
        thread.join();
    const auto trace = collector.finish(collector.elapsed());
    const EventCounts& counts = trace->counts();
    QVERIFY(counts.isBalanced());
    QCOMPARE(counts.corrupt, std::uint64_t { 0 });
    constexpr std::uint64_t kRecordsPerTask = 4 + 2 + 1;
    QVERIFY(counts.produced >= kLanes * (kTasks * kRecordsPerTask + 2));
    if (bounded)
        return; // what was lost may leave gaps
    QCOMPARE(counts.lost, std::uint64_t { 0 });
    QCOMPARE(trace->finishedTasks(), std::size_t { kLanes * kTasks });
    QCOMPARE(trace->output().size(), std::size_t { kLanes * kTasks });
    QCOMPARE(trace->marks().size(), std::size_t { kLanes * kTasks });
    QCOMPARE(findingsOf(*trace).c_str(), "");
    QCOMPARE(accountOf(*trace).c_str(), "");
}

void TstCollector::snapshotsWhileRunning()
{
    Collector collector(RecordingMode::Lossless, 2, nullptr);
    const LabelId label = collector.labels().intern("work");
    const LaneId lane = collector.addLane(LaneKind::Thread, "lane");
    constexpr std::uint32_t kTasks = 200'000;
    collector.setTaskLimit(kTasks);
    std::vector<std::shared_ptr<const Trace>> snapshots; // of the collector's thread
    collector.start({ .wantsSnapshot = [] { return true; },
        .publish = [&](std::shared_ptr<const Trace> t) { snapshots.push_back(std::move(t)); },
        .everyTurn = {} });
    std::thread thread(&runTasks, collector.recorder(lane), 0, kTasks, label);
    thread.join();
    const auto last = collector.finish(collector.elapsed());
    QVERIFY(snapshots.size() >= 2);
    QVERIFY(snapshots.back() == last);
    std::uint64_t stored = 0;
    std::size_t spans = 0;
    for (const auto& trace : snapshots) {
        QVERIFY(trace->counts().stored >= stored);
        QVERIFY(trace->counts().isBalanced());
        QVERIFY(trace->spanCount() >= spans);
        stored = trace->counts().stored;
        spans = trace->spanCount();
        const SpanLog& log = trace->lanes()[0].spans;
        for (std::size_t i = 1; i < log.size(); ++i)
            if (log.beginOf(i) < log.endOf(i - 1)
                || log.beginOf(i) != last->lanes()[0].spans.beginOf(i))
                QFAIL("a span overlaps, or changed later");
    }
    QVERIFY(last->isFinished());
}

/// A writer is quicker than the snapshot that was just drained.
void TstCollector::whatWasJustWrittenIsNotMissing()
{
    std::vector<EventCounts> counts; // of the collector's thread
    std::atomic<std::size_t> seen { 0 };
    Collector collector(RecordingMode::Lossless, 1, nullptr);
    const LabelId label = collector.labels().intern("work");
    const LaneId lane = collector.addLane(LaneKind::Thread, "lane");
    collector.setTaskLimit(1);
    Recorder recorder = collector.recorder(lane);
    collector.start({ .wantsSnapshot =
                          [&] { // after the drain, before the counts
                              recorder.mark(TaskId { 0 }, label);
                              return true;
                          },
        .publish =
            [&](const std::shared_ptr<const Trace>& t) {
                counts.push_back(t->counts());
                ++seen;
            },
        .everyTurn = {} });
    QTRY_VERIFY(seen >= 3);
    const auto last = collector.finish(collector.elapsed());
    for (const EventCounts& c : counts)
        QVERIFY(c.isBalanced());
    QVERIFY(last->counts().stored > counts.front().stored);
}

void TstCollector::remoteLaneHasLabelsOfItsOwn()
{
    const ForeignMemory foreign;
    Collector collector(RecordingMode::Lossless, 2, nullptr);
    (void)collector.labels().intern("something else");
    const LaneId lane = collector.addRemoteLane(LaneKind::Process, "worker", 4711, foreign.ring);
    collector.setTaskLimit(1);
    collector.start({});
    Recorder recorder(foreign.ring, RecordingMode::Lossless);
    recorder.laneBegin();
    recorder.defineLabel(LabelId { 0 }, "their first");
    recorder.defineLabel(LabelId { 1 }, "their second");
    recorder.transition(
        TaskId { 0 }, 0, TaskState::Running, Reason::None, LabelId { 1 }, TaskId {});
    recorder.mark(TaskId { 0 }, LabelId { 0 });
    recorder.transition(TaskId { 0 }, 1, TaskState::Done, Reason::None, {}, {});
    collector.endRemoteLane(lane, readTicks(), true);
    collector.endRemoteLane(lane, readTicks(), false); // the second time changes nothing
    const auto trace = collector.finish(collector.elapsed());
    QCOMPARE(trace->taskName(TaskId { 0 }).c_str(), "their second");
    QCOMPARE(trace->label(trace->marks()[0].name).c_str(), "their first");
    QVERIFY(trace->lanes()[lane.index()].died);
    QCOMPARE(trace->lanes()[lane.index()].pid, 4711);
    QVERIFY(trace->counts().isBalanced());
    QCOMPARE(trace->counts().corrupt, std::uint64_t { 0 });
}

void TstCollector::corruptRecordsAreCounted()
{
    const ForeignMemory foreign;
    Collector collector(RecordingMode::Lossless, 2, nullptr);
    const LaneId lane = collector.addRemoteLane(LaneKind::Process, "worker", 1, foreign.ring);
    collector.setTaskLimit(2);
    collector.start({});
    Recorder recorder(foreign.ring, RecordingMode::Lossless);
    recorder.transition(TaskId { 0 }, 0, TaskState::Running, Reason::None, {}, {});
    recorder.transition(TaskId { 2 }, 0, TaskState::Running, Reason::None, {}, {}); // no such task
    recorder.mark(TaskId { 0 }, LabelId { 9 });                                     // no such label
    recorder.defineLabel(LabelId { 5 }, "out of turn");                             // two records
    recorder.transition(
        TaskId { 0 }, 1, static_cast<TaskState>(77), Reason::None, {}, {}); // no such state
    recorder.transition(TaskId { 0 }, 1, TaskState::Done, Reason::None, {}, {});
    collector.endRemoteLane(lane, readTicks(), false);
    const auto trace = collector.finish(collector.elapsed());
    QCOMPARE(trace->counts().corrupt, std::uint64_t { 5 });
    QCOMPARE(trace->counts().stored, std::uint64_t { 2 });
    QVERIFY(trace->counts().isBalanced());
    QCOMPARE(trace->taskCount(), std::size_t { 1 });
    QVERIFY(trace->task(TaskId { 0 }).state == TaskState::Done);
}

/// A worker that went mad: every byte of its ring is chance. Nothing crashes, all is accounted for.
void TstCollector::ringFullOfGarbage()
{
    Random random(17);
    for (int round = 0; round < 200; ++round) {
        const ForeignMemory foreign;
        Collector collector(RecordingMode::Lossless, 2, nullptr);
        const LaneId lane = collector.addRemoteLane(LaneKind::Process, "mad", 1, foreign.ring);
        const LaneId good = collector.addLane(LaneKind::Thread, "good");
        collector.setTaskLimit(50);
        collector.start({});
        auto* bytes = reinterpret_cast<unsigned char*>(foreign.ring.records);
        const std::uint64_t limit = 1 + random.below(255);
        for (std::size_t i = 0; i < kCapacity * sizeof(Record); ++i)
            bytes[i] = static_cast<unsigned char>(random.below(limit));
        if (round % 2 == 0) // kinds and states that exist, so that more gets through
            for (std::uint32_t i = 0; i < kCapacity; ++i) {
                foreign.ring.records[i].kind
                    = static_cast<RecordKind>(random.below(kRecordKindCount));
                foreign.ring.records[i].task = static_cast<std::uint32_t>(random.below(60));
                foreign.ring.records[i].state
                    = static_cast<TaskState>(random.below(kTaskStateCount));
            }
        foreign.ring.header->head.store(
            round % 5 == 0 ? random.next() : random.below(kCapacity + 1));
        foreign.ring.header->lost.store(random.below(3));
        collector.recorder(good).laneBegin();
        collector.endRemoteLane(lane, readTicks(), true);
        const auto trace = collector.finish(collector.elapsed());
        QVERIFY(trace->counts().isBalanced());
        QVERIFY(trace->taskCount() <= 50);
        (void)validate(*trace, true); // finds much, but ends
    }
}

void TstCollector::fullRingIsSeenInTheTrace()
{
    Collector collector(RecordingMode::Lossless, 4000, nullptr); // the smallest rings
    const LaneId lane = collector.addLane(LaneKind::Thread, "lane");
    collector.setTaskLimit(1);
    collector.start({});
    Recorder recorder = collector.recorder(lane);
    recorder.laneBegin();
    recorder.transition(TaskId { 0 }, 0, TaskState::Running, Reason::None, {}, {});
    for (int i = 0; i < 20'000; ++i)
        recorder.mark(TaskId { 0 }, {});
    recorder.transition(TaskId { 0 }, 1, TaskState::Done, Reason::None, {}, {});
    recorder.laneEnd();
    const auto trace = collector.finish(collector.elapsed());
    const SpanLog& spans = trace->lanes()[0].spans;
    std::size_t stalls = 0;
    for (std::size_t i = 0; i < spans.size(); ++i)
        stalls += spans[i].state == TaskState::Overhead && spans[i].reason == Reason::FullRing;
    QVERIFY(stalls >= 1);
    QCOMPARE(trace->marks().size(), std::size_t { 20'000 });
    QCOMPARE(trace->counts().lost, std::uint64_t { 0 });
    QCOMPARE(findingsOf(*trace).c_str(), "");
    QCOMPARE(accountOf(*trace).c_str(), "");
}

void TstCollector::recordingOffRecordsNothing()
{
    Collector collector(RecordingMode::Off, 2, nullptr);
    const LaneId lane = collector.addLane(LaneKind::Thread, "lane");
    collector.start({});
    runTasks(collector.recorder(lane), 0, 10, {});
    const auto trace = collector.finish(collector.elapsed());
    QCOMPARE(trace->counts().produced, std::uint64_t { 0 });
    QCOMPARE(trace->taskCount(), std::size_t { 0 });
}

QTEST_GUILESS_MAIN(TstCollector)
#include "tst_collector.moc"
