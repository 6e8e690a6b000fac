// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of tasks on the event loop, by the numbers of the catalogue: L19 to L21 and L29
// cancellation, L22 to L27 waiting for several. Of L22 the TypeError for a bare coroutine has no
// meaning here: only futures can be given.
#include <QTest>

#include "core/coro/cancelled.h"
#include "core/execution/context.h"
#include "tests/support/modelrows.h"
#include "tests/support/printstring.h"

#include <stdexcept>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

/// What a program sleeps by: a millisecond of virtual time, more of real time, in which a busy
/// machine may be late, and the order must hold.
Nanos g_unit { 1ms };

Nanos operator""_units(unsigned long long count)
{
    return g_unit * static_cast<Nanos::rep>(count);
}

void setUnit(ModelId model)
{
    g_unit = modelInfo(model).simulated ? Nanos(1ms) : Nanos(20ms);
}

const std::vector<ModelId> kLoops = { ModelId::Loop, ModelId::SimulatedLoop };

struct Sleeps {
    char name = ' ';
    Nanos duration { 0 };
};

Task<Value> sleeper(Context& context, Sleeps p)
{
    const std::string name(1, p.name);
    context.print(name + " begins");
    bool isCancelled = false;
    try {
        co_await context.sleep(p.duration);
    } catch (const Cancelled&) {
        isCancelled = true;
    }
    context.print(name + (isCancelled ? " is cancelled" : " has slept"));
    if (isCancelled)
        throw Cancelled();
    co_return Value(name);
}

/// Catches the cancellation and goes on (L20).
Task<Value> stubborn(Context& context, Sleeps p)
{
    try {
        co_await context.sleep(p.duration);
    } catch (const Cancelled&) {
        context.print("no");
    }
    co_await context.sleep(1_units);
    co_return Value("stubborn");
}

struct Awaits {
    Future future;
};

Task<Value> awaits(Context& context, Awaits p)
{
    const Value value = co_await context.result(p.future);
    co_return value;
}

Task<Value> cancelsItself(Context& context, Sleeps p)
{
    cancelTask(context, Future { &context.task() });
    context.print("still here");
    if (p.duration > Nanos(0)) {
        co_await context.sleep(Nanos(0));
        context.print("not here");
    }
    co_return Value("ignored");
}

std::string endOf(Context& context, Future future)
{
    std::string text(toString(context.state(future)));
    try {
        text += " " + resultNow(future).toText();
    } catch (const TaskError& e) {
        text += std::string(" ") + toString(e.error().code);
    }
    return text;
}

/// L19: asked before its first step, while it waits, when it is done.
Task<Value> cancelProgram(Context& context)
{
    const Future unborn = context.submit<&sleeper>("unborn", { 'u', 1h });
    const Future asleep = context.submit<&sleeper>("asleep", { 'a', 1h });
    context.print(cancelTask(context, unborn) ? "asked" : "too late");
    co_await context.sleep(Nanos(0));
    context.print(cancelTask(context, asleep) ? "asked" : "too late");
    context.print(toString(context.state(asleep)));
    co_await context.join(asleep);
    context.print(endOf(context, unborn) + ", " + endOf(context, asleep));
    context.print(cancelTask(context, asleep) ? "asked" : "too late");
    co_return Value();
}

/// L19: forwarded to what is awaited, through any number of tasks.
Task<Value> forwardProgram(Context& context)
{
    const Future inner = context.submit<&sleeper>("inner", { 'i', 1h });
    const Future middle = context.submit<&awaits>("middle", { inner });
    const Future outer = context.submit<&awaits>("outer", { middle });
    co_await context.sleep(1_units);
    cancelTask(context, outer);
    co_await context.join(outer);
    context.print(
        endOf(context, inner) + ", " + endOf(context, middle) + ", " + endOf(context, outer));
    const Future swallows = context.submit<&stubborn>("swallows", { 's', 1h });
    const Future waits = context.submit<&awaits>("waits", { swallows });
    co_await context.sleep(1_units);
    cancelTask(context, waits);
    co_await context.join(waits);
    context.print(endOf(context, waits)); // what it waited for took it, and gave a value
    const Promise promise(context, "promise");
    const Future last = context.submit<&awaits>("last", { promise.future() });
    co_await context.sleep(1_units);
    cancelTask(context, last);
    co_await context.join(last);
    context.print(endOf(context, promise.future()) + ", " + endOf(context, last));
    co_return Value();
}

