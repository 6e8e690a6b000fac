// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/workload/meaning.h"
#include "core/workload/timescale.h"
#include "core/workload/workload.h"

#include <array>
#include <stdexcept>

namespace interleave {

namespace {

constexpr const char* kFamily = translatable("Pools and futures");
constexpr double kTen = 10;

struct SleepsTenths {
    std::int64_t n;
    Nanos pause;
};

/// A tenth of a second for each of `n`.
Nanos tenths(std::int64_t n, const ParameterValues& values)
{
    return scaled(std::chrono::milliseconds(100) * n, values);
}

/// As CPython prints n / 10.
std::string tenthsText(std::int64_t n)
{
    constexpr std::int64_t kWhole = 10;
    return std::to_string(n / kWhole) + "." + std::to_string(n % kWhole);
}

Task<Value> sleepTenths(Context& context, SleepsTenths p)
{
    context.print("sleeping " + std::to_string(p.n));
    co_await context.sleep(p.pause);
    context.print("done with " + std::to_string(p.n));
    co_return Value(static_cast<double>(p.n) / kTen);
}

// --- futures-map

Task<Value> mapProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    context.print("main: starting");
    std::vector<Future> futures;
    for (std::int64_t n = values.integer("items"); n >= 1; --n)
        futures.push_back(
            context.submit<&sleepTenths>("task " + std::to_string(n), { n, tenths(n, values) }));
    const std::size_t count = futures.size();
    MapResults map(context, std::move(futures));
    context.print("main: unprocessed results <generator>");
    context.print("main: waiting for real results");
    std::string text;
    Value::List results;
    while (!map.atEnd()) {
        Value result = co_await map.next();
        text += (text.empty() ? "" : ", ")
            + tenthsText(static_cast<std::int64_t>(count - results.size()));
        results.push_back(std::move(result));
    }
    context.print("main: results: [" + text + "]");
    co_return Value(Value::Object { { "results", Value(std::move(results)) } });
}

double mapWait(const ParameterValues& values)
{
    const std::int64_t n = values.integer("items");
    return toSeconds(tenths(n * (n + 1) / 2, values));
}

// --- futures-submit

Task<Value> submitProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const std::int64_t n = values.integer("task");
    context.print("main: starting");
    const Future future
        = context.submit<&sleepTenths>("task " + std::to_string(n), { n, tenths(n, values) });
    context.print("main: future: state=" + std::string(toString(context.state(future))));
    context.print("main: waiting for results");
    const Value result = co_await context.result(future);
    context.print("main: result: " + tenthsText(n));
    context.print("main: future after result: state=" + std::string(toString(context.state(future)))
        + " returned float");
    co_return Value(Value::Object {});
}

// --- futures-as-completed

Task<Value> sleepAWhile(Context& context, SleepsTenths p)
{
    co_await context.sleep(p.pause);
    co_return Value(Value::List { Value(p.n), Value(static_cast<double>(p.n) / kTen) });
}

Task<Value> asCompletedProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    // The text draws them by chance; these are the recorded ones, from 5 down to 1.
    using std::chrono::milliseconds;
    const std::array<Nanos, 5> pauses = { milliseconds(840), milliseconds(750), milliseconds(420),
        milliseconds(250), milliseconds(510) };
    context.print("main: starting");
    std::vector<Future> futures;
    for (const Nanos pause : pauses) {
        const auto n = static_cast<std::int64_t>(pauses.size() - futures.size());
        futures.push_back(context.submit<&sleepAWhile>(
            "task " + std::to_string(n), { n, scaled(pause, values) }));
    }
    CompletionQueue queue(context, futures);
    while (queue.remaining() > 0) {
        const Future done = co_await queue.next();
        const Value result = co_await context.result(done);
        const std::int64_t n = result.as<Value::List>()->front().toInt();
        context.print("main: result: (" + std::to_string(n) + ", " + tenthsText(n) + ")");
    }
    co_return Value(Value::Object {});
}

// --- futures-exception

Task<Value> failsForFive(Context& context, SleepsTenths p)
{
    const std::string n = std::to_string(p.n);
    context.print(n + ": starting");
    throw std::runtime_error("the value " + n + " is no good");
    co_return Value();
}

Task<Value> exceptionProgram(Context& context)
{
    const std::int64_t n = context.parameters().integer("task");
    context.print("main: starting");
    const Future future
        = context.submit<&failsForFive>("task " + std::to_string(n), { n, Nanos(0) });
    co_await context.join(future);
    const Error* error = exceptionNow(future);
    context.print("main: error: " + (error == nullptr ? std::string("none") : error->detail));
    try {
        co_await context.result(future);
    } catch (const TaskError& e) {
        context.print("main: saw error \"" + e.error().detail + "\" when accessing result");
    }
    co_return Value(Value::Object {});
}

// --- futures-context-manager

Task<Value> printNumber(Context& context, SleepsTenths p)
{
    context.print(std::to_string(p.n));
    co_return Value();
}

Task<Value> contextManagerProgram(Context& context)
{
    context.print("main: starting");
    for (std::int64_t n = 1; n <= context.parameters().integer("items"); ++n)
        (void)context.submit<&printNumber>("task " + std::to_string(n), { n, Nanos(0) });
    co_await shutdownPool(context);
    context.print("main: done");
    co_return Value(Value::Object {});
}

