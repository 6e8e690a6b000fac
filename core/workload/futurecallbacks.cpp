// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/workload/meaning.h"
#include "core/workload/timescale.h"
#include "core/workload/workload.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr const char* kFamily = translatable("Pools and futures");

struct Sleeps {
    std::int64_t n;
    Nanos pause;
};

/// What a callback gets: it runs on another lane, perhaps, and prints there.
struct Told {
    Context* registrar;
    std::int64_t n;
    bool isOnMain = false; ///< answered by the callback
};

// --- futures-callback

Task<Value> sleepAndSay(Context& context, Sleeps p)
{
    const std::string n = std::to_string(p.n);
    context.print(n + ": sleeping");
    co_await context.sleep(p.pause);
    context.print(n + ": done");
    constexpr double kTen = 10;
    co_return Value(static_cast<double>(p.n) / kTen);
}

std::string tenthsText(std::int64_t n)
{
    constexpr std::int64_t kWhole = 10;
    return std::to_string(n / kWhole) + "." + std::to_string(n % kWhole);
}

void valueReturned(Future future, void* argument)
{
    auto* told = static_cast<Told*>(argument);
    Context& context = callbackContext(future, *told->registrar);
    told->isOnMain = &context == told->registrar;
    context.print(std::to_string(told->n) + ": value returned: " + tenthsText(told->n));
}

Task<Value> callbackProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const std::int64_t n = values.integer("task");
    Told& told = context.keep(Told { &context, n });
    context.print("main: starting");
    const Future future = context.submit<&sleepAndSay>(
        "task " + std::to_string(n), { n, scaled(std::chrono::milliseconds(100) * n, values) });
    context.addDoneCallback(future, &valueReturned, &told);
    co_await shutdownPool(context);
    co_await context.sleep(Nanos(0)); // the loop's callbacks come a turn later
    // One task needs one worker: the text's pool calls it so.
    co_return Value(Value::Object {
        { "callback_thread", Value(told.isOnMain ? "MainThread" : "ThreadPoolExecutor-0_0") } });
}

double callbackWait(const ParameterValues& values)
{
    return toSeconds(scaled(std::chrono::milliseconds(100) * values.integer("task"), values));
}

// --- futures-cancel

void cancelledOrNot(Future future, void* argument)
{
    const auto* told = static_cast<const Told*>(argument);
    Context& context = callbackContext(future, *told->registrar);
    const bool isCancelled = context.state(future) == FutureState::Cancelled;
    context.print(std::to_string(told->n) + (isCancelled ? ": canceled" : ": not canceled"));
}

Task<Value> cancelProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const std::int64_t items = values.integer("items");
    context.print("main: starting");
    std::vector<Future> futures;
    for (std::int64_t n = items; n >= 1; --n) {
        context.print("main: submitting " + std::to_string(n));
        const Future future = context.submit<&sleepAndSay>(
            "task " + std::to_string(n), { n, scaled(values.duration("sleep"), values) });
        context.addDoneCallback(future, &cancelledOrNot, &context.keep(Told { &context, n }));
        futures.push_back(future);
    }
    // The text relies on being slower than its threads: here the program looks.
    const bool isPool = imitatedModel(context.model()) == ModelId::Threads;
    const std::size_t begin = isPool ? std::min<std::size_t>(context.workers(), futures.size()) : 0;
    for (std::size_t i = 0; i < begin; ++i)
        while (context.state(futures[i]) == FutureState::Pending)
            co_await context.sleep(std::chrono::microseconds(100));
    Value::List cancelled;
    for (std::int64_t n = 1; n <= items; ++n) {
        if (context.cancel(futures[static_cast<std::size_t>(items - n)]))
            cancelled.emplace_back(n);
        else
            context.print("main: did not cancel " + std::to_string(n));
    }
    co_await shutdownPool(context);
    co_await context.sleep(Nanos(0));
    co_return Value(Value::Object { { "cancelled", Value(std::move(cancelled)) } });
}

double cancelWait(const ParameterValues& values)
{
    return toSeconds(scaled(values.duration("sleep"), values)) * 2;
}

} // namespace

Workload futuresCallback()
{
    Workload w;
    w.id = "futures-callback";
    w.title = translatable("A callback on the worker");
    w.purpose = translatable("A done-callback runs in the worker that has finished the task.");
    w.lookFor
        = translatable("The line of the callback is printed on the worker's lane, right after the "
                       "task; on the loop it comes a turn later, on the loop's one lane.");
    w.family = kFamily;
    constexpr double kMost = 50;
    w.topic = translatable("Who runs a callback");
    w.figures = { { translatable("when the callback ran"), "line:: value returned" },
        { translatable("from the end of the task's sleep until then"),
            "gap:: done|: value returned" },
        { translatable("how long the main lane waited in its join"),
            "longest-wait:join@program" } };
    w.keyMoment = "gap:: done|: value returned";
    w.parameters = {
        { "task", translatable("Task"),
            translatable(
                "The number that the task gets; it sleeps a tenth of a second for each one."),
            "", ParameterKind::Integer, Value(5), 0, kMost, {} },
        timeScaleParameter(),
    };
    w.program = &callbackProgram;
    w.bodies = { bodyEntry<&sleepAndSay>("sleep-and-say") };
    w.whyNot = &needsCallbacksOnWorkers;
    w.textWorkers = 2;
    w.estimatedWait = &callbackWait;
    return w;
}

Workload futuresCancel()
{
    Workload w;
    w.id = "futures-cancel";
    w.title = translatable("Cancelling what has not begun");
    w.purpose = translatable("Pending futures can be cancelled, running ones cannot.");
    w.lookFor
        = translatable("Eight pending bars vanish at once, cancelled from the main lane; the two "
                       "that run cannot be stopped. With more workers fewer can be cancelled.");
    w.family = kFamily;
    constexpr double kMost = 100;
    constexpr double kSleep = 0.5;
    constexpr double kLongest = 60;
    w.topic = translatable("Only what waits can be cancelled");
    w.figures = { { translatable("tasks that were cancelled"), "cancelled" },
        { translatable("tasks that could not be"), "lines:did not cancel" },
        { translatable("how long the program then waited for those"),
            "longest-wait:join@program" } };
    w.keyMoment = "cancelled";
    w.parameters = {
        { "items", translatable("Tasks"),
            translatable("How many tasks are submitted and cancelled."), "", ParameterKind::Integer,
            Value(10), 1, kMost, {} },
        { "sleep", translatable("Sleep"), translatable("How long each task sleeps."),
            translatable("s"), ParameterKind::Duration, Value(kSleep), 0, kLongest, {} },
        timeScaleParameter(),
    };
    w.program = &cancelProgram;
    w.bodies = { bodyEntry<&sleepAndSay>("sleep-and-say") };
    w.whyNot = &needsCallbacksOnWorkers;
    w.textWorkers = 2;
    w.estimatedWait = &cancelWait;
    return w;
}

} // namespace interleave
