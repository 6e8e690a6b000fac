// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/childprocess.h"
#include "tests/core/processbodies.h"
#include "tests/core/processrun.h"

#include <QtTest>

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <set>
#include <string>

using namespace interleave;
using namespace interleave::processtest;
using namespace std::chrono_literals;

namespace {

Number number(std::int64_t n)
{
    return Number { n };
}

Task<Value> squares(Context& context)
{
    std::vector<Future> futures;
    for (std::int64_t i = 0; i < context.parameters().integer("tasks"); ++i)
        futures.push_back(context.submit<&square>("square " + std::to_string(i), number(i)));
    std::int64_t sum = 0;
    for (const Future future : futures) {
        const Value result = co_await context.result(future);
        sum += result.toInt();
    }
    co_return Value(sum);
}

Task<Value> textOfLength(Context& context)
{
    const Future future
        = context.submit<&text>("text", number(context.parameters().integer("bytes")));
    co_return co_await context.result(future);
}

/// What the tasks threw, in order, with the codes.
Task<Value> failures(Context& context)
{
    const Future known = context.submit<&fail>("known", number(0));
    const Future other = context.submit<&fail>("other", number(7));
    const Future odd = context.submit<&fail>("odd", number(42));
    const Future good = context.submit<&square>("good", number(3));
    Value::List texts;
    for (const Future future : { known, other, known, good, odd }) {
        try {
            const Value result = co_await context.result(future);
            texts.push_back(result);
        } catch (const TaskError& e) {
            texts.emplace_back(std::string(toString(e.error().code)) + ": " + e.error().detail);
        }
    }
    co_return Value(std::move(texts));
}

Task<Value> napsInOrder(Context& context)
{
    std::vector<Future> futures;
    for (std::int64_t i = 0; i < 40; ++i)
        futures.push_back(context.submit<&nap>("nap", Nap { 500us, i }));
    for (const Future future : futures)
        co_await context.result(future);
    co_return Value();
}

Task<Value> cancelling(Context& context)
{
    const Future long1 = context.submit<&nap>("long", Nap { 150ms, 1 });
    const Future long2 = context.submit<&nap>("cancelled", Nap { 1ms, 2 });
    const Future long3 = context.submit<&nap>("third", Nap { 1ms, 3 });
    while (context.state(long1) != FutureState::Running)
        co_await context.sleep(1ms);
    Value::List seen;
    seen.emplace_back(std::string(toString(context.state(long1))));
    seen.emplace_back(std::string(toString(context.state(long2))));
    seen.emplace_back(context.cancel(long1));
    seen.emplace_back(context.cancel(long2));
    seen.emplace_back(context.cancel(long2));
    bool threw = false;
    try {
        co_await context.result(long2);
    } catch (const TaskError& e) {
        threw = e.error().code == ErrorCode::Cancelled;
    }
    seen.emplace_back(threw);
    const Value third = co_await context.result(long3);
    seen.push_back(third);
    seen.emplace_back(context.cancel(long1));
    seen.emplace_back(std::string(toString(context.state(long1))));
    co_return Value(std::move(seen));
}

/// The one task that was handed to the one worker goes; the next must come in its place.
Task<Value> cancelAtOnce(Context& context)
{
    const Future warm = context.submit<&square>("warm", number(1));
    co_await context.result(warm);
    std::int64_t cancelled = 0;
    for (int i = 0; i < 200; ++i) {
        const Future first = context.submit<&square>("first", number(2));
        const Future second = context.submit<&square>("second", number(3));
        cancelled += context.cancel(first) ? 1 : 0;
        co_await context.result(second);
    }
    co_return Value(cancelled);
}

Task<Value> statesWhileBusy(Context& context)
{
    std::vector<Future> futures;
    for (std::int64_t i = 0; i < 20; ++i)
        futures.push_back(context.submit<&nap>("nap", Nap { 40ms, i }));
    co_await context.result(futures[0]); // the workers are there
    co_await context.sleep(10ms);
    std::int64_t running = 0;
    for (const Future future : futures)
        running += context.state(future) == FutureState::Running ? 1 : 0;
    co_return Value(running);
}

/// A task that does not end before the short ones behind it have ended.
Task<Value> squaresBehindAWaiter(Context& context)
{
    const ResourceId lock = context.makeLock("lock");
    const CellId cell = context.makeCell(0);
    std::vector<Future> futures;
    for (std::int64_t i = 0; i < 300; ++i) // now tasks are known to be short
        futures.push_back(context.submit<&square>("warm", number(i)));
    for (const Future future : futures)
        co_await context.result(future);
    futures.clear();
    Future waiter;
    std::string state;
    {
        const LockGuard guard = co_await context.acquire(lock);
        waiter = context.submit<&count>("waiter", Counting { lock, cell, 1 });
        for (std::int64_t i = 0; i < 400; ++i)
            futures.push_back(context.submit<&square>("short", number(i)));
        for (const Future future : futures)
            co_await context.result(future);
        state = toString(context.state(waiter));
    }
    co_await context.result(waiter);
    co_return Value(state);
}

Task<Value> counting(Context& context)
{
    const ResourceId lock = context.makeLock("the lock");
    const CellId cell = context.makeCell(0);
    std::vector<Future> futures;
    for (int i = 0; i < 4; ++i)
        futures.push_back(
            context.submit<&count>("counter " + std::to_string(i), Counting { lock, cell, 300 }));
    for (int i = 0; i < 100; ++i) { // the program's own lane takes part
        const LockGuard guard = co_await context.acquire(lock);
        context.store(cell, context.load(cell) + 1);
    }
    for (const Future future : futures)
        co_await context.result(future);
    co_return Value(context.load(cell));
}

Task<Value> named(Context& context)
{
    const Future a = context.spawn<&processId>("Alpha", Nap { 5ms, 0 });
    const Future b = context.spawn<&processId>("Beta", Nap { 5ms, 0 });
    const Future pooled = context.submit<&processId>("pooled", Nap {});
    const Future bad = context.spawn<&fail>("Gamma", number(0));
    Value::List pids;
    for (const Future future : { a, b, pooled }) {
        co_await context.join(future);
        const Value pid = co_await context.result(future);
        pids.push_back(pid);
    }
    bool failed = false;
    try {
        co_await context.result(bad);
    } catch (const TaskError& e) {
        failed = e.error().code == ErrorCode::NotFound;
    }
    pids.emplace_back(failed);
    co_return Value(std::move(pids));
}

Task<Value> diaries(Context& context)
{
    std::vector<Future> futures;
    for (std::int64_t i = 0; i < 6; ++i)
        futures.push_back(context.submit<&diary>("diary", number(i)));
    for (const Future future : futures)
        co_await context.result(future);
    co_return Value();
}

Task<Value> overreaching(Context& context)
{
    Value::List texts;
    for (const std::int64_t what : { 0, 1 }) {
        const Future future = context.submit<&overreach>("overreach", number(what));
        try {
            co_await context.result(future);
        } catch (const TaskError& e) {
            texts.emplace_back(std::string(toString(e.error().code)));
        }
    }
    co_return Value(std::move(texts));
}

Task<Value> stranger(Context& context, Number p)
{
    co_await context.checkpoint();
    co_return Value(p.value);
}

Task<Value> strangerProgram(Context& context)
{
    const Future future = context.submit<&stranger>("stranger", number(1));
    co_return co_await context.result(future);
}

Task<Value> leavesTasksBehind(Context& context)
{
    for (std::int64_t i = 0; i < 8; ++i)
        context.submit<&nap>("left " + std::to_string(i), Nap { 5ms, i });
    co_await context.checkpoint();
    co_return Value(8);
}

std::atomic<int> g_done { 0 };

/// The program's lane is busy all the time: somebody else must take the results in.
Task<Value> computesMeanwhile(Context& context)
{
    g_done.store(0);
    for (std::int64_t i = 0; i < 20; ++i) {
        const Future future = context.submit<&square>("square", number(i));
        context.addDoneCallback(
            future, [](Future, void*) { g_done.fetch_add(1); }, nullptr);
    }
    for (int i = 0; i < 100'000 && g_done.load() < 20; ++i)
        co_await context.compute(100'000, 1);
    co_return Value(g_done.load());
}

RunSpec with(unsigned workers, const char* parameter = nullptr, std::int64_t value = 0)
{
    RunSpec spec;
    spec.workers = workers;
    if (parameter != nullptr)
        spec.parameters.set(parameter, Value(value));
    return spec;
}

#define COMPARE_OK(run) QCOMPARE(QString::fromStdString((run).problem()), QString())

} // namespace

class ProcessModelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("INTERLEAVE_WORKER", TEST_WORKER); }

