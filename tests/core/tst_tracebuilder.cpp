// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/base/random.h"
#include "core/trace/tracebuilder.h"
#include "core/trace/validator.h"
#include "tests/support/printstring.h"

#include <algorithm>
#include <array>
#include <vector>

using namespace interleave;
using namespace interleave::test;

namespace {

struct Entry {
    LaneId lane;
    Nanos time;
    Record record;
};

Record transition(std::uint32_t task, std::uint32_t sequence, TaskState state,
    Reason reason = Reason::None, LabelId label = {})
{
    Record r;
    r.kind = RecordKind::Transition;
    r.task = task;
    r.sequence = sequence;
    r.state = state;
    r.reason = reason;
    r.label = label.value;
    return r;
}

Record overhead(Nanos duration, RecordKind kind = RecordKind::Overhead)
{
    Record r;
    r.kind = kind;
    r.state = TaskState::Overhead;
    r.reason = kind == RecordKind::Stall ? Reason::FullRing : Reason::Spawn;
    r.setDuration(static_cast<std::uint64_t>(duration.count()));
    return r;
}

/// Tasks that wander over lanes: queued by one, run, blocked and suspended on others, resumed by
/// any, some of them failing.
std::vector<Entry> makeRun(std::uint64_t seed, std::uint32_t lanes, std::uint32_t tasks)
{
    Random random(seed);
    std::vector<Entry> entries;
    std::vector<Nanos> free(lanes, Nanos(100));
    for (std::uint32_t task = 0; task < tasks; ++task) {
        std::uint32_t sequence = 0;
        Nanos now(task * 3);
        entries.push_back({ LaneId { 0 }, now, transition(task, sequence++, TaskState::Queued) });
        for (std::uint64_t step = 1 + random.below(5); step > 0; --step) {
            const LaneId lane { 1 + static_cast<std::uint32_t>(random.below(lanes - 1)) };
            Nanos& lanesTime = free[lane.index()];
            now = std::max(now, lanesTime) + Nanos(random.below(50));
            const auto add = [&](TaskState state, Reason reason) {
                entries.push_back({ lane, now, transition(task, sequence++, state, reason) });
                now += Nanos(1 + random.below(90));
            };
            add(TaskState::Running, Reason::None);
            add(TaskState::Blocked, Reason::Sleep);
            add(TaskState::Running, Reason::None);
            if (step == 1)
                add(random.below(4) == 0 ? TaskState::Failed : TaskState::Done, Reason::None);
            else {
                add(TaskState::Suspended, Reason::Lock);
                add(TaskState::Ready, Reason::Lock);
            }
            lanesTime = now;
        }
    }
    return entries;
}

/// As the collector brings them: any lane may be ahead of the others, each in its own order.
std::vector<Entry> shuffled(const std::vector<Entry>& entries, std::uint32_t lanes, Random& random)
{
    std::vector<std::vector<Entry>> perLane(lanes);
    for (const Entry& e : entries)
        perLane[e.lane.index()].push_back(e);
    for (auto& lane : perLane)
        std::stable_sort(lane.begin(), lane.end(),
            [](const Entry& a, const Entry& b) { return a.time < b.time; });
    std::vector<std::size_t> next(lanes, 0);
    std::vector<Entry> result;
    while (result.size() < entries.size()) {
        const std::size_t lane = random.below(lanes);
        for (std::uint64_t n = random.below(20); n > 0 && next[lane] < perLane[lane].size(); --n)
            result.push_back(perLane[lane][next[lane]++]);
    }
    return result;
}

std::shared_ptr<const Trace> build(
    const std::vector<Entry>& entries, std::uint32_t lanes, bool withSnapshots)
{
    LabelPool labels;
    TraceBuilder builder(labels, true);
    for (std::uint32_t i = 0; i < lanes; ++i)
        builder.addLane(LaneKind::Thread, "lane " + std::to_string(i));
    std::size_t n = 0;
    for (const Entry& e : entries) {
        if (!builder.add(e.lane, e.time, e.record))
            return nullptr;
        if (withSnapshots && ++n % 7 == 0)
            (void)builder.snapshot(e.time);
    }
    return builder.finish(Nanos(1'000'000));
}

} // namespace

