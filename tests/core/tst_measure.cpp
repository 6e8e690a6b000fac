// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/measure.h"
#include "core/workload/workloadregistry.h"
#include "tests/support/tracemaker.h"

#include <QTest>

using namespace interleave;
using namespace interleave::test;

namespace {

/// Two workers; task 1 runs [10, 50) on the first, waits for a lock [50, 80), runs to 90 and fails;
/// task 2 runs [20, 60) on the second, then sleeps to 70 and is done.
std::shared_ptr<const Trace> sample()
{
    TraceMaker make;
    const LaneId main = make.lane(LaneKind::Main, "Main");
    const LaneId one = make.lane(LaneKind::Thread, "Thread 1");
    const LaneId two = make.lane(LaneKind::Thread, "Thread 2");
    make.state(main, 0, 0, TaskState::Running, Reason::None, "program");
    make.state(main, 1, 1, TaskState::Queued, Reason::None, "a");
    make.state(main, 2, 2, TaskState::Queued, Reason::None, "b");
    make.state(main, 5, 0, TaskState::Blocked, Reason::Future);
    make.state(one, 10, 1, TaskState::Running);
    make.state(two, 20, 2, TaskState::Running);
    make.mark(two, 30, 2, "here");
    make.state(one, 50, 1, TaskState::Blocked, Reason::Lock, "lock");
    make.state(two, 60, 2, TaskState::Blocked, Reason::Sleep);
    make.state(two, 70, 2, TaskState::Running);
    make.state(two, 70, 2, TaskState::Done);
    make.state(one, 80, 1, TaskState::Running);
    make.state(one, 90, 1, TaskState::Failed);
    make.state(main, 95, 0, TaskState::Running);
    make.state(main, 100, 0, TaskState::Done);
    return make.finish(100);
}

} // namespace

