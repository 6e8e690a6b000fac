// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeticks.h"

#include <QLocale>
#include <QTest>

#include <set>

using namespace interleave;
using namespace interleave::ui;

class TimeTicksTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void labelsAndUnits_data()
    {
        QTest::addColumn<qint64>("begin");
        QTest::addColumn<qint64>("end");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("second");
        QTest::newRow("seconds") << qint64 { 0 } << qint64 { 2'650'000'000 } << "s"
                                 << "0.5";
        QTest::newRow("whole seconds") << qint64 { 0 } << qint64 { 30'000'000'000 } << "s"
                                       << "5";
        QTest::newRow("milliseconds") << qint64 { 0 } << qint64 { 73'000'000 } << "ms"
                                      << "20";
        QTest::newRow("microseconds")
            << qint64 { 0 } << qint64 { 90'000 } << QStringLiteral("µs") << "20";
        QTest::newRow("nanoseconds") << qint64 { 0 } << qint64 { 50 } << "ns"
                                     << "10";
    }

    void labelsAndUnits()
    {
        QFETCH(qint64, begin);
        QFETCH(qint64, end);
        QFETCH(QString, unit);
        QFETCH(QString, second);
        const TimeTicks ticks = timeTicks({ Nanos(begin), Nanos(end) }, 8);
        QCOMPARE(unitSymbol(ticks.unit), unit);
        QVERIFY(ticks.majors.size() >= 2);
        QCOMPARE(ticks.label(ticks.majors[1]), second);
    }

    void ticksAreMultiplesWithinTheRangeAndNotTooMany()
    {
        for (std::int64_t length = 10; length < 4'000'000'000'000; length = length * 17 / 5) {
            for (const std::int64_t begin : { std::int64_t { 0 }, std::int64_t { 123'456'789 } }) {
                for (const int maxCount : { 2, 5, 16 }) {
                    const Viewport::Range range { Nanos(begin), Nanos(begin + length) };
                    const TimeTicks ticks = timeTicks(range, maxCount);
                    QVERIFY(static_cast<int>(ticks.majors.size()) <= maxCount);
                    std::set<QString> labels;
                    for (const Nanos t : ticks.majors) {
                        QVERIFY(t >= range.begin && t <= range.end);
                        QCOMPARE(t.count() % ticks.step.count(), 0);
                        labels.insert(ticks.label(t));
                    }
                    QCOMPARE(labels.size(), ticks.majors.size()); // no two look the same
                }
            }
        }
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("nanos");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64 { 0 } << QStringLiteral("0\u00a0s");
        QTest::newRow("a nanosecond") << qint64 { 7 } << QStringLiteral("7\u00a0ns");
        QTest::newRow("microseconds") << qint64 { 12'345 } << QStringLiteral("12.3\u00a0µs");
        QTest::newRow("rounds up to the next unit")
            << qint64 { 999'960 } << QStringLiteral("1.00\u00a0ms");
        QTest::newRow("milliseconds") << qint64 { 845'100'000 } << QStringLiteral("845\u00a0ms");
        QTest::newRow("seconds") << qint64 { 1'324'000'000 } << QStringLiteral("1.32\u00a0s");
        QTest::newRow("minutes") << qint64 { 132'400'000'000 } << QStringLiteral("132\u00a0s");
    }

    void durations()
    {
        QFETCH(qint64, nanos);
        QFETCH(QString, text);
        QCOMPARE(durationText(Nanos(nanos)), text);
    }

    void guesses()
    {
        QCOMPARE(guessText(Nanos(845'100'000)), QStringLiteral("845\u00a0ms"));
        QCOMPARE(guessText(std::chrono::seconds(99)), QStringLiteral("99.0\u00a0s"));
        QCOMPARE(guessText(std::chrono::seconds(403)), QStringLiteral("6\u00a0min 43\u00a0s"));
        QCOMPARE(guessText(std::chrono::minutes(200)), QStringLiteral("3\u00a0h 20\u00a0min"));
    }

    void sharesNeverHideWhatIsThere()
    {
        QCOMPARE(percentText(0), QStringLiteral("0\u00a0%"));
        QCOMPARE(percentText(0.0001), QStringLiteral("<1\u00a0%"));
        QCOMPARE(percentText(0.534), QStringLiteral("53\u00a0%"));
        QCOMPARE(speedupText(1.966), QStringLiteral("×1.97"));
        QCOMPARE(speedupText(16.66), QStringLiteral("×16.7"));
        QCOMPARE(speedupText(0.006), QStringLiteral("×0.01"));
        QCOMPARE(speedupText(0.004), QStringLiteral("<×0.01")); // never "×0.00"
    }
};

QTEST_MAIN(TimeTicksTest)
#include "tst_timeticks.moc"
