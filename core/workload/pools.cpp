// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/workload/timescale.h"
#include "core/workload/workload.h"

#include <csignal>

namespace interleave {

namespace {

constexpr const char* kFamily = translatable("Pools and futures");

// --- cpu-counting-pool

struct CountParameters {
    std::int64_t item;
    std::int64_t turns;
    std::int64_t stepsPerTurn;
};

Task<Value> countItem(Context& context, CountParameters p)
{
    co_await context.compute(
        static_cast<std::uint64_t>(p.turns), static_cast<std::uint32_t>(p.stepsPerTurn));
    const std::int64_t result = p.item * p.turns;
    context.print("item " + std::to_string(p.item) + " result " + std::to_string(result));
    co_return Value(result);
}

Task<Value> countProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const std::int64_t items = values.integer("items");
    const std::int64_t turns = values.integer("turns");
    const std::int64_t steps = values.integer("turn-work");
    std::vector<Future> futures;
    constexpr std::int64_t kPerCheckpoint = 1024; // so that a stop is seen among a million
    for (std::int64_t item = 1; item <= items; ++item) {
        futures.push_back(
            context.submit<&countItem>("item " + std::to_string(item), { item, turns, steps }));
        if (item % kPerCheckpoint == 0)
            co_await context.checkpoint();
    }
    Value::List results;
    bool correct = true;
    for (std::size_t i = 0; i < futures.size(); ++i) {
        Value result = co_await context.result(futures[i]);
        correct = correct && result.toInt() == (static_cast<std::int64_t>(i) + 1) * turns;
        results.push_back(std::move(result));
    }
    co_return Value(Value::Object {
        { "results", Value(std::move(results)) }, { "values_ok", Value(correct) } });
}

double countWork(const ParameterValues& values)
{
    constexpr double kSecondsPerStep = 1.4e-9;
    return static_cast<double>(values.integer("items"))
        * static_cast<double>(values.integer("turns"))
        * static_cast<double>(values.integer("turn-work")) * kSecondsPerStep;
}

// --- loiter-map

struct LoiterParameters {
    std::int64_t n;
    Nanos sleep;
};

Task<Value> loiter(Context& context, LoiterParameters p)
{
    const std::string name = "loiter(" + std::to_string(p.n) + "): ";
    context.print(name + "doing nothing for " + std::to_string(p.n) + "s...");
    co_await context.sleep(p.sleep);
    context.print(name + "done.");
    constexpr int kFactor = 10;
    co_return Value(p.n * kFactor);
}

Task<Value> loiterProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    context.print("Script starting.");
    std::vector<Future> futures;
    for (std::int64_t n = 0; n < values.integer("items"); ++n)
        futures.push_back(context.submit<&loiter>(
            "loiter(" + std::to_string(n) + ")", { n, scaled(std::chrono::seconds(n), values) }));
    MapResults map(context, std::move(futures));
    context.print("results: <generator>");
    context.print("Waiting for individual results:");
    Value::List results;
    while (!map.atEnd()) {
        Value result = co_await map.next();
        context.print(
            "result " + std::to_string(results.size()) + ": " + std::to_string(result.toInt()));
        results.push_back(std::move(result));
    }
    co_return Value(Value::Object { { "results", Value(std::move(results)) } });
}

double loiterWait(const ParameterValues& values)
{
    const auto n = static_cast<double>(values.integer("items"));
    return toSeconds(scaled(std::chrono::seconds(1), values)) * n * (n - 1) / 2;
}

// --- futures-broken-pool

struct NoParameters { };

Task<Value> processId(Context& context, NoParameters /*none*/)
{
    co_await context.checkpoint();
    co_return Value(context.processId());
}

int signalNumber(const std::string& name)
{
    if (name == "KILL")
        return SIGKILL;
    return name == "TERM" ? SIGTERM : SIGHUP;
}

Task<Value> brokenPoolProgram(Context& context)
{
    context.print("getting the pid for one worker");
    const Future first = context.submit<&processId>("getpid 1", {});
    const Value pid = co_await context.result(first);
    context.mark("worker is process " + std::to_string(pid.toInt()));
    context.print("killing process <pid>");
    context.signalWorker(
        static_cast<int>(pid.toInt()), signalNumber(context.parameters().text("signal")));
    context.print("submitting another task");
    std::string brokenAt = "submit";
    std::string problem;
    try {
        const Future second = context.submit<&processId>("getpid 2", {});
        brokenAt = "result";
        co_await context.result(second);
        brokenAt = "none"; // another worker answered before the death was noticed
    } catch (const TaskError& e) {
        if (e.error().code != ErrorCode::BrokenPool)
            throw;
        problem = e.error().detail;
    }
    if (!problem.empty())
        context.print("could not start new tasks: " + problem);
    co_return Value(Value::Object { { "broken_at", Value(brokenAt) } });
}

