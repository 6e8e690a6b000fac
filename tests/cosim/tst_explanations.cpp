// SPDX-License-Identifier: GPL-3.0-or-later
// What every workload says about itself, and that its runs bear it out.
#include "core/analysis/measure.h"
#include "core/run/runner.h"
#include "core/workload/workloadregistry.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <set>

using namespace interleave;
using namespace std::chrono_literals;

namespace {

/// What a workload may leave out, and why.
struct Exception {
    const char* workload;
    const char* what; ///< "topic", "figures", "keyMoment", or the measure that has no value
    const char* reason;
};

constexpr std::array kExceptions = {
    Exception { "lock-counter", "longest-wait:lock",
        "with the text's pauses nobody has to wait; the number of the waits says so" },
    Exception { "futures-broken-pool", "died",
        "the program may be over, and the pool be closed, before the death is noticed" },
    Exception {
        "futures-broken-pool", "failed", "another worker may answer before the death is noticed" },
    Exception { "futures-broken-pool", "gap:killing process|could not start",
        "another worker may answer before the death is noticed" },
};

bool isExcepted(const std::string& workload, const std::string& what)
{
    return std::any_of(kExceptions.begin(), kExceptions.end(),
        [&](const Exception& e) { return e.workload == workload && e.what == what; });
}

/// The Explain panel shows these of every workload.
constexpr std::array kCommon = { "makespan", "tasks", "most-running", "busy" };

/// A wait that can be over before it begins where the machine is busy: a real run without it is no
/// fault, one of a few has it.
bool hasAllFigures(const Workload& w, const Trace& trace)
{
    return std::all_of(w.figures.begin(), w.figures.end(), [&](const KeyFigure& figure) {
        return isExcepted(w.id, figure.measure) || measure(trace, figure.measure).has_value();
    });
}

/// The text's own model, in virtual time where that has a meaning.
ModelId modelFor(const Workload& workload)
{
    const bool isLoop = workload.family == "Event loop and coroutines";
    std::vector<ModelId> wanted
        = { ModelId::SimulatedThreads, ModelId::SimulatedProcesses, ModelId::SimulatedLoop,
              ModelId::SimulatedSequential, ModelId::Threads, ModelId::Processes, ModelId::Loop };
    if (isLoop)
        wanted.insert(wanted.begin(), ModelId::SimulatedLoop);
    for (const ModelId model : wanted)
        if (workload.reasonAgainst(model).empty())
            return model;
    return ModelId::Sequential;
}

/// The text's, but with so little to compute that a run is short: the shape of the picture does not
/// depend on it.
ParameterValues shortParameters(const Workload& workload, bool isReal)
{
    ParameterValues values(workload.parameters);
    if (isReal && workload.parameter("time-scale") != nullptr)
        values.set("time-scale", Value(10));
    constexpr double kShort = 0.2;
    constexpr int kMostRounds = 40;
    for (int round = 0; round < kMostRounds && workload.estimatedWork != nullptr
         && workload.estimatedWork(values) > kShort;
         ++round)
        for (const ParameterSpec& spec : workload.parameters)
            if (spec.kind == ParameterKind::Integer)
                values.set(spec.id,
                    Value(static_cast<std::int64_t>(std::ceil(
                        (static_cast<double>(values.integer(spec.id)) + spec.minimum) / 2))));
    return values;
}

Result<RunResult> runOf(const Workload& workload, ModelId model, unsigned workers)
{
    Scenario scenario;
    scenario.workload = workload.id;
    scenario.model = model;
    scenario.workers = workers;
    scenario.interpreterLock = workload.interpreterLock;
    scenario.parameters = shortParameters(workload, !modelInfo(model).simulated);
    RunControl control;
    return runScenario(scenario, control);
}

unsigned textWorkers(const Workload& workload)
{
    return workload.textWorkers == 0 ? 2 : workload.textWorkers;
}

/// Each of the virtual runs once, however many values are read from it.
const Trace* virtualTrace(const std::string& id, unsigned workers)
{
    static std::map<std::pair<std::string, unsigned>, std::shared_ptr<const Trace>> traces;
    auto& trace = traces[{ id, workers }];
    if (!trace) {
        const Workload& workload = *findWorkload(id);
        const Result<RunResult> run = runOf(workload, modelFor(workload), workers);
        if (run && run->status == RunStatus::Ok)
            trace = run->trace;
    }
    return trace.get();
}

void addWorkloadRows()
{
    QTest::addColumn<QString>("id");
    for (const Workload& workload : allWorkloads())
        QTest::newRow(workload.id.c_str()) << QString::fromStdString(workload.id);
}

/// What is wrong with a figure's place; "" when it is inside the run.
std::string problemWith(const Measure::Evidence& place, const Trace& trace)
{
    if (place.begin < Nanos(0) || place.end < place.begin || place.end > trace.end())
        return "its place is not inside the run";
    if (place.task.isValid() && place.task.index() >= trace.taskCount())
        return "its place is a task that the run does not have";
    return "";
}

} // namespace

