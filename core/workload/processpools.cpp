// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/workload/workload.h"

#include <set>

namespace interleave {

namespace {

constexpr const char* kFamily = translatable("Pools and futures");

struct Number {
    std::int64_t n;
};

// --- futures-process-pids

Task<Value> numberAndProcess(Context& context, Number p)
{
    co_await context.checkpoint();
    co_return Value(Value::List { Value(p.n), Value(context.processId()) });
}

Task<Value> pidsProgram(Context& context)
{
    std::vector<Future> futures;
    for (std::int64_t n = context.parameters().integer("items"); n >= 1; --n)
        futures.push_back(context.submit<&numberAndProcess>("task " + std::to_string(n), { n }));
    MapResults map(context, std::move(futures));
    Value::List order;
    std::set<std::int64_t> pids;
    while (!map.atEnd()) {
        const Value result = co_await map.next();
        const Value::List& pair = *result.as<Value::List>();
        context.print("ran task " + std::to_string(pair[0].toInt()) + " in process "
            + std::to_string(pair[1].toInt()));
        order.push_back(pair[0]);
        pids.insert(pair[1].toInt());
    }
    co_return Value(Value::Object { { "order", Value(std::move(order)) },
        { "distinct_pids", Value(static_cast<std::int64_t>(pids.size())) } });
}

// --- mp-pool-map, mp-pool-apply-async

Task<Value> doubled(Context& context, Number p)
{
    co_await context.checkpoint();
    co_return Value(p.n * 2);
}

Task<Value> poolMapProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    std::vector<Future> futures;
    for (const char* id : { "first", "second", "third" }) {
        const std::int64_t n = values.integer(id);
        futures.push_back(context.submit<&doubled>("double " + std::to_string(n), { n }));
    }
    MapResults map(context, std::move(futures));
    Value::List results;
    std::string text;
    while (!map.atEnd()) {
        Value result = co_await map.next();
        text += (text.empty() ? "[" : ", ") + std::to_string(result.toInt());
        results.push_back(std::move(result));
    }
    context.print(text + "]");
    co_return Value(Value::Object { { "result", Value(std::move(results)) } });
}

Task<Value> applyAsyncProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const std::int64_t n = values.integer("number");
    const Future future = context.submit<&doubled>("double " + std::to_string(n), { n });
    Value result = co_await context.result(future, values.duration("timeout"));
    context.print(std::to_string(result.toInt()));
    co_return Value(Value::Object { { "result", std::move(result) } });
}

ParameterSpec numberParameter(const char* id, const char* title, int defaultValue)
{
    constexpr double kMost = 1'000'000;
    return { id, title, translatable("A number that is doubled."), "", ParameterKind::Integer,
        Value(defaultValue), 0, kMost, {} };
}

} // namespace

Workload futuresProcessPids()
{
    Workload w;
    w.id = "futures-process-pids";
    w.title = translatable("Workers are used again");
    w.purpose = translatable("Each result tells the process in which its task ran.");
    w.lookFor = translatable("Five tasks, and no more processes than workers: each that has "
                             "finished one task takes another. Which of them takes which is free.");
    w.family = kFamily;
    w.nativeModel = ModelId::Processes;
    constexpr double kMost = 100;
    w.topic = translatable("Workers are used again");
    w.figures = { { translatable("workers that ran tasks"), "lanes-used" },
        { translatable("tasks of the one that ran most"), "most-on-one" },
        { translatable("longest time that a task waited for a worker"), "longest-queued" } };
    w.keyMoment = "most-on-one";
    w.parameters = {
        { "items", translatable("Tasks"), translatable("How many tasks are submitted."), "",
            ParameterKind::Integer, Value(5), 1, kMost, {} },
    };
    w.program = &pidsProgram;
    w.bodies = { bodyEntry<&numberAndProcess>("number-and-process") };
    w.textWorkers = 2;
    return w;
}

Workload mpPoolMap()
{
    Workload w;
    w.id = "mp-pool-map";
    w.title = translatable("A pool doubles numbers");
    w.purpose = translatable("map over a pool of processes keeps the order of its arguments.");
    w.lookFor = translatable("Three short tasks, one for each worker, and one list of results: in "
                             "the order of the arguments, whoever was first.");
    w.family = kFamily;
    w.nativeModel = ModelId::Processes;
    constexpr int kFirst = 5;
    constexpr int kSecond = 10;
    constexpr int kThird = 20;
    w.topic = translatable("A list, a pool, a list");
    w.figures = { { translatable("workers that ran tasks"), "lanes-used" },
        { translatable("when the last task began to run"), "last-start" },
        { translatable("when the list of results was complete"), "line:[" } };
    w.keyMoment = "last-start";
    w.parameters = { numberParameter("first", translatable("First number"), kFirst),
        numberParameter("second", translatable("Second number"), kSecond),
        numberParameter("third", translatable("Third number"), kThird) };
    w.program = &poolMapProgram;
    w.bodies = { bodyEntry<&doubled>("double") };
    w.textWorkers = 3;
    return w;
}

Workload mpPoolApplyAsync()
{
    Workload w;
    w.id = "mp-pool-apply-async";
    w.title = translatable("A result within a time");
    w.purpose = translatable("The result of one task, waited for at most a given time.");
    w.lookFor = translatable("One task, and the main lane that waits for it. When the time is over "
                             "the wait fails, and the task goes on.");
    w.family = kFamily;
    w.nativeModel = ModelId::Processes;
    constexpr int kNumber = 25;
    constexpr double kLongest = 60;
    constexpr double kShortest = 0.001;
    w.topic = translatable("Waiting for a result, but not for ever");
    w.figures = { { translatable("how long the program waited"), "longest-wait:future" },
        { translatable("how long the task waited for a worker"), "longest-queued" },
        { translatable("how long it ran"), "longest-run" } };
    w.keyMoment = "longest-run";
    w.parameters = { numberParameter("number", translatable("Number"), kNumber),
        { "timeout", translatable("Time-out"),
            translatable("How long the program waits for the result."), translatable("s"),
            ParameterKind::Duration, Value(1.0), kShortest, kLongest, {} } };
    w.program = &applyAsyncProgram;
    w.bodies = { bodyEntry<&doubled>("double") };
    w.textWorkers = 3;
    return w;
}

} // namespace interleave