class TstMeasure : public QObject {
    Q_OBJECT

private slots:
    void durations_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<qint64>("nanos");
        QTest::addColumn<qint64>("begin"); // -1: no evidence
        QTest::addColumn<uint>("task");
        const auto row = [](const char* name, qint64 nanos, qint64 begin, unsigned task) {
            QTest::newRow(name) << QString::fromLatin1(name) << nanos << begin << task;
        };
        row("makespan", 100, -1, 0);
        row("longest-run", 40, 10, 1);
        row("longest-queued", 18, 2, 2);
        row("last-start", 20, 20, 2);
        row("longest-wait:lock", 30, 50, 1);
        row("longest-wait:future", 90, 5, 0); // the program, which waits for its tasks
        row("longest-wait", 30, 50, 1);       // here it does not count
        row("total-wait", 40, -1, 0);
        row("total-wait:sleep", 10, -1, 0);
        row("mark:here", 30, 30, 2);
    }

    void durations()
    {
        QFETCH(QString, name);
        QFETCH(qint64, nanos);
        QFETCH(qint64, begin);
        QFETCH(uint, task);
        const auto found = measure(*sample(), name.toStdString());
        QVERIFY(found.has_value());
        QVERIFY(found->unit == Measure::Unit::Duration);
        QCOMPARE(found->duration.count(), nanos);
        QCOMPARE(found->evidence.has_value(), begin >= 0);
        if (begin >= 0) {
            QCOMPARE(found->evidence->begin.count(), begin);
            QCOMPARE(found->evidence->task.value, task);
        }
    }

    /// Of the task that waited longest in all: 1, with 3, 20 and 5; not of 2, with 1 four times.
    void medianIsOfTheOneThatWaitedMost()
    {
        TraceMaker make;
        const LaneId main = make.lane(LaneKind::Main, "Main");
        const LaneId one = make.lane(LaneKind::Thread, "Thread 1");
        const LaneId two = make.lane(LaneKind::Thread, "Thread 2");
        make.state(main, 0, 0, TaskState::Running, Reason::None, "program");
        make.state(main, 1, 1, TaskState::Queued, Reason::None, "a");
        make.state(main, 1, 2, TaskState::Queued, Reason::None, "b");
        make.state(one, 2, 1, TaskState::Running);
        make.state(two, 2, 2, TaskState::Running);
        for (const auto& [begin, end] :
            { std::pair(10, 13), std::pair(20, 40), std::pair(50, 55) }) {
            make.state(one, begin, 1, TaskState::Blocked, Reason::InterpreterLock);
            make.state(one, end, 1, TaskState::Running);
        }
        for (const int begin : { 10, 20, 30, 40 }) {
            make.state(two, begin, 2, TaskState::Blocked, Reason::InterpreterLock);
            make.state(two, begin + 1, 2, TaskState::Running);
        }
        make.state(one, 60, 1, TaskState::Done);
        make.state(two, 60, 2, TaskState::Done);
        make.state(main, 60, 0, TaskState::Done);
        const auto trace = make.finish(60);
        const auto found = measure(*trace, "median-wait:interpreter-lock");
        QVERIFY(found.has_value());
        QCOMPARE(found->duration.count(), 5);
        QVERIFY((*found->evidence == Measure::Evidence { TaskId { 1 }, Nanos(50), Nanos(55) }));
        QVERIFY(!measure(*trace, "median-wait:lock"));
        QVERIFY(isMeasure("median-wait:sleep"));
    }

    void counts()
    {
        const auto trace = sample();
        QCOMPARE(measure(*trace, "tasks")->count, 2);
        QCOMPARE(measure(*trace, "waits")->count, 2);
        QCOMPARE(measure(*trace, "waits:lock")->count, 1);
        QCOMPARE(measure(*trace, "failed")->count, 1);
        QCOMPARE(measure(*trace, "failed")->evidence->begin.count(), 90);
        const auto most = measure(*trace, "most-running");
        QCOMPARE(most->count, 2);
        QVERIFY((*most->evidence == Measure::Evidence { {}, Nanos(20), Nanos(50) }));
        // 40 + 10 on one lane, 40 on the other, of 200.
        QCOMPARE(measure(*trace, "busy")->share, 0.45);
        QCOMPARE(measure(*traceWithGap(), "busy")->share, 500.0 / 700); // 300 are not known
    }

    void stolenTasksAreCounted()
    {
        TraceMaker make;
        const LaneId one = make.lane(LaneKind::Thread, "Thread 1");
        const LaneId two = make.lane(LaneKind::Thread, "Thread 2");
        for (const unsigned task : { 0U, 1U, 2U })
            make.state(one, 1, task, TaskState::Running, Reason::None, "t");
        make.mark(one, 5, 1, "stolen"); // a program may call its marks so
        make.stolen(two, 20, 2, one);
        make.stolen(two, 10, 1, one);
        const auto trace = make.finish(100);
        const auto found = measure(*trace, "stolen");
        QVERIFY(found);
        QCOMPARE(found->count, 2);
        QVERIFY((*found->evidence == Measure::Evidence { TaskId { 1 }, Nanos(10), Nanos(10) }));
        QVERIFY(trace->marks()[1].isTheft());
        QCOMPARE(trace->marks()[1].from.value, one.value);
        QCOMPARE(measure(*sample(), "stolen")->count, 0);
        QVERIFY(!measure(*TraceMaker().finish(0), "stolen"));
    }

    void whatIsNotThereIsAbsent()
    {
        QVERIFY(!measure(*sample(), "waits:barrier"));
        QVERIFY(!measure(*sample(), "mark:nowhere"));
        QVERIFY(!measure(*sample(), "nonsense"));
        const auto empty = TraceMaker().finish(0);
        for (const char* name : { "longest-run", "most-running", "busy", "last-start", "failed" })
            QVERIFY2(!measure(*empty, name), name);
        QCOMPARE(measure(*empty, "tasks")->count, 0);
    }

    void namesAreKnown()
    {
        for (const char* name :
            { "waits:lock", "waits", "longest-wait:interpreter-lock", "mark:x" })
            QVERIFY2(isMeasure(name), name);
        for (const char* name : { "", "mark:", "waits:nothing", "tasks:lock", "longest" })
            QVERIFY2(!isMeasure(name), name);
    }

    void workloadsNameKnownMeasures()
    {
        for (const Workload& workload : allWorkloads()) {
            for (const KeyFigure& figure : workload.figures)
                QVERIFY2(isMeasure(figure.measure), (workload.id + figure.measure).c_str());
            QVERIFY2(
                workload.keyMoment.empty() || isMeasure(workload.keyMoment), workload.id.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TstMeasure)
#include "tst_measure.moc"