class TstTraceBuilder : public QObject {
    Q_OBJECT

private slots:
    void anyOrderOfLanesGivesTheSameTasks();
    void snapshotsAreUntouchedByWhatFollows();
    void nextSequenceEndsALostTask();
    void overheadSplitsWhatIsOpen();
    void stallEndsWhenItIsWritten();
    void heldSpansComeFromAnyLane();
    void whatComesTooLateGetsItsPlaceAtTheEnd();
    void deadLaneEndsWhatIsOpen();
    void implausibleRecordsAreRefused();
    void linesAreInOrderOfTime();
};

void TstTraceBuilder::anyOrderOfLanesGivesTheSameTasks()
{
    constexpr std::uint32_t kLanes = 6;
    constexpr std::uint32_t kTasks = 80;
    Random random(5);
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const std::vector<Entry> entries = makeRun(seed, kLanes, kTasks);
        const auto reference = build(shuffled(entries, kLanes, random), kLanes, false);
        QVERIFY(reference);
        QVERIFY(validate(*reference).empty());
        for (int shuffle = 0; shuffle < 5; ++shuffle) {
            const auto other = build(shuffled(entries, kLanes, random), kLanes, shuffle % 2 == 1);
            QVERIFY(other);
            QVERIFY(validate(*other).empty());
            QCOMPARE(other->taskCount(), reference->taskCount());
            QCOMPARE(other->finishedTasks(), std::size_t { kTasks });
            for (std::uint32_t i = 0; i < kTasks; ++i) {
                const TaskTrack& a = reference->task(TaskId { i });
                const TaskTrack& b = other->task(TaskId { i });
                QVERIFY(a.spans == b.spans);
                QCOMPARE(b.finished.count(), a.finished.count());
                QVERIFY(a.state == b.state && a.lane == b.lane);
            }
            for (std::size_t l = 0; l < kLanes; ++l)
                QCOMPARE(other->lanes()[l].spans.size(), reference->lanes()[l].spans.size());
        }
    }
}

void TstTraceBuilder::snapshotsAreUntouchedByWhatFollows()
{
    LabelPool labels;
    TraceBuilder builder(labels, true);
    const LaneId lane = builder.addLane(LaneKind::Thread, "lane");
    builder.add(
        lane, Nanos(10), transition(0, 0, TaskState::Running, Reason::None, labels.intern("a")));
    const auto early = builder.snapshot(Nanos(20));
    builder.add(lane, Nanos(30), transition(0, 1, TaskState::Done));
    builder.add(lane, Nanos(40), transition(1, 0, TaskState::Running));
    const auto late = builder.finish(Nanos(50));
    QVERIFY(!early->isFinished());
    QCOMPARE(early->end().count(), std::int64_t { 20 });
    QCOMPARE(early->taskCount(), std::size_t { 1 });
    QVERIFY(early->task(TaskId { 0 }).state == TaskState::Running);
    QCOMPARE(early->task(TaskId { 0 }).spans.back().end.count(), std::int64_t { 20 });
    QVERIFY(early->lanes()[0].open.has_value());
    QCOMPARE(early->lanes()[0].spans.size(), std::size_t { 0 });
    QCOMPARE(early->taskName(TaskId { 0 }), std::string("a"));
    QVERIFY(late->task(TaskId { 0 }).state == TaskState::Done);
    QCOMPARE(late->taskCount(), std::size_t { 2 });
}

void TstTraceBuilder::nextSequenceEndsALostTask()
{
    LabelPool labels;
    TraceBuilder builder(labels, true);
    const LaneId main = builder.addLane(LaneKind::Main, "main");
    const LaneId worker = builder.addLane(LaneKind::Process, "worker", 77);
    builder.add(main, Nanos(1), transition(0, 0, TaskState::Queued));
    builder.add(worker, Nanos(5), transition(0, 1, TaskState::Running));
    builder.add(worker, Nanos(9), transition(0, 3, TaskState::Running)); // number 2 was lost
    builder.endLane(worker, Nanos(20), true);
    builder.add(main, Nanos(21), transition(0, kNextSequence, TaskState::Failed));
    const auto trace = builder.finish(Nanos(30));
    QVERIFY(trace->task(TaskId { 0 }).state == TaskState::Failed);
    QCOMPARE(trace->task(TaskId { 0 }).finished.count(), std::int64_t { 21 });
    QVERIFY(trace->lanes()[worker.index()].died);
    QVERIFY(!trace->lanes()[worker.index()].open.has_value());
}

