// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/execution/context.h"
#include "tests/support/leakcheck.h"
#include "tests/support/modelrows.h"
#include "tests/support/printstring.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <stdexcept>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

struct NumberParameters {
    std::int64_t number = 0;
    Nanos pause { 0 };
};

Task<Value> sleeper(Context& context, NumberParameters p)
{
    co_await context.sleep(p.pause);
    co_return Value(p.number);
}

Task<Value> failsAtTwo(Context& context, NumberParameters p)
{
    co_await context.sleep(p.pause);
    if (p.number == 2)
        throw std::runtime_error("two is wrong");
    co_return Value(p.number);
}

struct GateParameters {
    ResourceId gate;
};

Task<Value> waiter(Context& context, GateParameters p)
{
    const LockGuard guard = co_await context.acquire(p.gate);
    co_return Value("through");
}

struct LargeParameters {
    std::array<std::uint8_t, kMaxBodyParameters> bytes;
};

Task<Value> weigh(Context& context, LargeParameters p)
{
    co_await context.checkpoint();
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < p.bytes.size(); ++i)
        sum += static_cast<std::int64_t>(i) * p.bytes[i];
    co_return Value(sum);
}

/// E1: submit returns at once, parameters arrive unchanged.
Task<Value> largeProgram(Context& context)
{
    LargeParameters p {};
    for (std::size_t i = 0; i < p.bytes.size(); ++i)
        p.bytes[i] = static_cast<std::uint8_t>(i * 7);
    const Future future = context.submit<&weigh>("weigh", p);
    const Value sum = co_await context.result(future);
    co_return sum;
}

Task<Value> manyProgram(Context& context)
{
    std::vector<Future> futures;
    for (std::int64_t i = 0; i < 40; ++i)
        futures.push_back(context.submit<&sleeper>("n" + std::to_string(i), { i, Nanos(0) }));
    Value::List values;
    for (std::size_t i = 0; i < futures.size(); ++i) {
        Value value = co_await context.result(futures[i]);
        values.push_back(std::move(value));
    }
    co_return Value(std::move(values));
}

/// E4: prints what map gives before it fails.
Task<Value> mapProgram(Context& context)
{
    std::vector<Future> futures;
    for (std::int64_t i = 0; i < 7; ++i)
        futures.push_back(context.submit<&failsAtTwo>("n" + std::to_string(i), { i, 5ms }));
    try {
        MapResults map(context, futures);
        while (!map.atEnd()) {
            const Value value = co_await map.next();
            context.print("got " + std::to_string(value.toInt()));
        }
    } catch (const TaskError& e) {
        context.print(e.error().detail);
    }
    co_return Value();
}

/// E11, E12, E14.
Task<Value> cancelProgram(Context& context)
{
    const ResourceId gate = context.makeLock("gate");
    LockGuard guard = co_await context.acquire(gate);
    const Future first = context.submit<&waiter>("first", { gate });
    const Future second = context.submit<&waiter>("second", { gate });
    if (imitatedModel(context.model()) != ModelId::Sequential) { // there it runs when we wait
        for (int i = 0; i < 2000 && context.state(first) == FutureState::Pending; ++i)
            co_await context.sleep(1ms);
        context.print("running: " + std::string(toString(context.state(first))));
        context.print(context.cancel(first) ? "cancelled" : "not cancelled");
    }
    const bool isPool = imitatedModel(context.model()) == ModelId::Threads
        || imitatedModel(context.model()) == ModelId::Processes;
    if (isPool) { // its only worker waits with the first task
        context.print("queued: " + std::string(toString(context.state(second))));
        context.print(context.cancel(second) ? "cancelled" : "not cancelled");
        context.print(context.cancel(second) ? "cancelled again" : "not cancelled");
        context.print(toString(context.state(second)));
        try {
            co_await context.result(second);
        } catch (const TaskError& e) {
            context.print(e.error().code == ErrorCode::Cancelled ? "no result" : "odd");
        }
    }
    guard.release();
    const Value value = co_await context.result(first);
    context.print(value.toText());
    context.print(toString(context.state(first)));
    context.print(context.cancel(first) ? "cancelled" : "not cancelled");
    co_return Value();
}

/// E18: the same error each time.
Task<Value> errorProgram(Context& context)
{
    const Future future = context.submit<&failsAtTwo>("n2", { 2, Nanos(0) });
    for (int i = 0; i < 2; ++i) {
        try {
            co_await context.result(future);
        } catch (const TaskError& e) {
            context.print(std::string(toString(e.error().code)) + ": " + e.error().detail);
        }
    }
    co_await context.join(future); // takes no interest in the error
    co_return Value(static_cast<int>(context.state(future)));
}

