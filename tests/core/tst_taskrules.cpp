// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of tasks on the event loop, by the numbers of the catalogue: L19 to L21 cancellation.
#include <QTest>

#include "core/coro/cancelled.h"
#include "core/execution/context.h"
#include "tests/support/modelrows.h"
#include "tests/support/printstring.h"

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

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
    co_await context.sleep(Nanos(1ms));
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
    co_await context.sleep(1ms);
    cancelTask(context, outer);
    co_await context.join(outer);
    context.print(
        endOf(context, inner) + ", " + endOf(context, middle) + ", " + endOf(context, outer));
    const Future swallows = context.submit<&stubborn>("swallows", { 's', 1h });
    const Future waits = context.submit<&awaits>("waits", { swallows });
    co_await context.sleep(1ms);
    cancelTask(context, waits);
    co_await context.join(waits);
    context.print(endOf(context, waits)); // what it waited for took it, and gave a value
    const Promise promise(context, "promise");
    const Future last = context.submit<&awaits>("last", { promise.future() });
    co_await context.sleep(1ms);
    cancelTask(context, last);
    co_await context.join(last);
    context.print(endOf(context, promise.future()) + ", " + endOf(context, last));
    co_return Value();
}

Task<Value> catchProgram(Context& context)
{
    const Future task = context.submit<&stubborn>("stubborn", { 's', 1h });
    co_await context.sleep(1ms);
    cancelTask(context, task);
    co_await context.join(task);
    context.print(endOf(context, task));
    const Future last = context.submit<&cancelsItself>("last step", { 'l', Nanos(0) });
    co_await context.join(last);
    context.print(endOf(context, last));
    const Future next = context.submit<&cancelsItself>("next step", { 'n', 1ms });
    co_await context.join(next);
    context.print(endOf(context, next));
    co_return Value();
}

/// The loop would otherwise wait an hour for the timer, at its end or while others sleep.
Task<Value> cancelledSleepProgram(Context& context)
{
    const Future task = context.submit<&sleeper>("asleep", { 'a', 1h });
    co_await context.sleep(1ms);
    cancelTask(context, task);
    co_await context.sleep(2ms);
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
    co_await context.sleep(1ms);
    cancelTask(context, tasks[1]);
    guard.release(); // a's now
    cancelTask(context, tasks[0]);
    for (const Future task : tasks)
        co_await context.join(task);
    context.print(endOf(context, tasks[0]) + ", " + endOf(context, tasks[1]));
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
    const ProgramRun run = runProgram(&cancelledSleepProgram, { .model = model });
    QVERIFY2(run.isOk(), run.problem().c_str());
    QVERIFY(run.trace->end() < 5s);
    if (modelInfo(model).simulated)
        QCOMPARE(run.trace->end().count(), Nanos(3ms).count());
}

QTEST_GUILESS_MAIN(TstTaskRules)
#include "tst_taskrules.moc"
