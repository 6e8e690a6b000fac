// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/speedup.h"

#include <QTest>

using namespace interleave;

class TestSpeedup : public QObject {
    Q_OBJECT

private slots:
    void medians();
    void rowsAndRatios();
    void noBaseline();
    void failedRunsAreLeftOut();
    void nothingTakesNoTime();
};

void TestSpeedup::medians()
{
    QCOMPARE(medianOf({ Nanos(3) }), Nanos(3));
    QCOMPARE(medianOf({ Nanos(9), Nanos(1), Nanos(5) }), Nanos(5));
    QCOMPARE(medianOf({ Nanos(9), Nanos(1), Nanos(4), Nanos(6) }), Nanos(5));
    const Nanos most = Nanos::max();
    QCOMPARE(medianOf({ most, most }), most);
}

void TestSpeedup::rowsAndRatios()
{
    const auto rows = summarise({ { "threads", 2, Nanos(60) }, { "sequential", 1, Nanos(100) },
        { "threads", 2, Nanos(40) }, { "threads", 4, Nanos(25) }, { "sequential", 1, Nanos(120) },
        { "threads", 2, Nanos(50) }, { "sequential", 1, Nanos(80) } });
    QCOMPARE(rows.size(), std::size_t { 3 });
    QVERIFY(rows[0].model == "threads" && rows[0].workers == 2 && rows[0].runs == 3);
    QCOMPARE(rows[0].median, Nanos(50));
    QCOMPARE(rows[0].minimum, Nanos(40));
    QCOMPARE(rows[0].maximum, Nanos(60));
    QCOMPARE(rows[0].speedup.value(), 2.0);
    QCOMPARE(rows[0].efficiency.value(), 1.0);
    QCOMPARE(rows[0].speedupMin.value(), 100.0 / 60);
    QCOMPARE(rows[0].speedupMax.value(), 2.5);
    QVERIFY(rows[1].model == "sequential");
    QCOMPARE(rows[1].speedup.value(), 1.0);
    QCOMPARE(rows[2].efficiency.value(), 1.0);
}

void TestSpeedup::noBaseline()
{
    const auto rows
        = summarise({ { "threads", 2, Nanos(60) }, { "sequential", 1, Nanos(100), false } });
    QCOMPARE(rows.size(), std::size_t { 2 });
    QVERIFY(!rows[0].speedup && !rows[0].efficiency && !rows[0].speedupMin && !rows[0].speedupMax);
    QVERIFY(summarise({}).empty());
}

void TestSpeedup::failedRunsAreLeftOut()
{
    const auto rows = summarise({ { "loop", 1, Nanos(10) }, { "loop", 1, Nanos(1), false } });
    QCOMPARE(rows.size(), std::size_t { 1 });
    QCOMPARE(rows[0].runs, std::size_t { 1 });
    QCOMPARE(rows[0].minimum, Nanos(10));
    const auto failed = summarise({ { "loop", 1, Nanos(10), false } });
    QCOMPARE(failed.size(), std::size_t { 1 });
    QCOMPARE(failed[0].runs, std::size_t { 0 });
}

void TestSpeedup::nothingTakesNoTime()
{
    const auto rows = summarise({ { "sequential", 1, Nanos(0) }, { "loop", 1, Nanos(0) } });
    QVERIFY(!rows[1].speedup);
    QVERIFY(!rows[1].efficiency);
}

QTEST_GUILESS_MAIN(TestSpeedup)
#include "tst_speedup.moc"
