// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of pools and their futures, by the numbers of the catalogue, E1 to E29. E1, E2, E4,
// E11, E12, E18, E24 have tests of their own in tst_futures (parametersArriveUnchanged,
// tasksStartInOrder, mapStopsAtTheError, onlyPendingTasksAreCancelled, errorsAreKept,
// leavingWaitsForAll), E15 in tst_looprules, E26 in tst_brokenpool, the process pool's side in
// tst_processmodel.
//
// Without a meaning here: E7 (the worker count is checked before a run, tst_runner), E8 and E9 (our
// pools start their workers at once), E10 (lanes have names of their own), E13 (running means
// running), E27 (parameters are trivially copyable, results are values: nothing cannot be sent but
// a result that is too long, tst_processmodel), E28 (no worker is replaced).
#include <QTest>

#include "core/execution/context.h"
#include "tests/core/processbodies.h"
#include "tests/core/processrun.h"
#include "tests/support/modelrows.h"
#include "tests/support/printstring.h"

#include <algorithm>
#include <array>
#include <stdexcept>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

struct Sleeps {
    std::int64_t number = 0;
    Nanos pause { 0 };
};

Task<Value> sleeper(Context& context, Sleeps p)
{
    co_await context.sleep(p.pause);
    co_return Value(p.number);
}

Task<Value> fails(Context& context, Sleeps p)
{
    co_await context.sleep(p.pause);
    throw std::runtime_error("it failed");
    co_return Value();
}

bool isOneByOne(const Context& context)
{
    return imitatedModel(context.model()) == ModelId::Sequential;
}

/// E3: all are submitted before the first result is asked for.
Task<Value> mapProgram(Context& context)
{
    std::vector<Future> futures;
    for (std::int64_t n = 5; n > 0; --n)
        futures.push_back(context.submit<&sleeper>("n", { n, n * 2ms }));
    MapResults map(context, futures);
    std::string text;
    while (!map.atEnd()) {
        const Value value = co_await map.next();
        text += std::to_string(value.toInt());
    }
    context.print(text);
    co_return Value();
}

/// E5: the time counts from the call.
Task<Value> mapTimeoutProgram(Context& context)
{
    std::vector<Future> futures;
    futures.push_back(context.submit<&sleeper>("short", { 1, 1ms }));
    futures.push_back(context.submit<&sleeper>("long", { 2, 300ms }));
    try {
        MapResults map(context, futures, Nanos(30ms));
        while (!map.atEnd()) {
            const Value value = co_await map.next();
            context.print(std::to_string(value.toInt()));
        }
    } catch (const TaskError& e) {
        context.print(toString(e.error().code));
    }
    co_return Value();
}

/// E14: with a time-out, which leaves the future alone.
Task<Value> resultTimeoutProgram(Context& context)
{
    const Future future = context.submit<&sleeper>("slow", { 7, 60ms });
    try {
        co_await context.result(future, Nanos(2ms));
        context.print("in time");
    } catch (const TaskError& e) {
        context.print(toString(e.error().code));
    }
    const Value value = co_await context.result(future, Nanos(1h));
    context.print(std::to_string(value.toInt()));
    const Error* error = exceptionNow(future);
    context.print(error == nullptr ? "no exception" : error->detail);
    const Promise never(context, "never");
    context.cancel(never.future());
    try {
        co_await context.result(never.future());
    } catch (const TaskError& e) {
        context.print(toString(e.error().code));
    }
    co_return Value();
}

struct Told {
    Context* registrar;
    int number;
};

void tell(Future future, void* argument)
{
    const auto* told = static_cast<const Told*>(argument);
    Context& context = callbackContext(future, *told->registrar);
    const bool isElsewhere = &context != told->registrar;
    context.print(std::to_string(told->number) + (isElsewhere ? " on the worker" : " on main"));
}