Task<Value> catchProgram(Context& context)
{
    const Future task = context.submit<&stubborn>("stubborn", { 's', 1h });
    co_await context.sleep(1_units);
    cancelTask(context, task);
    co_await context.join(task);
    context.print(endOf(context, task));
    const Future last = context.submit<&cancelsItself>("last step", { 'l', Nanos(0) });
    co_await context.join(last);
    context.print(endOf(context, last));
    const Future next = context.submit<&cancelsItself>("next step", { 'n', 1_units });
    co_await context.join(next);
    context.print(endOf(context, next));
    co_return Value();
}

/// The loop would otherwise wait an hour for the timer, at its end or while others sleep.
Task<Value> cancelledSleepProgram(Context& context)
{
    const Future task = context.submit<&sleeper>("asleep", { 'a', 1h });
    co_await context.sleep(1_units);
    cancelTask(context, task);
    co_await context.sleep(2_units);
    co_return Value();
}

/// Sleeps again where it was cancelled: the same place in its frame, perhaps.
Task<Value> sleepsAgain(Context& context, Sleeps p)
{
    for (int i = 0; i < 2; ++i) {
        try {
            co_await context.sleep(p.duration);
        } catch (const Cancelled&) {
            context.print("no");
        }
    }
    co_return Value();
}

/// A simulated fetch is a wait for a time, too.
Task<Value> fetchesThenSleeps(Context& context, Sleeps p)
{
    try {
        const FetchResponse response = co_await context.fetch({ .modelledDelay = p.duration });
        context.print(std::to_string(response.status));
    } catch (const Cancelled&) {
        context.print("no");
    }
    co_await context.sleep(p.duration);
    co_return Value();
}

Task<Value> shortenedFetchProgram(Context& context)
{
    const Future task = context.submit<&fetchesThenSleeps>("fetches", { 'f', 20_units });
    co_await context.sleep(10_units);
    cancelTask(context, task);
    co_await context.join(task);
    co_return Value();
}

Task<Value> shortenedSleepProgram(Context& context)
{
    const Future task = context.submit<&sleepsAgain>("sleeps", { 's', 20_units });
    co_await context.sleep(10_units);
    cancelTask(context, task);
    co_await context.join(task);
    co_return Value();
}

/// Goes on for longer than the sleep would have lasted.
Task<Value> outlivesCancelledSleep(Context& context)
{
    const Future task = context.submit<&sleeper>("asleep", { 'a', 4ms });
    co_await context.sleep(1ms);
    cancelTask(context, task);
    co_await context.sleep(10ms);
    co_await context.sleep(10ms);
    co_return Value();
}

struct Gate {
    char name = ' ';
    ResourceId lock;
};

Task<Value> comesThrough(Context& context, Gate p)
{
    const LockGuard guard = co_await context.acquire(p.lock);
    context.print(std::string(1, p.name) + " has it");
    co_return Value();
}

/// L29: cancelled while it waits, and after it was given the lock but before it runs.
Task<Value> lockProgram(Context& context)
{
    const ResourceId lock = context.makeLock("lock");
    LockGuard guard = co_await context.acquire(lock);
    std::vector<Future> tasks;
    for (const char name : { 'a', 'b', 'c', 'd' })
        tasks.push_back(context.submit<&comesThrough>(std::string(1, name), { name, lock }));
    co_await context.sleep(1_units);
    cancelTask(context, tasks[1]);
    guard.release(); // a's now
    cancelTask(context, tasks[0]);
    for (const Future task : tasks)
        co_await context.join(task);
    context.print(endOf(context, tasks[0]) + ", " + endOf(context, tasks[1]));
    co_return Value();
}

// --- L22 to L27

Task<Value> fails(Context& context, Sleeps p)
{
    co_await context.sleep(p.duration);
    throw std::runtime_error(std::string(1, p.name) + " failed");
    co_return Value();
}

std::string names(const std::vector<Future>& futures)
{
    std::string text;
    for (const Future future : futures)
        text += std::to_string(future.id().value);
    return text.empty() ? "none" : text;
}

