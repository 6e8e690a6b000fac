// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinecoordinates.h"

#include <QTest>

#include <cmath>

using namespace interleave;
using namespace interleave::ui;

class TimelineCoordinatesTest : public QObject {
    Q_OBJECT

private slots:
    void everyPixelComesBack_data()
    {
        QTest::addColumn<qint64>("begin");
        QTest::addColumn<qint64>("length");
        QTest::newRow("ten nanoseconds at an hour")
            << qint64 { 3'600'000'000'000 } << qint64 { 10 };
        QTest::newRow("a microsecond") << qint64 { 17 } << qint64 { 1000 };
        QTest::newRow("a second") << qint64 { 0 } << qint64 { 1'000'000'000 };
        QTest::newRow("an hour") << qint64 { 0 } << qint64 { 3'600'000'000'000 };
    }

    void everyPixelComesBack()
    {
        QFETCH(qint64, begin);
        QFETCH(qint64, length);
        const TimelineCoordinates c { { Nanos(begin), Nanos(begin + length) }, 100, 1600 };
        const double oneNano = 1600.0 / static_cast<double>(length);
        for (int x = 0; x <= 1600; x += 7) {
            const double back = c.toPixel(c.toTime(100 + x));
            QVERIFY(std::abs(back - (100 + x)) <= oneNano / 2 + 1e-6);
        }
    }

    void neighbouringInstantsStayApart()
    {
        const Nanos start(3'600'000'000'000);
        const TimelineCoordinates c { { start, start + Nanos(1000) }, 0, 2000 };
        for (int i = 0; i < 100; ++i)
            QCOMPARE(c.toPixel(start + Nanos(10 * i)), 20.0 * i);
    }

    void outsideStaysOutside()
    {
        const TimelineCoordinates c { { Nanos(100), Nanos(200) }, 0, 100 };
        QCOMPARE(c.toPixel(Nanos(50)), -50.0);
        QCOMPARE(c.toTime(250), Nanos(350));
    }
};

QTEST_MAIN(TimelineCoordinatesTest)
#include "tst_timelinecoordinates.moc"
