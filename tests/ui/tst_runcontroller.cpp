// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/nothreads.h"
#include "tests/ui/experiments.h"

#include "core/base/random.h"
#include "ui/support/pace.h"
#include "ui/viewmodels/runcontroller.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <chrono>

using namespace interleave;
using namespace interleave::ui;
using namespace interleave::ui::test;

class TestRunController : public QObject {
    Q_OBJECT

private slots:
    void makesAllRuns()
    {
        ExperimentModel model;
        RunController controller(model);
        QSignalSpy finished(&controller, &RunController::finished);
        QVERIFY(controller.start(quickSpec()));
        QVERIFY(controller.isRunning());
        QVERIFY(model.isLive());
        QVERIFY(finished.wait(20'000));
        QVERIFY(!controller.isRunning());
        QVERIFY(!model.isLive());
        QCOMPARE(model.finishedRuns(), std::size_t { 2 });
        for (const ExperimentModel::Run& run : model.runs()) {
            QVERIFY(run.result);
            QVERIFY(run.result->status == RunStatus::Ok);
            QVERIFY(run.trace->spanCount() > 0);
        }
    }

    void withoutAThreadTheOldRunsStay()
    {
        ExperimentModel model;
        RunController controller(model);
        QSignalSpy finished(&controller, &RunController::finished);
        QSignalSpy failed(&controller, &RunController::failed);
        QVERIFY(controller.start(quickSpec()));
        QVERIFY(finished.wait(20'000));
        {
            const interleave::test::NoThreads none;
            QVERIFY(!controller.start(quickSpec()));
        }
        QCOMPARE(failed.count(), 1);
        QVERIFY(!controller.isRunning());
        QVERIFY(!model.isLive());
        QCOMPARE(model.finishedRuns(), std::size_t { 2 });
        QVERIFY(controller.start(quickSpec()));
        QVERIFY(finished.wait(20'000));
    }

    void showsALiveRun()
    {
        ExperimentModel model;
        RunController controller(model);
        int snapshots = 0;
        connect(&model, &ExperimentModel::runChanged, this, [&](int run) {
            if (model.runs()[static_cast<std::size_t>(run)].state
                    == ExperimentModel::RunState::Running
                && model.runs()[static_cast<std::size_t>(run)].trace)
                ++snapshots;
        });
        QVERIFY(controller.start(slowSpec()));
        QTRY_VERIFY_WITH_TIMEOUT(snapshots > 3, 10'000);
        controller.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(!controller.isRunning(), 10'000);
    }

    /// Work that takes a time is followed by three times as long for others, up to a bound.
    void aLiveRunLeavesTheWindowTime()
    {
        using namespace std::chrono_literals;
        Pace pace;
        QVERIFY(pace.isDue(5s, 1s));
        pace.begin(5s, 1s);
        QVERIFY(pace.isDue(5s, 1s)); // nothing was done
        QVERIFY(!pace.isDue(5s + 20ms, 1s + 10ms));
        QVERIFY(pace.isDue(5s + 30ms, 1s + 10ms));
        QVERIFY(!pace.isDue(5s + 499ms, 2s));
        QVERIFY(pace.isDue(5s + Pace::kLongest, 2s));
        QCOMPARE(pace.since(5s + 20ms), Nanos(20ms));
        const Nanos before = threadCpuTime();
        while (threadCpuTime() == before) { }
        QVERIFY(threadCpuTime() > before);
    }

    void startsOnlyOnce()
    {
        ExperimentModel model;
        RunController controller(model);
        QSignalSpy started(&controller, &RunController::started);
        QVERIFY(controller.start(quickSpec()));
        QVERIFY(!controller.start(quickSpec()));
        QCOMPARE(started.count(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(!controller.isRunning(), 20'000);
    }

    void cancelIsAcknowledgedAtOnceAndKeepsWhatWasDone()
    {
        ExperimentModel model;
        RunController controller(model);
        QSignalSpy cancelling(&controller, &RunController::cancelling);
        QSignalSpy finished(&controller, &RunController::finished);
        QVERIFY(controller.start(slowSpec()));
        QTRY_VERIFY_WITH_TIMEOUT(model.currentRun() == 0 && model.runs()[0].trace, 10'000);
        QElapsedTimer clock;
        clock.start();
        controller.cancel();
        QVERIFY(clock.elapsed() < 100);
        QVERIFY(controller.isCancelling());
        controller.cancel();
        QCOMPARE(cancelling.count(), 1);
        QVERIFY(finished.wait(10'000));
        QCOMPARE(finished.front().front().toBool(), true);
        QVERIFY(model.runs()[0].result->status == RunStatus::Cancelled);
        QVERIFY(model.runs()[0].trace);
        QCOMPARE(model.runs()[1].state, ExperimentModel::RunState::Waiting);
        controller.cancel();
        QVERIFY(controller.start(quickSpec()));
        QTRY_VERIFY_WITH_TIMEOUT(!controller.isRunning(), 20'000);
    }

    void destroyingStopsTheRun()
    {
        ExperimentModel model;
        QElapsedTimer clock;
        {
            RunController controller(model);
            QVERIFY(controller.start(slowSpec()));
            QTest::qWait(50);
            clock.start();
        }
        QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
        QTest::qWait(50); // calls that were queued must not arrive
    }

    void anEngineThatCannotStartIsReported()
    {
        ExperimentModel model;
        RunController controller(model,
            [](const ExperimentSpec&, ExperimentObserver&, const std::atomic<bool>&)
                -> Result<Experiment> { return failure(ErrorCode::System, "no threads left"); });
        QSignalSpy finished(&controller, &RunController::finished);
        std::optional<Error> error;
        connect(&controller, &RunController::failed, this, [&](const Error& e) { error = e; });
        QVERIFY(controller.start(quickSpec()));
        QVERIFY(finished.wait(5000));
        QVERIFY(error.has_value());
        QCOMPARE(error->detail, std::string("no threads left"));
    }

    void anEngineThatThrowsIsReported()
    {
        ExperimentModel model;
        RunController controller(model,
            [](const ExperimentSpec&, ExperimentObserver&, const std::atomic<bool>&)
                -> Result<Experiment> { throw std::runtime_error("oops"); });
        QSignalSpy failed(&controller, &RunController::failed);
        QVERIFY(controller.start(quickSpec()));
        QTRY_COMPARE(failed.count(), 1);
        QTRY_VERIFY(!controller.isRunning());
    }

    void anyOrderOfButtonsIsSafe()
    {
        constexpr std::uint64_t kSeed = 20'240'501;
        Random random(kSeed);
        ExperimentModel model;
        auto controller = std::make_unique<RunController>(model);
        for (int i = 0; i < 150; ++i) {
            switch (random.below(5)) {
            case 0:
            case 1:
                controller->start(random.below(2) == 0 ? quickSpec() : slowSpec());
                break;
            case 2:
                controller->cancel();
                break;
            case 3:
                QTest::qWait(static_cast<int>(random.below(15)));
                break;
            default:
                if (random.below(8) == 0) // the window is closed and opened again
                    controller = std::make_unique<RunController>(model);
                else if (!model.isEmpty())
                    model.setCurrentRun(static_cast<int>(random.below(model.runs().size())));
            }
        }
        controller->cancel();
        QTRY_VERIFY_WITH_TIMEOUT(!controller->isRunning(), 10'000);
    }
};

QTEST_GUILESS_MAIN(TestRunController)
#include "tst_runcontroller.moc"
