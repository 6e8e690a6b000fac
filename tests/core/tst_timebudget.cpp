// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/timebudget.h"
#include "core/base/random.h"
#include "core/trace/lanegaps.h"
#include "tests/support/tracemaker.h"

#include <QTest>

using namespace interleave;
using interleave::test::smallTrace;
using interleave::test::TraceMaker;
using interleave::test::traceWithGap;

class TestTimeBudget : public QObject {
    Q_OBJECT

private slots:
    void closes();
    void countsWhatIsOpen();
    void gapsAreNotIdle();
    void gapTimeIsWhatNoSpanTells();
    void totalsOfAllTasks();
    void totalsWithinARange();
};

void TestTimeBudget::closes()
{
    const auto trace = smallTrace();
    const auto budgets = timeBudgets(*trace);
    QCOMPARE(budgets.size(), std::size_t { 2 });
    for (const LaneBudget& budget : budgets) {
        QVERIFY(budget.isClosed());
        QCOMPARE(budget.total, Nanos(5'000'001));
        QVERIFY(budget.idle >= Nanos(0));
    }
    const LaneBudget& worker = budgets[1];
    QCOMPARE(worker.blocked, Nanos(1'000'001));
    QCOMPARE(worker.blockedBy[static_cast<std::size_t>(Reason::Sleep)], worker.blocked);
    QCOMPARE(worker.overhead, Nanos(500));
    QCOMPARE(worker.running, Nanos(2'345'678 - 2'001 + 4'000'000 - 3'345'679));
}

void TestTimeBudget::countsWhatIsOpen()
{
    TraceMaker make;
    const LaneId lane = make.lane(LaneKind::Loop, "loop");
    make.state(lane, 10, 0, TaskState::Running);
    const auto trace = make.snapshot(110);
    const auto budgets = timeBudgets(*trace);
    QCOMPARE(budgets[0].running, Nanos(100));
    QCOMPARE(budgets[0].idle, Nanos(10));
    QVERIFY(budgets[0].isClosed());
}

void TestTimeBudget::gapsAreNotIdle()
{
    const auto budgets = timeBudgets(*traceWithGap());
    const LaneBudget& worker = budgets[1];
    QCOMPARE(worker.running, Nanos(500));
    QCOMPARE(worker.gap, Nanos(300));
    QCOMPARE(worker.idle, Nanos(200));
    QVERIFY(worker.isClosed());
    QCOMPARE(budgets[0].gap, Nanos(0));
}

/// Spans and gaps as only a file can have them, nanosecond by nanosecond.
void TestTimeBudget::gapTimeIsWhatNoSpanTells()
{
    static constexpr std::int64_t kEnd = 120;
    Nanos all { 0 };
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Random random(seed);
        const auto number
            = [&](std::uint64_t below) { return static_cast<std::int64_t>(random.below(below)); };
        LaneTrack lane;
        std::array<bool, kEnd> isTold {};
        std::array<bool, kEnd> isGap {};
        const auto fill = [](auto& instants, std::int64_t from, std::int64_t to) {
            for (std::int64_t t = from; t < std::min(to, kEnd); ++t)
                instants.at(static_cast<std::size_t>(t)) = true;
        };
        for (std::int64_t at = number(9); at < kEnd - 20; at += number(12)) {
            const std::int64_t end = at + number(6);
            Span span;
            span.begin = Nanos(at);
            span.end = Nanos(end);
            lane.spans.append(span);
            fill(isTold, at, end);
            at = end;
        }
        if (random.below(2) == 0) {
            lane.open.emplace();
            lane.open->begin = Nanos(kEnd - 5);
            lane.open->end = Nanos(kEnd);
            fill(isTold, kEnd - 5, kEnd);
        }
        std::int64_t last = 0; // ends in order, as the gaps are searched by these
        for (std::int64_t begin = number(9); begin < kEnd; begin += number(15)) {
            last = std::max(last, begin + number(9));
            lane.lost.append({ Nanos(begin), Nanos(last), 1 });
            fill(isGap, begin, last);
        }
        const std::int64_t from = number(kEnd);
        const std::int64_t to = from + number(kEnd - static_cast<std::uint64_t>(from) + 1);
        std::int64_t wanted = 0;
        for (std::int64_t t = from; t < to; ++t)
            wanted
                += isGap.at(static_cast<std::size_t>(t)) && !isTold.at(static_cast<std::size_t>(t))
                ? 1
                : 0;
        QCOMPARE(gapTime(lane, Nanos(from), Nanos(to)), Nanos(wanted));
        all += Nanos(wanted);
    }
    QVERIFY(all > Nanos(500));
}

void TestTimeBudget::totalsOfAllTasks()
{
    const auto trace = smallTrace();
    const StateTotals totals = stateTotals(*trace, Nanos(0), trace->end());
    const auto of = [&](TaskState s) { return totals.byState[static_cast<std::size_t>(s)]; };
    QCOMPARE(of(TaskState::Queued), Nanos(1'001));
    QCOMPARE(of(TaskState::Suspended), Nanos(4'000'000 - 1'500));
    QCOMPARE(of(TaskState::Ready), Nanos(999));
    QCOMPARE(of(TaskState::Blocked), Nanos(1'000'001));
    QCOMPARE(
        totals.suspendedBy[static_cast<std::size_t>(Reason::Future)], of(TaskState::Suspended));
    Nanos all { 0 };
    for (const Nanos part : totals.byState)
        all += part;
    QCOMPARE(all, Nanos(5'000'000 + 4'000'000 - 1'000));
}

void TestTimeBudget::totalsWithinARange()
{
    const auto trace = smallTrace();
    const auto blockedIn = [&](std::int64_t from, std::int64_t to) {
        return stateTotals(*trace, Nanos(from), Nanos(to))
            .byState[static_cast<std::size_t>(TaskState::Blocked)];
    };
    QCOMPARE(blockedIn(2'345'678, 2'345'679), Nanos(1));
    QCOMPARE(blockedIn(2'345'677, 2'345'678), Nanos(0));
    QCOMPARE(blockedIn(3'345'679, 9'000'000), Nanos(0));
    QCOMPARE(blockedIn(3'000'000, 3'000'000), Nanos(0));
}

QTEST_GUILESS_MAIN(TestTimeBudget)
#include "tst_timebudget.moc"
