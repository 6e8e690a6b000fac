// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/viewport.h"

#include <QSignalSpy>
#include <QTest>

using namespace interleave;
using namespace interleave::ui;
using Range = Viewport::Range;

class ViewportTest : public QObject {
    Q_OBJECT

private slots:
    void isNeverEmpty()
    {
        Viewport v;
        QVERIFY(v.visible().length() > Nanos(0));
        v.setFull(Nanos(0));
        QVERIFY(v.visible().length() > Nanos(0));
        v.setFull(Nanos(1000));
        v.setVisible({ Nanos(5), Nanos(5) });
        QCOMPARE(v.visible(), (Range { Nanos(5), Nanos(15) }));
    }

    void staysWithinTheRun()
    {
        Viewport v;
        v.setFull(Nanos(1000));
        v.setVisible({ Nanos(-300), Nanos(100) });
        QCOMPARE(v.visible(), (Range { Nanos(0), Nanos(400) }));
        v.setVisible({ Nanos(900), Nanos(1200) });
        QCOMPARE(v.visible(), (Range { Nanos(700), Nanos(1000) }));
        v.setVisible({ Nanos(-5000), Nanos(9000) });
        QVERIFY(v.isFitted());
    }

    void followsAGrowingRunOnlyWhenFitted()
    {
        Viewport v;
        v.setFull(Nanos(1000));
        v.setFull(Nanos(2000));
        QCOMPARE(v.visible(), (Range { Nanos(0), Nanos(2000) }));
        v.setVisible({ Nanos(100), Nanos(200) });
        v.setFull(Nanos(3000));
        QCOMPARE(v.visible(), (Range { Nanos(100), Nanos(200) }));
    }

    void zoomKeepsTheInstantInItsPlace()
    {
        Viewport v;
        v.setFull(Nanos(1'000'000));
        const Nanos at(250'000);
        v.zoomAt(at, 0.5);
        const double part = static_cast<double>((at - v.visible().begin).count())
            / static_cast<double>(v.visible().length().count());
        QCOMPARE(part, 0.25);
        QCOMPARE(v.visible().length(), Nanos(500'000));
        v.zoomAt(at, 1e-12);
        QCOMPARE(v.visible().length(), Nanos(10));
        v.zoomAt(at, 1e12);
        QVERIFY(v.isFitted());
        v.zoomAt(at, 0);
        v.zoomAt(at, -1);
        v.zoomAt(at, std::numeric_limits<double>::quiet_NaN());
        QVERIFY(v.isFitted());
    }

    void undoAndRedo()
    {
        Viewport v;
        v.setFull(Nanos(1'000'000));
        v.setVisible({ Nanos(100'000), Nanos(300'000) });
        v.zoomAt(Nanos(200'000), 0.5);
        const Range zoomed = v.visible();
        v.panBy(0.5);
        const Range panned = v.visible();
        v.undo();
        QCOMPARE(v.visible(), zoomed);
        v.undo();
        QCOMPARE(v.visible(), (Range { Nanos(100'000), Nanos(300'000) }));
        v.undo();
        QVERIFY(v.isFitted());
        QVERIFY(!v.canUndo());
        v.undo();
        v.redo();
        v.redo();
        v.redo();
        QCOMPARE(v.visible(), panned);
        QVERIFY(!v.canRedo());
        v.undo();
        v.fit(); // cuts the way forward
        QVERIFY(!v.canRedo());
    }

    void oneGestureIsOneStep()
    {
        Viewport v;
        v.setFull(Nanos(1'000'000));
        for (int i = 0; i < 20; ++i)
            v.zoomAt(Nanos(500'000), 0.9);
        v.undo();
        QVERIFY(v.isFitted());
    }

    void undoneToFittedFollowsTheRunAgain()
    {
        Viewport v;
        v.setFull(Nanos(1000));
        v.setVisible({ Nanos(100), Nanos(200) });
        v.setFull(Nanos(5000));
        v.undo();
        QCOMPARE(v.visible(), (Range { Nanos(0), Nanos(5000) }));
    }

    void tellsOnlyChanges()
    {
        Viewport v;
        v.setFull(Nanos(1000));
        QSignalSpy spy(&v, &Viewport::visibleChanged);
        v.setVisible({ Nanos(0), Nanos(1000) });
        v.fit();
        QCOMPARE(spy.count(), 0);
        v.setVisible({ Nanos(0), Nanos(500) });
        QCOMPARE(spy.count(), 1);
    }
};

QTEST_MAIN(ViewportTest)
#include "tst_viewport.moc"