    void resultsComeBackByValue_data()
    {
        QTest::addColumn<unsigned>("workers");
        QTest::addColumn<int>("tasks");
        QTest::newRow("one task on one worker") << 1U << 1;
        QTest::newRow("more workers than tasks") << 5U << 2;
        QTest::newRow("200 tasks on 4 workers") << 4U << 200;
        QTest::newRow("3000 tasks on 2 workers") << 2U << 3000;
    }
    void resultsComeBackByValue()
    {
        QFETCH(unsigned, workers);
        QFETCH(int, tasks);
        const ProcessRun run = runProcesses(&squares, with(workers, "tasks", tasks));
        COMPARE_OK(run);
        const std::int64_t n = tasks - 1;
        QCOMPARE(run.outcome.results.toInt(), n * (n + 1) * (2 * n + 1) / 6);
        QCOMPARE(run.trace->taskCount(), std::size_t(tasks) + 1);
        QCOMPARE(run.trace->lanes().size(), std::size_t(workers) + 1);
    }

    void longResultsTravelInPieces()
    {
        for (const int bytes : { 0, 1, 65536, 700000, 1000000 }) {
            const ProcessRun run = runProcesses(&textOfLength, with(1, "bytes", bytes));
            COMPARE_OK(run);
            QCOMPARE(run.outcome.results.toText().size(), std::size_t(bytes));
        }
    }