class TstExplanations : public QObject {
    Q_OBJECT

private slots:
    void everyWorkloadExplainsItself_data() { addWorkloadRows(); }
    void everyWorkloadExplainsItself();
    void itsRunBearsItOut_data() { addWorkloadRows(); }
    void itsRunBearsItOut();
    void valuesInVirtualTime_data();
    void valuesInVirtualTime();
    void exceptionsAreNeeded();
};

void TstExplanations::everyWorkloadExplainsItself()
{
    QFETCH(QString, id);
    const Workload& w = *findWorkload(id.toStdString());
    const auto say = [&](const std::string& what) {
        return "workload '" + w.id + "': " + what
            + " (see core/workload/workload.h; exceptions with their reason stand in this test)";
    };
    QVERIFY2(!w.topic.empty() || isExcepted(w.id, "topic"),
        say("no topic: what it teaches, in a few words").c_str());
    QVERIFY2(!w.topic.ends_with('.'), say("the topic is a heading, without a full stop").c_str());
    QVERIFY2(!w.lookFor.empty(), say("no lookFor: what the picture shows").c_str());
    QVERIFY2(w.lookFor.ends_with('.'), say("lookFor is made of sentences").c_str());
    QVERIFY2(w.figures.size() >= 2 || isExcepted(w.id, "figures"),
        say("fewer than two figures besides those that every workload has").c_str());
    QVERIFY2(w.figures.size() <= 5, say("more than five figures: nobody reads them").c_str());
    std::set<std::string> texts;
    std::set<std::string> measures;
    for (const KeyFigure& figure : w.figures) {
        QVERIFY2(!figure.text.empty(), say("a figure without a text").c_str());
        QVERIFY2(isMeasure(figure.measure),
            say("no measure is named '" + figure.measure + "', see core/analysis/measure.h")
                .c_str());
        QVERIFY2(std::find(kCommon.begin(), kCommon.end(), figure.measure) == kCommon.end(),
            say("'" + figure.measure + "' is shown of every workload already").c_str());
        QVERIFY2(texts.insert(figure.text).second,
            say("two figures with the text '" + figure.text + "'").c_str());
        QVERIFY2(measures.insert(figure.measure).second,
            say("two figures with the measure '" + figure.measure + "'").c_str());
    }
    QVERIFY2(!w.keyMoment.empty() || isExcepted(w.id, "keyMoment"),
        say("no keyMoment: the measure whose place the text explains").c_str());
    QVERIFY2(w.keyMoment.empty() || isMeasure(w.keyMoment),
        say("no measure is named '" + w.keyMoment + "', see core/analysis/measure.h").c_str());
}

