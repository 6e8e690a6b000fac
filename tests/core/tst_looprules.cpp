// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the event loop, by the numbers of the catalogue: L1 to L11 its turns and calls, L12
// to L21 tasks and futures on it. L22 to L27 are in tst_taskrules, L28 in tst_offload, L29 in
// tst_eventloop (locksAreFair) and here.
//
// Without a meaning in C++: L17 (nothing is collected while a run lasts, so no future "dies"; a
// task that failed is drawn as failed, looked at or not), L18 (the same: at its end a run waits for
// its tasks), L30's log (its mark is the drawn length of the sliver; the loop's deafness is
// tst_eventloop's computingMakesTheLoopDeaf), and of L6 how many cancelled timers a heap may hold
// (only that none runs, keeps the loop alive, or costs a search).
#include <QTest>

#include "core/coro/cancelled.h"
#include "core/execution/context.h"
#include "tests/support/modelrows.h"
#include "tests/support/printstring.h"

#include <array>
#include <stdexcept>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

const std::vector<ModelId> kLoops = { ModelId::Loop, ModelId::SimulatedLoop };
/// Those that call functions at their time.
const std::vector<ModelId> kOneLane
    = { ModelId::Loop, ModelId::SimulatedLoop, ModelId::Sequential, ModelId::SimulatedSequential };

struct Name {
    std::array<char, 24> text {};
};

Name named(std::string_view text)
{
    Name name;
    std::copy(text.begin(), text.end(), name.text.begin());
    return name;
}

Task<Value> say(Context& context, Name name)
{
    context.print(name.text.data());
    co_return Value();
}

Task<Value> stopsTheLoop(Context& context, Name name)
{
    context.print(name.text.data());
    EventLoop(context).stop();
    co_return Value();
}

/// Says its name, schedules another in the next turn.
Task<Value> saysTwice(Context& context, Name name)
{
    context.print(name.text.data());
    (void)EventLoop(context).callSoon<&say>("again", named(std::string(name.text.data()) + "'"));
    co_return Value();
}

struct Pause {
    Nanos duration { 0 };
};

Task<Value> sleeper(Context& context, Pause p)
{
    co_await context.sleep(p.duration);
    co_return Value("slept");
}

std::string problemOf(const TaskError& e)
{
    return std::string(toString(e.error().code)) + ": " + e.error().detail;
}

// --- L1 to L11

/// What is ready when a turn begins runs in it, and nothing else, though a timer is due meanwhile.
Task<Value> turnProgram(Context& context)
{
    EventLoop loop(context);
    (void)loop.callSoon<&saysTwice>("a", named("a"));
    (void)loop.callSoon<&saysTwice>("b", named("b"));
    (void)loop.callLater<&say>(Nanos(0), "timer", named("timer"));
    (void)loop.callLater<&stopsTheLoop>(100ms, "stop", named("stop"));
    co_await loop.runForever();
    co_return Value();
}

Task<Value> negativeProgram(Context& context)
{
    EventLoop loop(context);
    (void)loop.callLater<&say>(-1s, "late", named("-1"));
    (void)loop.callLater<&say>(-2s, "later", named("-2"));
    (void)loop.callLater<&say>(Nanos(0), "zero", named("0"));
    (void)loop.callSoon<&say>("soon", named("soon"));
    (void)loop.callLater<&stopsTheLoop>(1ms, "stop", named("stop"));
    co_await loop.runForever();
    co_return Value();
}

Task<Value> equalDeadlinesProgram(Context& context)
{
    EventLoop loop(context);
    const Nanos when = loop.time() + 5ms;
    for (int i = 0; i < 8; ++i)
        (void)loop.callAt<&say>(when, "equal", named(std::to_string(i)));
    (void)loop.callAt<&stopsTheLoop>(when + 1ms, "stop", named("stop"));
    co_await loop.runForever();
    co_return Value();
}

struct Due {
    Nanos when { 0 };
};

Task<Value> saysWhetherEarly(Context& context, Due due)
{
    EventLoop loop(context);
    context.print(loop.time() < due.when ? "early" : "in time");
    loop.stop();
    co_return Value();
}

