// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/base/random.h"
#include "core/report/report.h"
#include "core/run/experiment.h"
#include "core/workload/workloadregistry.h"
#include "tests/support/leakcheck.h"
#include "tests/support/modelrows.h"
#include "tests/support/printstring.h"

#include <sys/socket.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <thread>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

Scenario scenarioFor(const char* workload, ModelId model = ModelId::Sequential)
{
    Scenario scenario;
    scenario.workload = workload;
    scenario.model = model;
    scenario.workers = 2;
    if (const Workload* w = findWorkload(workload))
        scenario.parameters = ParameterValues(w->parameters);
    return scenario;
}

/// A port that nobody listens on: it was free a moment ago.
std::uint16_t refusingPort()
{
    const int s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    bind(s, reinterpret_cast<sockaddr*>(&address), size);
    getsockname(s, reinterpret_cast<sockaddr*>(&address), &size);
    close(s);
    return ntohs(address.sin_port);
}

class Notes final : public ExperimentObserver {
public:
    void runStarted(
        std::size_t index, const PlannedRun& run, std::shared_ptr<RunControl> control) override
    {
        calls.push_back("start " + std::to_string(index));
        started.push_back(run);
        if (stopAt && index == *stopAt) {
            *stop = true;
            control->requestStop();
        }
    }
    void runFinished(std::size_t index, const RunResult& result) override
    {
        calls.push_back("finish " + std::to_string(index));
        statuses.push_back(result.status);
    }
    std::vector<std::string> calls;
    std::vector<PlannedRun> started;
    std::vector<RunStatus> statuses;
    std::optional<std::size_t> stopAt;
    std::atomic<bool>* stop = nullptr;
};

std::vector<ModelId> realModels()
{
    return { ModelId::Sequential, ModelId::Threads, ModelId::Processes, ModelId::Loop };
}

} // namespace

class TstRunner : public QObject {
    Q_OBJECT

private slots:
    void badScenariosAreRefused_data();
    void badScenariosAreRefused();
    void stoppedAtAnyMoment_data();
    void stoppedAtAnyMoment();
    void refusingServerIsNamed_data() { addModelRows(realModels()); }
    void refusingServerIsNamed();
    void filesAreRemovedUnlessKept_data() { addModelRows(realModels()); }
    void filesAreRemovedUnlessKept();
    void runsAreMadeInPlannedOrder();
    void stopEndsTheExperiment();
    void ownWorkersAloneAreDrawn_data();
    void ownWorkersAloneAreDrawn();
    void ownWorkersCountOnce();
    void snapshotsOfALiveRun();
    void memoryLimitEndsTheRun_data();
    void memoryLimitEndsTheRun();
    void manyTasksAreStoppedInTime_data();
    void manyTasksAreStoppedInTime();
    void quietnessIsSane();

private:
    OwnTemporaryFolder m_folder;
};

void TstRunner::badScenariosAreRefused_data()
{
    QTest::addColumn<QString>("workload");
    QTest::addColumn<int>("model");
    QTest::addColumn<int>("workers");
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* workload, ModelId model, int workers,
                         const char* parameter, const char* words) {
        QTest::newRow(name) << QString(workload) << static_cast<int>(model) << workers
                            << QString(parameter) << QString(words);
    };
    row("unknown workload", "flag", ModelId::Loop, 1, "", "no workload 'flag'");
    row("no meaning", "futures-broken-pool", ModelId::Threads, 1, "", "threads");
    row("no workers", "flags", ModelId::Threads, 0, "", "1 to 1024");
    row("too many workers", "flags", ModelId::Processes, 1025, "", "1025");
    row("unknown parameter", "flags", ModelId::Loop, 1, "speed", "no parameter 'speed'");
    row("beyond the range", "flags", ModelId::Loop, 1, "flags", "flags");
}

void TstRunner::badScenariosAreRefused()
{
    QFETCH(QString, workload);
    FETCH_MODEL();
    QFETCH(int, workers);
    QFETCH(QString, parameter);
    QFETCH(QString, words);
    Scenario scenario = scenarioFor(workload.toUtf8().constData(), model);
    scenario.workers = static_cast<unsigned>(workers);
    if (!parameter.isEmpty())
        scenario.parameters.set(parameter.toStdString(), Value(1000));
    QVERIFY(!checkScenario(scenario));
    RunControl control;
    const auto run = runScenario(scenario, control);
    QVERIFY(!run);
    QVERIFY2(
        QString::fromStdString(run.error().detail).contains(words), run.error().detail.c_str());
    QVERIFY(control.snapshot() == nullptr);
}

