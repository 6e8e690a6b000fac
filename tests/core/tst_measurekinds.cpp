// SPDX-License-Identifier: GPL-3.0-or-later
// The named measures on traces that were made by hand: see tst_measure for the first of them.
#include "core/analysis/measure.h"
#include "tests/support/tracemaker.h"

#include <QTest>

using namespace interleave;
using namespace interleave::test;

namespace {

/// A loop. The program (0) submits 1, 2 and 3, waits for them, and once for the server.
///   1: runs [10, 20), gives up its turn, is Ready to 40, runs [40, 45), done
///   2: runs [20, 30), blocks its worker [30, 40) for a sleep, runs nothing, done at 40
///   3: is cancelled in the queue at 42
std::shared_ptr<const Trace> loop()
{
    TraceMaker make;
    const LaneId lane = make.lane(LaneKind::Loop, "Loop");
    make.state(lane, 0, 0, TaskState::Running, Reason::None, "program");
    make.state(lane, 1, 1, TaskState::Queued, Reason::None, "a");
    make.state(lane, 2, 2, TaskState::Queued, Reason::None, "b");
    make.state(lane, 3, 3, TaskState::Queued, Reason::None, "c");
    make.state(lane, 4, 0, TaskState::Suspended, Reason::Io);
    make.state(lane, 8, 0, TaskState::Ready, Reason::Io);
    make.state(lane, 9, 0, TaskState::Running);
    make.state(lane, 9, 0, TaskState::Suspended, Reason::Future);
    make.state(lane, 10, 1, TaskState::Running);
    make.output(lane, 11, 1, "the first line");
    make.state(lane, 20, 1, TaskState::Ready);
    make.state(lane, 20, 2, TaskState::Running);
    make.mark(lane, 21, 2, "set one");
    make.output(lane, 22, 2, "one is set");
    make.mark(lane, 23, 2, "set two");
    make.state(lane, 30, 2, TaskState::Blocked, Reason::Sleep);
    make.state(lane, 40, 2, TaskState::Running);
    make.state(lane, 40, 2, TaskState::Done);
    make.state(lane, 40, 1, TaskState::Running);
    make.output(lane, 41, 1, "the last line");
    make.state(lane, 42, 3, TaskState::Cancelled);
    make.state(lane, 45, 1, TaskState::Done);
    make.state(lane, 50, 0, TaskState::Ready, Reason::Future, {}, 1);
    make.state(lane, 52, 0, TaskState::Running);
    make.state(lane, 60, 0, TaskState::Done);
    return make.finish(60);
}

/// Two threads and a process that dies at 90. Tasks 1 and 2 wait for an event [20, 50) and [30,
/// 50); 3 sets it at 50 and runs them on at 53 and 58. A semaphore of 2 permits, a queue, a lock
/// that nobody waits for.
std::shared_ptr<const Trace> threads()
{
    TraceMaker make;
    const LaneId main = make.lane(LaneKind::Main, "Main");
    const LaneId one = make.lane(LaneKind::Thread, "1");
    const LaneId two = make.lane(LaneKind::Thread, "2");
    const LaneId three = make.lane(LaneKind::Process, "3", 7);
    make.state(main, 0, 0, TaskState::Running, Reason::None, "program");
    make.resource(main, 1, "event", Reason::Event, 1);
    make.resource(main, 1, "pool", Reason::Semaphore, 2, 2);
    make.resource(main, 1, "queue", Reason::Queue);
    make.resource(main, 1, "lock", Reason::Lock, 1);
    for (std::uint32_t task = 1; task <= 4; ++task)
        make.state(main, 2, task, TaskState::Queued, Reason::None, "t");
    make.state(main, 5, 0, TaskState::Blocked, Reason::Event);
    make.state(one, 10, 1, TaskState::Running);
    make.state(two, 12, 2, TaskState::Running);
    make.state(one, 20, 1, TaskState::Blocked, Reason::Event);
    make.state(two, 30, 2, TaskState::Blocked, Reason::Event);
    make.state(three, 40, 3, TaskState::Running);
    make.level(three, 41, 3, "queue", 1);
    make.level(three, 44, 3, "queue", 2, 5);
    make.level(three, 45, 3, "queue", 1, 6);
    make.level(three, 47, 3, "queue", 0);
    make.wake(three, 50, 1, 3, Reason::Event);
    make.wake(three, 50, 2, 3, Reason::Event);
    make.state(one, 53, 1, TaskState::Running);
    make.state(two, 58, 2, TaskState::Running);
    make.hold(one, 54, 70, 1, "pool");
    make.hold(two, 60, 63, 2, "pool");
    make.hold(two, 64, 66, 2, "pool");
    make.hold(one, 71, 75, 1, "lock");
    make.state(main, 59, 0, TaskState::Running);
    make.wake(three, 60, 0, 3, Reason::Event); // told late: it runs already
    make.state(two, 70, 2, TaskState::Done);
    make.state(two, 72, 4, TaskState::Running);
    make.state(one, 80, 1, TaskState::Done);
    make.state(two, 85, 4, TaskState::Done);
    make.state(three, 90, 3, TaskState::Failed);
    make.die(three, 90);
    make.state(main, 100, 0, TaskState::Done);
    return make.finish(100);
}

} // namespace