/// E16: in the order of registration, by the worker that finishes; late ones at once, by the
/// caller.
Task<Value> callbackProgram(Context& context)
{
    std::array<Told, 4> told {};
    for (int i = 0; i < 4; ++i)
        told.at(static_cast<std::size_t>(i)) = { &context, i };
    const Future future = context.submit<&sleeper>("task", { 1, 20ms });
    for (std::size_t i = 0; i < 3; ++i)
        context.addDoneCallback(future, &tell, &told.at(i));
    co_await context.join(future);
    context.print("joined");
    context.addDoneCallback(future, &tell, &told[3]);
    context.print("added");
    co_await context.sleep(0ns); // the loop calls the late one in its next turn
    co_return Value();
}

/// E19.
Task<Value> waitProgram(Context& context)
{
    std::vector<Future> futures;
    // Far apart: a slow machine must not put one's end before the wait that precedes it.
    futures.push_back(context.submit<&sleeper>("a", { 1, 250ms }));
    futures.push_back(context.submit<&fails>("b", { 2, 500ms }));
    futures.push_back(context.submit<&sleeper>("c", { 3, 1000ms }));
    futures.push_back(futures.front());
    const WaitResult timeout = co_await wait(context, &futures, ReturnWhen::AllCompleted, 0ns);
    const WaitResult first = co_await wait(context, &futures, ReturnWhen::FirstCompleted);
    const WaitResult failed = co_await wait(context, &futures, ReturnWhen::FirstException);
    futures.erase(futures.begin() + 1);
    const WaitResult none = co_await wait(context, &futures, ReturnWhen::FirstException);
    for (const WaitResult& r : { timeout, first, failed, none })
        context.print(std::to_string(r.done.size()) + " of "
            + std::to_string(r.done.size() + r.notDone.size()));
    co_return Value();
}

/// E20: with a time-out.
Task<Value> completedProgram(Context& context)
{
    std::vector<Future> futures;
    for (std::int64_t n = 0; n < 4; ++n)
        futures.push_back(context.submit<&sleeper>("n", { n, n < 2 ? 1ms : 300ms }));
    CompletionQueue queue(context, futures, Nanos(50ms));
    try {
        while (queue.remaining() > 0)
            (void)co_await queue.next();
        context.print("all");
    } catch (const TaskError& e) {
        context.print(e.error().detail);
    }
    co_return Value();
}

/// E21, E22.
Task<Value> shutdownProgram(Context& context)
{
    std::vector<Future> futures;
    for (std::int64_t n = 0; n < 20; ++n)
        futures.push_back(context.submit<&sleeper>("n", { n, 1ms }));
    co_await shutdownPool(context, { .wait = false });
    context.print("at once");
    try {
        (void)context.submit<&sleeper>("late", { 0, 0ns });
    } catch (const TaskError& e) {
        context.print(toString(e.error().code));
    }
    co_await shutdownPool(context);
    context.print(std::to_string(std::count_if(futures.begin(), futures.end(),
        [&](Future f) { return context.state(f) == FutureState::Finished; })));
    co_return Value();
}

/// E23: what has not begun is cancelled; what runs goes on.
Task<Value> cancelPendingProgram(Context& context)
{
    std::vector<Future> futures;
    for (std::int64_t n = 0; n < 10; ++n)
        futures.push_back(context.submit<&sleeper>("n", { n, 50ms }));
    if (!isOneByOne(context))
        for (int i = 0; i < 2; ++i)
            while (context.state(futures[static_cast<std::size_t>(i)]) == FutureState::Pending)
                co_await context.sleep(100us);
    co_await shutdownPool(context, { .cancelPending = true });
    std::int64_t finished = 0;
    for (const Future future : futures)
        finished += context.state(future) == FutureState::Finished ? 1 : 0;
    context.print(std::to_string(finished) + " finished");
    co_return Value();
}

using processtest::greet;
using processtest::Greeting;
using processtest::meet;
using processtest::Meeting;
using processtest::nap;
using processtest::Nap;