Task<Value> waitProgram(Context& context)
{
    std::vector<Future> none;
    try {
        (void)co_await wait(context, &none);
    } catch (const TaskError& e) {
        context.print(e.error().detail);
    }
    std::vector<Future> futures;
    for (int i = 0; i < 3; ++i)
        futures.push_back(context.submit<&sleeper>("at once", { 'x', Nanos(0) }));
    const WaitResult first = co_await wait(context, &futures, ReturnWhen::FirstCompleted);
    context.print(names(first.done) + " done, " + names(first.notDone) + " not");
    futures.push_back(context.submit<&fails>("fails", { 'f', 2_units }));
    futures.push_back(context.submit<&sleeper>("long", { 'l', 20_units }));
    const WaitResult exception = co_await wait(context, &futures, ReturnWhen::FirstException);
    context.print(names(exception.done) + " done, " + names(exception.notDone) + " not");
    const WaitResult timeout = co_await wait(context, &futures, ReturnWhen::AllCompleted, 1_units);
    context.print(names(timeout.done) + " done, " + names(timeout.notDone) + " not");
    const WaitResult all = co_await wait(context, &futures);
    context.print(names(all.done) + " done, " + names(all.notDone) + " not");
    co_return Value();
}

struct Group {
    Future a;
    Future b;
    int how;
};

Task<Value> waitsForTwo(Context& context, Group p)
{
    const std::vector<Future> futures = { p.a, p.b };
    if (p.how == 0) {
        (void)co_await wait(context, &futures);
    } else if (p.how == 1) {
        const Value values = co_await gather(context, &futures);
    } else {
        co_await awaitGroup(context, &futures);
    }
    co_return Value("waited");
}

/// What becomes of two sleepers when the task that waits for them is cancelled.
Task<Value> cancelledWaitProgram(Context& context)
{
    for (const int how : { 0, 1, 2 }) {
        const Future a = context.submit<&sleeper>("a", { 'a', 5_units });
        const Future b = context.submit<&sleeper>("b", { 'b', 5_units });
        const Future waits = context.submit<&waitsForTwo>("waits", { a, b, how });
        co_await context.sleep(1_units);
        cancelTask(context, waits);
        co_await context.join(waits);
        co_await context.join(a);
        co_await context.join(b);
        context.print(toString(context.state(waits)));
    }
    co_return Value();
}

Task<Value> waitForProgram(Context& context)
{
    const Future quick = context.submit<&sleeper>("quick", { 'q', 1_units });
    const Value value = co_await waitFor(context, quick, Nanos(1h));
    context.print(value.toText());
    const Future slow = context.submit<&sleeper>("slow", { 's', 1h });
    const Future stays = context.submit<&stubborn>("stays", { 't', 1h });
    const Future unborn = context.submit<&sleeper>("unborn", { 'u', 1h });
    for (const auto& [future, timeout] :
        { std::pair(unborn, Nanos(0)), std::pair(slow, 1_units), std::pair(stays, 1_units) }) {
        try {
            const Value late = co_await waitFor(context, future, timeout);
            context.print(late.toText());
        } catch (const TaskError& e) {
            context.print(toString(e.error().code));
        }
    }
    co_return Value();
}

struct Limited {
    Future future;
    Nanos timeout;
};

Task<Value> waitsAWhile(Context& context, Limited p)
{
    const Value value = co_await waitFor(context, p.future, p.timeout);
    co_return value;
}

Task<Value> cancelledWaitForProgram(Context& context)
{
    const Future inner = context.submit<&sleeper>("inner", { 'i', 1h });
    const Future outer = context.submit<&waitsAWhile>("outer", { inner, Nanos(2h) });
    co_await context.sleep(1_units);
    cancelTask(context, outer);
    co_await context.join(outer);
    context.print(endOf(context, inner) + ", " + endOf(context, outer));
    co_return Value();
}

Task<Value> gatherProgram(Context& context)
{
    std::vector<Future> futures;
    const Value empty = co_await gather(context, &futures);
    context.print(std::to_string(empty.as<Value::List>()->size()));
    futures.push_back(context.submit<&sleeper>("c", { 'c', 3_units }));
    futures.push_back(context.submit<&sleeper>("a", { 'a', 1_units }));
    futures.push_back(futures.front());
    const Value values = co_await gather(context, &futures);
    std::string text;
    for (const Value& value : *values.as<Value::List>())
        text += value.toText();
    context.print(text);
    futures.push_back(context.submit<&fails>("fails", { 'f', 1_units }));
    futures.push_back(context.submit<&sleeper>("goes on", { 'g', 3_units }));
    try {
        const Value never = co_await gather(context, &futures);
    } catch (const TaskError& e) {
        context.print(e.error().detail);
    }
    const Value all = co_await gather(context, &futures, true);
    const Value::List& list = *all.as<Value::List>();
    context.print(list[3].find("error")->toText() + ", " + list[4].toText());
    co_return Value();
}

struct Shielded {
    Future future;
};

Task<Value> shields(Context& context, Shielded p)
{
    const Value value = co_await context.shield(p.future);
    co_return value;
}