ParameterSpec taskParameter()
{
    constexpr double kMost = 50;
    return { "task", translatable("Task"),
        translatable("The number that the task gets; it sleeps a tenth of a second for each one."),
        "", ParameterKind::Integer, Value(5), 0, kMost, {} };
}

ParameterSpec itemsParameter(int count)
{
    constexpr double kMost = 50;
    return { "items", translatable("Tasks"), translatable("How many tasks are submitted."), "",
        ParameterKind::Integer, Value(count), 1, kMost, {} };
}

double submitWait(const ParameterValues& values)
{
    return toSeconds(tenths(values.integer("task"), values));
}

double asCompletedWait(const ParameterValues& values)
{
    return toSeconds(scaled(std::chrono::milliseconds(2770), values));
}

} // namespace

Workload futuresMap()
{
    Workload w;
    w.id = "futures-map";
    w.title = translatable("map keeps the order");
    w.purpose = translatable("Results of map come in the order of its arguments.");
    w.lookFor = translatable("4 ends before 5, but its value waits for that of 5. The worker that "
                             "is free first takes the next number.");
    w.family = kFamily;
    w.topic = translatable("Results in the order of the arguments");
    w.figures = { { translatable("ended before one that was submitted earlier"), "overtaking" },
        { translatable("longest wait of the program for a result"), "longest-wait:future" },
        { translatable("when the last task began to run"), "last-start" } };
    w.keyMoment = "overtaking";
    w.parameters = { itemsParameter(5), timeScaleParameter() };
    w.program = &mapProgram;
    w.bodies = { bodyEntry<&sleepTenths>("sleep-tenths") };
    w.textWorkers = 2;
    w.estimatedWait = &mapWait;
    return w;
}

Workload futuresSubmit()
{
    Workload w;
    w.id = "futures-submit";
    w.title = translatable("One future, before and after");
    w.purpose = translatable("submit gives a future at once; its state tells how far its task is.");
    w.lookFor
        = translatable("The program has its future at once, and asks for its state while the task "
                       "sleeps. Then it waits for the result in its own lane, and asks again.");
    w.family = kFamily;
    w.topic = translatable("A future is a promise of a result");
    w.figures
        = { { translatable("when the program first asked for the state"), "line:future: state=" },
              { translatable("longest wait of the program for the result"), "longest-wait:future" },
              { translatable("from the first question to the second"),
                  "gap:future: state=|after result: state=" } };
    w.keyMoment = "line:future: state=";
    w.parameters = { taskParameter(), timeScaleParameter() };
    w.program = &submitProgram;
    w.bodies = { bodyEntry<&sleepTenths>("sleep-tenths") };
    w.textWorkers = 2;
    w.estimatedWait = &submitWait;
    return w;
}

Workload futuresAsCompleted()
{
    Workload w;
    w.id = "futures-as-completed";
    w.title = translatable("Results as they come");
    w.purpose = translatable("as_completed gives futures in the order in which they finish.");
    w.lookFor
        = translatable("Each line is printed where a bar ends, whichever was submitted first. The "
                       "program waits for whoever is next, and never for a certain one.");
    w.family = kFamily;
    w.topic = translatable("Results in the order in which they come");
    w.figures = { { translatable("ended before one that was submitted earlier"), "overtaking" },
        { translatable("results"), "lines:main: result" },
        { translatable("longest wait of the program for the next one"), "longest-wait:future" } };
    w.keyMoment = "overtaking";
    w.parameters = { timeScaleParameter() };
    w.program = &asCompletedProgram;
    w.bodies = { bodyEntry<&sleepAWhile>("sleep-a-while") };
    w.textWorkers = 5;
    w.estimatedWait = &asCompletedWait;
    return w;
}

Workload futuresException()
{
    Workload w;
    w.id = "futures-exception";
    w.title = translatable("An error in a future");
    w.purpose = translatable("A task's error is kept in its future, and thrown by its result.");
    w.lookFor
        = translatable("The task ends as failed, and nobody hears of it yet. The program sees the "
                       "error when it asks, and again each time that it asks for the result.");
    w.family = kFamily;
    w.topic = translatable("Errors travel in futures");
    w.figures = { { translatable("tasks that failed"), "failed" },
        { translatable("when the program asked for the error"), "line:main: error" },
        { translatable("from there until the result threw it again"),
            "gap:main: error|saw error" } };
    w.keyMoment = "failed";
    w.parameters = { taskParameter() };
    w.program = &exceptionProgram;
    w.bodies = { bodyEntry<&failsForFive>("fails") };
    w.textWorkers = 2;
    return w;
}

Workload futuresContextManager()
{
    Workload w;
    w.id = "futures-context-manager";
    w.title = translatable("The end of a with block");
    w.purpose = translatable("Leaving the block of a pool waits for all its tasks.");
    w.lookFor = translatable("The program submits its tasks and never asks for a result. At the "
                             "end of the block the main lane joins them: only then it is done.");
    w.family = kFamily;
    w.topic = translatable("Leaving a block means waiting");
    w.figures = { { translatable("workers that ran tasks"), "lanes-used" },
        { translatable("how long the block took"), "gap:main: starting|main: done" },
        { translatable("when the block was left"), "line:main: done" } };
    w.keyMoment = "line:main: done";
    w.parameters = { itemsParameter(4) };
    w.program = &contextManagerProgram;
    w.bodies = { bodyEntry<&printNumber>("print-number") };
    w.textWorkers = 2;
    return w;
}

} // namespace interleave