/// E25: two tasks must run at once, so both workers come to one.
Task<Value> initializerProgram(Context& context)
{
    const Greeting p { context.parameters().integer("failing") };
    context.setInitializer<&greet>("greeting", p);
    const Meeting meeting { context.makeBarrier("both", 2) };
    std::vector<Future> futures;
    for (std::int64_t n = 0; n < 6; ++n)
        futures.push_back(context.submit<&meet>("meet", meeting));
    std::int64_t failed = 0;
    for (const Future future : futures) {
        try {
            co_await context.result(future);
        } catch (const TaskError& e) {
            failed += e.error().code == ErrorCode::BrokenPool ? 1 : 0;
        }
    }
    std::string later = "taken";
    try {
        const Future future = context.submit<&nap>("late", { 0ms, 0 });
        co_await context.result(future);
    } catch (const TaskError& e) {
        later = toString(e.error().code);
    }
    context.print(std::to_string(failed) + " failed, later " + later);
    co_return Value();
}

/// E25: not after the first task, and not twice.
Task<Value> lateInitializerProgram(Context& context)
{
    const bool first = context.parameters().integer("first") == 1;
    if (first)
        context.setInitializer<&greet>("greeting", Greeting {});
    const Future future = context.submit<&nap>("nap", { 0ms, 1 });
    co_await context.result(future);
    try {
        context.setInitializer<&greet>("greeting", Greeting {});
        context.print("taken");
    } catch (const TaskError& e) {
        context.print(toString(e.error().code));
    }
    co_return Value();
}

/// E6.
Task<Value> chunkProgram(Context& context)
{
    std::vector<Nap> items;
    for (std::int64_t n = 0; n < 12; ++n)
        items.push_back({ 2ms, n * n });
    std::vector<Future> futures
        = context.submitEach<&nap>("item", items, context.parameters().integer("chunk"));
    MapResults map(context, std::move(futures));
    std::string text;
    while (!map.atEnd()) {
        const Value value = co_await map.next();
        text += (text.empty() ? "" : " ") + std::to_string(value.toInt());
    }
    context.print(text);
    co_return Value();
}

Task<Value> failsByNumber(Context& context, Sleeps p)
{
    co_await context.sleep(p.pause);
    throw std::runtime_error("task " + std::to_string(p.number) + " failed");
    co_return Value();
}

/// E29: the one that failed first in time is not the first in order.
Task<Value> runAllProgram(Context& context)
{
    std::vector<Future> futures;
    futures.push_back(context.submit<&sleeper>("slow", { 1, 20ms }));
    futures.push_back(context.submit<&failsByNumber>("later", { 2, 10ms }));
    futures.push_back(context.submit<&failsByNumber>("first", { 3, 1ms }));
    futures.push_back(context.submit<&sleeper>("slowest", { 4, 40ms }));
    try {
        co_await resultsOfAll(context, &futures);
        context.print("no error");
    } catch (const TaskError& e) {
        std::int64_t finished = 0;
        for (const Future future : futures)
            finished += context.state(future) == FutureState::Finished ? 1 : 0;
        context.print(e.error().detail + " after " + std::to_string(finished));
    }
    futures.erase(futures.begin() + 1, futures.begin() + 3);
    const Value values = co_await resultsOfAll(context, &futures);
    for (const Value& value : *values.as<Value::List>())
        context.print(std::to_string(value.toInt()));
    co_return Value();
}

std::span<const ModelId> pools()
{
    static constexpr std::array kPools = { ModelId::Threads, ModelId::Processes,
        ModelId::SimulatedThreads, ModelId::SimulatedProcesses };
    return kPools;
}

/// The lanes on which the tasks of such names ran, in the order of the tasks.
std::vector<LaneId> lanesOf(const Trace& trace, std::string_view begin)
{
    std::vector<LaneId> lanes;
    for (std::uint32_t i = 0; i < trace.taskCount(); ++i)
        if (std::string(trace.taskName(TaskId { i })).starts_with(begin))
            for (const Span& span : trace.task(TaskId { i }).spans)
                if (span.state == TaskState::Running) {
                    lanes.push_back(span.lane);
                    break;
                }
    return lanes;
}

} // namespace

