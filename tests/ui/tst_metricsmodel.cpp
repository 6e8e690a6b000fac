// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tracemaker.h"
#include "tests/ui/experiments.h"

#include "ui/viewmodels/metricsmodel.h"
#include "ui/viewmodels/outputmodel.h"
#include "ui/viewmodels/taskfactsmodel.h"
#include "ui/viewmodels/workloadmodel.h"

#include <QAbstractItemModelTester>
#include <QSortFilterProxyModel>
#include <QTest>

using namespace interleave;
using namespace interleave::ui;
using namespace interleave::ui::test;
using namespace std::chrono_literals;
using Tester = QAbstractItemModelTester;

class TestMetricsModel : public QObject {
    Q_OBJECT

private slots:
    void rowsAppearAsRunsFinish()
    {
        ExperimentModel experiment;
        MetricsModel metrics(experiment);
        const Tester tester(&metrics, Tester::FailureReportingMode::QtTest);
        experiment.reset(quickSpec());
        QCOMPARE(metrics.rowCount(), 0);
        const auto trace = simulatedTrace();
        experiment.setRunning(0);
        experiment.setResult(0, finishedRun(100ms, trace));
        QCOMPARE(metrics.rowCount(), 1);
        experiment.setRunning(1);
        experiment.setResult(1, finishedRun(40ms, trace));
        QCOMPARE(metrics.rowCount(), 2);
        QCOMPARE(cell(metrics, 1, MetricsModel::SpeedupColumn).toDouble(), 2.5);
        QCOMPARE(cell(metrics, 1, MetricsModel::MedianColumn).toLongLong(), Nanos(40ms).count());
        QCOMPARE(metrics.medianRun(1), 1);
        QCOMPARE(metrics.medianRun(5), -1);
        experiment.reset(quickSpec());
        QCOMPARE(metrics.rowCount(), 0);
    }

    void sharesCloseToOne()
    {
        const auto trace = simulatedTrace();
        QVERIFY(trace);
        const RunFigures figures = figuresOf(*trace);
        QVERIFY(
            qAbs(figures.running + figures.blocked + figures.overhead + figures.idle - 1) < 1e-9);
        QCOMPARE(figures.done, trace->taskCount() - 1);
        QCOMPARE(figures.failed, std::size_t { 0 });
        QVERIFY(figures.queueWaitMedian && *figures.queueWaitMedian <= *figures.queueWaitP95);
    }

    void percentilesAreByNearestRank()
    {
        const std::vector<Nanos> values { 40ns, 10ns, 30ns, 20ns };
        QCOMPARE(percentile(values, 0.5).count(), 20);
        QCOMPARE(percentile(values, 0.95).count(), 40);
        QCOMPARE(percentile({ 7ns }, 0.5).count(), 7);
    }

    void failedRunsShowNoTimes()
    {
        ExperimentModel experiment;
        MetricsModel metrics(experiment);
        const Tester tester(&metrics, Tester::FailureReportingMode::QtTest);
        experiment.reset(quickSpec({ ModelId::Sequential }));
        experiment.setRunning(0);
        experiment.setResult(0, finishedRun(5ms, simulatedTrace(), RunStatus::Failed));
        QCOMPARE(metrics.rowCount(), 1);
        QVERIFY(!cell(metrics, 0, MetricsModel::MedianColumn).isValid());
        QVERIFY(metrics.toText().contains(QStringLiteral("0 of 1")));
    }

    void sortsByNumbersNotByTexts()
    {
        ExperimentModel experiment;
        MetricsModel metrics(experiment);
        ExperimentSpec spec = quickSpec({ ModelId::Threads });
        spec.workers = { 2, 10 };
        experiment.reset(spec);
        for (int i = 0; i < 2; ++i) {
            experiment.setRunning(i);
            experiment.setResult(
                i, finishedRun(i == 0 ? Nanos(900us) : Nanos(1s), simulatedTrace()));
        }
        QSortFilterProxyModel sorted;
        sorted.setSourceModel(&metrics);
        sorted.setSortRole(MetricsModel::kSortRole);
        sorted.sort(MetricsModel::MedianColumn, Qt::DescendingOrder);
        QCOMPARE(
            sorted.index(0, MetricsModel::WorkersColumn).data(MetricsModel::kSortRole).toUInt(),
            10U);
        sorted.sort(MetricsModel::WorkersColumn, Qt::AscendingOrder);
        QCOMPARE(
            sorted.index(0, MetricsModel::WorkersColumn).data(MetricsModel::kSortRole).toUInt(),
            2U);
    }