/// E19, E20: wait for the first and for all; duplicates count once.
Task<Value> waitProgram(Context& context)
{
    std::vector<Future> futures;
    const std::array<Nanos, 3> pauses = { 90ms, 10ms, 50ms };
    for (std::int64_t i = 0; i < 3; ++i)
        futures.push_back(context.submit<&failsAtTwo>(
            "n" + std::to_string(i), { i, pauses[static_cast<std::size_t>(i)] }));
    futures.push_back(futures[1]);
    const std::vector<Future> first = co_await waitFor(context, &futures, WaitFor::First);
    context.print("first " + std::to_string(first.front().id().value));
    const std::vector<Future> all = co_await waitFor(context, &futures, WaitFor::All);
    std::string order = "all";
    for (const Future future : all)
        order += " " + std::to_string(future.id().value);
    context.print(order);
    CompletionQueue queue(context, futures); // those that are done already come first
    co_return Value(static_cast<std::int64_t>(queue.remaining()));
}

Task<Value> completionProgram(Context& context)
{
    std::vector<Future> futures;
    for (std::int64_t i = 0; i < 4; ++i)
        futures.push_back(context.submit<&sleeper>("n" + std::to_string(i), { i, (4 - i) * 20ms }));
    futures.push_back(futures[0]);
    CompletionQueue queue(context, futures);
    Value::List order;
    while (queue.remaining() > 0) {
        const Future next = co_await queue.next();
        order.emplace_back(static_cast<std::int64_t>(next.id().value));
    }
    co_return Value(std::move(order));
}

/// E22, E24: nobody waits for these, and yet they run.
Task<Value> leavingProgram(Context& context)
{
    for (std::int64_t i = 0; i < 6; ++i)
        (void)context.submit<&sleeper>("n" + std::to_string(i), { i, 5ms });
    co_await context.checkpoint();
    if (context.parameters().flag("throws"))
        throw std::runtime_error("the program failed");
    co_return Value("left");
}

} // namespace

class TstFutures : public QObject {
    Q_OBJECT

private slots:
    void init() { m_before = Belongings::now(); }
    void cleanup() { QCOMPARE(leaksSince(m_before), std::string()); }
    void parametersArriveUnchanged_data() { addModelRows(); }
    void parametersArriveUnchanged();
    void tasksStartInOrder_data() { addModelRows(); }
    void tasksStartInOrder();
    void mapStopsAtTheError_data() { addModelRows(); }
    void mapStopsAtTheError();
    void onlyPendingTasksAreCancelled_data() { addModelRows(); }
    void onlyPendingTasksAreCancelled();
    void errorsAreKept_data() { addModelRows(); }
    void errorsAreKept();
    void waitGivesSetsAndNoErrors_data() { addModelRows(); }
    void waitGivesSetsAndNoErrors();
    void completionOrderIsThatOfTheEnds_data() { addModelRows(); }
    void completionOrderIsThatOfTheEnds();
    void leavingWaitsForAll_data() { addModelRows(); }
    void leavingWaitsForAll();

private:
    OwnTemporaryFolder m_folder;
    Belongings m_before;
};

void TstFutures::parametersArriveUnchanged()
{
    FETCH_MODEL();
    const ProgramRun run = runProgram(&largeProgram, { .model = model });
    QVERIFY2(run.isOk(), run.problem().c_str());
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < kMaxBodyParameters; ++i)
        sum += static_cast<std::int64_t>(i) * static_cast<std::uint8_t>(i * 7);
    QCOMPARE(run.outcome.results.toInt(), sum);
}

void TstFutures::tasksStartInOrder()
{
    FETCH_MODEL();
    for (const unsigned workers : { 1U, 3U }) {
        const ProgramRun run = runProgram(&manyProgram, { .model = model, .workers = workers });
        QVERIFY2(run.isOk(), run.problem().c_str());
        QCOMPARE(run.outcome.results.as<Value::List>()->size(), std::size_t { 40 });
        QCOMPARE(findingsOf(*run.trace), std::string());
        std::map<LaneId, Nanos> last; // a worker takes the oldest task, each time
        for (std::uint32_t i = 1; i < run.trace->taskCount(); ++i) {
            const TaskTrack& task = run.trace->task(TaskId { i });
            const auto running = std::find_if(task.spans.begin(), task.spans.end(),
                [](const Span& s) { return s.state == TaskState::Running; });
            QVERIFY(running != task.spans.end());
            const auto before = last.find(running->lane);
            QVERIFY2(before == last.end() || before->second <= running->begin, "not its turn");
            last[running->lane] = running->begin;
        }
    }
}