Task<Value> shieldProgram(Context& context)
{
    const Future inner = context.submit<&sleeper>("inner", { 'i', 3_units });
    const Future outer = context.submit<&shields>("outer", { inner });
    co_await context.sleep(1_units);
    cancelTask(context, outer);
    co_await context.join(outer);
    context.print(endOf(context, outer));
    co_await context.join(inner);
    context.print(endOf(context, inner));
    co_return Value();
}

Task<Value> completionProgram(Context& context)
{
    std::vector<Future> futures;
    futures.push_back(context.submit<&stubborn>("c", { 'c', 4_units }));
    futures.push_back(context.submit<&stubborn>("a", { 'a', 1_units }));
    futures.push_back(context.submit<&stubborn>("far", { 'f', 40_units }));
    futures.push_back(context.submit<&stubborn>("further", { 'g', 50_units }));
    futures.push_back(futures.front());
    CompletionQueue queue(context, futures, 20_units);
    for (int i = 0; i < 4; ++i) {
        try {
            const Future next = co_await queue.next();
            context.print(std::to_string(next.id().value));
        } catch (const TaskError& e) {
            context.print(e.error().detail);
        }
    }
    for (const Future future : futures)
        cancelTask(context, future);
    co_return Value();
}

Task<Value> groupProgram(Context& context)
{
    std::vector<Future> tasks;
    tasks.push_back(context.submit<&sleeper>("slow", { 's', 1h }));
    tasks.push_back(context.submit<&fails>("fails", { 'f', 1_units }));
    try {
        co_await awaitGroup(context, &tasks);
    } catch (const TaskError& e) {
        context.print(e.error().detail);
    }
    co_return Value();
}

Task<Value> limitProgram(Context& context)
{
    TimeLimit outer(context, 1h);
    TimeLimit limit(context, 1_units);
    for (const Nanos pause : { Nanos(1us), Nanos(1h) }) {
        try {
            limit.reschedule(2_units);
            co_await context.sleep(pause);
            context.print("slept");
        } catch (const Cancelled&) {
            try {
                limit.rethrow();
            } catch (const TaskError& e) {
                context.print(toString(e.error().code));
            }
        }
    }
    context.print(outer.isExpired() ? "expired" : "not expired");
    cancelTask(context, Future { &context.task() });
    try {
        co_await context.sleep(1h);
    } catch (const Cancelled&) {
        try {
            outer.rethrow();
        } catch (const Cancelled&) {
            context.print("cancelled by others");
        }
    }
    co_return Value();
}

} // namespace