void TstTraceBuilder::overheadSplitsWhatIsOpen()
{
    LabelPool labels;
    TraceBuilder builder(labels, true);
    const LaneId lane = builder.addLane(LaneKind::Thread, "lane");
    builder.add(lane, Nanos(10), transition(0, 0, TaskState::Running));
    builder.add(lane, Nanos(20), overhead(Nanos(5)));
    builder.add(lane, Nanos(40), transition(0, 1, TaskState::Done));
    builder.add(lane, Nanos(50), overhead(Nanos(6)));
    const auto trace = builder.finish(Nanos(60));
    const SpanLog& spans = trace->lanes()[0].spans;
    QCOMPARE(spans.size(), std::size_t { 4 });
    const std::array<std::pair<int, int>, 4> expected
        = { { { 10, 20 }, { 20, 25 }, { 25, 40 }, { 50, 56 } } };
    for (std::size_t i = 0; i < spans.size(); ++i) {
        QCOMPARE(spans.beginOf(i).count(), std::int64_t { expected.at(i).first });
        QCOMPARE(spans.endOf(i).count(), std::int64_t { expected.at(i).second });
        QCOMPARE(spans[i].state == TaskState::Overhead, i % 2 == 1);
    }
    QVERIFY(validate(*trace).empty());
}

void TstTraceBuilder::stallEndsWhenItIsWritten()
{
    LabelPool labels;
    TraceBuilder builder(labels, true);
    const LaneId lane = builder.addLane(LaneKind::Thread, "lane");
    builder.add(lane, Nanos(10), transition(0, 0, TaskState::Running));
    builder.add(lane, Nanos(30), overhead(Nanos(12), RecordKind::Stall));
    builder.add(lane, Nanos(40), transition(0, 1, TaskState::Done));
    const auto trace = builder.finish(Nanos(40));
    const SpanLog& spans = trace->lanes()[0].spans;
    QCOMPARE(spans.size(), std::size_t { 3 });
    QCOMPARE(spans.beginOf(1).count(), std::int64_t { 18 });
    QCOMPARE(spans.endOf(1).count(), std::int64_t { 30 });
    QVERIFY(spans[1].reason == Reason::FullRing);
    QVERIFY(!spans[1].task.isValid());
    QVERIFY(validate(*trace).empty());
}

void TstTraceBuilder::heldSpansComeFromAnyLane()
{
    LabelPool labels;
    const LabelId name = labels.intern("lock");
    TraceBuilder builder(labels, true);
    const LaneId a = builder.addLane(LaneKind::Thread, "a");
    const LaneId b = builder.addLane(LaneKind::Thread, "b");
    const auto instant = [&](RecordKind kind, std::uint32_t task) {
        Record r;
        r.kind = kind;
        r.task = task;
        r.label = name.value;
        return r;
    };
    for (const int t : { 0, 20, 40 }) { // lane a comes first, though b held the lock in between
        builder.add(a, Nanos(t), instant(RecordKind::Acquired, 0));
        builder.add(a, Nanos(t + 5), instant(RecordKind::Released, 0));
    }
    for (const int t : { 10, 30 }) {
        builder.add(b, Nanos(t), instant(RecordKind::Acquired, 1));
        builder.add(b, Nanos(t + 5), instant(RecordKind::Released, 1));
    }
    const auto trace = builder.finish(Nanos(50));
    QCOMPARE(trace->resources().size(), std::size_t { 1 });
    const std::vector<Span>& held = trace->resources()[0].held;
    QCOMPARE(held.size(), std::size_t { 5 });
    for (std::size_t i = 0; i < held.size(); ++i) {
        QCOMPARE(held[i].begin.count(), static_cast<std::int64_t>(10 * i));
        QCOMPARE(held[i].end.count(), static_cast<std::int64_t>(10 * i + 5));
        QCOMPARE(held[i].task.value, static_cast<std::uint32_t>(i % 2));
    }
    QVERIFY(validate(*trace, true).empty());
}

