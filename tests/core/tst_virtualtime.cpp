// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/analysis/measure.h"
#include "core/execution/arithmetic.h"
#include "core/execution/context.h"
#include "core/run/runner.h"
#include "core/workload/workloadregistry.h"
#include "tests/support/modelrows.h"
#include "tests/support/printstring.h"

#include <algorithm>
#include <set>

using namespace interleave;
using namespace interleave::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t kSteps = 18;
constexpr std::uint64_t kTurnsPerMillisecond = 40'000; // 10,000,000 turns last 0.25 s

struct WorkParameters {
    std::int64_t milliseconds = 0;
    Nanos sleep { 0 };
};

Task<Value> works(Context& context, WorkParameters p)
{
    co_await context.sleep(p.sleep);
    co_await context.compute(
        static_cast<std::uint64_t>(p.milliseconds) * kTurnsPerMillisecond, kSteps);
    context.print("done after " + std::to_string(p.milliseconds));
    co_return Value();
}

Task<Value> workProgram(Context& context)
{
    std::vector<Future> futures;
    const std::int64_t tasks = context.parameters().integer("tasks");
    const WorkParameters p { context.parameters().integer("work"),
        context.parameters().duration("sleep") };
    for (std::int64_t i = 0; i < tasks; ++i)
        futures.push_back(context.submit<&works>("w" + std::to_string(i), p));
    for (std::size_t i = 0; i < futures.size(); ++i)
        co_await context.result(futures[i]);
    co_return Value();
}

ProgramSpec specOf(ModelId model, unsigned workers, int tasks, int work, double sleep)
{
    ProgramSpec spec { .model = model, .workers = workers };
    spec.parameters.set("tasks", Value(tasks));
    spec.parameters.set("work", Value(work));
    spec.parameters.set("sleep", Value(sleep));
    return spec;
}

/// The Running spans of all worker lanes, in order of time.
std::vector<Span> slicesOf(const Trace& trace)
{
    std::vector<Span> slices;
    for (const LaneTrack& lane : trace.lanes())
        for (std::size_t i = 0; i < lane.spans.size(); ++i)
            if (const Span s = lane.spans[i]; s.state == TaskState::Running
                && lane.kind == LaneKind::Thread && s.duration() > Nanos(0))
                slices.push_back(s);
    std::sort(slices.begin(), slices.end(),
        [](const Span& a, const Span& b) { return a.begin < b.begin; });
    return slices;
}

} // namespace

class TstVirtualTime : public QObject {
    Q_OBJECT

private slots:
    void sleepsAndWorkHaveExactLengths_data();
    void sleepsAndWorkHaveExactLengths();
    void nobodySleepsForReal();
    void twoTasksAlternateUnderTheLock();
    void threeTasksAreDecidedByTheSeed();
    void sleepsOverlapUnderTheLock();
    void processesHaveLocksOfTheirOwn();
    void onlyOneRunsUnderTheLock();
    void aConvoyCostsOneIntervalEachTime();
};

void TstVirtualTime::sleepsAndWorkHaveExactLengths_data()
{
    QTest::addColumn<int>("model");
    QTest::addColumn<int>("workers");
    QTest::addColumn<int>("expected"); // milliseconds
    const auto row = [](const char* name, ModelId model, int workers, int expected) {
        QTest::newRow(name) << static_cast<int>(model) << workers << expected;
    };
    // six tasks, each sleeps 30 ms and works 10 ms
    row("one after the other", ModelId::SimulatedSequential, 1, 6 * 40);
    row("sleeps overlap on the loop, work does not", ModelId::SimulatedLoop, 1, 30 + 6 * 10);
    row("one thread", ModelId::SimulatedThreads, 1, 6 * 40);
    row("two threads", ModelId::SimulatedThreads, 2, 3 * 40);
    row("four threads", ModelId::SimulatedThreads, 4, 2 * 40);
    row("more threads than tasks", ModelId::SimulatedThreads, 100, 40);
    row("three processes", ModelId::SimulatedProcesses, 3, 2 * 40);
}

void TstVirtualTime::sleepsAndWorkHaveExactLengths()
{
    FETCH_MODEL();
    QFETCH(int, workers);
    QFETCH(int, expected);
    const ProgramRun run
        = runProgram(&workProgram, specOf(model, static_cast<unsigned>(workers), 6, 10, 0.03));
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.outcome.makespan.count(), Nanos(expected * 1ms).count());
    QCOMPARE(run.trace->end().count(), Nanos(expected * 1ms).count());
    QCOMPARE(findingsOf(*run.trace), std::string());
    QCOMPARE(accountOf(*run.trace), std::string());
}

void TstVirtualTime::nobodySleepsForReal()
{
    const Nanos before = monotonicNow();
    for (const ModelId model : { ModelId::SimulatedSequential, ModelId::SimulatedThreads,
             ModelId::SimulatedProcesses, ModelId::SimulatedLoop }) {
        const ProgramRun run = runProgram(&workProgram, specOf(model, 2, 4, 1000, 3600));
        QVERIFY2(run.isOk(), run.problem().c_str());
        QVERIFY(run.outcome.makespan >= 1h);
    }
    QVERIFY(monotonicNow() - before < 60s);
}

