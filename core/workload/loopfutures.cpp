// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/workload/meaning.h"
#include "core/workload/timescale.h"
#include "core/workload/workload.h"

namespace interleave {

namespace {

constexpr const char* kFamily = translatable("Event loop and coroutines");

struct ComputesLater {
    Promise promise;
    std::int64_t n;
    Nanos pause;
};

std::string doneMark(const char* name)
{
    return std::string(name) + ".set_result";
}

/// The sum of 1 to n, as the result of a future.
Task<Value> sumUp(Context& context, ComputesLater p)
{
    std::int64_t sum = 0;
    for (std::int64_t i = 1; i <= p.n; ++i)
        sum += i;
    co_await context.sleep(p.pause);
    context.mark(doneMark("future1"));
    p.promise.setResult(
        context, Value("first coroutine (sum of N integers) result = " + std::to_string(sum)));
    co_return Value();
}

Task<Value> multiplyUp(Context& context, ComputesLater p)
{
    std::int64_t product = 1;
    for (std::int64_t i = 2; i <= p.n; ++i)
        product *= i;
    co_await context.sleep(p.pause);
    context.mark(doneMark("future2"));
    p.promise.setResult(
        context, Value("second coroutine (factorial) result = " + std::to_string(product)));
    co_return Value();
}

void printResult(Future future, void* registrar)
{
    callbackContext(future, *static_cast<Context*>(registrar)).print(resultNow(future).toText());
}

Task<Value> futureCallbacksProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const Promise first(context, "future1");
    const Promise second(context, "future2");
    std::vector<Future> tasks;
    tasks.push_back(context.submit<&sumUp>("first coroutine",
        { first, values.integer("n1"), scaled(values.duration("first-sleep"), values) }));
    tasks.push_back(context.submit<&multiplyUp>("second coroutine",
        { second, values.integer("n2"), scaled(values.duration("second-sleep"), values) }));
    context.addDoneCallback(first.future(), &printResult, &context);
    context.addDoneCallback(second.future(), &printResult, &context);
    co_await waitFor(context, &tasks, WaitFor::All);
    co_return Value(Value::Object {});
}

double futureCallbacksWait(const ParameterValues& values)
{
    return toSeconds(scaled(values.duration("first-sleep"), values))
        + toSeconds(scaled(values.duration("second-sleep"), values));
}

// --- asyncio-future-two-tasks

struct Finishes {
    Promise promise;
    std::int64_t number;
    std::int64_t seconds;
    Nanos pause;
};

Task<Value> finishes(Context& context, Finishes p)
{
    const std::string name = "task" + std::to_string(p.number);
    context.print(name + " sleeping for: " + std::to_string(p.seconds) + " seconds");
    co_await context.sleep(p.pause);
    context.mark("set_result " + name);
    p.promise.setResult(context, Value(name + " is finished"));
    co_return Value();
}

Task<Value> twoTasksProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const Promise first(context, "future of task1");
    const Promise second(context, "future of task2");
    context.addDoneCallback(first.future(), &printResult, &context);
    context.addDoneCallback(second.future(), &printResult, &context);
    std::vector<Future> tasks;
    std::int64_t number = 0;
    for (const Promise& promise : { first, second }) {
        ++number;
        const std::string name = "task" + std::to_string(number);
        const std::int64_t seconds = values.integer(name + "-sleep");
        tasks.push_back(context.submit<&finishes>(
            name, { promise, number, seconds, scaled(std::chrono::seconds(seconds), values) }));
    }
    co_await waitFor(context, &tasks, WaitFor::All);
    co_return Value(Value::Object {});
}

double twoTasksWait(const ParameterValues& values)
{
    const std::int64_t seconds = values.integer("task1-sleep") + values.integer("task2-sleep");
    return toSeconds(scaled(std::chrono::seconds(seconds), values));
}

} // namespace

