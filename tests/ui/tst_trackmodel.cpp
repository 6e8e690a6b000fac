// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/runner.h"
#include "core/workload/workloadregistry.h"
#include "tests/ui/support/samples.h"
#include "tests/ui/support/tracescript.h"
#include "ui/timeline/lanegeometry.h"
#include "ui/timeline/statetext.h"
#include "ui/viewmodels/trackmodel.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace interleave;
using namespace interleave::ui;

namespace {

/// A workload of the catalogue with its own parameters, in virtual time.
std::shared_ptr<const Trace> simulated(const char* id)
{
    const Workload* workload = findWorkload(id);
    Scenario scenario;
    scenario.workload = workload->id;
    scenario.parameters = ParameterValues(workload->parameters);
    scenario.model = ModelId::SimulatedThreads;
    RunControl control;
    const auto result = runScenario(scenario, control);
    return result ? result->trace : nullptr;
}

} // namespace

class TrackModelTest : public QObject {
    Q_OBJECT

private slots:
    void aReentrantLocksDepthIsNotTakenForItsHolders()
    {
        const auto trace = simulated("rlock-reentrant");
        QVERIFY(trace);
        QStringList titles;
        const TrackModel tracks(trace, LaneMode::Workers);
        for (const TrackRow& row : tracks.rows())
            if (row.isResource())
                titles << row.title;
        QCOMPARE(titles, QStringList({ QStringLiteral("lock"), QStringLiteral("lock, depth") }));
    }

    void aWaitForTheInterpreterLockIsCalledThat()
    {
        test::TraceScript s;
        const LaneId main = s.lane(LaneKind::Main, "main");
        const TaskId program = s.program(main);
        s.enter(program, main, Nanos(10), TaskState::Blocked, Reason::InterpreterLock);
        s.enter(program, main, Nanos(50), TaskState::Blocked, Reason::Sleep);
        s.enter(program, main, Nanos(60), TaskState::Done);
        const TrackModel tracks(s.build(Nanos(60)), LaneMode::Workers);
        const auto titleAt = [&](Nanos at) { return barTitle(tracks, 0, *tracks.spanAt(0, at)); };
        QCOMPARE(titleAt(Nanos(20)), QStringLiteral("interpreter lock"));
        QCOMPARE(titleAt(Nanos(55)), QStringLiteral("program"));
    }

    void workersComeAfterTheMainLaneAndResourcesLast()
    {
        const test::Sample sample = test::lockSample();
        const TrackModel tracks(sample.runs.front().trace, LaneMode::Workers);
        QCOMPARE(tracks.rows().size(), std::size_t { 6 });
        QCOMPARE(tracks.rows().front().kind, TrackRow::Kind::MainLane);
        QCOMPARE(tracks.rows()[1].title, QStringLiteral("Thread-1"));
        QCOMPARE(tracks.rows().back().kind, TrackRow::Kind::Holders);
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

    void permitsOfASemaphoreHaveRowsOfTheirOwn()
    {
        const TrackModel tracks(simulated("semaphore-pool"), LaneMode::Workers);
        std::vector<std::size_t> permits;
        for (std::size_t row = 0; row < tracks.rows().size(); ++row)
            if (tracks.rows()[row].kind == TrackRow::Kind::Holders
                && tracks.trace().resources()[tracks.rows()[row].index].kind == Reason::Semaphore)
                permits.push_back(row);
        QCOMPARE(permits.size(), std::size_t { 2 });
        std::size_t spans = 0;
        for (const std::size_t row : permits) {
            Nanos last { 0 };
            tracks.visit(row, { Nanos(0), Nanos::max() }, [&](const Span& span) {
                [&] { QVERIFY(span.begin >= last); }();
                last = span.end;
                ++spans;
                return true;
            });
        }
        QCOMPARE(spans, std::size_t { 4 }); // four threads, each once
    }

    void aBarrierShowsWhoHasArrived()
    {
        const TrackModel tracks(simulated("barrier-wait"), LaneMode::Workers);
        const auto row = static_cast<std::size_t>(
            std::find_if(tracks.rows().begin(), tracks.rows().end(),
                [](const TrackRow& r) { return r.kind == TrackRow::Kind::Level; })
            - tracks.rows().begin());
        QVERIFY(row < tracks.rows().size());
        QCOMPARE(tracks.highestLevel(row), 3U);
        std::vector<std::uint32_t> levels;
        tracks.visit(row, { Nanos(0), Nanos::max() }, [&](const Span& span) {
            levels.push_back(tracks.levelAt(row, span.begin));
            return true;
        });
        QVERIFY(levels.size() >= 2);
        QCOMPARE(levels[0], 1U);
        QCOMPARE(levels[1], 2U);
        // A tenth of a second apart: one third, then two thirds of the row's height.
        const std::vector<Bar> bars
            = layOutRow(tracks, row, { Nanos(0), tracks.trace().end() }, 600);
        QVERIFY(bars.size() >= 2);
        QVERIFY(bars[0].level && std::abs(*bars[0].level - 1.0F / 3) < 1e-3F);
        QVERIFY(bars[1].level && std::abs(*bars[1].level - 2.0F / 3) < 1e-3F);
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