Task<Value> punctualProgram(Context& context)
{
    EventLoop loop(context);
    for (int i = 0; i < 10; ++i) {
        const Nanos when = loop.time() + 300us;
        (void)loop.callAt<&saysWhetherEarly>(when, "due", { when });
        co_await loop.runForever();
    }
    co_return Value();
}

Task<Value> cancelledCallsProgram(Context& context)
{
    EventLoop loop(context);
    const Future soon = loop.callSoon<&say>("soon", named("never"));
    std::vector<Future> timers;
    for (int i = 0; i < 300; ++i)
        timers.push_back(loop.callLater<&say>(1h + i * 1s, "far", named("never")));
    context.print(context.cancel(soon) ? "cancelled" : "too late");
    for (const Future timer : timers)
        context.cancel(timer);
    context.print(context.cancel(timers.front()) ? "cancelled again" : "too late");
    (void)loop.callLater<&stopsTheLoop>(2ms, "stop", named("stop"));
    co_await loop.runForever();
    context.print(toString(context.state(timers.back())));
    co_return Value();
}

/// Adds a call and stops; another of the same turn still runs.
Task<Value> addsAndStops(Context& context, Name name)
{
    context.print(name.text.data());
    EventLoop loop(context);
    (void)loop.callSoon<&say>("added", named("added"));
    loop.stop();
    co_return Value();
}

Task<Value> stopProgram(Context& context)
{
    EventLoop loop(context);
    (void)loop.callSoon<&addsAndStops>("first", named("first"));
    (void)loop.callSoon<&say>("second", named("second"));
    co_await loop.runForever();
    context.print("stopped");
    (void)loop.callSoon<&stopsTheLoop>("stop", named("stop"));
    co_await loop.runForever();
    context.print("stopped again");
    co_return Value();
}

/// A stop before the run: one turn, that does not wait for the timer.
Task<Value> stopBeforeProgram(Context& context)
{
    EventLoop loop(context);
    loop.stop();
    (void)loop.callSoon<&say>("soon", named("soon"));
    (void)loop.callLater<&say>(10s, "late", named("never"));
    co_await loop.runForever();
    context.print("one turn");
    co_return Value();
}

Task<Value> completeProgram(Context& context)
{
    EventLoop loop(context);
    const Future task = context.submit<&sleeper>("task", { 1ms });
    const Value value = co_await loop.runUntilComplete(task);
    context.print(value.toText());
    const Future late = context.submit<&sleeper>("late", { 20ms });
    (void)loop.callLater<&stopsTheLoop>(1ms, "stop", named("stop"));
    try {
        co_await loop.runUntilComplete(late);
    } catch (const TaskError& e) {
        context.print(problemOf(e));
    }
    const Value again = co_await loop.runUntilComplete(late);
    context.print(again.toText());
    const Value done = co_await loop.runUntilComplete(late);
    context.print(done.toText());
    co_return Value();
}

Task<Value> runsTheLoop(Context& context, Name /*name*/)
{
    EventLoop loop(context);
    try {
        co_await loop.runForever();
    } catch (const TaskError& e) {
        context.print(problemOf(e));
    }
    try {
        loop.close();
    } catch (const TaskError& e) {
        context.print(problemOf(e));
    }
    co_return Value();
}

Task<Value> nestedProgram(Context& context)
{
    EventLoop loop(context);
    const Future task = context.submit<&runsTheLoop>("nested", {});
    co_await loop.runUntilComplete(task);
    const Future dropped = loop.callLater<&say>(1h, "late", named("never"));
    loop.close();
    loop.close();
    context.print(toString(context.state(dropped)));
    try {
        (void)loop.callSoon<&say>("late", named("never"));
    } catch (const TaskError& e) {
        context.print(problemOf(e));
    }
    try {
        co_await loop.runForever();
    } catch (const TaskError& e) {
        context.print(problemOf(e));
    }
    co_return Value();
}

Task<Value> throws(Context& context, Name name)
{
    context.print(name.text.data());
    throw std::runtime_error("a call failed");
    co_return Value();
}

Task<Value> throwingCallProgram(Context& context)
{
    EventLoop loop(context);
    const Future bad = loop.callSoon<&throws>("bad", named("bad"));
    (void)loop.callSoon<&say>("good", named("good"));
    (void)loop.callLater<&stopsTheLoop>(1ms, "stop", named("stop"));
    co_await loop.runForever();
    const Error* error = exceptionNow(bad);
    context.print(error == nullptr ? "no error" : error->detail);
    co_return Value();
}