    void aResultThatIsTooLongIsTheTasksError()
    {
        const ProcessRun run = runProcesses(&textOfLength, with(1, "bytes", 3 << 20));
        QCOMPARE(QString::fromStdString(run.damage()), QString());
        QVERIFY(run.outcome.error.has_value());
        QCOMPARE(run.outcome.error->code, ErrorCode::TaskFailed);
        QVERIFY(run.outcome.error->detail.find("at most 1 MiB") != std::string::npos);
    }

    void errorsTravelAndStay()
    {
        const ProcessRun run = runProcesses(&failures, with(2));
        COMPARE_OK(run);
        const auto* texts = run.outcome.results.as<Value::List>();
        QCOMPARE(texts->size(), std::size_t { 5 });
        QVERIFY((*texts)[0].toText().find("nothing there") != std::string::npos);
        QVERIFY((*texts)[1].toText().find("went wrong: 7") != std::string::npos);
        QVERIFY((*texts)[0] == (*texts)[2]); // every time it is asked for
        QCOMPARE((*texts)[3].toInt(), std::int64_t { 9 });
        QVERIFY((*texts)[4].toText().find("no std::exception") != std::string::npos);
    }

    void tasksStartInTheOrderOfSubmission()
    {
        for (const unsigned workers : { 1U, 3U }) {
            const ProcessRun run = runProcesses(&napsInOrder, with(workers));
            COMPARE_OK(run);
            for (const LaneTrack& lane : run.trace->lanes()) {
                std::uint32_t last = 0;
                for (std::size_t i = 0; lane.kind == LaneKind::Process && i < lane.spans.size();
                     ++i) {
                    const Span span = lane.spans[i];
                    if (!span.task.isValid())
                        continue;
                    QVERIFY(span.task.value >= last);
                    last = span.task.value;
                }
            }
        }
    }

    void pendingTasksCanBeCancelled()
    {
        const ProcessRun run = runProcesses(&cancelling, with(1));
        COMPARE_OK(run);
        const Value::List expected { Value("running"), Value("pending"), Value(false), Value(true),
            Value(true), Value(true), Value(3), Value(false), Value("finished") };
        QVERIFY(*run.outcome.results.as<Value::List>() == expected);
        QVERIFY(taskNamed(*run.trace, "cancelled").state == TaskState::Cancelled);
    }

    void theNextTaskTakesACancelledOnesPlace()
    {
        const ProcessRun run = runProcesses(&cancelAtOnce, with(1));
        COMPARE_OK(run);
        QVERIFY(run.wall < 10s);
    }

    void runningMeansRunning()
    {
        const ProcessRun run = runProcesses(&statesWhileBusy, with(2));
        COMPARE_OK(run);
        QVERIFY(run.outcome.results.toInt() <= 2);
        QVERIFY(run.outcome.results.toInt() >= 1);
    }

    void nobodyWaitsBehindALongTaskWhileAWorkerIsIdle()
    {
        const ProcessRun run = runProcesses(&squaresBehindAWaiter, with(2));
        COMPARE_OK(run);
        QVERIFY(run.outcome.results.toText() != "finished"); // its worker may just be waking up
    }

    void lockAndCellAreExact()
    {
        const ProcessRun run = runProcesses(&counting, with(4));
        COMPARE_OK(run);
        QCOMPARE(run.outcome.results.toInt(), std::int64_t { 1300 });
        QCOMPARE(run.trace->resources().size(), std::size_t { 1 });
        QCOMPARE(run.trace->resources()[0].held.size(), std::size_t { 1300 });
    }