void TstExplanations::itsRunBearsItOut()
{
    QFETCH(QString, id);
    const Workload& w = *findWorkload(id.toStdString());
    const ModelId model = modelFor(w);
    Result<RunResult> run = runOf(w, model, textWorkers(w));
    for (int i = 0; i < 4 && run && run->status == RunStatus::Ok && !run->trace->isSimulated()
         && !hasAllFigures(w, *run->trace);
         ++i)
        run = runOf(w, model, textWorkers(w));
    const std::string under = " under " + std::string(modelInfo(model).name);
    QVERIFY2(run.has_value(), (w.id + " was not run" + under).c_str());
    QVERIFY2(run->status == RunStatus::Ok,
        (w.id + " failed" + under + ": " + (run->error ? run->error->detail : "")).c_str());
    const Trace& trace = *run->trace;
    for (const KeyFigure& figure : w.figures) {
        const std::string what
            = "workload '" + w.id + "', figure '" + figure.measure + "'" + under + ": ";
        const auto found = measure(trace, figure.measure);
        if (!found) {
            QVERIFY2(isExcepted(w.id, figure.measure), (what + "it has no value").c_str());
            continue;
        }
        if (found->evidence)
            QCOMPARE(problemWith(*found->evidence, trace), std::string());
    }
    if (w.keyMoment.empty())
        return;
    const std::string what = "workload '" + w.id + "', key moment '" + w.keyMoment + "'" + under;
    const auto found = measure(trace, w.keyMoment);
    QVERIFY2(found.has_value(), (what + ": the run has no such moment").c_str());
    QVERIFY2(found->evidence.has_value(), (what + ": it has no place").c_str());
    const std::string problem = problemWith(*found->evidence, trace);
    QVERIFY2(problem.empty(), (what + ": " + problem).c_str());
}

