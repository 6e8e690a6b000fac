// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/samples.h"
#include "ui/viewmodels/trackmodel.h"

#include <QTest>

using namespace interleave;
using namespace interleave::ui;

class TrackModelTest : public QObject {
    Q_OBJECT

private slots:
    void workersComeAfterTheMainLaneAndResourcesLast()
    {
        const test::Sample sample = test::lockSample();
        const TrackModel tracks(sample.runs.front().trace, LaneMode::Workers);
        QCOMPARE(tracks.rows().size(), std::size_t { 6 });
        QCOMPARE(tracks.rows().front().kind, TrackRow::Kind::MainLane);
        QCOMPARE(tracks.rows()[1].title, QStringLiteral("Thread-1"));
        QCOMPARE(tracks.rows().back().kind, TrackRow::Kind::Resource);
        QCOMPARE(tracks.rows().back().title, QStringLiteral("counter lock"));
    }

    void tasksHaveAllTheirStates()
    {
        const test::Sample sample = test::lockSample();
        const TrackModel tracks(sample.runs.front().trace, LaneMode::Tasks);
        QCOMPARE(tracks.rows().size(), std::size_t { 6 });
        QCOMPARE(tracks.rows()[2].title, QStringLiteral("increment 2"));
        std::vector<TaskState> states;
        tracks.visit(2, { Nanos(0), Nanos::max() }, [&](const Span& span) {
            states.push_back(span.state);
            return true;
        });
        const std::vector expected { TaskState::Queued, TaskState::Running, TaskState::Blocked,
            TaskState::Running };
        QCOMPARE(states, expected);
        QCOMPARE(tracks.rowOfTask(TaskId { 2 }), std::optional<std::size_t>(2));
    }

    void visitsOnlyWhatMeetsTheRange()
    {
        const test::Sample sample = test::countingSample();
        const TrackModel tracks(sample.runs.front().trace, LaneMode::Workers);
        const Viewport::Range range { tracks.trace().end() / 3, tracks.trace().end() / 2 };
        std::size_t met = 0;
        tracks.visit(0, range, [&](const Span& span) {
            ++met;
            [&] { QVERIFY(span.end > range.begin && span.begin < range.end); }();
            return true;
        });
        QVERIFY(met > 0);
    }

    void placesAndEndsOfSpans()
    {
        const test::Sample sample = test::brokenPoolSample();
        const TrackModel tracks(sample.runs.front().trace, LaneMode::Workers);
        QVERIFY(tracks.rows()[2].died);
        std::optional<Span> last;
        tracks.visit(1, { Nanos(0), Nanos::max() }, [&](const Span& span) {
            last = span;
            return true;
        });
        QVERIFY(last.has_value());
        QVERIFY(tracks.endsFailed(*last));
        QCOMPARE(tracks.indexInTask(*last), 1); // queued, then running
        QVERIFY(!tracks.spanAt(1, tracks.trace().end() + Nanos(5)).has_value());
    }

    void totalsCloseToOne()
    {
        for (const test::Sample& sample :
            { test::countingSample(), test::flagsSample(), test::lockSample() }) {
            for (const RunResult& run : sample.runs) {
                const TrackModel tracks(run.trace, LaneMode::Workers);
                const Nanos end = run.trace->end();
                for (const Viewport::Range range :
                    { Viewport::Range { Nanos(0), end }, Viewport::Range { end / 4, end / 3 } }) {
                    const RowTotals totals = rowTotals(tracks, range);
                    Nanos sum = totals.idle;
                    for (const Nanos part : totals.byState)
                        sum += part;
                    QCOMPARE(sum, totals.whole);
                    QVERIFY(totals.idle >= Nanos(0));
                }
            }
        }
    }
};

QTEST_MAIN(TrackModelTest)
#include "tst_trackmodel.moc"
