// SPDX-License-Identifier: GPL-3.0-or-later
// Batches of tasks that a pool of threads deals out by oneTBB: what stays the same, what is
// recorded, how they end.
#include "core/analysis/measure.h"
#include "core/execution/context.h"
#include "tests/support/printstring.h"
#include "tests/support/runhelper.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

struct Nap {
    std::int64_t number = 0;
    Nanos pause { 0 };
};

Task<Value> nap(Context& context, Nap p)
{
    co_await context.sleep(p.pause);
    context.print(std::to_string(p.number));
    co_return Value(p.number * p.number);
}

/// Submits two of itself until `depth` is 0, waits for none of them.
struct Fork {
    std::int64_t depth = 0;
};

Task<Value> fork(Context& context, Fork p)
{
    co_await context.sleep(1ms);
    for (int half = 0; half < 2 && p.depth > 0; ++half)
        context.submit<&fork>("fork", { p.depth - 1 });
    co_return Value();
}

SchedulingPolicy policyOf(const ParameterValues& values)
{
    return { values.text("policy") == "fifo" ? Scheduling::Fifo : Scheduling::Stealing,
        static_cast<Partitioner>(values.integer("partitioner")),
        static_cast<std::size_t>(values.integer("grain")) };
}

/// Two batches one after the other, as many tasks as "tasks" says in each.
Task<Value> napsProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    std::int64_t sum = 0;
    for (int round = 0; round < 2; ++round) {
        Batch batch(context, policyOf(values));
        std::vector<Future> naps;
        for (std::int64_t n = 0; n < values.integer("tasks"); ++n)
            naps.push_back(batch.submit<&nap>("nap", { n, values.duration("pause") }));
        batch.start();
        for (const Future future : naps) {
            const Value value = co_await context.result(future);
            sum += value.toInt();
        }
    }
    co_return Value(sum);
}

/// Two batches that are under way at once, and a task of the pool's queue among them.
Task<Value> sideBySideProgram(Context& context)
{
    std::vector<Future> naps;
    Batch one(context, policyOf(context.parameters()));
    Batch other(context, policyOf(context.parameters()));
    for (std::int64_t n = 0; n < 20; ++n) {
        naps.push_back(one.submit<&nap>("one", { n, 1ms }));
        naps.push_back(other.submit<&nap>("other", { n, 1ms }));
    }
    one.start();
    naps.push_back(context.submit<&nap>("queued", { 20, 1ms }));
    other.start();
    std::int64_t sum = 0;
    for (const Future future : naps) {
        const Value value = co_await context.result(future);
        sum += value.toInt();
    }
    co_return Value(sum);
}

Task<Value> forksProgram(Context& context)
{
    Batch batch(context, policyOf(context.parameters()));
    batch.submit<&fork>("fork", { 6 });
    batch.start();
    co_return Value(); // leaving waits for all of them
}

Task<Value> forgottenProgram(Context& context)
{
    Future started {};
    Future forgotten {};
    {
        Batch batch(context, policyOf(context.parameters()));
        started = batch.submit<&nap>("started", { 1, 0ms });
        batch.start();
        forgotten = batch.submit<&nap>("forgotten", { 2, 0ms });
    }
    co_await context.join(forgotten);
    co_await context.join(started);
    co_return Value(context.state(forgotten) == FutureState::Cancelled
        && context.state(started) == FutureState::Finished);
}

ProgramSpec specOf(const char* policy, Partitioner partitioner, std::int64_t grain,
    unsigned workers, std::int64_t tasks = 40, double pause = 0.0005)
{
    ProgramSpec spec;
    spec.model = ModelId::Threads;
    spec.workers = workers;
    spec.parameters.set("policy", Value(policy));
    spec.parameters.set("partitioner", Value(static_cast<std::int64_t>(partitioner)));
    spec.parameters.set("grain", Value(grain));
    spec.parameters.set("tasks", Value(tasks));
    spec.parameters.set("pause", Value(pause));
    return spec;
}

/// "" when every task ran once, from begin to end on one lane, and the marks tell the truth.
std::string faultOf(const Trace& trace)
{
    for (std::uint32_t i = 1; i < trace.taskCount(); ++i) {
        const TaskTrack& task = trace.task(TaskId { i });
        if (task.state != TaskState::Done)
            return "task " + std::to_string(i) + " is not done";
        const auto starts = std::count_if(task.spans.begin(), task.spans.end(),
            [](const Span& span) { return span.state == TaskState::Queued; });
        if (starts != 1)
            return "task " + std::to_string(i) + " was queued " + std::to_string(starts) + " times";
        for (const Span& span : task.spans)
            if (span.lane.isValid() && span.lane != task.lane)
                return "task " + std::to_string(i) + " was on two lanes";
    }
    std::map<std::uint32_t, int> thefts;
    for (const Mark& mark : trace.marks()) {
        const TaskTrack& task = trace.task(mark.task);
        if (trace.label(mark.name) != "stolen" || !mark.isTheft() || mark.from == mark.lane)
            return "a mark that is no theft";
        if (mark.lane != task.lane || ++thefts[mark.task.value] > 1)
            return "task " + std::to_string(mark.task.value) + " was not stolen there";
        if (mark.time < task.spans[1].begin || mark.time > task.spans[1].end)
            return "task " + std::to_string(mark.task.value) + " was stolen while it ran";
    }
    return findingsOf(trace) + accountOf(trace);
}

