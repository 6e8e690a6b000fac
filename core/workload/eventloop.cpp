// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/workload/timescale.h"
#include "core/workload/workload.h"

#include <array>
#include <charconv>

namespace interleave {

namespace {

struct MathParameters {
    std::int64_t n;
    std::int64_t k;
    Nanos pause;
};

/// As CPython prints a float: the shortest text that reads back as the same number.
std::string floatText(double v)
{
    std::array<char, 64> buffer {};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), v).ptr;
    std::string text(buffer.data(), end);
    if (text.find_first_of(".en") == std::string::npos)
        text += ".0";
    return text;
}

Task<Value> factorial(Context& context, MathParameters p)
{
    std::int64_t result = 1;
    for (std::int64_t i = 2; i <= p.n; ++i) {
        context.print("Asyncio.Task: Compute factorial(" + std::to_string(i) + ")");
        co_await context.sleep(p.pause);
        result *= i;
    }
    context.print(
        "Asyncio.Task - factorial(" + std::to_string(p.n) + ") = " + std::to_string(result));
    co_return Value(result);
}

Task<Value> fibonacci(Context& context, MathParameters p)
{
    std::int64_t a = 0;
    std::int64_t b = 1;
    for (std::int64_t i = 0; i < p.n; ++i) {
        context.print("Asyncio.Task: Compute fibonacci (" + std::to_string(i) + ")");
        co_await context.sleep(p.pause);
        const std::int64_t next = a + b;
        a = b;
        b = next;
    }
    context.print("Asyncio.Task - fibonacci(" + std::to_string(p.n) + ") = " + std::to_string(a));
    co_return Value(a);
}

Task<Value> binomialCoefficient(Context& context, MathParameters p)
{
    double result = 1;
    for (std::int64_t i = 1; i <= p.k; ++i) {
        result = result * static_cast<double>(p.n - i + 1) / static_cast<double>(i);
        context.print("Asyncio.Task: Compute binomialCoeff (" + std::to_string(i) + ")");
        co_await context.sleep(p.pause);
    }
    context.print("Asyncio.Task - binomialCoeff(" + std::to_string(p.n) + " , "
        + std::to_string(p.k) + ") = " + floatText(result));
    co_return Value(result);
}

Task<Value> mathProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const Nanos pause = scaled(std::chrono::seconds(1), values);
    const std::int64_t n = values.integer("binomial-n");
    const std::int64_t k = std::min(values.integer("binomial-k"), n);
    std::vector<Future> tasks;
    tasks.push_back(
        context.submit<&factorial>("factorial", { values.integer("factorial"), 0, pause }));
    tasks.push_back(
        context.submit<&fibonacci>("fibonacci", { values.integer("fibonacci"), 0, pause }));
    tasks.push_back(context.submit<&binomialCoefficient>("binomialCoeff", { n, k, pause }));
    co_await waitFor(context, &tasks, WaitFor::All);
    const Value first = co_await context.result(tasks[0]);
    const Value second = co_await context.result(tasks[1]);
    const Value third = co_await context.result(tasks[2]);
    co_return Value(Value::Object {
        { "factorial", first }, { "fibonacci", second }, { "binomialCoeff", third } });
}

double mathWait(const ParameterValues& values)
{
    const std::int64_t steps
        = values.integer("factorial") + values.integer("fibonacci") + values.integer("binomial-k");
    return toSeconds(scaled(std::chrono::seconds(1), values)) * static_cast<double>(steps);
}

} // namespace

Workload threeMathTasks()
{
    Workload w;
    w.id = "three-math-tasks";
    w.title = translatable("Three tasks taking turns");
    w.purpose
        = translatable("Coroutines interleave at each sleep: one thread, three tasks in turn.");
    w.lookFor
        = translatable("A round robin once a second on a single lane: factorial, Fibonacci, "
                       "binomial. No two ever run at once, yet the whole takes as long as the "
                       "longest alone, for their sleeps overlap. Factorial leaves a round early.");
    w.family = translatable("Event loop and coroutines");
    w.nativeModel = ModelId::Loop;
    constexpr double kMaxFactorial = 20; // 20! is the last that fits 64 bits
    constexpr double kMaxFibonacci = 90;
    constexpr double kMaxBinomial = 60;
    w.topic = translatable("Coroutines take turns at each await");
    w.figures = { { translatable("turns that the tasks took"), "runs" },
        { translatable("sleeps at the same time, at most"), "most-waiting:sleep" },
        { translatable("all sleeps together"), "total-wait:sleep" },
        { translatable("when factorial was done"), "line:Asyncio.Task - factorial" } };
    w.keyMoment = "line:Asyncio.Task - factorial";
    w.parameters = {
        { "factorial", translatable("Factorial of"),
            translatable("The number whose factorial the first task computes."), "",
            ParameterKind::Integer, Value(10), 0, kMaxFactorial, {} },
        { "fibonacci", translatable("Fibonacci number"),
            translatable("Which Fibonacci number the second task computes."), "",
            ParameterKind::Integer, Value(10), 0, kMaxFibonacci, {} },
        { "binomial-n", translatable("Binomial n"),
            translatable("The third task computes n over k."), "", ParameterKind::Integer,
            Value(20), 0, kMaxBinomial, {} },
        { "binomial-k", translatable("Binomial k"),
            translatable("At most n; a larger k counts as n."), "", ParameterKind::Integer,
            Value(10), 0, kMaxBinomial, {} },
        timeScaleParameter(),
    };
    w.program = &mathProgram;
    w.bodies = { bodyEntry<&factorial>("factorial"), bodyEntry<&fibonacci>("fibonacci"),
        bodyEntry<&binomialCoefficient>("binomial-coefficient") };
    w.textWorkers = 3;
    w.estimatedWait = &mathWait;
    return w;
}

} // namespace interleave