class TstTaskRules : public QObject {
    Q_OBJECT

private slots:
    void l19_cancelIsARequest_data() { addModelRows(kLoops); }
    void l19_cancelIsARequest()
    {
        check(&cancelProgram,
            "asked, a begins, asked, running, a is cancelled, "
            "cancelled cancelled, cancelled cancelled, too late");
    }
    void l19_cancelIsForwarded_data() { addModelRows(kLoops); }
    void l19_cancelIsForwarded()
    {
        check(&forwardProgram,
            "i begins, i is cancelled, cancelled cancelled, cancelled cancelled, "
            "cancelled cancelled, no, finished stubborn, cancelled cancelled, cancelled cancelled");
    }
    void l20_aTaskMayCatchIt_data() { addModelRows(kLoops); }
    void l20_aTaskMayCatchIt()
    {
        check(&catchProgram,
            "no, finished stubborn, still here, cancelled cancelled, "
            "still here, cancelled cancelled");
    }
    void l21_aCancelledSleepLeavesNoTimer_data() { addModelRows(kLoops); }
    void l21_aCancelledSleepLeavesNoTimer();
    void l21_aCancelledFetchLeavesNoTimer()
    {
        setUnit(ModelId::SimulatedLoop);
        const ProgramRun run
            = runProgram(&shortenedFetchProgram, { .model = ModelId::SimulatedLoop });
        QVERIFY2(run.isOk(), run.problem().c_str());
        QCOMPARE(run.oneLine(), std::string("no"));
        QCOMPARE(run.trace->end().count(), Nanos(30ms).count());
    }
    void l21_nothingFiresForACancelledSleep_data() { addModelRows(kLoops); }
    void l21_nothingFiresForACancelledSleep()
    {
        FETCH_MODEL();
        const ProgramRun run = runProgram(&outlivesCancelledSleep, { .model = model });
        QVERIFY2(run.isOk(), run.problem().c_str());
        QCOMPARE(findingsOf(*run.trace), std::string());
    }
    void l22_waitGivesSets_data() { addModelRows(kLoops); }
    void l22_waitGivesSets()
    {
        check(&waitProgram,
            "Set of Tasks/Futures is empty., x begins, x begins, x begins, x has slept, "
            "x has slept, x has slept, 123 done, none not, l begins, 1234 done, 5 not, "
            "1234 done, 5 not, l has slept, 12345 done, none not");
    }
    void l22_l24_l27_whatACancelledWaitCancels_data() { addModelRows(kLoops); }
    void l22_l24_l27_whatACancelledWaitCancels()
    {
        check(&cancelledWaitProgram,
            "a begins, b begins, a has slept, b has slept, cancelled, "
            "a begins, b begins, a is cancelled, b is cancelled, cancelled, "
            "a begins, b begins, a is cancelled, b is cancelled, cancelled");
    }
    void l23_waitForCancelsAndWaits_data() { addModelRows(kLoops); }
    void l23_waitForCancelsAndWaits()
    {
        check(&waitForProgram,
            "q begins, q has slept, q, timed-out, s begins, s is cancelled, timed-out, no, "
            "stubborn");
    }
    void l23_aCancelledWaitForCancelsTheInner_data() { addModelRows(kLoops); }
    void l23_aCancelledWaitForCancelsTheInner()
    {
        check(&cancelledWaitForProgram,
            "i begins, i is cancelled, cancelled cancelled, cancelled cancelled");
    }
    void l24_gatherKeepsTheOrder_data() { addModelRows(kLoops); }
    void l24_gatherKeepsTheOrder()
    {
        check(&gatherProgram,
            "0, c begins, a begins, a has slept, c has slept, cac, g begins, f failed, "
            "g has slept, f failed, g");
    }
    void l25_shieldKeepsTheInnerRunning_data() { addModelRows(kLoops); }
    void l25_shieldKeepsTheInnerRunning()
    {
        check(&shieldProgram, "i begins, cancelled cancelled, i has slept, finished i");
    }
    void l26_e20_asCompletedTimesOut_data() { addModelRows(kLoops); }
    void l26_e20_asCompletedTimesOut()
    {
        check(&completionProgram,
            "2, 1, 2 (of 4) futures unfinished, 2 (of 4) futures unfinished, no, no");
    }
    void l27_aGroupFailsAsOne_data() { addModelRows(kLoops); }
    void l27_aGroupFailsAsOne()
    {
        check(&groupProgram,
            "s begins, s is cancelled, unhandled errors in a task group (1): f failed");
    }
    void l27_aTimeLimitTellsItsOwnExpiry_data() { addModelRows(kLoops); }
    void l27_aTimeLimitTellsItsOwnExpiry()
    {
        check(&limitProgram, "slept, timed-out, not expired, cancelled by others");
    }
    void l29_aCancelledWaiterIsSkipped_data() { addModelRows(kLoops); }
    void l29_aCancelledWaiterIsSkipped()
    {
        check(&lockProgram, "c has it, d has it, cancelled cancelled, cancelled cancelled");
    }

private:
    static void check(Program program, const char* expected);
};

void TstTaskRules::check(Program program, const char* expected)
{
    FETCH_MODEL();
    setUnit(model);
    const ProgramRun run = runProgram(program, { .model = model });
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.oneLine(), std::string(expected));
    QCOMPARE(findingsOf(*run.trace), std::string());
    QCOMPARE(accountOf(*run.trace), std::string());
    QCOMPARE(run.trace->finishedTasks(), run.trace->taskCount());
    QVERIFY(run.trace->end() < 5s); // nobody waited for a timer of an hour
}

void TstTaskRules::l21_aCancelledSleepLeavesNoTimer()
{
    FETCH_MODEL();
    setUnit(model);
    const ProgramRun run = runProgram(&cancelledSleepProgram, { .model = model });
    QVERIFY2(run.isOk(), run.problem().c_str());
    QVERIFY(run.trace->end() < 5s);
    if (modelInfo(model).simulated)
        QCOMPARE(run.trace->end().count(), Nanos(3ms).count());

    // The timer of the cancelled sleep does not end the next one.
    const ProgramRun again = runProgram(&shortenedSleepProgram, { .model = model });
    QVERIFY2(again.isOk(), again.problem().c_str());
    QCOMPARE(again.oneLine(), std::string("no"));
    QVERIFY(again.trace->end() >= 30_units);
    if (modelInfo(model).simulated)
        QCOMPARE(again.trace->end().count(), Nanos(30ms).count());
}

QTEST_GUILESS_MAIN(TstTaskRules)
#include "tst_taskrules.moc"