std::int64_t theftsOf(const Trace& trace)
{
    const auto found = measure(trace, "stolen");
    return found ? found->count : 0;
}

std::size_t lanesUsed(const Trace& trace)
{
    std::map<std::uint32_t, int> used;
    for (std::uint32_t i = 1; i < trace.taskCount(); ++i)
        ++used[trace.task(TaskId { i }).lane.value];
    return used.size();
}

void policyRows()
{
    QTest::addColumn<QByteArray>("policy");
    QTest::addColumn<int>("partitioner");
    QTest::addColumn<int>("grain");
    QTest::newRow("fifo") << QByteArray("fifo") << 0 << 1;
    const char* names[] = { "auto", "simple", "static", "affinity" };
    for (int partitioner = 0; partitioner < 4; ++partitioner)
        for (const int grain : { 1, 7, 1000 })
            QTest::addRow("%s, grain %d", names[partitioner], grain)
                << QByteArray("stealing") << partitioner << grain;
}

} // namespace

class TstStealing : public QObject {
    Q_OBJECT

private slots:
    void everyTaskRunsOnce_data() { policyRows(); }
    void everyTaskRunsOnce();
    void batchesSideBySide_data() { policyRows(); }
    void batchesSideBySide();
    void fifoKeepsTheOrder();
    void aLoneWorkerStealsNothing();
    void idleWorkersSteal_data();
    void idleWorkersSteal();
    void aGrainOfAllIsOnePiece();
    void spawnedTasksAreStolen();
    void whatWasNotStartedIsCancelled();
    void otherModelsTakeTasksAsTheyCome();
    void oneRunsUnderTheInterpreterLock();
    void aStopEndsIt();
    void aFailureIsTheTasksOwn();
};

void TstStealing::everyTaskRunsOnce()
{
    QFETCH(QByteArray, policy);
    QFETCH(int, partitioner);
    QFETCH(int, grain);
    for (const unsigned workers : { 1U, 2U, 5U, 64U })
        for (const std::int64_t tasks : { 1, 2, 41 }) {
            const ProgramRun run = runProgram(&napsProgram,
                specOf(policy, static_cast<Partitioner>(partitioner), grain, workers, tasks));
            QVERIFY2(run.isOk(), run.problem().c_str());
            QCOMPARE(run.outcome.results.toInt(), (tasks - 1) * tasks * (2 * tasks - 1) / 3);
            QCOMPARE(run.trace->taskCount(), static_cast<std::size_t>(2 * tasks + 1));
            QCOMPARE(faultOf(*run.trace), std::string());
            QVERIFY(policy == "stealing" || theftsOf(*run.trace) == 0);
        }
}

void TstStealing::batchesSideBySide()
{
    QFETCH(QByteArray, policy);
    QFETCH(int, partitioner);
    QFETCH(int, grain);
    for (const unsigned workers : { 1U, 3U, 8U }) {
        const ProgramRun run = runProgram(&sideBySideProgram,
            specOf(policy, static_cast<Partitioner>(partitioner), grain, workers));
        QVERIFY2(run.isOk(), run.problem().c_str());
        QCOMPARE(run.outcome.results.toInt(), std::int64_t { 2 * 2470 + 400 });
        QCOMPARE(faultOf(*run.trace), std::string());
    }
}

void TstStealing::fifoKeepsTheOrder()
{
    const ProgramRun run
        = runProgram(&napsProgram, specOf("fifo", Partitioner::Auto, 1, 1, 30, 0.0001));
    QVERIFY2(run.isOk(), run.problem().c_str());
    std::vector<std::string> expected;
    for (int round = 0; round < 2; ++round)
        for (int n = 0; n < 30; ++n)
            expected.push_back(std::to_string(n));
    QCOMPARE(run.lines(), expected);
}

void TstStealing::aLoneWorkerStealsNothing()
{
    for (const Partitioner partitioner :
        { Partitioner::Auto, Partitioner::Simple, Partitioner::Static, Partitioner::Affinity }) {
        const ProgramRun run
            = runProgram(&napsProgram, specOf("stealing", partitioner, 1, 1, 50, 0));
        QVERIFY2(run.isOk(), run.problem().c_str());
        QCOMPARE(theftsOf(*run.trace), std::int64_t { 0 });
    }
}

void TstStealing::idleWorkersSteal_data()
{
    QTest::addColumn<int>("partitioner");
    QTest::newRow("auto") << 0;
    QTest::newRow("simple") << 1;
    QTest::newRow("static") << 2;
    QTest::newRow("affinity") << 3;
}

