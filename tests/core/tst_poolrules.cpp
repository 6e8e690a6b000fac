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
    futures.push_back(context.submit<&sleeper>("a", { 1, 2ms }));
    futures.push_back(context.submit<&fails>("b", { 2, 30ms }));
    futures.push_back(context.submit<&sleeper>("c", { 3, 200ms }));
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

private:
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

QTEST_GUILESS_MAIN(TstPoolRules)
#include "tst_poolrules.moc"
