// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/base/random.h"
#include "core/trace/validator.h"
#include "tests/support/printstring.h"
#include "tests/support/tracemaker.h"

#include <algorithm>
#include <vector>

using namespace interleave;
using namespace interleave::test;

namespace {

std::string findings(const Trace& trace, bool wasStopped = false)
{
    std::string all;
    for (const std::string& finding : validate(trace, wasStopped))
        all += finding + "; ";
    return all;
}

} // namespace

class TstValidator : public QObject {
    Q_OBJECT

private slots:
    void soundTraceHasNoFindings();
    void illegalTransitionIsFound_data();
    void illegalTransitionIsFound();
    void unfinishedTaskIsFound();
    void missingEventsAreFound();
    void twoRunningOnOneLane();
    void tableOfTransitions();
    void namesOfStatesAndReasons();
    void firstEndingAfterIsRight();
    void copyOfALogIsASnapshot();
};

void TstValidator::soundTraceHasNoFindings()
{
    TraceMaker maker;
    const LaneId main = maker.lane(LaneKind::Main, "Main");
    const LaneId worker = maker.lane(LaneKind::Thread, "Thread 1");
    maker.state(main, 0, 0, TaskState::Running, Reason::None, "program");
    maker.state(main, 1, 1, TaskState::Queued, Reason::None, "task");
    maker.state(main, 2, 0, TaskState::Blocked, Reason::Future);
    maker.state(worker, 3, 1, TaskState::Running);
    maker.overhead(worker, 4, 2, Reason::FullRing);
    maker.state(worker, 9, 1, TaskState::Done);
    maker.state(main, 10, 0, TaskState::Running);
    maker.state(main, 12, 0, TaskState::Done);
    QCOMPARE(findings(*maker.finish(12)), std::string());
}

void TstValidator::illegalTransitionIsFound_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    for (int from = 0; from < static_cast<int>(TaskState::Done); ++from)
        for (int to = 0; to < static_cast<int>(kTaskStateCount); ++to)
            if (!isLegalTransition(static_cast<TaskState>(from), static_cast<TaskState>(to)))
                QTest::newRow((textOf(static_cast<TaskState>(from)) + " to "
                    + textOf(static_cast<TaskState>(to)))
                                  .c_str())
                    << from << to;
}

void TstValidator::illegalTransitionIsFound()
{
    QFETCH(int, from);
    QFETCH(int, to);
    TraceMaker maker;
    const LaneId lane = maker.lane(LaneKind::Thread, "Thread 1");
    maker.state(lane, 0, 0, static_cast<TaskState>(from));
    maker.state(lane, 5, 0, static_cast<TaskState>(to));
    const std::string expected = "goes from " + textOf(static_cast<TaskState>(from)) + " to "
        + textOf(static_cast<TaskState>(to));
    const std::string found = findings(*maker.finish(9), true);
    QVERIFY2(found.find(expected) != std::string::npos, found.c_str());
}

void TstValidator::unfinishedTaskIsFound()
{
    const auto make = [](bool asSnapshot) {
        TraceMaker maker;
        const LaneId lane = maker.lane(LaneKind::Thread, "Thread 1");
        maker.state(lane, 0, 0, TaskState::Queued);
        maker.state(lane, 5, 0, TaskState::Running);
        return asSnapshot ? maker.snapshot(9) : maker.finish(9);
    };
    QVERIFY(findings(*make(false)).find("is still running at the end") != std::string::npos);
    QCOMPARE(findings(*make(false), true), std::string());
    QCOMPARE(findings(*make(true)), std::string()); // a live run has some
}

void TstValidator::missingEventsAreFound()
{
    TraceMaker maker;
    (void)maker.lane(LaneKind::Thread, "Thread 1");
    EventCounts counts;
    counts.produced = 10;
    counts.stored = 7;
    counts.lost = 2;
    maker.counts(counts);
    const std::string found = findings(*maker.finish(1));
    QVERIFY2(found.find("events are missing: 10 produced, 7 stored, 2 lost") == 0, found.c_str());
}