// --- L12 to L16: L12, L13 see also tst_eventloop

Task<Value> promiseProgram(Context& context)
{
    const Promise promise(context, "promise");
    const Future future = promise.future();
    const auto print = [](Future f, void* argument) {
        static_cast<Context*>(argument)->print(
            "callback: " + std::string(toString(static_cast<Context*>(argument)->state(f))));
    };
    try {
        (void)resultNow(future);
    } catch (const TaskError& e) {
        context.print(problemOf(e)); // L16
    }
    context.addDoneCallback(future, print, &context);
    promise.setResult(context, Value(7));
    context.print("set");
    co_await context.sleep(Nanos(0));
    try {
        promise.setResult(context, Value(8)); // E15
    } catch (const TaskError& e) {
        context.print(problemOf(e));
    }
    try {
        promise.setException(context, { ErrorCode::TaskFailed, "no" });
    } catch (const TaskError& e) {
        context.print(problemOf(e));
    }
    const Value value = co_await context.result(future);
    context.print(std::to_string(value.toInt()));
    co_return Value();
}

struct Waits {
    Promise promise;
    char name = ' ';
};

Task<Value> waitsFor(Context& context, Waits p)
{
    const std::string name(1, p.name);
    context.print(name + " waits");
    const Value value = co_await context.result(p.promise.future());
    context.print(name + " has " + std::to_string(value.toInt()));
    co_return Value();
}

/// L14: callbacks and tasks that wait, in the order in which they came.
Task<Value> orderProgram(Context& context)
{
    const Promise promise(context, "promise");
    const auto print = [](Future /*future*/, void* argument) {
        static_cast<Context*>(argument)->print("callback");
    };
    const Future a = context.submit<&waitsFor>("a", { promise, 'a' });
    co_await context.sleep(Nanos(0));
    context.addDoneCallback(promise.future(), print, &context);
    const Future b = context.submit<&waitsFor>("b", { promise, 'b' });
    co_await context.sleep(Nanos(0));
    promise.setResult(context, Value(1));
    context.print("set");
    co_await context.join(a);
    co_await context.join(b);
    co_return Value();
}

void never(Future /*future*/, void* argument)
{
    static_cast<Context*>(argument)->print("removed callback");
}

void always(Future /*future*/, void* argument)
{
    static_cast<Context*>(argument)->print("kept callback");
}

Task<Value> removeProgram(Context& context)
{
    const Promise promise(context, "promise");
    const Future future = promise.future();
    context.addDoneCallback(future, &never, &context);
    context.addDoneCallback(future, &always, &context);
    context.addDoneCallback(future, &never, &context);
    context.print(std::to_string(removeDoneCallback(future, &never, &context)) + " removed");
    context.print(std::to_string(removeDoneCallback(future, &never, &context)) + " removed");
    promise.setException(context, { ErrorCode::Io, "the disk is gone" });
    co_await context.sleep(Nanos(0));
    const Error* error = exceptionNow(future);
    context.print(error->detail);
    co_return Value();
}

} // namespace