class TstPoolRules : public QObject {
    Q_OBJECT

private slots:
    void e03_mapKeepsTheOrder_data() { addModelRows(); }
    void e03_mapKeepsTheOrder() { check(&mapProgram, "54321"); }
    void e05_mapTimesOutFromTheCall_data() { addModelRows(); }
    void e05_mapTimesOutFromTheCall();
    void e14_resultTimesOut_data() { addModelRows(); }
    void e14_resultTimesOut();
    void e16_callbacksRunWhereTheTaskEnds_data() { addModelRows(); }
    void e16_callbacksRunWhereTheTaskEnds();
    void e19_waitGivesSets_data() { addModelRows(); }
    void e19_waitGivesSets();
    void e20_asCompletedTimesOut_data() { addModelRows(); }
    void e20_asCompletedTimesOut();
    void e21_e22_shutdownRunsWhatIsQueued_data() { addModelRows(); }
    void e21_e22_shutdownRunsWhatIsQueued()
    {
        check(&shutdownProgram, "at once, invalid-state, 20");
    }
    void e23_shutdownCancelsWhatHasNotBegun_data() { addModelRows(); }
    void e23_shutdownCancelsWhatHasNotBegun();
    void e06_chunksTravelTogether_data();
    void e06_chunksTravelTogether();
    void e25_eachWorkerIsInitialisedOnce_data() { poolRows(); }
    void e25_eachWorkerIsInitialisedOnce();
    void e25_aFailingInitialiserBreaksThePool_data() { poolRows(); }
    void e25_aFailingInitialiserBreaksThePool();
    void e25_onlyBeforeTheFirstTask_data() { poolRows(); }
    void e25_onlyBeforeTheFirstTask();
    void e25_oneLaneHasNoPool();
    void e29_allRunBeforeItRaises_data() { addModelRows(); }
    void e29_allRunBeforeItRaises();

    void noPoolTakesNoTask_data() { addModelRows(); }
    void noPoolTakesNoTask();

    void initTestCase() { qputenv("INTERLEAVE_WORKER", TEST_WORKER); }

private:
    static void poolRows() { addModelRows({ pools().begin(), pools().end() }); }
    /// Of the row's model; processes find their bodies in the test's own worker.
    static ProgramRun runIn(ModelId model, Program program, const ParameterValues& parameters);
    static void check(Program program, const std::string& expected, unsigned workers = 2);
    static ModelId imitated()
    {
        FETCH_MODEL();
        return imitatedModel(model);
    }
};

void TstPoolRules::check(Program program, const std::string& expected, unsigned workers)
{
    FETCH_MODEL();
    const ProgramRun run = runProgram(program, { .model = model, .workers = workers });
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.oneLine(), expected);
    QCOMPARE(findingsOf(*run.trace), std::string());
    QCOMPARE(accountOf(*run.trace), std::string());
    QCOMPARE(run.trace->finishedTasks(), run.trace->taskCount());
}

/// One after the other, the long one has ended before it is waited for.
void TstPoolRules::e05_mapTimesOutFromTheCall()
{
    check(&mapTimeoutProgram, imitated() == ModelId::Sequential ? "1, 2" : "1, timed-out");
}

void TstPoolRules::e14_resultTimesOut()
{
    check(&resultTimeoutProgram,
        std::string(imitated() == ModelId::Sequential ? "in time" : "timed-out")
            + ", 7, no exception, cancelled");
}

void TstPoolRules::e16_callbacksRunWhereTheTaskEnds()
{
    const ModelId model = imitated();
    const bool isPool = model == ModelId::Threads || model == ModelId::Processes;
    const std::string where = isPool ? " on the worker" : " on main";
    const std::string three = "0" + where + ", 1" + where + ", 2" + where;
    if (model == ModelId::Loop) // a turn later
        check(&callbackProgram, three + ", joined, added, 3 on main");
    else
        check(&callbackProgram, three + ", joined, 3 on main, added");
}