void TstValidator::twoRunningOnOneLane()
{
    TraceMaker maker;
    const LaneId lane = maker.lane(LaneKind::Loop, "Loop");
    maker.state(lane, 0, 0, TaskState::Running);
    maker.state(lane, 5, 1, TaskState::Running);
    maker.state(lane, 7, 0, TaskState::Done);
    maker.state(lane, 9, 1, TaskState::Done);
    const auto trace = maker.finish(9);
    const std::string found = findings(*trace);
    QVERIFY2(!found.empty(), "two tasks run at once on one lane, and nobody minds");
}

void TstValidator::tableOfTransitions()
{
    using S = TaskState;
    const std::vector<std::pair<S, S>> legal
        = { { S::Queued, S::Running }, { S::Queued, S::Cancelled }, { S::Running, S::Blocked },
              { S::Running, S::Suspended }, { S::Running, S::Done }, { S::Running, S::Failed },
              { S::Running, S::Cancelled }, { S::Running, S::Ready }, { S::Blocked, S::Running },
              { S::Suspended, S::Ready }, { S::Ready, S::Running } };
    for (const auto& [from, to] : legal)
        QVERIFY2(isLegalTransition(from, to), (textOf(from) + " to " + textOf(to)).c_str());
    const std::vector<std::pair<S, S>> illegal
        = { { S::Queued, S::Done }, { S::Queued, S::Suspended }, { S::Running, S::Queued },
              { S::Blocked, S::Done }, { S::Suspended, S::Done }, { S::Suspended, S::Queued } };
    for (const auto& [from, to] : illegal)
        QVERIFY2(!isLegalTransition(from, to), (textOf(from) + " to " + textOf(to)).c_str());
    for (const S end : { S::Done, S::Failed, S::Cancelled }) {
        QVERIFY(isFinal(end));
        for (std::size_t to = 0; to < kTaskStateCount; ++to)
            QVERIFY(!isLegalTransition(end, static_cast<S>(to)));
    }
    QVERIFY(isLegalTransition(std::nullopt, S::Queued));
    QVERIFY(isLegalTransition(std::nullopt, S::Running));
    QVERIFY(!isLegalTransition(std::nullopt, S::Done));
}

void TstValidator::namesOfStatesAndReasons()
{
    for (std::size_t i = 0; i < kTaskStateCount; ++i) {
        const auto state = static_cast<TaskState>(i);
        QVERIFY(taskStateFromString(toString(state)) == state);
    }
    for (std::size_t i = 0; i < kReasonCount; ++i) {
        const auto reason = static_cast<Reason>(i);
        QVERIFY(reasonFromString(toString(reason)) == reason);
    }
    QVERIFY(!taskStateFromString("Running"));
    QVERIFY(!reasonFromString("Sleep"));
}

void TstValidator::firstEndingAfterIsRight()
{
    Random random(23);
    for (const std::size_t count : { 0U, 1U, 2U, 1023U, 1024U, 1025U, 5000U }) {
        SpanLog log(LaneId { 3 });
        Nanos time(0);
        for (std::size_t i = 0; i < count; ++i) {
            Span span;
            span.begin = time + Nanos(random.below(3));
            span.end = span.begin + Nanos(random.below(4)); // some are empty
            time = span.end;
            log.append(span);
        }
        for (int i = 0; i < 500; ++i) {
            const Nanos t(static_cast<std::int64_t>(
                random.below(static_cast<std::uint64_t>(time.count()) + 5)));
            std::size_t expected = 0;
            while (expected < log.size() && log.endOf(expected) <= t)
                ++expected;
            QCOMPARE(log.firstEndingAfter(t), expected);
        }
    }
}

void TstValidator::copyOfALogIsASnapshot()
{
    AppendLog<int, 4> log;
    std::vector<AppendLog<int, 4>> snapshots;
    for (int i = 0; i < 50; ++i) {
        snapshots.push_back(log);
        log.append(i);
    }
    QCOMPARE(log.back(), 49);
    for (std::size_t n = 0; n < snapshots.size(); ++n) {
        QCOMPARE(snapshots[n].size(), n);
        int expected = 0;
        for (const int value : snapshots[n])
            QCOMPARE(value, expected++);
    }
}

QTEST_GUILESS_MAIN(TstValidator)
#include "tst_validator.moc"