std::string brokenPoolNeedsProcesses(ModelId model)
{
    if (model == ModelId::Processes)
        return {};
    if (modelInfo(model).simulated)
        return translatable("a simulated worker is not a process that a signal could end");
    return translatable("its workers are not processes: the signal would end the whole program");
}

} // namespace

Workload cpuCountingPool()
{
    Workload w;
    w.id = "cpu-counting-pool";
    w.title = translatable("Counting in a pool");
    w.purpose = translatable("CPU work gains nothing from threads under an interpreter lock, and "
                             "everything from cores.");
    w.lookFor = translatable("All worker lanes are busy. With the interpreter lock only one thread "
                             "computes at a time and the "
                             "finish line does not move; without it, and with processes, the lanes "
                             "truly overlap, up to the "
                             "number of cores.");
    w.family = kFamily;
    constexpr double kMaxItems = 10'000'000;
    constexpr double kMaxTurns = 1'000'000'000;
    constexpr double kMaxWork = 10'000;
    w.topic = translatable("CPU work and the interpreter lock");
    w.figures = { { translatable("longest run of a task without a pause"), "longest-run" },
        { translatable("waits for the interpreter lock"), "waits:interpreter-lock" },
        { translatable("longest wait in the queue"), "longest-queued" } };
    w.keyMoment = "most-running";
    w.interpreterLock = true;
    w.parameters = {
        { "items", translatable("Items"),
            translatable("How many items are counted, one task each."), "", ParameterKind::Integer,
            Value(10), 1, kMaxItems, {} },
        { "turns", translatable("Turns per item"),
            translatable("How often the counting loop of one item turns."), "",
            ParameterKind::Integer, Value(10'000'000), 1, kMaxTurns, {} },
        { "turn-work", translatable("Work per turn"),
            translatable("Dependent arithmetic steps in one turn; 18 make a turn as long as one of "
                         "CPython's."),
            translatable("steps"), ParameterKind::Integer, Value(18), 1, kMaxWork, {} },
    };
    w.program = &countProgram;
    w.bodies = { bodyEntry<&countItem>("count-item") };
    w.textWorkers = 5;
    w.estimatedWork = &countWork;
    w.estimatedTasks = [](const ParameterValues& values) {
        return static_cast<double>(values.integer("items"));
    };
    return w;
}

Workload loiterMap()
{
    Workload w;
    w.id = "loiter-map";
    w.title = translatable("Loitering in order");
    w.purpose
        = translatable("map gives results in the order of its arguments, however long each takes.");
    w.lookFor = translatable(
        "Bars reuse the lanes as workers become free, and the main lane waits for one result after "
        "the other: a result that is ready early waits for its turn.");
    w.family = kFamily;
    constexpr double kMostItems = 50;
    w.topic = translatable("A pool's map gives results in order, lazily");
    w.figures = { { translatable("when the last task began to run"), "last-start" },
        { translatable("tasks waiting for a worker, at most"), "most-queued" },
        { translatable("longest wait of the program for a result"), "longest-wait:future" } };
    w.keyMoment = "last-start";
    w.parameters = {
        { "items", translatable("Sleepers"),
            translatable("loiter(0), loiter(1) ...: each sleeps as many seconds as its number."),
            "", ParameterKind::Integer, Value(5), 1, kMostItems, {} },
        timeScaleParameter(),
    };
    w.program = &loiterProgram;
    w.bodies = { bodyEntry<&loiter>("loiter") };
    w.textWorkers = 3;
    w.estimatedWait = &loiterWait;
    return w;
}

Workload futuresBrokenPool()
{
    Workload w;
    w.id = "futures-broken-pool";
    w.title = translatable("A broken pool");
    w.purpose = translatable(
        "A worker process that is killed breaks the whole pool: every pending future fails.");
    w.lookFor
        = translatable("One lane ends with a cross. The task submitted after the kill fails with a "
                       "clear error, unless another worker answered before the death was noticed.");
    w.family = kFamily;
    w.nativeModel = ModelId::Processes;
    w.topic = translatable("What a dead worker does to its pool");
    w.figures = { { translatable("when the worker was sent the signal"), "line:killing process" },
        { translatable("workers that died"), "died" },
        { translatable("tasks that failed"), "failed" },
        { translatable("from the kill until the program knew"),
            "gap:killing process|could not start" } };
    w.keyMoment = "line:killing process";
    w.parameters = {
        { "signal", translatable("Signal"), translatable("What the worker is sent."), "",
            ParameterKind::Choice, Value("HUP"), 0, 0, { "HUP", "TERM", "KILL" } },
    };
    w.program = &brokenPoolProgram;
    w.bodies = { bodyEntry<&processId>("process-id") };
    w.whyNot = &brokenPoolNeedsProcesses;
    w.textWorkers = 2;
    return w;
}

} // namespace interleave