void TstExplanations::valuesInVirtualTime_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<qint64>("value"); // a count, or nanoseconds
    QTest::addColumn<qint64>("begin"); // of its place; -1: it has none
    QTest::addColumn<qint64>("end");
    const char* id = nullptr;
    const auto add = [&](const char* name, qint64 value, Nanos begin, Nanos end) {
        QTest::newRow((std::string(id) + " " + name).c_str())
            << QString::fromLatin1(id) << QString::fromLatin1(name) << value
            << qint64 { begin.count() } << qint64 { end.count() };
    };
    const auto count = [&](const char* name, int value, Nanos begin, Nanos end) {
        add(name, value, begin, end);
    };
    const auto time = [&](const char* name, Nanos value, Nanos begin, Nanos end) {
        add(name, value.count(), begin, end);
    };
    constexpr Nanos kNone { -1 };

    id = "threads-daemon-join-timeout";
    time("longest-wait:join@program", 100ms, 0ms, 100ms);
    time("line:d.isAlive()", 100ms, 100ms, 100ms);
    count("cancelled", 1, 100ms, 100ms);
    id = "threads-enumerate";
    count("waits:join@program", 1, 0ms, 400ms);
    count("most-waiting:sleep", 3, 0ms, 200ms);
    time("line:joining Thread-2", 400ms, 400ms, 400ms);
    id = "event-wait";
    count("most-waiting:event", 2, 0ms, 300ms);
    time("longest-wait:event", 300ms, 0ms, 300ms);
    time("longest-wake:event", 0ms, 300ms, 300ms);
    id = "lock-counter";
    count("waits:lock", 0, kNone, kNone);
    count("holds:lock", 4, 180ms, 180ms);
    id = "lock-try-acquire";
    count("marks:hit", 3, 500ms, 500ms);
    count("marks:miss", 2, 1000ms, 1000ms);
    count("waits:lock", 0, kNone, kNone);
    time("longest-held:lock", 500ms, 0ms, 500ms);
    id = "rlock-reentrant";
    count("level:lock", 2, 0ms, 0ms);
    count("holds:lock", 1, 0ms, 0ms);
    id = "lock-not-reentrant";
    count("level:lock", 1, 0ms, 0ms);
    id = "condition-notify-all";
    count("most-waiting:condition", 2, 200ms, 400ms);
    time("longest-wait:condition", 400ms, 0ms, 400ms);
    count("holds:lock", 5, 0ms, 0ms);
    id = "barrier-wait";
    count("most-waiting:barrier", 2, 100ms, 200ms);
    time("longest-wait:barrier", 200ms, 0ms, 200ms);
    id = "barrier-abort";
    count("most-waiting:barrier", 3, 200ms, 300ms);
    time("mark:abort", 300ms, 300ms, 300ms);
    count("lines:aborting", 3, 300ms, 300ms);
    id = "semaphore-pool";
    count("most-held:semaphore", 2, 0ms, 100ms);
    count("waits:semaphore", 2, 0ms, 100ms);
    time("longest-wait:semaphore", 100ms, 0ms, 100ms);
    id = "thread-local";
    count("lines:No value yet", 3, 0ms, 0ms);
    id = "thread-local-subclass";
    count("marks:init", 3, 0ms, 0ms);
    id = "queue-fetch-sequential";
    count("waits:io@program", 3, 0ms, 200ms);
    time("total-wait:io@program", 480ms, kNone, kNone);
    id = "queue-fetch-threads";
    count("pending:queue", 3, 0ms, 0ms);
    count("most-waiting:io", 3, 0ms, 120ms);
    time("longest-wait:queue@program", 200ms, 0ms, 200ms);
    time("last-wake:queue", 200ms, 200ms, 200ms);
    id = "spinner-thread";
    count("lines:frame", 10, 0ms, 0ms);
    time("longest-wait:sleep@program", 1s, 0s, 1s);

    id = "three-math-tasks";
    count("most-waiting:sleep", 3, 0ms, 1s);
    time("total-wait:sleep", 29s, kNone, kNone);
    count("runs", 32, 0ms, 0ms);
    time("line:Asyncio.Task - factorial", 9s, 9s, 9s);
    id = "call-later-ring";
    time("longest-queued", 1s, 0s, 1s);
    time("last-wake:event", 8s, 8s, 8s);
    id = "fsm-coroutines";
    time("longest-on-worker", 13s, 0s, 13s);
    count("waits:sleep", 13, 0s, 1s);
    count("marks:enters", 14, 0s, 0s);
    time("longest-queued", 13s, 0s, 13s);
    id = "future-callbacks";
    time("mark:future2.set_result", 3s, 3s, 3s);
    time("mark:future1.set_result", 4s, 4s, 4s);
    time("gap:future2.set_result|second coroutine", 0s, 3s, 3s);
    count("overtaking", 1, 3s, 3s);
    id = "asyncio-future-two-tasks";
    time("mark:set_result task2", 1s, 1s, 1s);
    count("overtaking", 1, 1s, 1s);
    id = "three-task-interleaving";
    count("runs", 15, 0ms, 10ms); // the last of each finds nothing to do
    time("longest-run", 10ms, 0ms, 10ms);
    time("longest-ready", 20ms, 10ms, 30ms);
    id = "asyncio-foo-bar";
    count("runs", 4, 0ms, 0ms);
    id = "spinner-asyncio";
    count("lines:frame", 10, 0s, 0s);
    time("mark:cancel spinner", 1s, 1s, 1s);
    id = "asyncio-gr123";
    time("total-wait:sleep", 5s, kNone, kNone);
    count("most-waiting:sleep", 3, 0s, 1s);
    time("line:Done!", 1s, 1s, 1s);
    id = "asyncio-nondeterministic";
    time("total-wait:sleep@program", 9ms, kNone, kNone);
    count("most-waiting:sleep", 6, 9ms, 10ms);
    time("longest-wait:sleep", 2ms, 9ms, 11ms);
    time("line:Asynchronous:", 9ms, 9ms, 9ms);
    id = "event-loop-dispatch";
    count("marks:arrives", 6, 50ms, 50ms);
    time("longest-queued", 40ms, 70ms, 110ms);
    time("gap:B0 arrives|B0", 20ms, 60ms, 80ms);
    time("longest-run", 30ms, 50ms, 80ms);
    id = "asyncio-run-in-executor";
    time("total-wait:sleep@program", 9ms, kNone, kNone);
    time("gap:Asynchronous threads|Asynchronous using", 2ms, 9ms, 11ms);
    count("lanes-used", 9, 11ms, 11ms); // eight beside the loop, and the loop
    id = "asyncio-future-vs-pool-future";
    time("longest-wait:future", 50ms, 0ms, 50ms);
    id = "asyncio-fetch-pages";
    time("total-wait:io", 240ms, kNone, kNone);
    count("most-waiting:io", 3, 0ms, 50ms);
    count("overtaking", 0, kNone, kNone);

    id = "loiter-map";
    time("last-start", 1s, 1s, 1s);
    count("most-queued", 1, 0s, 1s);
    id = "flags";
    count("most-waiting:io", 20, 0ms, 62ms);
    time("total-wait:io", 1240ms, kNone, kNone);
    id = "bank-cashiers";
    count("most-queued", 20, 970ms, 975ms);
    time("last-start", 1235ms, 1235ms, 1235ms);
    id = "futures-map";
    count("overtaking", 1, 400ms, 400ms);
    time("longest-wait:future", 500ms, 0ms, 500ms);
    time("last-start", 700ms, 700ms, 700ms);
    id = "futures-submit";
    time("gap:future: state=|after result: state=", 500ms, 0ms, 500ms);
    id = "futures-as-completed";
    count("overtaking", 4, 250ms, 250ms);
    count("lines:main: result", 5, 250ms, 250ms);
    id = "futures-exception";
    count("failed", 1, 0ms, 0ms);
    id = "futures-callback";
    time("line:: value returned", 500ms, 500ms, 500ms);
    time("gap:: done|: value returned", 0ms, 500ms, 500ms);
    id = "futures-cancel";
    count("cancelled", 8, 0ms, 0ms);
    count("lines:did not cancel", 2, 0ms, 0ms);
    time("longest-wait:join@program", 500ms, 0ms, 500ms);
    id = "futures-process-pids";
    count("lanes-used", 2, 0ms, 0ms);
    count("most-on-one", 3, 0ms, 0ms);
    id = "mp-pool-map";
    count("lanes-used", 3, 0ms, 0ms);
}

