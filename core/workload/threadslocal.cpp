// SPDX-License-Identifier: GPL-3.0-or-later
// Values that each thread has for itself.
#include "core/base/random.h"
#include "core/base/translatable.h"
#include "core/workload/threadfamily.h"

#include <set>

namespace interleave {

namespace {

constexpr std::int64_t kMainValue = 1000;
constexpr std::int64_t kMostThreads = 16;

struct LocalParameters {
    LocalId local;
    std::int64_t value;
    TaskName name;
};

void show(Context& context, LocalId local, const std::string& name)
{
    const Value* value = context.local(local);
    context.print(name
        + (value == nullptr ? std::string(" No value yet")
                            : " value=" + std::to_string(value->toInt())));
}

/// The text draws 1 to 100 by chance; these are the recorded ones, then the same at every run.
std::int64_t valueFor(std::int64_t number)
{
    constexpr std::array<std::int64_t, 2> kRecorded = { 42, 17 };
    if (number < static_cast<std::int64_t>(kRecorded.size()))
        return kRecorded.at(static_cast<std::size_t>(number));
    constexpr std::uint64_t kMost = 100;
    return 1 + static_cast<std::int64_t>(Random(static_cast<std::uint64_t>(number)).below(kMost));
}

Task<Value> worker(Context& context, LocalParameters p)
{
    const std::string name = p.name.data();
    show(context, p.local, name);
    context.setLocal(p.local, Value(p.value));
    show(context, p.local, name);
    co_return Value();
}

/// What a local with a constructor does at its first use in a thread.
Value construct(Context& context, const Value& arguments)
{
    const auto* list = arguments.as<Value::List>();
    context.print("init in " + list->front().toText());
    context.mark("init");
    return list->back();
}

Value constructorArguments(const std::string& name)
{
    return Value(Value::List { Value(name), Value(kMainValue) });
}

Task<Value> subclassWorker(Context& context, LocalParameters p)
{
    const std::string name = p.name.data();
    (void)context.localOr(p.local, &construct, constructorArguments(name));
    show(context, p.local, name);
    context.setLocal(p.local, Value(p.value));
    show(context, p.local, name);
    co_return Value(static_cast<std::int64_t>(p.local.value));
}

template <auto Body> std::vector<Future> startWorkers(Context& context, LocalId local)
{
    std::vector<Future> threads;
    for (std::int64_t i = 0; i < context.parameters().integer("threads"); ++i) {
        const std::string name = context.nextThreadName("worker");
        const LocalParameters p { local, valueFor(i), taskName(name) };
        threads.push_back(context.spawn<Body>(name, p));
    }
    return threads;
}

Task<Value> localProgram(Context& context)
{
    const LocalId local = context.makeLocal();
    show(context, local, "MainThread");
    context.setLocal(local, Value(kMainValue));
    show(context, local, "MainThread");
    const std::vector<Future> threads = startWorkers<&worker>(context, local);
    co_await joinAll(context, &threads);
    co_return Value(Value::Object {});
}

Task<Value> subclassProgram(Context& context)
{
    const LocalId local = context.makeLocal();
    (void)context.localOr(local, &construct, constructorArguments("MainThread"));
    show(context, local, "MainThread");
    const std::vector<Future> threads = startWorkers<&subclassWorker>(context, local);
    co_await joinAll(context, &threads);
    std::set<std::int64_t> objects = { static_cast<std::int64_t>(local.value) };
    for (const Future thread : threads) {
        const Value object = co_await context.result(thread);
        objects.insert(object.toInt());
    }
    co_return Value(
        Value::Object { { "distinct_ids", Value(static_cast<std::int64_t>(objects.size())) } });
}

} // namespace

Workload threadLocal()
{
    Workload w = threadWorkload("thread-local", translatable("A value of each thread's own"),
        translatable("One name, but every thread sees its own value under it."),
        translatable(
            "One name, three values. The main thread has set its own before, and yet each thread "
            "finds none: it begins with no value, and sees only the one that it sets."),
        &localProgram, { bodyEntry<&worker>("worker") });
    w.topic = translatable("Values that are not shared");
    w.figures = { { translatable("threads that found no value"), "lines:No value yet" },
        { translatable("when the first thread looked"), "line:Thread-1 (worker) No value" },
        { translatable("workers that ran threads"), "lanes-used" } };
    w.keyMoment = "line:Thread-1 (worker) No value";
    w.parameters = { threadsParameter(2, kMostThreads) };
    return w;
}

Workload threadLocalSubclass()
{
    Workload w = threadWorkload("thread-local-subclass",
        translatable("A thread-local value with a constructor"),
        translatable("The constructor runs once in each thread, at the first use, with the same "
                     "arguments."),
        translatable("A mark in each lane where the value is made, at its first use there, "
                     "although all threads use one object. After that every thread finds the value "
                     "of its own constructor."),
        &subclassProgram, { bodyEntry<&subclassWorker>("worker") });
    w.topic = translatable("A constructor for every thread");
    w.figures = { { translatable("times that the constructor ran"), "marks:init" },
        { translatable("threads that found its value"), "lines:value=1000" },
        { translatable("when it ran in the first thread"), "line:init in Thread-1" } };
    w.keyMoment = "line:init in Thread-1";
    w.parameters = { threadsParameter(2, kMostThreads) };
    return w;
}

} // namespace interleave