Workload futureCallbacks()
{
    Workload w;
    w.id = "future-callbacks";
    w.title = translatable("Results by callback");
    w.purpose = translatable(
        "Two coroutines complete futures of the program; callbacks print what they hold.");
    w.lookFor = translatable(
        "A coroutine sets its result, and a callback prints it. On the loop the callback comes one "
        "turn later, after the coroutine's sliver; on a pool at once, on the worker that sets the "
        "result. The coroutine with the shorter sleep is first, whichever was started first.");
    w.family = kFamily;
    w.nativeModel = ModelId::Loop;
    constexpr double kMostSum = 1'000'000;
    constexpr double kMostFactorial = 20;
    constexpr double kLongest = 60;
    constexpr double kFirst = 4;
    constexpr double kSecond = 3;
    w.topic = translatable("A future and its callback");
    w.figures
        = { { translatable("when the second coroutine set its result"), "mark:future2.set_result" },
              { translatable("from there until its callback printed it"),
                  "gap:future2.set_result|second coroutine" },
              { translatable("when the first one set its own"), "mark:future1.set_result" },
              { translatable("ended before one that was started earlier"), "overtaking" } };
    w.keyMoment = "gap:future2.set_result|second coroutine";
    w.parameters = {
        { "n1", translatable("N1"), translatable("The first coroutine sums the numbers up to it."),
            "", ParameterKind::Integer, Value(1), 0, kMostSum, {} },
        { "n2", translatable("N2"), translatable("The second coroutine computes its factorial."),
            "", ParameterKind::Integer, Value(10), 0, kMostFactorial, {} },
        { "first-sleep", translatable("First sleep"),
            translatable("How long the first coroutine sleeps before it sets its result."),
            translatable("s"), ParameterKind::Duration, Value(kFirst), 0, kLongest, {} },
        { "second-sleep", translatable("Second sleep"),
            translatable("How long the second coroutine sleeps."), translatable("s"),
            ParameterKind::Duration, Value(kSecond), 0, kLongest, {} },
        timeScaleParameter(),
    };
    w.program = &futureCallbacksProgram;
    w.bodies = { bodyEntry<&sumUp>("sum-up"), bodyEntry<&multiplyUp>("multiply-up") };
    w.whyNot = &needsSharedFutures;
    w.textWorkers = 2;
    w.estimatedWait = &futureCallbacksWait;
    return w;
}

Workload asyncioFutureTwoTasks()
{
    Workload w;
    w.id = "asyncio-future-two-tasks";
    w.title = translatable("Two tasks, two futures");
    w.purpose = translatable("Each of two tasks sets the result of a future with a callback.");
    w.lookFor = translatable("The task that was started second is finished first: its sleep is the "
                             "shorter. Each callback prints its result right after that was set.");
    w.family = kFamily;
    w.nativeModel = ModelId::Loop;
    constexpr double kLongest = 60;
    w.topic = translatable("Results arrive when they are there");
    w.figures = { { translatable("when task2 set its result"), "mark:set_result task2" },
        { translatable("from there until its callback printed it"),
            "gap:set_result task2|task2 is finished" },
        { translatable("ended before one that was started earlier"), "overtaking" } };
    w.keyMoment = "gap:set_result task2|task2 is finished";
    w.parameters = {
        { "task1-sleep", translatable("First sleep"), translatable("How long task1 sleeps."),
            translatable("s"), ParameterKind::Integer, Value(3), 0, kLongest, {} },
        { "task2-sleep", translatable("Second sleep"), translatable("How long task2 sleeps."),
            translatable("s"), ParameterKind::Integer, Value(1), 0, kLongest, {} },
        timeScaleParameter(),
    };
    w.program = &twoTasksProgram;
    w.bodies = { bodyEntry<&finishes>("finishes") };
    w.whyNot = &needsSharedFutures;
    w.textWorkers = 2;
    w.estimatedWait = &twoTasksWait;
    return w;
}

} // namespace interleave