/// 64 naps of 5 ms: time enough for the others to come.
void TstStealing::idleWorkersSteal()
{
    QFETCH(int, partitioner);
    const ProgramRun run = runProgram(
        &napsProgram, specOf("stealing", static_cast<Partitioner>(partitioner), 1, 4, 64, 0.005));
    QVERIFY2(run.isOk(), run.problem().c_str());
    QVERIFY(lanesUsed(*run.trace) > 1);
    QVERIFY(theftsOf(*run.trace) >= 1);
    QVERIFY(theftsOf(*run.trace) < 128);
}

void TstStealing::aGrainOfAllIsOnePiece()
{
    const ProgramRun run
        = runProgram(&napsProgram, specOf("stealing", Partitioner::Simple, 1000, 4, 20, 0.001));
    QVERIFY2(run.isOk(), run.problem().c_str());
    QVERIFY(lanesUsed(*run.trace) <= 2); // one for each of the two batches
    QCOMPARE(theftsOf(*run.trace), std::int64_t { 0 });
}

void TstStealing::spawnedTasksAreStolen()
{
    for (const unsigned workers : { 1U, 2U, 4U, 64U }) {
        const ProgramRun run
            = runProgram(&forksProgram, specOf("stealing", Partitioner::Auto, 1, workers));
        QVERIFY2(run.isOk(), run.problem().c_str());
        QCOMPARE(run.trace->taskCount(), std::size_t { 128 });
        QCOMPARE(faultOf(*run.trace), std::string());
        QCOMPARE(theftsOf(*run.trace) > 0, workers > 1);
    }
}

void TstStealing::whatWasNotStartedIsCancelled()
{
    const ProgramRun run
        = runProgram(&forgottenProgram, specOf("stealing", Partitioner::Auto, 1, 2));
    QVERIFY2(run.isOk(), run.problem().c_str());
    QVERIFY(run.outcome.results == Value(true));
    QCOMPARE(findingsOf(*run.trace), std::string());
}

void TstStealing::otherModelsTakeTasksAsTheyCome()
{
    for (const ModelId model : modelsForPrograms()) {
        if (model == ModelId::Threads)
            continue;
        ProgramSpec spec = specOf("stealing", Partitioner::Simple, 1, 2, 10);
        spec.model = model;
        const ProgramRun run = runProgram(&napsProgram, spec);
        QVERIFY2(run.isOk(), (nameOf(model) + run.problem()).c_str());
        QCOMPARE(run.outcome.results.toInt(), std::int64_t { 570 });
        QCOMPARE(faultOf(*run.trace), std::string());
        QVERIFY(run.trace->marks().empty());
    }
}

void TstStealing::oneRunsUnderTheInterpreterLock()
{
    ProgramSpec spec = specOf("stealing", Partitioner::Simple, 1, 4, 20, 0.0005);
    spec.interpreterLock = true;
    const ProgramRun run = runProgram(&napsProgram, spec);
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(findingsOf(*run.trace), std::string());
    QCOMPARE(measure(*run.trace, "most-running")->count, std::int64_t { 1 });
}

void TstStealing::aStopEndsIt()
{
    RunControl control;
    const Stopper stopper(control, [] { return true; });
    const ProgramRun run = runProgram(
        &napsProgram, specOf("stealing", Partitioner::Auto, 1, 3, 5000, 0.05), control);
    QVERIFY(stopper.sinceAsked() < 5s);
    QVERIFY(run.outcome.error);
    QVERIFY(run.outcome.error->code == ErrorCode::Cancelled);
    QCOMPARE(findingsOf(*run.trace, true), std::string());
}

namespace {
Task<Value> fails(Context& context, Nap p)
{
    co_await context.sleep(p.pause);
    throw TaskError(ErrorCode::BadArgument, "number " + std::to_string(p.number));
}

Task<Value> failuresProgram(Context& context)
{
    Batch batch(context, policyOf(context.parameters()));
    std::vector<Future> all;
    for (std::int64_t n = 0; n < 30; ++n)
        all.push_back(n % 3 == 0 ? batch.submit<&fails>("fails", { n, 0ms })
                                 : batch.submit<&nap>("nap", { n, 0ms }));
    batch.start();
    std::int64_t failed = 0;
    for (const Future future : all) {
        try {
            (void)co_await context.result(future);
        } catch (const TaskError&) {
            ++failed;
        }
    }
    co_return Value(failed);
}
} // namespace

void TstStealing::aFailureIsTheTasksOwn()
{
    const ProgramRun run
        = runProgram(&failuresProgram, specOf("stealing", Partitioner::Simple, 1, 3));
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.outcome.results.toInt(), std::int64_t { 10 });
    QCOMPARE(findingsOf(*run.trace), std::string());
}

QTEST_GUILESS_MAIN(TstStealing)
#include "tst_stealing.moc"