void TstPoolRules::e19_waitGivesSets()
{
    const bool isOneByOne = imitated() == ModelId::Sequential;
    check(&waitProgram,
        isOneByOne ? "3 of 3, 3 of 3, 3 of 3, 2 of 2" : "0 of 3, 1 of 3, 2 of 3, 2 of 2", 3);
}

void TstPoolRules::e20_asCompletedTimesOut()
{
    const bool isOneByOne = imitated() == ModelId::Sequential;
    check(&completedProgram, isOneByOne ? "all" : "2 (of 4) futures unfinished", 4);
}

void TstPoolRules::e23_shutdownCancelsWhatHasNotBegun()
{
    const ModelId model = imitated();
    if (model == ModelId::Sequential)
        check(&cancelPendingProgram, "0 finished");
    else
        check(&cancelPendingProgram, model == ModelId::Loop ? "10 finished" : "2 finished");
}

ProgramRun TstPoolRules::runIn(ModelId model, Program program, const ParameterValues& parameters)
{
    if (model != ModelId::Processes)
        return runProgram(program, { .model = model, .workers = 2, .parameters = parameters });
    processtest::ProcessRun run = processtest::runProcesses(program, { 2, parameters });
    ProgramRun same { run.refused, run.outcome, run.trace };
    if (const std::string damage = run.damage(); !damage.empty() && !same.refused)
        same.outcome.error = Error { ErrorCode::AccountingFault, damage };
    return same;
}

namespace {
ParameterValues number(const char* id, std::int64_t value)
{
    ParameterValues values;
    values.set(id, Value(value));
    return values;
}
} // namespace

void TstPoolRules::e06_chunksTravelTogether_data()
{
    QTest::addColumn<int>("model");
    QTest::addColumn<int>("chunk");
    for (const ModelId model : pools())
        for (const int chunk : { 1, 4, 5, 12, 100 })
            QTest::newRow((nameOf(model) + ", chunks of " + std::to_string(chunk)).c_str())
                << static_cast<int>(model) << chunk;
}

/// No result depends on chunks; a chunk runs on one worker, which begins no other task meanwhile.
void TstPoolRules::e06_chunksTravelTogether()
{
    FETCH_MODEL();
    QFETCH(int, chunk);
    const ProgramRun run = runIn(model, &chunkProgram, number("chunk", chunk));
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.oneLine(), std::string("0 1 4 9 16 25 36 49 64 81 100 121"));
    QCOMPARE(findingsOf(*run.trace), std::string());
    const bool travels = imitatedModel(model) == ModelId::Processes && chunk > 1;
    std::vector<std::string> told;
    for (const Mark& mark : run.trace->marks())
        told.emplace_back(run.trace->label(mark.name));
    std::vector<std::string> expected;
    for (int at = 0; travels && at < 12; at += chunk)
        if (const int size = std::min(chunk, 12 - at); size > 1)
            expected.push_back("chunk of " + std::to_string(size));
    QVERIFY2(told == expected, run.oneLine().c_str());
    const std::vector<LaneId> lanes = lanesOf(*run.trace, "item");
    QCOMPARE(lanes.size(), std::size_t { 12 });
    for (std::size_t i = 0; travels && i < lanes.size(); ++i)
        QCOMPARE(lanes[i].value, lanes[i - i % static_cast<std::size_t>(chunk)].value);
    if (modelInfo(model).simulated && (!travels || chunk < 12)) // both workers had a share
        QVERIFY(std::count(lanes.begin(), lanes.end(), lanes.front()) < 12);
}

