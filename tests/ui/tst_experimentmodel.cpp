// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/experiments.h"

#include <QSignalSpy>
#include <QTest>

using namespace interleave;
using namespace interleave::ui;
using namespace interleave::ui::test;
using namespace std::chrono_literals;

class TestExperimentModel : public QObject {
    Q_OBJECT

private slots:
    void resetPlansAllRuns()
    {
        ExperimentModel model;
        QSignalSpy wasReset(&model, &ExperimentModel::wasReset);
        ExperimentSpec spec = quickSpec();
        spec.workers = { 1, 2 };
        spec.repeats = 3;
        model.reset(spec);
        QCOMPARE(wasReset.count(), 1);
        QCOMPARE(model.runs().size(), planRuns(spec).size());
        QCOMPARE(model.currentRun(), -1);
        QVERIFY(model.comparedRuns().empty());
        QVERIFY(model.summary().empty());
    }

    void currentRunFollowsUntilTheUserChooses()
    {
        ExperimentModel model;
        ExperimentSpec spec = quickSpec();
        spec.repeats = 2;
        model.reset(spec);
        model.setLive(true);
        model.setRunning(0);
        QCOMPARE(model.currentRun(), 0);
        model.setRunning(1);
        QCOMPARE(model.currentRun(), 1);
        model.setCurrentRun(0);
        model.setRunning(2);
        QCOMPARE(model.currentRun(), 0);
        model.setCurrentRun(99);
        model.setCurrentRun(-5);
        QCOMPARE(model.currentRun(), 0);
    }

    void theWorkloadsOwnModelIsShownInTheEnd()
    {
        ExperimentSpec spec = quickSpec({ ModelId::Loop, ModelId::Threads });
        QCOMPARE(findWorkload(spec.workload)->nativeModel, ModelId::Threads);
        for (const bool hasChosen : { false, true }) {
            ExperimentModel model;
            model.reset(spec);
            model.setLive(true);
            const bool loopFirst = model.runs()[0].planned.model == ModelId::Loop;
            for (int i = 0; i < 2; ++i) {
                model.setRunning(i);
                model.setResult(i, finishedRun(10ms));
                if (hasChosen)
                    model.setCurrentRun(loopFirst ? 0 : 1);
            }
            model.setLive(false);
            const auto shown = static_cast<std::size_t>(model.currentRun());
            QCOMPARE(
                model.runs()[shown].planned.model, hasChosen ? ModelId::Loop : ModelId::Threads);
        }
        ExperimentModel other; // which was not among those that were run
        other.reset(quickSpec({ ModelId::Loop }));
        other.setLive(true);
        other.setRunning(0);
        other.setResult(0, finishedRun(10ms));
        other.setLive(false);
        QCOMPARE(other.currentRun(), 0);
    }

    void comparesTheNewestWhileLiveAndTheMedianAfterwards()
    {
        ExperimentModel model;
        ExperimentSpec spec = quickSpec({ ModelId::Sequential });
        spec.repeats = 3;
        model.reset(spec);
        model.setLive(true);
        const std::array<Nanos, 3> times { 30ms, 10ms, 20ms };
        for (int i = 0; i < 3; ++i) {
            model.setRunning(i);
            QCOMPARE(model.comparedRuns(), std::vector<int> { i });
            model.setResult(i, finishedRun(times.at(static_cast<std::size_t>(i))));
            QCOMPARE(model.comparedRuns(), std::vector<int> { i });
        }
        model.setLive(false);
        QCOMPARE(model.comparedRuns(), std::vector<int> { 2 });
    }

    void failedRunsAreComparedOnlyForLackOfBetter()
    {
        ExperimentModel model;
        ExperimentSpec spec = quickSpec({ ModelId::Sequential });
        spec.repeats = 2;
        model.reset(spec);
        model.setRunning(0);
        model.setResult(0, finishedRun(5ms, std::make_shared<const Trace>(), RunStatus::Failed));
        QCOMPARE(model.comparedRuns(), std::vector<int> { 0 });
        model.setRunning(1);
        model.setResult(1, finishedRun(50ms));
        QCOMPARE(model.comparedRuns(), std::vector<int> { 1 });
        QVERIFY(!model.speedupOf(0));
    }

    void speedupIsAgainstTheMedianOfSequential()
    {
        ExperimentModel model;
        model.reset(quickSpec());
        model.setRunning(0);
        model.setResult(0, finishedRun(100ms));
        model.setRunning(1);
        QVERIFY(!model.speedupOf(1));
        model.setResult(1, finishedRun(50ms));
        QCOMPARE(model.speedupOf(1).value_or(0), 2.0);
        QCOMPARE(model.speedupOf(0).value_or(0), 1.0);
        QVERIFY(!model.speedupOf(7));
        QCOMPARE(model.summary().size(), std::size_t { 2 });
    }

    void theUsersWorkerCountIsKept()
    {
        ExperimentModel model;
        ExperimentSpec spec = quickSpec({ ModelId::Threads });
        spec.workers = { 1, 2, 4 };
        model.reset(spec);
        QCOMPARE(model.comparedWorkers(), 1U);
        model.setRunning(1);
        QCOMPARE(model.comparedWorkers(), 2U);
        model.setComparedWorkers(1);
        model.setRunning(2);
        QCOMPARE(model.comparedWorkers(), 1U);
    }

    void oldTracesAreLetGoAndSaidSo()
    {
        const auto trace = simulatedTrace();
        QVERIFY(trace);
        QVERIFY(trace->memoryBytes() > 0);
        ExperimentModel model;
        QSignalSpy released(&model, &ExperimentModel::tracesReleased);
        ExperimentSpec spec = quickSpec({ ModelId::Sequential });
        spec.repeats = 5;
        model.reset(spec);
        model.setLive(true);
        model.setTraceBudget(trace->memoryBytes() * 2 + 1);
        for (int i = 0; i < 5; ++i) {
            model.setRunning(i);
            model.setResult(i, finishedRun(Nanos(10ms) * (i + 1), trace));
        }
        QCOMPARE(released.count(), 3);
        QVERIFY(model.runs()[0].traceReleased);
        QVERIFY(!model.runs()[0].trace);
        QVERIFY(!model.runs()[0].result->trace);
        QVERIFY(model.runs()[4].trace);
        QCOMPARE(model.summary().front().runs, std::size_t { 5 });
    }
};

QTEST_GUILESS_MAIN(TestExperimentModel)
#include "tst_experimentmodel.moc"
