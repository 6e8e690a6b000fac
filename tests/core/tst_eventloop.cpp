// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/execution/context.h"
#include "tests/support/modelrows.h"
#include "tests/support/printstring.h"

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

const std::vector<ModelId> kLoops = { ModelId::Loop, ModelId::SimulatedLoop };

struct StepParameters {
    char name = ' ';
    int steps = 0;
    Nanos pause { 0 };
};

std::string stepName(char name, int step)
{
    return std::string(1, name) + std::to_string(step);
}

Task<Value> stepper(Context& context, StepParameters p)
{
    for (int step = 0; step < p.steps; ++step) {
        context.print(stepName(p.name, step));
        co_await context.sleep(p.pause);
    }
    context.print(std::string(1, p.name) + " ends");
    co_return Value(p.steps);
}

/// L2, L12, L13: first steps in order of submission, never inside submit; sleep(0) gives up one
/// turn, and so tasks that yield take turns.
Task<Value> yieldProgram(Context& context)
{
    const Future a = context.submit<&stepper>("a", { 'a', 3, Nanos(0) });
    const Future b = context.submit<&stepper>("b", { 'b', 2, Nanos(0) });
    const Future c = context.submit<&stepper>("c", { 'c', 1, -5s });
    context.print("submitted");
    co_await context.sleep(Nanos(0));
    context.print("main again");
    co_await context.result(a);
    co_await context.result(b);
    co_await context.result(c);
    co_return Value();
}

/// L13: awaiting what is done already does not suspend.
Task<Value> doneProgram(Context& context)
{
    const Future a = context.submit<&stepper>("a", { 'a', 0, Nanos(0) });
    co_await context.result(a);
    const Future b = context.submit<&stepper>("b", { 'b', 1, Nanos(0) });
    for (int i = 0; i < 5; ++i)
        co_await context.result(a);
    context.print("main first");
    co_await context.result(b);
    co_return Value();
}

/// L3 to L5: timers by deadline, equal ones by arming, never early.
Task<Value> timerProgram(Context& context)
{
    std::vector<Future> futures;
    futures.push_back(context.submit<&stepper>("a", { 'a', 1, 30ms }));
    futures.push_back(context.submit<&stepper>("b", { 'b', 1, 10ms }));
    futures.push_back(context.submit<&stepper>("c", { 'c', 1, 20ms }));
    futures.push_back(context.submit<&stepper>("d", { 'd', 1, 10ms }));
    futures.push_back(context.submit<&stepper>("e", { 'e', 1, 10ms }));
    co_await waitFor(context, &futures, WaitFor::All);
    co_return Value();
}

struct GateParameters {
    char name = ' ';
    ResourceId gate;
    Nanos pause { 0 };
};

Task<Value> comesThrough(Context& context, GateParameters p)
{
    const std::string name(1, p.name);
    context.print(name + " waits");
    const LockGuard guard = co_await context.acquire(p.gate);
    context.print(name + " has it");
    co_await context.sleep(p.pause);
    co_return Value();
}

/// L29: waiters get the lock in order of arrival. A release only queues the next.
Task<Value> lockProgram(Context& context)
{
    const ResourceId gate = context.makeLock("gate");
    LockGuard guard = co_await context.acquire(gate);
    std::vector<Future> futures;
    for (const char name : { 'a', 'b', 'c', 'd' })
        futures.push_back(context.submit<&comesThrough>(std::string(1, name), { name, gate, 1ms }));
    co_await context.sleep(5ms);
    context.print("release");
    guard.release();
    context.print("released");
    co_await waitFor(context, &futures, WaitFor::All);
    co_return Value();
}

void sayCallback(Future future, void* argument)
{
    auto* context = static_cast<Context*>(argument);
    context->print("callback of " + std::to_string(future.id().value));
}

/// L14: a future that is set only queues its callbacks, in order; they run a turn later. A task
/// that waits is one of them.
Task<Value> callbackProgram(Context& context)
{
    const Future a = context.submit<&stepper>("a", { 'a', 0, Nanos(0) });
    const Future b = context.submit<&stepper>("b", { 'b', 1, Nanos(0) });
    context.addDoneCallback(a, &sayCallback, &context);
    context.addDoneCallback(a, &sayCallback, &context);
    co_await context.result(a);
    context.print("main has a");
    context.addDoneCallback(a, &sayCallback, &context); // done already: a turn later, too
    context.print("not yet");
    co_await context.result(b);
    co_return Value();
}