void TstExplanations::valuesInVirtualTime()
{
    QFETCH(QString, id);
    QFETCH(QString, name);
    QFETCH(qint64, value);
    QFETCH(qint64, begin);
    QFETCH(qint64, end);
    const Workload& workload = *findWorkload(id.toStdString());
    const Trace* trace = virtualTrace(workload.id, textWorkers(workload));
    QVERIFY(trace != nullptr && trace->isSimulated());
    const auto found = measure(*trace, name.toStdString());
    QVERIFY(found.has_value());
    QCOMPARE(
        found->unit == Measure::Unit::Duration ? found->duration.count() : found->count, value);
    QCOMPARE(found->evidence.has_value(), begin >= 0);
    if (begin >= 0) {
        QCOMPARE(found->evidence->begin.count(), begin);
        QCOMPARE(found->evidence->end.count(), end);
    }
}

/// An exception for something that is not there any more would hide the next one.
void TstExplanations::exceptionsAreNeeded()
{
    for (const Exception& e : kExceptions) {
        const Workload* workload = findWorkload(e.workload);
        QVERIFY2(workload != nullptr, e.workload);
        const bool isField = std::string(e.what) == "topic" || std::string(e.what) == "figures"
            || std::string(e.what) == "keyMoment";
        QVERIFY2(isField
                || std::any_of(workload->figures.begin(), workload->figures.end(),
                    [&](const KeyFigure& figure) { return figure.measure == e.what; }),
            (std::string(e.workload) + " has no figure '" + e.what + "' any more").c_str());
        QVERIFY2(std::string(e.reason).size() > 10, e.what);
    }
}

QTEST_GUILESS_MAIN(TstExplanations)
#include "tst_explanations.moc"