void TstVirtualTime::twoTasksAlternateUnderTheLock()
{
    ProgramSpec spec = specOf(ModelId::SimulatedThreads, 2, 2, 50, 0);
    spec.interpreterLock = true;
    const ProgramRun run = runProgram(&workProgram, spec);
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.outcome.makespan.count(), Nanos(100ms).count()); // no faster than one
    const std::vector<Span> slices = slicesOf(*run.trace);
    QCOMPARE(slices.size(), std::size_t { 20 });
    for (std::size_t i = 0; i < slices.size(); ++i) {
        QCOMPARE(slices[i].begin.count(), Nanos(i * 5ms).count());
        QCOMPARE(slices[i].duration().count(), Nanos(5ms).count());
        QCOMPARE(slices[i].task.value, i % 2 == 0 ? 1U : 2U);
    }
    QCOMPARE(findingsOf(*run.trace), std::string());
}

void TstVirtualTime::threeTasksAreDecidedByTheSeed()
{
    ProgramSpec spec = specOf(ModelId::SimulatedThreads, 4, 4, 40, 0);
    spec.interpreterLock = true;
    std::set<std::string> orders;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        spec.seed = seed;
        std::string order;
        for (const bool again : { false, true }) {
            const ProgramRun run = runProgram(&workProgram, spec);
            QVERIFY2(run.isOk(), run.problem().c_str());
            QCOMPARE(run.outcome.makespan.count(), Nanos(160ms).count());
            std::string slices;
            std::uint32_t last = TaskId::kNone;
            const Nanos firstEnd = run.trace->output()[0].time; // then the program wants it, too
            for (const Span& slice : slicesOf(*run.trace)) {
                QVERIFY2(slice.begin >= firstEnd || slice.task.value != last, "no switch");
                QVERIFY(slice.begin >= firstEnd || slice.duration() == 5ms);
                last = slice.task.value;
                slices += std::to_string(last) + " ";
            }
            if (again)
                QCOMPARE(slices, order);
            order = slices;
            QCOMPARE(findingsOf(*run.trace), std::string());
        }
        orders.insert(order);
    }
    QVERIFY2(orders.size() > 1, "the seed decides nothing");
}

void TstVirtualTime::sleepsOverlapUnderTheLock()
{
    ProgramSpec spec = specOf(ModelId::SimulatedThreads, 20, 20, 0, 0.062);
    spec.interpreterLock = true;
    const ProgramRun run = runProgram(&workProgram, spec);
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.outcome.makespan.count(), Nanos(62ms).count()); // waiting releases the lock
    QCOMPARE(findingsOf(*run.trace), std::string());
}

void TstVirtualTime::processesHaveLocksOfTheirOwn()
{
    ProgramSpec spec = specOf(ModelId::SimulatedProcesses, 5, 5, 50, 0);
    spec.interpreterLock = true;
    const ProgramRun run = runProgram(&workProgram, spec);
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(run.outcome.makespan.count(), Nanos(50ms).count());
}

void TstVirtualTime::onlyOneRunsUnderTheLock()
{
    ProgramSpec spec = specOf(ModelId::SimulatedThreads, 7, 30, 7, 0.004);
    spec.interpreterLock = true;
    const ProgramRun run = runProgram(&workProgram, spec);
    QVERIFY2(run.isOk(), run.problem().c_str());
    QCOMPARE(mostAtOnce(*run.trace,
                 [](const LaneTrack&, const Span& s) { return s.state == TaskState::Running; }),
        1U);
    QVERIFY(run.outcome.makespan >= 30 * 7ms);
    QCOMPARE(findingsOf(*run.trace), std::string());
    QCOMPARE(accountOf(*run.trace), std::string());
}

/// 50 waits of 1 ms beside a thread that computes: 5 ms more for each and for the start, and none
/// without the lock.
void TstVirtualTime::aConvoyCostsOneIntervalEachTime()
{
    Scenario scenario;
    scenario.workload = "interpreter-lock-convoy";
    scenario.parameters = ParameterValues(findWorkload(scenario.workload)->parameters);
    scenario.model = ModelId::SimulatedThreads;
    for (const bool lock : { false, true }) {
        scenario.interpreterLock = lock;
        RunControl control;
        const auto run = runScenario(scenario, control);
        QVERIFY(run);
        const auto answered = measure(*run->trace, "mark:all answered");
        const auto median = measure(*run->trace, "median-wait:interpreter-lock");
        QVERIFY(answered);
        QCOMPARE(answered->duration, Nanos(lock ? 305ms : 50ms));
        QCOMPARE(median.has_value(), lock);
        if (median)
            QCOMPARE(median->duration, Nanos(5ms));
        QCOMPARE(run->makespan, Nanos(500ms));
    }
}

QTEST_GUILESS_MAIN(TstVirtualTime)
#include "tst_virtualtime.moc"