void TstRunner::stoppedAtAnyMoment_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("model");
    for (std::size_t i = 0; i < allWorkloads().size(); ++i)
        for (const ModelInfo& info : allModels())
            if (allWorkloads()[i].reasonAgainst(info.id).empty() && !info.simulated)
                QTest::newRow((allWorkloads()[i].id + " under " + nameOf(info.id)).c_str())
                    << static_cast<int>(i) << static_cast<int>(info.id);
}

void TstRunner::stoppedAtAnyMoment()
{
    QFETCH(int, index);
    FETCH_MODEL();
    Scenario scenario
        = scenarioFor(allWorkloads()[static_cast<std::size_t>(index)].id.c_str(), model);
    scenario.workers = 3;
    if (scenario.workload == "cpu-counting-pool")
        scenario.parameters.set("turns", Value(100'000'000));
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Belongings before = Belongings::now();
        Random random(seed * 31);
        scenario.interpreterLock = seed % 4 == 0;
        const Nanos moment = random.below(60) * 1ms + random.below(1000) * 1us;
        {
            RunControl control;
            const Nanos begin = monotonicNow();
            const Stopper stopper(control, [&] { return monotonicNow() - begin >= moment; });
            const auto run = runScenario(scenario, control);
            const Nanos lasted = stopper.sinceAsked();
            QVERIFY2(run, run ? "" : run.error().detail.c_str());
            const bool wasStopped = run->status == RunStatus::Cancelled;
            QVERIFY2(wasStopped || run->status == RunStatus::Ok,
                run->error ? run->error->detail.c_str() : "");
            QVERIFY2(lasted < 1s, std::to_string(lasted.count()).c_str());
            QVERIFY(run->trace->isFinished());
            QCOMPARE(findingsOf(*run->trace, wasStopped), std::string());
            QVERIFY(run->trace->counts().isBalanced());
        }
        QCOMPARE(leaksSince(before), std::string());
    }
}

void TstRunner::refusingServerIsNamed()
{
    FETCH_MODEL();
    const std::string address = "127.0.0.1:" + std::to_string(refusingPort());
    Scenario scenario = scenarioFor("flags", model);
    scenario.parameters.set("base-url", Value("http://" + address + "/data/flags"));
    const Belongings before = Belongings::now();
    {
        RunControl control;
        const auto run = runScenario(scenario, control);
        QVERIFY2(run, run ? "" : run.error().detail.c_str());
        QCOMPARE(textOf(run->status), textOf(RunStatus::Failed));
        const std::string& text = run->error->detail;
        QVERIFY2(text.find(address) != std::string::npos, text.c_str());
        QVERIFY2(text.find("refused") != std::string::npos, text.c_str());
        QCOMPARE(findingsOf(*run->trace), std::string());
    }
    QCOMPARE(leaksSince(before), std::string());
}

void TstRunner::filesAreRemovedUnlessKept()
{
    FETCH_MODEL();
    for (const bool keep : { false, true }) {
        Scenario scenario = scenarioFor("flags", model);
        scenario.parameters.set("delay", Value(0.001));
        scenario.parameters.set("keep", Value(keep));
        const Belongings before = Belongings::now();
        RunControl control;
        const auto run = runScenario(scenario, control);
        QVERIFY(run);
        QCOMPARE(textOf(run->status), textOf(RunStatus::Ok));
        const Belongings after = Belongings::now();
        QCOMPARE(after.temporaryFiles.size(), before.temporaryFiles.size() + (keep ? 1 : 0));
        if (!keep)
            continue;
        const std::string folder
            = run->trace->output().back().text.substr(std::strlen("files kept in "));
        std::size_t files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            files += entry.path().extension() == ".gif" && entry.file_size() > 10 ? 1 : 0;
        QCOMPARE(files, std::size_t { 20 });
        std::filesystem::remove_all(folder);
    }
}

void TstRunner::runsAreMadeInPlannedOrder()
{
    ExperimentSpec spec;
    spec.workload = "loiter-map";
    spec.parameters = scenarioFor("loiter-map").parameters;
    spec.parameters.set("time-scale", Value(1));
    spec.parameters.set("items", Value(2));
    spec.models = { ModelId::Sequential, ModelId::Threads };
    spec.workers = { 1, 3 };
    spec.repeats = 2;
    const std::vector<PlannedRun> expected = { { ModelId::Sequential, 1, 1 },
        { ModelId::Threads, 1, 1 }, { ModelId::Threads, 3, 1 }, { ModelId::Sequential, 1, 2 },
        { ModelId::Threads, 1, 2 }, { ModelId::Threads, 3, 2 } };
    QVERIFY(planRuns(spec) == expected);
    Notes notes;
    const std::atomic<bool> stop = false;
    const auto experiment = runExperiment(spec, notes, stop);
    QVERIFY(experiment);
    QVERIFY(notes.started == expected);
    QCOMPARE(experiment->runs.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(notes.calls[2 * i], "start " + std::to_string(i));
        QCOMPARE(notes.calls[2 * i + 1], "finish " + std::to_string(i));
        QCOMPARE(experiment->runs[i].repeat, expected[i].repeat);
        QVERIFY(experiment->runs[i].scenario.model == expected[i].model);
        QCOMPARE(experiment->runs[i].scenario.workers, expected[i].workers);
    }
    spec.workload = "nothing";
    QVERIFY(!runExperiment(spec, notes, stop));
}