void TstTraceBuilder::deadLaneEndsWhatIsOpen()
{
    LabelPool labels;
    TraceBuilder builder(labels, true);
    const LaneId lane = builder.addLane(LaneKind::Process, "worker", 5);
    builder.add(lane, Nanos(10), transition(0, 0, TaskState::Running));
    builder.endLane(lane, Nanos(25), true);
    const auto trace = builder.finish(Nanos(40));
    QCOMPARE(trace->lanes()[0].end.count(), std::int64_t { 25 });
    QCOMPARE(trace->lanes()[0].spans.endOf(0).count(), std::int64_t { 25 });
    QCOMPARE(trace->end().count(), std::int64_t { 40 });
}

void TstTraceBuilder::implausibleRecordsAreRefused()
{
    LabelPool labels;
    TraceBuilder builder(labels, true);
    const LaneId lane = builder.addLane(LaneKind::Thread, "lane");
    Record bad = transition(0, 0, TaskState::Running);
    bad.kind = static_cast<RecordKind>(kRecordKindCount);
    QVERIFY(!builder.add(lane, Nanos(0), bad));
    QVERIFY(!builder.add(lane, Nanos(0), transition(0, 0, static_cast<TaskState>(9))));
    QVERIFY(!builder.add(
        lane, Nanos(0), transition(0, 0, TaskState::Running, static_cast<Reason>(18))));
    QVERIFY(!builder.add(lane, Nanos(0), transition(TaskId::kNone, 0, TaskState::Running)));
    QVERIFY(!builder.add(LaneId { 1 }, Nanos(0), transition(0, 0, TaskState::Running)));
    QVERIFY(!builder.add(LaneId {}, Nanos(0), transition(0, 0, TaskState::Running)));
    QCOMPARE(builder.finish(Nanos(1))->taskCount(), std::size_t { 0 });
}

void TstTraceBuilder::linesAreInOrderOfTime()
{
    LabelPool labels;
    TraceBuilder builder(labels, true);
    const LaneId a = builder.addLane(LaneKind::Thread, "a");
    const LaneId b = builder.addLane(LaneKind::Thread, "b");
    const auto say = [&](LaneId lane, int time, std::uint32_t order, const char* text) {
        Record r;
        r.kind = RecordKind::Output;
        r.task = 0;
        r.sequence = order;
        builder.add(lane, Nanos(time), r, text);
    };
    say(a, 10, 1, "2");
    say(a, 20, 2, "3");
    say(a, 20, 5, "6");
    say(b, 5, 0, "1");
    say(b, 20, 3, "4");
    say(b, 20, 4, "5");
    const auto trace = builder.finish(Nanos(30));
    std::string all;
    for (const OutputLine& line : trace->output())
        all += line.text;
    QCOMPARE(all, std::string("123456"));
}

/// A worker may be held up between taking the time and telling what happened then.
void TstTraceBuilder::whatComesTooLateGetsItsPlaceAtTheEnd()
{
    LabelPool labels;
    TraceBuilder builder(labels, false);
    const LaneId lane = builder.addLane(LaneKind::Thread, "lane");
    const auto mark = [&](std::int64_t time) {
        Record r;
        r.kind = RecordKind::Mark;
        r.label = labels.intern("at " + std::to_string(time)).value;
        QVERIFY(builder.add(lane, Nanos(time), r));
    };
    const auto times = [](const Trace& trace) {
        std::vector<std::int64_t> all;
        for (const Mark& m : trace.marks())
            all.push_back(m.time.count());
        return all;
    };
    mark(50);
    mark(90);
    builder.settle(Nanos(80));
    mark(40);
    mark(30);
    mark(50);
    builder.settle(Nanos(80));
    QCOMPARE(times(*builder.snapshot(Nanos(100))), (std::vector<std::int64_t> { 50, 50 }));
    mark(20);
    QCOMPARE(
        times(*builder.finish(Nanos(100))), (std::vector<std::int64_t> { 20, 30, 40, 50, 50, 90 }));
}

QTEST_GUILESS_MAIN(TstTraceBuilder)
#include "tst_tracebuilder.moc"