class TstLoopRules : public QObject {
    Q_OBJECT

private slots:
    void l01_aTurnRunsWhatIsReady_data() { addModelRows(kOneLane); }
    void l01_aTurnRunsWhatIsReady() { check(&turnProgram, "a, b, timer, a', b', stop"); }
    void l02_callSoonIsFirstInFirstOut_data() { addModelRows(kOneLane); }
    void l02_callSoonIsFirstInFirstOut() { check(&stopProgram, kStopLines); }
    void l03_timersRunByDeadline_data() { addModelRows(kOneLane); }
    void l03_timersRunByDeadline() { check(&negativeProgram, "soon, -2, -1, 0, stop"); }
    void l04_equalDeadlinesRunAsArmed_data() { addModelRows(kOneLane); }
    void l04_equalDeadlinesRunAsArmed()
    {
        check(&equalDeadlinesProgram, "0, 1, 2, 3, 4, 5, 6, 7, stop");
    }
    void l05_noTimerIsEarly_data() { addModelRows(kOneLane); }
    void l05_noTimerIsEarly();
    void l06_cancelledCallsNeverRun_data() { addModelRows(kOneLane); }
    void l06_cancelledCallsNeverRun()
    {
        check(&cancelledCallsProgram, "cancelled, cancelled again, stop, cancelled");
    }
    void l07_stopLetsTheTurnFinish_data() { addModelRows(kOneLane); }
    void l07_stopLetsTheTurnFinish() { check(&stopProgram, kStopLines); }
    void l07_stopBeforeTheRunIsOneTurn_data() { addModelRows(kOneLane); }
    void l07_stopBeforeTheRunIsOneTurn();
    void l08_runUntilComplete_data() { addModelRows(kLoops); }
    void l08_runUntilComplete()
    {
        check(&completeProgram,
            "slept, stop, invalid-state: Event loop stopped before Future completed., slept, "
            "slept");
    }
    void l09_nestedAndClosedLoopsAreRefused_data() { addModelRows(kOneLane); }
    void l09_nestedAndClosedLoopsAreRefused()
    {
        check(&nestedProgram,
            "invalid-state: This event loop is already running, "
            "invalid-state: Cannot close a running event loop, cancelled, "
            "invalid-state: Event loop is closed, invalid-state: Event loop is closed");
    }
    void l11_theLoopOutlivesAThrowingCall_data() { addModelRows(kOneLane); }
    void l11_theLoopOutlivesAThrowingCall()
    {
        check(&throwingCallProgram, "bad, good, stop, a call failed");
    }
    void l14_settingOnlyQueues_data() { addModelRows(kLoops); }
    void l14_settingOnlyQueues()
    {
        check(&orderProgram, "a waits, b waits, set, a has 1, callback, b has 1");
    }
    void l15_removedCallbacksNeverRun_data() { addModelRows(); }
    void l15_removedCallbacksNeverRun()
    {
        check(&removeProgram, "2 removed, 0 removed, kept callback, the disk is gone");
    }
    void l16_e15_futuresAreSetOnce_data() { addModelRows(); }
    void l16_e15_futuresAreSetOnce();
    void callsAreRefusedWithoutALoop_data()
    {
        addModelRows({ ModelId::Threads, ModelId::SimulatedThreads, ModelId::SimulatedProcesses });
    }
    void callsAreRefusedWithoutALoop();

private:
    static constexpr const char* kStopLines = "first, second, stopped, added, stop, stopped again";
    static void check(Program program, const char* expected);
};

void TstLoopRules::check(Program program, const char* expected)
{
    FETCH_MODEL();
    const ProgramRun run = runProgram(program, { .model = model });
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.oneLine(), std::string(expected));
    QCOMPARE(findingsOf(*run.trace), std::string());
    QCOMPARE(accountOf(*run.trace), std::string());
    QCOMPARE(run.trace->finishedTasks(), run.trace->taskCount());
    QVERIFY(run.trace->end() < 5s); // nobody waited for what was cancelled
}

void TstLoopRules::l05_noTimerIsEarly()
{
    check(&punctualProgram,
        "in time, in time, in time, in time, in time, in time, in time, in time, in time, in time");
}

void TstLoopRules::l07_stopBeforeTheRunIsOneTurn()
{
    check(&stopBeforeProgram, "soon, one turn");
}

void TstLoopRules::l16_e15_futuresAreSetOnce()
{
    FETCH_MODEL();
    const bool isLoop = imitatedModel(model) == ModelId::Loop;
    const std::string twice = "invalid-state: the future has its result already, or was cancelled";
    const std::string callback = "callback: finished";
    const ProgramRun run = runProgram(&promiseProgram, { .model = model });
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.oneLine(), // a pool's callback runs inside set_result, the loop's a turn later
        "invalid-state: Result is not ready., " + (isLoop ? "set, " + callback : callback + ", set")
            + ", " + twice + ", " + twice + ", 7");
    QCOMPARE(findingsOf(*run.trace), std::string());
}

void TstLoopRules::callsAreRefusedWithoutALoop()
{
    FETCH_MODEL();
    const ProgramRun run = runProgram(&turnProgram, { .model = model });
    QVERIFY(!run.refused);
    QVERIFY(run.outcome.error);
    QCOMPARE(std::string(toString(run.outcome.error->code)), std::string("unsupported"));
}

QTEST_GUILESS_MAIN(TstLoopRules)
#include "tst_looprules.moc"
