// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/workloadaliases.h"
#include "core/workload/workloadregistry.h"
#include "tests/support/constraints.h"
#include "tests/support/leakcheck.h"
#include "tests/support/printstring.h"
#include "tests/support/runhelper.h"

#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace interleave;
using namespace interleave::test;

namespace {

struct Setting {
    std::string_view parameter;
    Value value;
};

/// A recipe of the reference and where it applies: its own model, worker count and parameters.
struct Case {
    const char* recipe;
    const char* workload;
    ModelId model;
    unsigned workers;
    Reading reading = {};
    std::vector<Setting> settings = {};  ///< of the recipe
    std::vector<Setting> shortened = {}; ///< for real runs: the same lines, less waiting or work
    bool hasChangingLines = false;       ///< what it prints depends on chance
};

/// Those that start programs: for real, under every model; once as long as the text has it.
std::vector<Case> withPrograms(std::vector<Case> cases)
{
    static const std::vector<Setting> tenth = { { "time-scale", Value(10) } };
    for (const ModelId model :
        { ModelId::Sequential, ModelId::Threads, ModelId::Processes, ModelId::Loop }) {
        for (const char* id :
            { "subprocess-run-ls", "subprocess-check-false", "subprocess-echo-pipe",
                "subprocess-write-stdin", "subprocess-two-way", "subprocess-pipeline" })
            cases.push_back({ id, id, model, 2 });
        cases.push_back(
            { "subprocess-capture-ls", "subprocess-capture-ls", model, 2, {}, {}, {}, true });
        cases.push_back({ "subprocess-signal-usr1", "subprocess-signal-usr1", model, 2, {}, {},
            model == ModelId::Loop ? std::vector<Setting>() : tenth });
    }
    return cases;
}

const std::vector<Case>& cases()
{
    static const std::vector<Setting> lessWork = { { "turn-work", Value(1) } };
    static const std::vector<Setting> shortDelay = { { "delay", Value(0.01) } };
    static const std::vector<Setting> twentieth = { { "time-scale", Value(5) } };
    Reading phase;
    phase.phases = 3;
    Reading anyOrder = phase; // only the sequential phase promises an order
    anyOrder.keepsOrder = false;
    Reading loiter; // who is free next, and so takes loiter(3) and loiter(4), depends on the sleeps
    loiter.becauseOfDelay = { 1, 2 };
    const auto delayed = [](const std::set<std::size_t>& places) {
        Reading reading;
        reading.becauseOfDelay = places;
        return reading;
    };
    Reading pool = delayed({ 2, 3 });
    pool.runMeansHolding = "pool"; // "run" is there the time in the pool, sleep included
    Reading frames;                // how many fit in depends on the sleeps
    frames.becauseOfDelay = { 1 };
    Reading instants; // the lines tell when
    instants.becauseOfDelay = { 0 };
    Reading twoFutures; // the recipe's is the sum of two sleeps, which overlapped in its run
    twoFutures.idealMakespan = 0.05;
    Reading bank; // the recipe's is service / cashiers, but the second customer comes 10 ms later
    bank.idealMakespan = 1.26;
    static const std::vector<Setting> tenth = { { "time-scale", Value(10) } };
    static const std::vector<Setting> half = { { "time-scale", Value(50) } };
    static const std::vector<Setting> shortHour = { { "hour", Value(0.2) } };
    static const std::vector<Case> list = withPrograms({
        { "cpu-counting-pool", "cpu-counting-pool", ModelId::Sequential, 1, phase, {}, lessWork },
        { "cpu-counting-pool", "cpu-counting-pool", ModelId::Threads, 5, anyOrder, {}, lessWork },
        { "cpu-counting-pool", "cpu-counting-pool", ModelId::Processes, 5, anyOrder, {}, lessWork },
        { "flags-sequential", "flags", ModelId::Sequential, 1, {}, {}, shortDelay },
        { "flags-threads-20", "flags", ModelId::Threads, 20, {}, {}, shortDelay },
        { "flags-as-completed-3", "flags", ModelId::Threads, 3, {}, {}, shortDelay, true },
        { "flags-asyncio", "flags", ModelId::Loop, 1, {}, {}, shortDelay },
        { "loiter-map", "loiter-map", ModelId::Threads, 3, loiter, {}, twentieth },
        { "three-math-tasks", "three-math-tasks", ModelId::Loop, 1, {}, {}, twentieth },
        { "lock-counter", "lock-counter", ModelId::Threads, 2, {}, {}, twentieth },
        { "threads-five", "threads-five", ModelId::Threads, 2 },
        { "threads-args", "threads-args", ModelId::Threads, 2 },
        { "threads-named", "threads-named", ModelId::Threads, 2 },
        { "threads-daemon", "threads-daemon", ModelId::Threads, 2, delayed({ 2 }) },
        { "threads-daemon-join", "threads-daemon-join", ModelId::Threads, 2, delayed({ 1 }), {},
            twentieth },
        { "threads-daemon-join-timeout", "threads-daemon-join-timeout", ModelId::Threads, 2,
            delayed({ 0, 1 }), {}, twentieth },
        { "threads-enumerate", "threads-enumerate", ModelId::Threads, 2, {}, {}, twentieth },
        { "event-wait", "event-wait", ModelId::Threads, 2, delayed({ 5 }), {}, twentieth },
        { "lock-try-acquire", "lock-try-acquire", ModelId::Threads, 2, {}, {}, twentieth },
        { "lock-not-reentrant", "lock-not-reentrant", ModelId::Threads, 2 },
        { "rlock-reentrant", "rlock-reentrant", ModelId::Threads, 2 },
        { "lock-with", "lock-with", ModelId::Threads, 2 },
        { "condition-notify-all", "condition-notify-all", ModelId::Threads, 2, {}, {}, twentieth },
        { "barrier-wait", "barrier-wait", ModelId::Threads, 2, {}, {}, twentieth },
        { "barrier-abort", "barrier-abort", ModelId::Threads, 2, {}, {}, twentieth },
        { "semaphore-pool", "semaphore-pool", ModelId::Threads, 2, pool, {}, twentieth, true },
        { "thread-local", "thread-local", ModelId::Threads, 2 },
        { "thread-local-subclass", "thread-local-subclass", ModelId::Threads, 2 },
        { "queue-fetch-sequential", "queue-fetch-sequential", ModelId::Sequential, 1, {}, {},
            twentieth },
        { "queue-fetch-threads", "queue-fetch-threads", ModelId::Threads, 2, {}, {}, twentieth },
        { "futures-broken-pool", "futures-broken-pool", ModelId::Processes, 2, {}, {}, {}, true },
        { "call-later-ring", "call-later-ring", ModelId::Loop, 1, {}, {}, tenth },
        { "call-later-self", "call-later-ring", ModelId::Loop, 1, {}, {}, half },
        { "call-later-two-chains", "call-later-ring", ModelId::Loop, 1, {}, {}, half },
        { "fsm-coroutines", "fsm-coroutines", ModelId::Loop, 1, {}, {}, twentieth },
        { "future-callbacks", "future-callbacks", ModelId::Loop, 1, {}, {}, tenth },
        { "future-callbacks-1-1", "future-callbacks", ModelId::Loop, 1, {}, {}, tenth },
        { "future-callbacks-2-2", "future-callbacks", ModelId::Loop, 1, {}, {}, tenth },
        { "future-callbacks-3-3", "future-callbacks", ModelId::Loop, 1, {}, {}, tenth },
        { "future-callbacks-5-5", "future-callbacks", ModelId::Loop, 1, {}, {}, tenth },
        { "three-task-interleaving", "three-task-interleaving", ModelId::Loop, 1 },
        { "loop-already-running", "loop-already-running", ModelId::Loop, 1 },
        { "spinner-thread", "spinner-thread", ModelId::Threads, 1, frames, {}, half },
        { "spinner-asyncio", "spinner-asyncio", ModelId::Loop, 1, frames, {}, half },
        { "bank-cashiers", "bank-cashiers", ModelId::Threads, 2, bank, {}, shortHour },
        { "futures-map", "futures-map", ModelId::Threads, 2, {}, {}, tenth },
        { "futures-submit", "futures-submit", ModelId::Threads, 2, {}, {}, tenth, true },
        { "futures-as-completed", "futures-as-completed", ModelId::Threads, 5, {}, {}, tenth },
        { "futures-callback", "futures-callback", ModelId::Threads, 2, {}, {}, tenth },
        { "futures-cancel", "futures-cancel", ModelId::Threads, 2, {}, {}, tenth },
        { "futures-exception", "futures-exception", ModelId::Threads, 2 },
        { "futures-context-manager", "futures-context-manager", ModelId::Threads, 2 },
        { "futures-process-pids", "futures-process-pids", ModelId::Processes, 2, {}, {}, {}, true },
        { "mp-pool-map", "mp-pool-map", ModelId::Processes, 3 },
        { "mp-pool-apply-async", "mp-pool-apply-async", ModelId::Processes, 3 },
        { "mp-doubler-pid", "mp-doubler-pid", ModelId::Processes, 1, {}, {}, {}, true },
        { "mp-doubler-names", "mp-doubler-names", ModelId::Processes, 1 },
        { "mp-doubler-names", "mp-doubler-names", ModelId::Threads, 3 },
        { "mp-doubler-names", "mp-doubler-names", ModelId::Loop, 1 },
        { "mp-lock-printer", "mp-lock-printer", ModelId::Processes, 1 },
        { "mp-lock-printer", "mp-lock-printer", ModelId::Threads, 3 },
        { "mp-lock-printer", "mp-lock-printer", ModelId::Loop, 1 },
        { "mp-lock-printer", "mp-lock-printer", ModelId::Sequential, 1 },
        { "mp-logging", "mp-logging", ModelId::Processes, 1 },
        { "mp-logging", "mp-logging", ModelId::Threads, 3 },
        { "mp-logging", "mp-logging", ModelId::Loop, 1 },
        { "mp-queue", "mp-queue", ModelId::Processes, 1 },
        { "mp-queue", "mp-queue", ModelId::Threads, 3 },
        { "mp-queue", "mp-queue", ModelId::Loop, 1 },
        { "mp-queue", "mp-queue", ModelId::Sequential, 1 },
        { "asyncio-gr123", "asyncio-gr123", ModelId::Loop, 1, instants, {}, half, true },
        { "asyncio-nondeterministic", "asyncio-nondeterministic", ModelId::Loop, 1 },
        { "event-loop-dispatch", "event-loop-dispatch", ModelId::Loop, 1 },
        { "asyncio-run-in-executor", "asyncio-run-in-executor", ModelId::Loop, 1 },
        { "asyncio-future-vs-pool-future", "asyncio-future-vs-pool-future", ModelId::Loop, 1,
            twoFutures },
        { "asyncio-fetch-pages", "asyncio-fetch-pages", ModelId::Loop, 1 },
        { "asyncio-fetch-pages-paused", "asyncio-fetch-pages", ModelId::Loop, 1, {}, {}, half },
        { "asyncio-foo-bar", "asyncio-foo-bar", ModelId::Loop, 1 },
        { "signal-receive-loop", "signal-receive-loop", ModelId::Threads, 1, {}, {}, half, true },
        { "signal-receive-loop", "signal-receive-loop", ModelId::Processes, 1, {}, {}, half, true },
        { "signal-receive-loop", "signal-receive-loop", ModelId::Loop, 1, {}, {}, half, true },
        { "signal-threads-pause", "signal-threads-pause", ModelId::Sequential, 1, {}, {},
            twentieth },
        { "signal-threads-pause", "signal-threads-pause", ModelId::Threads, 1, {}, {}, twentieth },
        { "signal-threads-pause", "signal-threads-pause", ModelId::Loop, 1, {}, {}, twentieth },
        // the thread is there before the main lane goes on only because that one waits a moment
        { "signal-alarm-thread", "signal-alarm-thread", ModelId::Threads, 1, delayed({ 0 }), {},
            twentieth },
        { "signal-alarm-thread", "signal-alarm-thread", ModelId::Loop, 1, {}, {}, twentieth },
        { "asyncio-future-two-tasks", "asyncio-future-two-tasks", ModelId::Loop, 1, {}, {}, tenth },
    });
    return list;
}

ModelId imitation(ModelId model)
{
    for (const ModelInfo& info : allModels())
        if (info.simulated && imitatedModel(info.id) == model)
            return info.id;
    return model;
}

bool hasSimulation(const Case& c)
{
    return findWorkload(c.workload)->reasonAgainst(imitation(c.model)).empty();
}

std::string recipeText(const char* recipe)
{
    std::ifstream file(std::string(INTERLEAVE_TEST_DATA "/reference/") + recipe + ".json");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

Scenario scenarioOf(const Case& c, bool simulated)
{
    Scenario scenario;
    scenario.workload = c.workload;
    scenario.parameters = ParameterValues(findWorkload(c.workload)->parameters);
    if (const WorkloadAlias* alias = findAlias(c.recipe))
        scenario.parameters = alias->parameters(*findWorkload(c.workload));
    for (const Setting& setting : c.settings)
        scenario.parameters.set(setting.parameter, setting.value);
    if (!simulated)
        for (const Setting& setting : c.shortened)
            scenario.parameters.set(setting.parameter, setting.value);
    scenario.model = simulated ? imitation(c.model) : c.model;
    scenario.workers = c.workers;
    return scenario;
}

} // namespace

class TstConformance : public QObject {
    Q_OBJECT

private slots:
    void everyRecipeIsJudged();
    void realRuns_data() { rows(false); }
    void realRuns();
    void simulatedRuns_data() { rows(true); }
    void simulatedRuns() { check(true); }
    void printsWhatTheRecipePrinted_data();
    void printsWhatTheRecipePrinted();

private:
    static void rows(bool simulated);
    static void check(bool simulated);