void TstRunner::ownWorkersAloneAreDrawn_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("model");
    for (std::size_t i = 0; i < allWorkloads().size(); ++i)
        for (const ModelInfo& info : allModels())
            if (const Workload& w = allWorkloads()[i];
                !w.usesPool && info.usesWorkers && w.reasonAgainst(info.id).empty())
                QTest::newRow((w.id + " under " + nameOf(info.id)).c_str())
                    << static_cast<int>(i) << static_cast<int>(info.id);
}

/// Where the program starts its own workers, no lane of a pool's worker is there beside theirs.
void TstRunner::ownWorkersAloneAreDrawn()
{
    QFETCH(int, index);
    FETCH_MODEL();
    Scenario scenario
        = scenarioFor(allWorkloads()[static_cast<std::size_t>(index)].id.c_str(), model);
    if (findWorkload(scenario.workload)->parameter("time-scale") != nullptr)
        scenario.parameters.set("time-scale", Value(1));
    scenario.workers = 7;
    RunControl control;
    const auto run = runScenario(scenario, control);
    QVERIFY2(run, run ? "" : run.error().detail.c_str());
    QVERIFY2(run->status == RunStatus::Ok, run->error ? run->error->detail.c_str() : "");
    QCOMPARE(findingsOf(*run->trace), std::string());
    QCOMPARE(accountOf(*run->trace), std::string());
    std::vector<std::string> tasks;
    for (std::uint32_t i = 1; i < run->trace->taskCount(); ++i)
        tasks.emplace_back(run->trace->taskName(TaskId { i }));
    std::vector<std::string> lanes;
    for (const LaneTrack& lane : run->trace->lanes())
        if (lane.kind != LaneKind::Main)
            lanes.push_back(lane.name);
    QVERIFY(lanes == tasks);
    QCOMPARE(run->workers, std::max(1U, static_cast<unsigned>(tasks.size())));
}

/// Which worker counts are asked for decides nothing then, so there is one run; efficiency divides
/// by the workers that the program started.
void TstRunner::ownWorkersCountOnce()
{
    ExperimentSpec spec;
    spec.workload = "threads-five";
    spec.parameters = scenarioFor("threads-five").parameters;
    spec.models = { ModelId::Sequential, ModelId::Threads };
    spec.workers = { 1, 2, 8 };
    const std::vector<PlannedRun> expected
        = { { ModelId::Sequential, 1, 1 }, { ModelId::Threads, 1, 1 } };
    QVERIFY(planRuns(spec) == expected);
    Notes notes;
    const std::atomic<bool> stop = false;
    const auto experiment = runExperiment(spec, notes, stop);
    QVERIFY(experiment);
    const std::vector<SummaryRow> rows = summaryOf(experiment->runs);
    QCOMPARE(rows.size(), std::size_t { 2 });
    QCOMPARE(rows[0].workers, 1U);
    QCOMPARE(rows[1].workers, 5U);
    QVERIFY(rows[1].speedup && rows[1].efficiency);
    QVERIFY(std::abs(*rows[1].efficiency * 5 - *rows[1].speedup) < 1e-9);
    QCOMPARE(runView(experiment->runs[1]).workers, 5U);
    QVERIFY(!countsWorkers("threads-five", ModelId::Threads));
    QVERIFY(!countsWorkers("flags", ModelId::Loop));
    QVERIFY(countsWorkers("flags", ModelId::SimulatedThreads));
}

void TstRunner::stopEndsTheExperiment()
{
    ExperimentSpec spec;
    spec.workload = "loiter-map";
    spec.parameters = scenarioFor("loiter-map").parameters;
    spec.models = { ModelId::Threads };
    spec.repeats = 5;
    Notes notes;
    std::atomic<bool> stop = false;
    notes.stop = &stop;
    notes.stopAt = 0;
    const auto experiment = runExperiment(spec, notes, stop);
    QVERIFY(experiment);
    QCOMPARE(experiment->runs.size(), std::size_t { 1 });
    QCOMPARE(textOf(notes.statuses.at(0)), textOf(RunStatus::Cancelled));
}

