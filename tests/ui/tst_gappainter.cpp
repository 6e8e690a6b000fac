// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/tracemaker.h"
#include "ui/timeline/gappainter.h"
#include "ui/timeline/legendbar.h"
#include "ui/timeline/statetext.h"

using namespace interleave;
using namespace interleave::ui;

class TstGapPainter : public QObject {
    Q_OBJECT

private slots:
    void marks()
    {
        AppendLog<LostEvents, 64> lost;
        lost.append({ Nanos(0), Nanos(50), 5 });
        lost.append({ Nanos(1000), Nanos(2000), 10 });
        lost.append({ Nanos(2001), Nanos(2002), 20 }); // touches it, on the screen
        lost.append({ Nanos(5000), Nanos(5000), 40 }); // hair-thin, and seen
        lost.append({ Nanos(9000), Nanos(12'000), 80 });
        lost.append({ Nanos(20'000), Nanos(30'000), 160 });
        const TimelineCoordinates coordinates { { Nanos(100), Nanos(10'100) }, 10, 1000 };
        const std::vector<GapMark> marks = gapMarks(lost, coordinates);
        QCOMPARE(marks.size(), std::size_t { 3 });
        QCOMPARE(marks[0].left, 100.0);
        QVERIFY(marks[0].right >= 200.1 && marks[0].right < 205);
        QCOMPARE(marks[0].count, std::uint64_t { 30 });
        QCOMPARE(marks[1].left, 500.0);
        QCOMPARE(marks[1].right, 503.0);
        QCOMPARE(marks[1].count, std::uint64_t { 40 });
        QCOMPARE(marks[2].left, 900.0);
        QCOMPARE(marks[2].right, 1010.0); // at the edge
        QCOMPARE(marks[2].count, std::uint64_t { 80 });
    }

    void aTipSaysFromToAndHowMany()
    {
        const TrackModel tracks(test::traceWithGap(), LaneMode::Workers);
        const TimelineCoordinates coordinates { { Nanos(0), Nanos(1000) }, 50, 1000 };
        QCOMPARE(tracks.rows()[1].title, QStringLiteral("worker 1"));
        const QString tip = gapTip(tracks, 1, coordinates, 50 + 500);
        for (const char* part : { "worker 1", "12", "400", "700", "300" })
            QVERIFY2(tip.contains(QLatin1String(part)), qPrintable(tip));
        QVERIFY(gapTip(tracks, 1, coordinates, 50 + 300).isEmpty());
        QVERIFY(gapTip(tracks, 1, coordinates, 50 + 800).isEmpty());
        QVERIFY(gapTip(tracks, 0, coordinates, 50 + 500).isEmpty());
    }

    void gapsThatAreDrawnAsOneAreCounted()
    {
        AppendLog<LostEvents, 64> lost;
        lost.append({ Nanos(1000), Nanos(2000), 10 });
        lost.append({ Nanos(2001), Nanos(3000), 20 });
        const std::vector<GapMark> marks
            = gapMarks(lost, { { Nanos(0), Nanos(100'000) }, 0, 1000 });
        QCOMPARE(marks.size(), std::size_t { 1 });
        QCOMPARE(marks[0].gaps, 2);
        QCOMPARE(marks[0].begin, Nanos(1000));
        QCOMPARE(marks[0].end, Nanos(3000));
    }

    void aGapIsNotIdleTime()
    {
        const TrackModel tracks(test::traceWithGap(), LaneMode::Workers);
        const RowTotals all = rowTotals(tracks, { Nanos(0), Nanos(1000) });
        QCOMPARE(all.gap, Nanos(300));
        QCOMPARE(all.idle, Nanos(200));
        QCOMPARE(all.whole, Nanos(1000));
        const RowTotals part = rowTotals(tracks, { Nanos(650), Nanos(800) });
        QCOMPARE(part.gap, Nanos(50));
        QCOMPARE(part.idle, Nanos(0));
        QCOMPARE(
            rowTotals(TrackModel(test::traceWithGap(), LaneMode::Tasks), { Nanos(0), Nanos(1000) })
                .gap,
            Nanos(0));
    }

    void theLegendHasGapsWhereThereAreSome()
    {
        const TrackModel tracks(test::traceWithGap(), LaneMode::Workers);
        const auto gapIn = [&](Viewport::Range range) {
            QString value;
            for (const LegendBar::Entry& entry :
                legendEntries(LaneMode::Workers, false, rowTotals(tracks, range), Theme::Light))
                if (entry.name == gapName())
                    value = entry.value;
            return value;
        };
        QVERIFY(gapIn({ Nanos(0), Nanos(1000) }).contains(QStringLiteral("300")));
        QVERIFY(gapIn({ Nanos(0), Nanos(1000) }).contains(QStringLiteral("30")));
        QVERIFY(gapIn({ Nanos(0), Nanos(400) }).isEmpty());
    }

    void noGapsNoMarks() { QVERIFY(gapMarks({}, { { Nanos(0), Nanos(100) }, 0, 100 }).empty()); }
};

QTEST_GUILESS_MAIN(TstGapPainter)
#include "tst_gappainter.moc"