class TstMeasureKinds : public QObject {
    Q_OBJECT

private slots:
    void values_data();
    void values();
    void whatWasNotWaitedFor();
    void whatIsNotThereIsAbsent();
    void names();
};

void TstMeasureKinds::values_data()
{
    QTest::addColumn<bool>("isLoop");
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("value"); // ns, or a count
    QTest::addColumn<qint64>("begin");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<int>("task"); // -1: an interval of none
    bool isLoop = true;
    const auto row = [&](const char* name, qint64 value, qint64 begin, qint64 end, int task) {
        QTest::newRow(name) << isLoop << QString::fromLatin1(name) << value << begin << end << task;
    };
    row("longest-ready", 20, 20, 40, 1);
    row("longest-on-worker", 20, 20, 40, 2); // runs and blocks without a gap
    row("runs", 4, 10, 20, 1);
    row("most-queued", 3, 3, 10, -1);
    row("cancelled", 1, 42, 42, 3);
    row("overtaking", 1, 40, 40, 2);
    row("most-on-one", 2, 10, 45, -1);
    row("waits:io@program", 1, 4, 8, 0);
    row("longest-wait:io@program", 4, 4, 8, 0);
    row("longest-wait@program", 41, 9, 50, 0);
    row("longest-wait", 10, 30, 40, 2);
    row("mark:set two", 23, 23, 23, 2);
    row("marks:set", 2, 21, 21, 2);
    row("line:one is", 22, 22, 22, 2);
    row("lines: line", 2, 11, 11, 1);
    row("gap:set one|one is set", 1, 21, 22, 2);
    row("gap:the first line|the last line", 30, 11, 41, 1);
    row("gap:the first|set two", 12, 11, 23, 2);
    isLoop = false;
    row("lanes-used", 3, 40, 90, 3);
    row("died", 1, 90, 90, -1);
    row("overtaking", 2, 70, 70, 2); // 2 before 1, 4 before 3
    row("waits:event", 2, 20, 53, 1);
    row("most-waiting:event", 2, 30, 53, -1);
    row("most-waiting", 2, 30, 53, -1);
    row("longest-wake:event", 8, 50, 58, 2);
    row("last-wake:event", 60, 60, 60, 0);
    row("last-wake", 60, 60, 60, 0);
    row("level:queue", 2, 44, 45, -1);
    row("pending:queue", 6, 45, 47, -1);
    row("level:semaphore", 2, 1, 100, -1);
    row("holds:semaphore", 3, 54, 70, 1);
    row("most-held:semaphore", 2, 60, 63, 2);
    row("longest-held:semaphore", 16, 54, 70, 1);
    row("longest-held:lock", 4, 71, 75, 1);
}

void TstMeasureKinds::values()
{
    QFETCH(bool, isLoop);
    QFETCH(QString, name);
    QFETCH(qint64, value);
    QFETCH(qint64, begin);
    QFETCH(qint64, end);
    QFETCH(int, task);
    const auto found = measure(isLoop ? *loop() : *threads(), name.toStdString());
    QVERIFY(found.has_value());
    QCOMPARE(
        found->unit == Measure::Unit::Duration ? found->duration.count() : found->count, value);
    QVERIFY(found->evidence.has_value());
    QCOMPARE(found->evidence->begin.count(), begin);
    QCOMPARE(found->evidence->end.count(), end);
    QCOMPARE(
        found->evidence->task.isValid() ? static_cast<int>(found->evidence->task.value) : -1, task);
}

void TstMeasureKinds::whatWasNotWaitedFor()
{
    const auto trace = threads();
    QCOMPARE(measure(*trace, "waits:lock")->count, 0);
    QVERIFY(!measure(*trace, "waits:lock")->evidence);
    QCOMPARE(measure(*trace, "total-wait:lock")->duration.count(), 0);
    QVERIFY(!measure(*trace, "longest-wait:lock"));
    QVERIFY(!measure(*trace, "waits:condition")); // there is none
}

void TstMeasureKinds::whatIsNotThereIsAbsent()
{
    const auto trace = loop();
    for (const char* name : { "died", "failed", "level:queue", "holds:lock", "longest-wake:event",
             "mark:set", "line:nothing", "gap:set one|nothing", "gap:nothing|set one",
             "gap:the last line|set one", "waits:sleep@program", "most-waiting:io" })
        QVERIFY2(!measure(*trace, name), name);
    const auto empty = TraceMaker().finish(0);
    for (const char* name : { "runs", "overtaking", "lanes-used", "most-on-one", "most-queued",
             "longest-on-worker", "last-wake", "cancelled" })
        QVERIFY2(!measure(*empty, name), name);
}

void TstMeasureKinds::names()
{
    for (const char* name : { "waits@program", "waits:io@program", "most-waiting", "level:queue",
             "gap:a|b", "line:a:b@program", "longest-wake:event" })
        QVERIFY2(isMeasure(name), name);
    for (const char* name : { "level", "holds:", "gap:a", "gap:|b", "gap:a|", "line",
             "line:", "runs@program", "runs:io", "waits@nobody", "waits:@program", "level:nothing",
             "died:io", "most-waiting:io@program" })
        QVERIFY2(!isMeasure(name), name);
}

QTEST_GUILESS_MAIN(TstMeasureKinds)
#include "tst_measurekinds.moc"