void TstFutures::mapStopsAtTheError()
{
    FETCH_MODEL();
    const ProgramRun run = runProgram(&mapProgram, { .model = model, .workers = 1 });
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.oneLine(), std::string("got 0, got 1, two is wrong"));
    QCOMPARE(findingsOf(*run.trace), std::string());
    // The pending rest is cancelled; what had started runs to its end.
    // On real threads the worker goes on while the program cancels one after the other.
    bool isCancelled = false;
    std::size_t cancelled = 0;
    for (std::uint32_t i = 4; i <= 7; ++i) {
        const TaskState state = run.trace->task(TaskId { i }).state;
        QVERIFY(state == TaskState::Cancelled || state == TaskState::Done);
        QVERIFY(model == ModelId::Threads || !isCancelled || state == TaskState::Cancelled);
        isCancelled = state == TaskState::Cancelled;
        cancelled += isCancelled ? 1 : 0;
    }
    if (model == ModelId::SimulatedThreads || model == ModelId::SimulatedProcesses)
        QCOMPARE(cancelled, std::size_t { 3 });
    if (model == ModelId::Threads)
        QVERIFY(cancelled >= 1);
}

void TstFutures::onlyPendingTasksAreCancelled()
{
    FETCH_MODEL();
    const ProgramRun run = runProgram(&cancelProgram, { .model = model, .workers = 1 });
    QVERIFY2(run.isOk(), run.problem().c_str());
    std::string expected = "through, finished, not cancelled";
    const ModelId imitated = imitatedModel(model);
    if (imitated == ModelId::Threads || imitated == ModelId::Processes)
        expected = "queued: pending, cancelled, cancelled again, cancelled, no result, " + expected;
    if (imitated != ModelId::Sequential)
        expected = "running: running, not cancelled, " + expected;
    QCOMPARE(run.oneLine(), expected);
    QCOMPARE(findingsOf(*run.trace), std::string());
}

void TstFutures::errorsAreKept()
{
    FETCH_MODEL();
    const ProgramRun run = runProgram(&errorProgram, { .model = model });
    QVERIFY2(run.isOk(), run.problem().c_str());
    const std::string line = std::string(toString(ErrorCode::TaskFailed)) + ": two is wrong";
    QCOMPARE(run.oneLine(), line + ", " + line);
    QCOMPARE(run.outcome.results.toInt(), static_cast<int>(FutureState::Finished));
    QCOMPARE(textOf(run.trace->task(TaskId { 1 }).state), textOf(TaskState::Failed));
}

void TstFutures::waitGivesSetsAndNoErrors()
{
    FETCH_MODEL();
    const ProgramRun run = runProgram(&waitProgram, { .model = model, .workers = 3 });
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.outcome.results.toInt(), std::int64_t { 3 });
    const bool isOneByOne = imitatedModel(model) == ModelId::Sequential;
    const auto lines = run.lines();
    QCOMPARE(lines.size(), std::size_t { 2 });
    if (isOneByOne)
        QCOMPARE(run.oneLine(), std::string("first 1, all 1 2 3"));
    else if (modelInfo(model).simulated)
        QCOMPARE(run.oneLine(), std::string("first 2, all 2 3 1"));
    QCOMPARE(lines[1].size(), std::string("all 1 2 3").size());
}

void TstFutures::completionOrderIsThatOfTheEnds()
{
    FETCH_MODEL();
    const ProgramRun run = runProgram(&completionProgram, { .model = model, .workers = 4 });
    QVERIFY2(run.isOk(), run.problem().c_str());
    const auto& order = *run.outcome.results.as<Value::List>();
    QCOMPARE(order.size(), std::size_t { 4 });
    std::set<std::int64_t> distinct;
    for (const Value& id : order)
        distinct.insert(id.toInt());
    QCOMPARE(distinct.size(), order.size());
    if (model == ModelId::Threads)
        return; // two that end at the same moment may be told in either order
    for (std::size_t i = 1; i < order.size(); ++i) {
        const auto taskOf = [&](std::size_t at) {
            return TaskId { static_cast<std::uint32_t>(order[at].toInt()) };
        };
        QVERIFY(run.trace->task(taskOf(i - 1)).finished <= run.trace->task(taskOf(i)).finished);
    }
}

void TstFutures::leavingWaitsForAll()
{
    FETCH_MODEL();
    for (const bool throws : { false, true }) {
        ProgramSpec spec { .model = model };
        spec.parameters.set("throws", Value(throws));
        const ProgramRun run = runProgram(&leavingProgram, spec);
        QVERIFY(!run.refused);
        QCOMPARE(run.outcome.error.has_value(), throws);
        if (throws)
            QCOMPARE(run.outcome.error->detail, std::string("the program failed"));
        QCOMPARE(run.trace->taskCount(), std::size_t { 7 });
        for (std::uint32_t i = 1; i < 7; ++i)
            QCOMPARE(textOf(run.trace->task(TaskId { i }).state), textOf(TaskState::Done));
        QCOMPARE(findingsOf(*run.trace), std::string());
        QVERIFY(run.trace->end() >= (model == ModelId::Threads ? 15ms : 5ms));
    }
}

QTEST_GUILESS_MAIN(TstFutures)
#include "tst_futures.moc"
