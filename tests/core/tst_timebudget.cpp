// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/timebudget.h"
#include "tests/support/tracemaker.h"

#include <QTest>

using namespace interleave;
using interleave::test::smallTrace;
using interleave::test::TraceMaker;

class TestTimeBudget : public QObject {
    Q_OBJECT

private slots:
    void closes();
    void countsWhatIsOpen();
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
