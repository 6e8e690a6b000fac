// SPDX-License-Identifier: GPL-3.0-or-later
// Threads that are started: plainly, with arguments, with names.
#include "core/base/translatable.h"
#include "core/workload/threadfamily.h"

namespace interleave {

namespace {

constexpr std::int64_t kThreads = 5;
constexpr std::int64_t kMostThreads = 64;

struct Nothing { };
struct Number {
    std::int64_t number;
};
struct Name {
    TaskName name;
};

Task<Value> worker(Context& context, Nothing /*p*/)
{
    context.print("Worker");
    co_return Value();
}

Task<Value> numberedWorker(Context& context, Number p)
{
    context.print("Worker: " + std::to_string(p.number));
    co_return Value();
}

Task<Value> namedWorker(Context& context, Name p)
{
    context.print(p.name.data());
    co_return Value();
}

Task<Value> quietWorker(Context& context, Name p)
{
    context.mark(p.name.data());
    co_return Value();
}

Task<Value> fiveProgram(Context& context)
{
    const std::int64_t count = context.parameters().integer("threads");
    Value::List names;
    std::vector<Future> threads;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::string name = context.nextThreadName("worker");
        const Nothing nothing;
        threads.push_back(context.spawn<&worker>(name, nothing));
        names.emplace_back(name);
    }
    co_await joinAll(context, &threads);
    co_return Value(Value::Object { { "names", Value(std::move(names)) } });
}

Task<Value> argsProgram(Context& context)
{
    const std::int64_t count = context.parameters().integer("threads");
    std::vector<Future> threads;
    for (std::int64_t i = 0; i < count; ++i) {
        const Number p { i };
        threads.push_back(context.spawn<&numberedWorker>(context.nextThreadName("worker"), p));
    }
    co_await joinAll(context, &threads);
    co_return Value(Value::Object {});
}

Task<Value> namedProgram(Context& context)
{
    const std::int64_t count = context.parameters().integer("threads");
    std::vector<Future> threads;
    for (std::int64_t i = 0; i < count; ++i) {
        const Name p { taskName("my_worker_" + std::to_string(i)) };
        threads.push_back(context.spawn<&namedWorker>(p.name.data(), p));
    }
    co_await joinAll(context, &threads);
    const std::string unnamed = context.nextThreadName("worker");
    const Name p { taskName(unnamed) };
    const Future last = context.spawn<&quietWorker>(unnamed, p);
    co_await context.join(last);
    co_await context.result(last);
    if (context.nameOf(last) == "Thread-1 (worker)")
        context.print("default name ok");
    co_return Value(Value::Object { { "default_name", Value(context.nameOf(last)) } });
}

} // namespace

Workload threadsFive()
{
    Workload w = threadWorkload("threads-five", translatable("Five threads"),
        translatable("Starting named threads: each is a worker of its own."),
        translatable("Five lanes, begun one after the other by the main thread, each with one "
                     "short bar. The order of the starts is the program's; whose line comes first "
                     "is the operating system's choice."),
        &fiveProgram, { bodyEntry<&worker>("worker") });
    w.topic = translatable("Starting threads");
    w.figures = { { translatable("threads that ran"), "lanes-used" },
        { translatable("when the last one began to run"), "last-start" },
        { translatable("ended before one that was started earlier"), "overtaking" } };
    w.keyMoment = "last-start";
    w.parameters = { threadsParameter(kThreads, kMostThreads) };
    return w;
}

Workload threadsArgs()
{
    Workload w = threadWorkload("threads-args", translatable("Threads with arguments"),
        translatable("Each thread gets an argument of its own."),
        translatable(
            "Compare the order in which the lanes begin with the order of the lines. Each thread "
            "prints the number that it was given: any order of the numbers is legal."),
        &argsProgram, { bodyEntry<&numberedWorker>("worker") });
    w.topic = translatable("Arguments, and an order that nobody promises");
    w.figures = { { translatable("lines with a number"), "lines:Worker: " },
        { translatable("ended before one that was started earlier"), "overtaking" },
        { translatable("longest time from a start until the thread ran"), "longest-queued" } };
    w.keyMoment = "lines:Worker: ";
    w.parameters = { threadsParameter(kThreads, kMostThreads) };
    return w;
}

Workload threadsNamed()
{
    Workload w = threadWorkload("threads-named", translatable("Threads with names"),
        translatable("Names tell threads apart; a thread without one gets the next number."),
        translatable("The lanes bear the threads' names. The last one was given none: it has the "
                     "name that a thread gets by itself, its number and what it runs."),
        &namedProgram,
        { bodyEntry<&namedWorker>("named-worker"), bodyEntry<&quietWorker>("worker") });
    w.topic = translatable("Names of threads");
    w.figures = { { translatable("threads that ran"), "lanes-used" },
        { translatable("when the one without a name of its own spoke"),
            "mark:Thread-1 (worker)" } };
    w.keyMoment = "mark:Thread-1 (worker)";
    w.parameters = { threadsParameter(kThreads, kMostThreads) };
    return w;
}

} // namespace interleave