/// E12 and L19, before the first step: the body never runs, its callback does.
Task<Value> cancelProgram(Context& context)
{
    const Future a = context.submit<&stepper>("a", { 'a', 1, Nanos(0) });
    context.addDoneCallback(a, &sayCallback, &context);
    context.print(context.cancel(a) ? "cancelled" : "not cancelled");
    co_await context.join(a);
    context.print("joined");
    co_await context.sleep(Nanos(0));
    co_return Value();
}

/// The loop is deaf while a task computes: a timer that was due fires afterwards.
Task<Value> deafProgram(Context& context)
{
    const Future a = context.submit<&stepper>("a", { 'a', 1, 1ms });
    co_await context.sleep(Nanos(0));
    context.print("computing");
    co_await context.compute(5'000'000, 18);
    context.print("computed");
    co_await context.result(a);
    co_return Value();
}

} // namespace

class TstEventLoop : public QObject {
    Q_OBJECT

private slots:
    void yieldingGivesUpOneTurn_data() { addModelRows(kLoops); }
    void yieldingGivesUpOneTurn()
    {
        check(
            &yieldProgram, "submitted, a0, b0, c0, main again, a1, b1, c ends, a2, b ends, a ends");
    }
    void awaitingWhatIsDoneDoesNotSuspend_data() { addModelRows(kLoops); }
    void awaitingWhatIsDoneDoesNotSuspend()
    {
        check(&doneProgram, "a ends, main first, b0, b ends");
    }
    void timersFireByDeadlineThenArming_data() { addModelRows(kLoops); }
    void timersFireByDeadlineThenArming()
    {
        check(&timerProgram, "a0, b0, c0, d0, e0, b ends, d ends, e ends, c ends, a ends");
    }
    void timersAreNeverEarly_data() { addModelRows(kLoops); }
    void timersAreNeverEarly();
    void locksAreFair_data() { addModelRows(kLoops); }
    void locksAreFair()
    {
        check(&lockProgram,
            "a waits, b waits, c waits, d waits, release, released, "
            "a has it, b has it, c has it, d has it");
    }
    void callbacksRunATurnLater_data() { addModelRows(kLoops); }
    void callbacksRunATurnLater()
    {
        check(&callbackProgram,
            "a ends, b0, callback of 1, callback of 1, main has a, not yet, b ends, callback of 1");
    }
    void cancelledBeforeTheFirstStep_data() { addModelRows(kLoops); }
    void cancelledBeforeTheFirstStep()
    {
        check(&cancelProgram, "cancelled, joined, callback of 1");
    }
    void computingMakesTheLoopDeaf_data() { addModelRows(kLoops); }
    void computingMakesTheLoopDeaf() { check(&deafProgram, "a0, computing, computed, a ends"); }

private:
    static void check(Program program, const char* expected)
    {
        FETCH_MODEL();
        const ProgramRun run = runProgram(program, { .model = model });
        QVERIFY2(run.isOk(), run.problem().c_str());
        QCOMPARE(run.oneLine(), std::string(expected));
        QCOMPARE(findingsOf(*run.trace), std::string());
        QCOMPARE(accountOf(*run.trace), std::string());
        QCOMPARE(run.trace->lanes().size(), std::size_t { 1 });
    }
};

void TstEventLoop::timersAreNeverEarly()
{
    FETCH_MODEL();
    const ProgramRun run = runProgram(&timerProgram, { .model = model });
    QVERIFY2(run.isOk(), run.problem().c_str());
    const std::vector<OutputLine> lines = sortedOutput(*run.trace);
    const auto at = [&](const char* text) {
        for (const OutputLine& line : lines)
            if (line.text == text)
                return line.time;
        return Nanos(-1);
    };
    const Nanos slack = modelInfo(model).simulated ? Nanos(0) : Nanos(2us); // reading the clock
    for (const auto& [name, pause] : { std::pair('a', 30ms), std::pair('b', 10ms),
             std::pair('c', 20ms), std::pair('d', 10ms), std::pair('e', 10ms) }) {
        const std::string begin = stepName(name, 0);
        const std::string end = std::string(1, name) + " ends";
        const Nanos lasted = at(end.c_str()) - at(begin.c_str());
        QVERIFY2(lasted >= pause - slack, end.c_str());
        if (modelInfo(model).simulated)
            QCOMPARE(lasted.count(), Nanos(pause).count());
    }
}

QTEST_GUILESS_MAIN(TstEventLoop)
#include "tst_eventloop.moc"