    void figuresOutliveTheirTrace()
    {
        const auto trace = simulatedTrace();
        ExperimentModel experiment;
        MetricsModel metrics(experiment);
        ExperimentSpec spec = quickSpec({ ModelId::Sequential });
        spec.repeats = 3;
        experiment.reset(spec);
        experiment.setTraceBudget(1);
        for (int i = 0; i < 3; ++i) {
            experiment.setRunning(i);
            experiment.setResult(i, finishedRun(Nanos(10ms) * (3 - i), trace));
        }
        QVERIFY(experiment.runs()[0].traceReleased);
        QVERIFY(cell(metrics, 0, MetricsModel::IdleColumn).isValid());
    }

    void gapsAreAColumnWhereThereAreSome()
    {
        ExperimentModel experiment;
        MetricsModel metrics(experiment);
        experiment.reset(quickSpec({ ModelId::Sequential, ModelId::Threads }));
        experiment.setRunning(0);
        experiment.setResult(0, finishedRun(100ms, simulatedTrace()));
        QVERIFY(!metrics.isColumnUsed(MetricsModel::GapColumn));
        QVERIFY(metrics.isColumnUsed(MetricsModel::IdleColumn));
        const auto columns
            = [&] { return metrics.toText().section(u'\n', 0, 0).split(u'\t').size(); };
        QCOMPARE(columns(), MetricsModel::ColumnCount - 1);
        experiment.setRunning(1);
        experiment.setResult(1, finishedRun(50ms, interleave::test::traceWithGap()));
        QVERIFY(metrics.isColumnUsed(MetricsModel::GapColumn));
        QCOMPARE(columns(), int { MetricsModel::ColumnCount });
        QVERIFY(!cell(metrics, 0, MetricsModel::GapColumn).isValid());
        QCOMPARE(cell(metrics, 1, MetricsModel::GapColumn).toDouble(), 0.3);
        QCOMPARE(cell(metrics, 1, MetricsModel::IdleColumn).toDouble(), 0.2);
    }

    void outputGrowsWithTheRun()
    {
        OutputModel output;
        const Tester tester(&output, Tester::FailureReportingMode::QtTest);
        const auto trace = simulatedTrace();
        output.setTrace(std::make_shared<const Trace>(), false);
        QCOMPARE(output.rowCount(), 0);
        output.setTrace(trace, true);
        QCOMPARE(output.rowCount(), static_cast<int>(trace->output().size()));
        QVERIFY(output.rowCount() > 0);
        QVERIFY(!output.index(0, OutputModel::TextColumn).data().toString().isEmpty());
        output.setTrace(nullptr, false);
        QCOMPARE(output.rowCount(), 0);
    }

    void taskFactsStandSideBySide()
    {
        ExperimentModel experiment;
        TaskFactsModel facts(experiment);
        const Tester tester(&facts, Tester::FailureReportingMode::QtTest);
        experiment.reset(quickSpec());
        for (int i = 0; i < 2; ++i) {
            experiment.setRunning(i);
            experiment.setResult(i, finishedRun(10ms, simulatedTrace()));
        }
        facts.setTask(TaskId { 1 });
        QCOMPARE(facts.columnCount(), 2);
        QCOMPARE(facts.rowCount(), static_cast<int>(TaskFactsModel::RowCount));
        QCOMPARE(facts.runOfColumn(1), 1);
        facts.setTask(TaskId { 100'000 }); // no such task: dashes, no crash
        QCOMPARE(facts.columnCount(), 2);
        facts.setTask(TaskId {});
        QCOMPARE(facts.columnCount(), 0);
    }

    void workloadsAreFiltered()
    {
        WorkloadModel model(allWorkloads());
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        WorkloadFilter filter;
        filter.setSourceModel(&model);
        int all = 0;
        for (int family = 0; family < filter.rowCount(); ++family)
            all += filter.rowCount(filter.index(family, 0));
        QCOMPARE(all, static_cast<int>(allWorkloads().size()));
        for (const Workload& workload : allWorkloads())
            QCOMPARE(model.workload(model.indexOf(workload.id)), &workload);
        filter.setFilter(QStringLiteral("TWENTY flags"));
        QCOMPARE(filter.rowCount(), 1); // the family of the one that is left
        QCOMPARE(filter.rowCount(filter.index(0, 0)), 1);
        filter.setFilter(QStringLiteral("no such workload"));
        QCOMPARE(filter.rowCount(), 0);
        QVERIFY(!model.indexOf("nothing").isValid());
    }

private:
    static QVariant cell(const MetricsModel& model, int row, int column)
    {
        return model.index(row, column).data(MetricsModel::kSortRole);
    }
};

QTEST_GUILESS_MAIN(TestMetricsModel)
#include "tst_metricsmodel.moc"