void TstPoolRules::e25_eachWorkerIsInitialisedOnce()
{
    FETCH_MODEL();
    const ProgramRun run = runIn(model, &initializerProgram, number("failing", 0));
    QVERIFY2(run.isOk(), run.problem().c_str());
    std::vector<std::string> lines = run.lines();
    std::sort(lines.begin(), lines.end());
    const std::string kind
        = imitatedModel(model) == ModelId::Threads ? "greeting of Thread " : "greeting of Process ";
    QCOMPARE(lines.size(), std::size_t { 3 });
    QCOMPARE(lines[0], std::string("0 failed, later taken"));
    QCOMPARE(lines[1], kind + "1");
    QCOMPARE(lines[2], kind + "2");
    QCOMPARE(findingsOf(*run.trace), std::string());
    QCOMPARE(accountOf(*run.trace), std::string());
    QCOMPARE(run.trace->finishedTasks(), run.trace->taskCount());
    for (const LaneTrack& lane : run.trace->lanes()) { // before its first task
        bool isInitialised = lane.kind == LaneKind::Main;
        for (std::size_t i = 0; i < lane.spans.size(); ++i)
            if (const Span span = lane.spans[i]; span.state == TaskState::Running) {
                isInitialised = isInitialised
                    || std::string(run.trace->taskName(span.task)).starts_with("greeting");
                QVERIFY2(isInitialised, lane.name.c_str());
            }
    }
}

void TstPoolRules::e25_aFailingInitialiserBreaksThePool()
{
    FETCH_MODEL();
    const ProgramRun run = runIn(model, &initializerProgram, number("failing", 1));
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.lines().back(), std::string("6 failed, later broken-pool"));
    QCOMPARE(findingsOf(*run.trace), std::string());
    QCOMPARE(run.trace->finishedTasks(), run.trace->taskCount());
    QVERIFY(lanesOf(*run.trace, "meet").empty()); // none began
}

void TstPoolRules::e25_onlyBeforeTheFirstTask()
{
    FETCH_MODEL();
    for (const int first : { 0, 1 }) {
        const ProgramRun run = runIn(model, &lateInitializerProgram, number("first", first));
        QVERIFY2(run.isOk(), run.problem().c_str());
        QCOMPARE(run.lines().back(), std::string("invalid-state"));
        // The worker that had nothing to do was not initialised.
        QCOMPARE(run.trace->finishedTasks(), run.trace->taskCount());
        QCOMPARE(findingsOf(*run.trace), std::string());
    }
}

void TstPoolRules::e25_oneLaneHasNoPool()
{
    for (const ModelId model : { ModelId::Sequential, ModelId::Loop }) {
        const ProgramRun run = runProgram(
            &initializerProgram, { .model = model, .parameters = number("failing", 0) });
        QVERIFY(run.outcome.error.has_value());
        QCOMPARE(run.outcome.error->code, ErrorCode::Unsupported);
    }
}

/// One after the other, the second fails first.
void TstPoolRules::e29_allRunBeforeItRaises()
{
    const std::string first = imitated() == ModelId::Sequential ? "2" : "3";
    check(&runAllProgram, "task " + first + " failed after 4, 1, 4", 4);
}

namespace {
Task<Value> withoutPool(Context& context)
{
    try {
        (void)context.submit<&sleeper>("submitted", { 1, 0ns });
    } catch (const TaskError& e) {
        context.print(toString(e.error().code));
    }
    const Future own = context.spawn<&sleeper>("own", { 2, 1ms });
    co_await context.join(own);
    co_return Value();
}
} // namespace

/// A program that starts its own workers has no pool, and no lane of one, under any model; one lane
/// takes all tasks.
void TstPoolRules::noPoolTakesNoTask()
{
    FETCH_MODEL();
    const ProgramRun run
        = runProgram(&withoutPool, { .model = model, .workers = 3, .usesPool = false });
    QVERIFY2(run.isOk(), run.problem().c_str());
    const bool hasOwnLane = modelInfo(model).usesWorkers;
    QCOMPARE(run.oneLine(), std::string(hasOwnLane ? "unsupported" : ""));
    QCOMPARE(findingsOf(*run.trace), std::string());
    QCOMPARE(accountOf(*run.trace), std::string());
    QCOMPARE(run.trace->lanes().size(), std::size_t { hasOwnLane ? 2U : 1U });
    QCOMPARE(run.trace->lanes().back().name == "own", hasOwnLane);
}

QTEST_GUILESS_MAIN(TstPoolRules)
#include "tst_poolrules.moc"