    OwnTemporaryFolder m_folder;
};

void TstConformance::rows(bool simulated)
{
    QTest::addColumn<int>("place");
    for (std::size_t i = 0; i < cases().size(); ++i) {
        const Case& c = cases()[i];
        const ModelId model = simulated ? imitation(c.model) : c.model;
        if (!findWorkload(c.workload)->reasonAgainst(model).empty())
            continue;
        QTest::newRow((std::string(c.recipe) + " under " + nameOf(model)).c_str())
            << static_cast<int>(i);
    }
}

void TstConformance::everyRecipeIsJudged()
{
    int recipes = 0;
    for (const auto& file :
        std::filesystem::directory_iterator(INTERLEAVE_TEST_DATA "/reference")) {
        const std::string recipe = file.path().stem().string();
        QVERIFY2(findWorkload(recipe) != nullptr || findAlias(recipe) != nullptr, recipe.c_str());
        QVERIFY2(std::any_of(cases().begin(), cases().end(),
                     [&](const Case& c) { return c.recipe == recipe; }),
            recipe.c_str());
        ++recipes;
    }
    QVERIFY(recipes >= 78);
}

/// Once; as often as INTERLEAVE_CONFORMANCE_RUNS says, where a chance of one in many is looked for.
void TstConformance::realRuns()
{
    const int runs = std::max(1, qEnvironmentVariableIntValue("INTERLEAVE_CONFORMANCE_RUNS"));
    for (int i = 0; i < runs && !QTest::currentTestFailed(); ++i)
        check(false);
}

void TstConformance::check(bool simulated)
{
    QFETCH(int, place);
    const Case& c = cases()[static_cast<std::size_t>(place)];
    RunControl control;
    const auto run = runScenario(scenarioOf(c, simulated), control);
    QVERIFY2(run, run ? "" : run.error().detail.c_str());
    QVERIFY2(run->status == RunStatus::Ok, run->error ? run->error->detail.c_str() : "");
    QCOMPARE(findingsOf(*run->trace), std::string());
    QCOMPARE(accountOf(*run->trace), std::string());

    Reading reading = c.reading;
    reading.isExact = simulated;
    const std::vector<Verdict> verdicts = judge(recipeText(c.recipe), *run, reading);
    QVERIFY(!verdicts.empty());
    for (const Verdict& verdict : verdicts) {
        const bool isAsserted = verdict.strength == Strength::Must
            || (verdict.strength == Strength::Timing && simulated);
        if (!isAsserted)
            qInfo("%s: %s", verdict.holds ? "holds" : "does not hold", verdict.text.c_str());
        QVERIFY2(verdict.holds || !isAsserted, verdict.text.c_str());
    }
}

/// Under the simulated model; programs, which have none, for real.
void TstConformance::printsWhatTheRecipePrinted_data()
{
    rows(true);
    for (std::size_t i = 0; i < cases().size(); ++i)
        if (std::string_view(cases()[i].recipe).starts_with("subprocess-"))
            QTest::newRow((
                std::string(cases()[i].recipe) + " under " + nameOf(cases()[i].model) + " for real")
                              .c_str())
                << static_cast<int>(i);
}

/// What a recipe prints, ours prints too: no line more, none less, but for the headings of phases.
void TstConformance::printsWhatTheRecipePrinted()
{
    QFETCH(int, place);
    const Case& c = cases()[static_cast<std::size_t>(place)];
    RunControl control;
    const auto run = runScenario(scenarioOf(c, hasSimulation(c)), control);
    QVERIFY(run);
    std::vector<std::string> ours;
    for (unsigned phase = 0; phase < c.reading.phases; ++phase)
        for (const OutputLine& line : run->trace->output())
            ours.push_back(line.text);
    std::vector<std::string> theirs = printedLines(recipeText(c.recipe));
    std::erase_if(theirs, [](const std::string& line) { return line.ends_with(" execution"); });
    QCOMPARE(ours.size(), theirs.size());
    if (c.hasChangingLines)
        return;
    std::sort(ours.begin(), ours.end());
    std::sort(theirs.begin(), theirs.end());
    for (std::size_t i = 0; i < ours.size(); ++i)
        QCOMPARE(ours[i], theirs[i]);
}

QTEST_GUILESS_MAIN(TstConformance)
#include "tst_conformance.moc"
