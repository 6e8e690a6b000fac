// SPDX-License-Identifier: GPL-3.0-or-later
// The system's schedule as part of runs under every model.
#include <QTest>

#include "core/analysis/coretime.h"
#include "core/formats/rundocument.h"
#include "core/report/report.h"
#include "core/run/runner.h"
#include "core/workload/workloadregistry.h"
#include "tests/support/modelrows.h"

#include <unistd.h>

#include <cerrno>
#include <set>

using namespace interleave;

namespace {

RunResult runCounting(ModelId model, unsigned workers, bool asks = true,
    const PerfOpener& opener = kernelOpener(), const char* workload = "cpu-counting-pool")
{
    Scenario scenario;
    scenario.workload = workload;
    scenario.model = model;
    scenario.workers = workers;
    scenario.systemSchedule = asks;
    scenario.parameters = ParameterValues(findWorkload(workload)->parameters);
    RunControl control;
    auto result = runScenario(scenario, control, opener);
    if (!result)
        qFatal("%s", result.error().detail.c_str());
    return *std::move(result);
}

Value documentOf(const RunResult& result)
{
    DocumentView document;
    document.runs.push_back(runView(result));
    return runDocument(document).find("runs")->as<Value::List>()->front();
}

int refuse(unsigned, std::size_t)
{
    return -EACCES;
}

} // namespace

class TestRunSchedule : public QObject {
    Q_OBJECT

private slots:
    void everyWorkerHasItsThread_data();
    void everyWorkerHasItsThread();
    void namedWorkersHaveTheirThreads();
    void isNotRecordedUnlessItIsAskedFor();
    void aRefusalLeavesTheRunAsItIs_data();
    void aRefusalLeavesTheRunAsItIs();
};

void TestRunSchedule::everyWorkerHasItsThread_data()
{
    QTest::addColumn<int>("model");
    QTest::addColumn<int>("workers");
    QTest::newRow("sequential") << static_cast<int>(ModelId::Sequential) << 1;
    QTest::newRow("five threads") << static_cast<int>(ModelId::Threads) << 5;
    QTest::newRow("three processes") << static_cast<int>(ModelId::Processes) << 3;
    QTest::newRow("the loop") << static_cast<int>(ModelId::Loop) << 1;
}

void TestRunSchedule::everyWorkerHasItsThread()
{
    QFETCH(int, model);
    QFETCH(int, workers);
    const RunResult result
        = runCounting(static_cast<ModelId>(model), static_cast<unsigned>(workers));
    QVERIFY(result.status == RunStatus::Ok);
    const Trace& trace = *result.trace;
    QVERIFY(trace.systemSchedule() != nullptr);
    const SystemSchedule& schedule = *trace.systemSchedule();
    if (!schedule.isRecorded())
        QSKIP(schedule.reason().c_str());
    QCOMPARE(schedule.end(), trace.end());
    std::set<int> tids;
    for (const LaneTrack& lane : trace.lanes()) {
        const ScheduledThread* thread = schedule.threadOf(lane.id);
        QVERIFY2(thread != nullptr, lane.name.c_str());
        QCOMPARE(thread->tid, lane.thread);
        QVERIFY(tids.insert(thread->tid).second);
        QCOMPARE(lane.kind == LaneKind::Process, thread->pid != static_cast<int>(getpid()));
    }
    const auto times = laneCoreTimes(trace);
    QCOMPARE(times.size(), trace.lanes().size());
    for (const LaneCoreTime& time : times) {
        const LaneTrack& lane = trace.lanes()[time.lane.index()];
        QCOMPARE(time.whole.total(), lane.end - lane.begin);
        QVERIFY(time.running.onCore <= time.whole.onCore);
    }
    for (std::uint32_t i = 1; i < trace.taskCount(); ++i) { // the items compute
        const auto time = taskCoreTime(trace, TaskId { i });
        QVERIFY(time.has_value());
        QVERIFY(time->onCore > Nanos(0));
    }
    const Value document = documentOf(result);
    const Value* told = document.find("system_schedule");
    QVERIFY(told != nullptr);
    QCOMPARE(told->find("status")->toText(), std::string("recorded"));
    QVERIFY(told->find("reason")->isNull());
    QCOMPARE(told->find("lanes")->as<Value::Object>()->size(), trace.lanes().size());
    for (const auto& [name, lane] : *told->find("lanes")->as<Value::Object>())
        QVERIFY(lane.find("on_core_s")->toDouble() > 0);
}

void TestRunSchedule::namedWorkersHaveTheirThreads()
{
    const RunResult result = runCounting(ModelId::Threads, 1, true, kernelOpener(), "threads-five");
    QVERIFY(result.status == RunStatus::Ok);
    const SystemSchedule& schedule = *result.trace->systemSchedule();
    if (!schedule.isRecorded())
        QSKIP(schedule.reason().c_str());
    QVERIFY(result.trace->lanes().size() >= 6);
    for (const LaneTrack& lane : result.trace->lanes())
        QVERIFY2(schedule.threadOf(lane.id) != nullptr, lane.name.c_str());
}

void TestRunSchedule::isNotRecordedUnlessItIsAskedFor()
{
    const RunResult off = runCounting(ModelId::Threads, 2, false);
    QVERIFY(off.trace->systemSchedule() == nullptr);
    QVERIFY(documentOf(off).find("system_schedule")->isNull());
    const RunResult simulated = runCounting(ModelId::SimulatedThreads, 2);
    QVERIFY(simulated.trace->systemSchedule() == nullptr);
    for (const LaneTrack& lane : simulated.trace->lanes())
        QCOMPARE(lane.thread, 0);
}

void TestRunSchedule::aRefusalLeavesTheRunAsItIs_data()
{
    everyWorkerHasItsThread_data();
}

void TestRunSchedule::aRefusalLeavesTheRunAsItIs()
{
    QFETCH(int, model);
    QFETCH(int, workers);
    const RunResult result
        = runCounting(static_cast<ModelId>(model), static_cast<unsigned>(workers), true, refuse);
    QVERIFY(result.status == RunStatus::Ok);
    const SystemSchedule& schedule = *result.trace->systemSchedule();
    QVERIFY(schedule.status() == ScheduleStatus::TotalsOnly);
    QCOMPARE(schedule.sliceCount(), std::size_t { 0 });
    for (const LaneTrack& lane : result.trace->lanes())
        QVERIFY2(schedule.threadOf(lane.id) != nullptr, lane.name.c_str());
    QVERIFY(laneCoreTimes(*result.trace).empty());
    const Value document = documentOf(result);
    const Value* told = document.find("system_schedule");
    QCOMPARE(told->find("status")->toText(), std::string("totals-only"));
    QVERIFY(told->find("reason")->toText().find("kernel") != std::string::npos);
    QVERIFY(told->find("parallelism")->isNull());
    double onCore = 0;
    for (const auto& [name, lane] : *told->find("lanes")->as<Value::Object>()) {
        onCore += lane.find("on_core_s")->toDouble();
        QVERIFY(lane.find("migrations")->isNull());
    }
    QVERIFY(onCore > 0);
}

QTEST_GUILESS_MAIN(TestRunSchedule)
#include "tst_runschedule.moc"
