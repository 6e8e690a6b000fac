// SPDX-License-Identifier: GPL-3.0-or-later
// Rules L10 and L28: workers beside the loop.
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

const std::vector<ModelId> kLoops = { ModelId::Loop, ModelId::SimulatedLoop };

struct Blocks {
    std::int64_t number = 0;
    Nanos pause { 0 };
};

Task<Value> blocks(Context& context, Blocks p)
{
    co_await context.sleep(p.pause);
    if (p.number < 0)
        throw std::runtime_error("beside the loop");
    co_return Value(p.number);
}

/// The loop goes on while they block; all three are at once on three workers.
Task<Value> overlapProgram(Context& context)
{
    context.setOffloadWorkers(3);
    std::vector<Future> futures;
    for (std::int64_t n = 0; n < 3; ++n)
        futures.push_back(context.offload<&blocks>("blocks", { n, 100ms }));
    co_await context.sleep(1ms);
    context.print("the loop goes on");
    const Value values = co_await gather(context, &futures);
    context.print(std::to_string(values.as<Value::List>()->size()));
    const Future bad = context.offload<&blocks>("fails", { -1, 1ms });
    try {
        co_await context.result(bad);
    } catch (const TaskError& e) {
        context.print(e.error().detail);
    }
    co_return Value();
}

struct Awaits {
    Future future;
};

Task<Value> awaits(Context& context, Awaits p)
{
    const Value value = co_await context.result(p.future);
    co_return value;
}

/// Who waits can be cancelled; the worker goes on. What has not begun never will.
Task<Value> cancelProgram(Context& context)
{
    context.setOffloadWorkers(1);
    const Future running = context.offload<&blocks>("running", { 1, 60ms });
    const Future queued = context.offload<&blocks>("queued", { 2, 1h });
    const Future waits = context.submit<&awaits>("waits", { running });
    while (context.state(running) == FutureState::Pending)
        co_await context.sleep(1ms);
    co_await context.sleep(1ms);
    context.print(cancelTask(context, waits) ? "asked" : "too late");
    co_await context.join(waits);
    context.print(toString(context.state(waits)));
    context.print(toString(context.state(running)));
    context.print(context.cancel(queued) ? "cancelled" : "too late");
    const Value value = co_await context.result(running);
    context.print(std::to_string(value.toInt()));
    co_return Value();
}

Task<Value> says(Context& context, Blocks p)
{
    context.print("call " + std::to_string(p.number));
    if (p.number == 2)
        EventLoop(context).stop();
    co_return Value();
}

/// L10: the loop sleeps, and a call from another thread wakes it.
Task<Value> callsBack(Context& context, Blocks p)
{
    EventLoop loop(context);
    for (std::int64_t n = 0; n < 3; ++n) {
        co_await context.sleep(p.pause);
        (void)loop.callSoon<&says>("says", { n, Nanos(0) });
    }
    try {
        (void)context.submit<&blocks>("no", { 0, Nanos(0) });
    } catch (const TaskError& e) {
        context.mark(toString(e.error().code));
    }
    co_return Value();
}

Task<Value> threadsafeProgram(Context& context)
{
    context.setOffloadWorkers(1);
    const Future future = context.offload<&callsBack>("calls back", { 0, 2ms });
    co_await EventLoop(context).runForever();
    context.print("stopped");
    co_await context.join(future);
    co_return Value();
}

Task<Value> endlessProgram(Context& context)
{
    context.setOffloadWorkers(2);
    const Future future = context.offload<&blocks>("endless", { 1, 1h });
    co_await context.result(future);
    co_return Value();
}

/// Many wakes from several workers at once.
Task<Value> manyProgram(Context& context)
{
    context.setOffloadWorkers(4);
    std::vector<Future> futures;
    for (std::int64_t n = 0; n < 400; ++n)
        futures.push_back(context.offload<&blocks>("n", { n, Nanos(0) }));
    CompletionQueue queue(context, futures);
    std::int64_t sum = 0;
    while (queue.remaining() > 0) {
        const Future next = co_await queue.next();
        sum += resultNow(next).toInt();
    }
    co_return Value(sum);
}

} // namespace

class TstOffload : public QObject {
    Q_OBJECT

private slots:
    void l28_blockingBodiesRunBesideTheLoop_data() { addModelRows(kLoops); }
    void l28_blockingBodiesRunBesideTheLoop();
    void l28_cancellingTheWaiterStopsNoThread_data() { addModelRows(kLoops); }
    void l28_cancellingTheWaiterStopsNoThread()
    {
        check(&cancelProgram, "asked, cancelled, running, cancelled, 1");
    }
    void l10_aCallFromAnotherThreadWakesTheLoop_data() { addModelRows(kLoops); }
    void l10_aCallFromAnotherThreadWakesTheLoop()
    {
        check(&threadsafeProgram, "call 0, call 1, call 2, stopped");
    }
    void manyEndAtOnce_data() { addModelRows(kLoops); }
    void manyEndAtOnce();
    void aStopEndsThemAll();

private:
    static void check(Program program, const char* expected);
};

void TstOffload::check(Program program, const char* expected)
{
    FETCH_MODEL();
    const ProgramRun run = runProgram(program, { .model = model });
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.oneLine(), std::string(expected));
    QCOMPARE(findingsOf(*run.trace), std::string());
    QCOMPARE(accountOf(*run.trace), std::string());
    QCOMPARE(run.trace->finishedTasks(), run.trace->taskCount());
}

void TstOffload::l28_blockingBodiesRunBesideTheLoop()
{
    FETCH_MODEL();
    check(&overlapProgram, "the loop goes on, 3, beside the loop");
    const ProgramRun run = runProgram(&overlapProgram, { .model = model });
    QCOMPARE(run.trace->lanes().size(), std::size_t { 4 });
    if (modelInfo(model).simulated)
        QCOMPARE(run.trace->end().count(), Nanos(101ms).count());
    const unsigned most = mostAtOnce(*run.trace, [](const LaneTrack& lane, const Span& span) {
        return lane.kind == LaneKind::Thread && span.state == TaskState::Blocked;
    });
    QCOMPARE(most, 3U);
}

void TstOffload::manyEndAtOnce()
{
    FETCH_MODEL();
    const ProgramRun run = runProgram(&manyProgram, { .model = model });
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.outcome.results.toInt(), std::int64_t { 400 * 399 / 2 });
    QCOMPARE(findingsOf(*run.trace), std::string());
    QCOMPARE(accountOf(*run.trace), std::string());
}

void TstOffload::aStopEndsThemAll()
{
    RunControl control;
    Stopper stopper(control, [&] {
        const auto snapshot = control.snapshot();
        return snapshot && snapshot->taskCount() > 1;
    });
    const ProgramRun run = runProgram(&endlessProgram, { .model = ModelId::Loop }, control);
    QVERIFY(stopper.sinceAsked() >= Nanos(0));
    QVERIFY(stopper.sinceAsked() < 1s);
    QVERIFY(run.outcome.error);
    QCOMPARE(std::string(toString(run.outcome.error->code)), std::string("cancelled"));
    QCOMPARE(findingsOf(*run.trace, true), std::string());
}

QTEST_GUILESS_MAIN(TstOffload)
#include "tst_offload.moc"