void TstRunner::snapshotsOfALiveRun()
{
    Scenario scenario = scenarioFor("loiter-map", ModelId::Threads);
    scenario.parameters.set("time-scale", Value(10));
    RunControl control;
    std::atomic<bool> over = false;
    std::size_t seen = 0;
    std::vector<std::shared_ptr<const Trace>> snapshots;
    std::thread looker([&] {
        while (!over.load()) {
            if (auto trace = control.snapshot();
                trace && (snapshots.empty() || trace != snapshots.back()))
                snapshots.push_back(std::move(trace));
            std::this_thread::sleep_for(2ms);
        }
    });
    const auto run = runScenario(scenario, control);
    over = true;
    looker.join();
    QVERIFY(run);
    QVERIFY2(snapshots.size() >= 3, std::to_string(snapshots.size()).c_str());
    for (const auto& trace : snapshots) {
        if (!trace->isFinished())
            QCOMPARE(findingsOf(*trace), std::string());
        QVERIFY(trace->spanCount() >= seen);
        seen = trace->spanCount();
    }
    QVERIFY(control.snapshot() == run->trace);
}

void TstRunner::memoryLimitEndsTheRun_data()
{
    QTest::addColumn<ModelId>("model");
    for (const ModelId model : { ModelId::Sequential, ModelId::Threads, ModelId::Loop,
             ModelId::SimulatedThreads, ModelId::SimulatedLoop })
        QTest::newRow(std::string(modelInfo(model).name).c_str()) << model;
}

/// It is the run that is stopped, with a verdict of its own; what was recorded is kept.
void TstRunner::memoryLimitEndsTheRun()
{
    QFETCH(ModelId, model);
    RunControl control;
    const Belongings before = Belongings::now();
    Scenario scenario = scenarioFor("cpu-counting-pool", model);
    scenario.parameters.set("items", Value(std::int64_t { 300'000 }));
    scenario.parameters.set("turns", Value(std::int64_t { 100 }));
    scenario.memoryLimit = 4'000'000;
    const auto result = runScenario(scenario, control);
    QVERIFY(result.has_value());
    QVERIFY(result->status == RunStatus::Failed);
    QVERIFY(result->isPartial);
    QCOMPARE(result->error->code, ErrorCode::MemoryLimit);
    QVERIFY(QString::fromStdString(result->error->detail).contains("memory limit of 4 MB"));
    const EventCounts& counts = result->trace->counts();
    QVERIFY(counts.isBalanced());
    QVERIFY(counts.lost > 0);
    QVERIFY(result->trace->memoryBytes() >= scenario.memoryLimit);
    QVERIFY(result->trace->spanCount() > 0);
    std::uint64_t lost = 0;
    for (const LaneTrack& lane : result->trace->lanes())
        for (const LostEvents& gap : lane.lost)
            lost += gap.count;
    QCOMPARE(lost, counts.lost);
    QCOMPARE(summaryOf({ *result }).front().runs, std::size_t { 0 }); // it does not count
    QCOMPARE(leaksSince(before).c_str(), "");
}

void TstRunner::manyTasksAreStoppedInTime_data()
{
    QTest::addColumn<ModelId>("model");
    for (const ModelId model : { ModelId::Sequential, ModelId::Threads, ModelId::Loop })
        QTest::newRow(std::string(modelInfo(model).name).c_str()) << model;
}

/// Rings that are full, a million tasks that wait: a stop is a stop.
void TstRunner::manyTasksAreStoppedInTime()
{
    QFETCH(ModelId, model);
    Scenario scenario = scenarioFor("cpu-counting-pool", model);
    scenario.parameters.set("items", Value(std::int64_t { 1'000'000 }));
    scenario.parameters.set("turns", Value(std::int64_t { 1 }));
    RunControl control;
    Nanos asked { 0 };
    std::thread user([&] {
        std::this_thread::sleep_for(300ms);
        asked = monotonicNow();
        control.requestStop();
    });
    const auto result = runScenario(scenario, control);
    user.join();
    const Nanos waited = monotonicNow() - asked;
    QVERIFY(result.has_value());
    QVERIFY(result->status == RunStatus::Cancelled);
    QVERIFY(result->trace->counts().isBalanced());
    QCOMPARE(result->trace->counts().lost, std::uint64_t { 0 });
    QVERIFY2(waited < 20s, std::to_string(toSeconds(waited)).c_str());
}

void TstRunner::quietnessIsSane()
{
    QuietnessMeter meter;
    meter.start();
    std::this_thread::sleep_for(100ms);
    const Quietness quiet = meter.finish();
    QVERIFY(quiet.foreignCores >= 0);
    QVERIFY(quiet.stealCores >= 0);
    QVERIFY(quiet.foreignCores < 4096);
    QVERIFY(quiet.known || !quiet.isDisturbed());
}

QTEST_GUILESS_MAIN(TstRunner)
#include "tst_runner.moc"