    void namedWorkersAreProcessesOfTheirOwn()
    {
        const ProcessRun run = runProcesses(&named, with(1));
        COMPARE_OK(run);
        const auto& pids = *run.outcome.results.as<Value::List>();
        const std::set<std::int64_t> different { pids[0].toInt(), pids[1].toInt(), pids[2].toInt(),
            getpid() };
        QCOMPARE(different.size(), std::size_t { 4 });
        QVERIFY(pids[3].toBool());
        std::vector<std::string> names;
        for (const LaneTrack& lane : run.trace->lanes())
            names.push_back(lane.name);
        QVERIFY(
            (names == std::vector<std::string> { "Main", "Process 1", "Alpha", "Beta", "Gamma" }));
        QCOMPARE(std::int64_t { run.trace->lanes()[2].pid }, pids[0].toInt());
    }

    void linesAndMarksComeFromTheWorkers()
    {
        const ProcessRun run = runProcesses(&diaries, with(2));
        COMPARE_OK(run);
        QCOMPARE(run.trace->output().size(), std::size_t { 12 });
        QCOMPARE(run.trace->marks().size(), std::size_t { 6 });
        std::set<std::string> lines;
        for (std::size_t i = 0; i < run.trace->output().size(); ++i) {
            lines.insert(run.trace->output()[i].text);
            QVERIFY(run.trace->output()[i].lane.value > 0);
        }
        QCOMPARE(lines.size(), std::size_t { 7 });
        QCOMPARE(run.trace->label(run.trace->marks()[0].name), std::string("middle"));
    }

    void workersMakeNoTasksAndNoLocks()
    {
        const ProcessRun run = runProcesses(&overreaching, with(1));
        COMPARE_OK(run);
        const std::string unsupported = toString(ErrorCode::Unsupported);
        QVERIFY((*run.outcome.results.as<Value::List>()
            == Value::List { Value(unsupported), Value(unsupported) }));
    }

    void aBodyThatWorkersCannotFindIsRefusedAtOnce()
    {
        const ProcessRun run = runProcesses(&strangerProgram, with(1));
        QCOMPARE(QString::fromStdString(run.damage()), QString());
        QVERIFY(run.outcome.error.has_value());
        QCOMPARE(run.outcome.error->code, ErrorCode::Unsupported);
        QVERIFY(run.outcome.error->detail.find("'stranger'") != std::string::npos);
    }

    void theEndWaitsForWhatWasSubmitted()
    {
        const ProcessRun run = runProcesses(&leavesTasksBehind, with(2));
        COMPARE_OK(run);
        for (int i = 0; i < 8; ++i)
            QVERIFY(taskNamed(*run.trace, "left " + std::to_string(i)).state == TaskState::Done);
        QVERIFY(run.outcome.makespan >= 20ms);
    }

    void callbacksRunWhileTheProgramComputes()
    {
        const ProcessRun run = runProcesses(&computesMeanwhile, with(1));
        COMPARE_OK(run);
        QCOMPARE(run.outcome.results.toInt(), std::int64_t { 20 });
        QVERIFY(run.wall < 10s);
    }

    void aMissingWorkerIsSaidSo()
    {
        qputenv("INTERLEAVE_WORKER", "/nonexistent/worker");
        const ProcessRun run = runProcesses(&squares, with(2, "tasks", 1));
        qputenv("INTERLEAVE_WORKER", TEST_WORKER);
        QVERIFY(run.refused.has_value());
        QCOMPARE(run.refused->code, ErrorCode::NotFound);
        QVERIFY(run.refused->detail.find("/nonexistent/worker") != std::string::npos);
        QCOMPARE(QString::fromStdString(run.leaks), QString());
    }

    void limitsAreCheckedFirst()
    {
        const auto refused = checkProcessLimits(2'000'000'000, 1 << 20);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::System);
        QVERIFY(refused.error().detail.find("fewer workers") != std::string::npos);
    }

    void theSoftLimitOfDescriptorsIsRaised()
    {
        rlimit limit {};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
        rlimit low = limit;
        low.rlim_cur = 32;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &low), 0);
        const ProcessRun run = runProcesses(&squares, with(20, "tasks", 40));
        setrlimit(RLIMIT_NOFILE, &limit);
        COMPARE_OK(run);
    }
};

QTEST_GUILESS_MAIN(ProcessModelTest)
#include "tst_processmodel.moc"
