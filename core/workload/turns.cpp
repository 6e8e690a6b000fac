// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/workload/meaning.h"
#include "core/workload/timescale.h"
#include "core/workload/workload.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr const char* kFamily = translatable("Event loop and coroutines");

// --- three-task-interleaving

struct Steps {
    std::int64_t task;
    std::int64_t steps;
    Nanos work;
};

Task<Value> takeSteps(Context& context, Steps p)
{
    for (std::int64_t step = 1; step <= p.steps; ++step) {
        context.print("task " + std::to_string(p.task) + " step " + std::to_string(step));
        co_await context.work(p.work);
        co_await context.sleep(Nanos(0));
    }
    co_return Value();
}

Task<Value> interleavingProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    std::vector<Future> tasks;
    for (std::int64_t task = 1; task <= values.integer("tasks"); ++task)
        tasks.push_back(context.submit<&takeSteps>("task " + std::to_string(task),
            { task, values.integer("steps"), scaled(values.duration("work"), values) }));
    for (const Future task : tasks)
        co_await context.result(task);
    co_return Value(Value::Object {});
}

double interleavingWork(const ParameterValues& values)
{
    return toSeconds(scaled(values.duration("work"), values))
        * static_cast<double>(values.integer("tasks"))
        * static_cast<double>(values.integer("steps"));
}

// --- asyncio-foo-bar

struct Says {
    std::int64_t isBar;
};

Task<Value> fooOrBar(Context& context, Says p)
{
    const bool isBar = p.isBar != 0;
    context.print(isBar ? "Explicit context to bar" : "Running in foo");
    co_await context.sleep(Nanos(0));
    context.print(
        isBar ? "Implicit context switch back to bar" : "Explicit context switch to foo again");
    co_return Value();
}

Task<Value> fooBarProgram(Context& context)
{
    std::vector<Future> tasks;
    tasks.push_back(context.submit<&fooOrBar>("foo", { 0 }));
    tasks.push_back(context.submit<&fooOrBar>("bar", { 1 }));
    co_await waitFor(context, &tasks, WaitFor::All);
    co_return Value(Value::Object {});
}

// --- loop-already-running

struct Nothing { };

Task<Value> runsTheLoop(Context& context, Nothing /*none*/)
{
    try {
        co_await EventLoop(context).runForever();
    } catch (const TaskError& e) {
        context.print("RuntimeError: " + e.error().detail);
    }
    co_return Value();
}

Task<Value> alreadyRunningProgram(Context& context)
{
    EventLoop loop(context);
    const Future task = context.submit<&runsTheLoop>("runs the loop", {});
    co_await loop.runUntilComplete(task);
    loop.close();
    co_return Value(Value::Object {});
}

} // namespace

Workload threeTaskInterleaving()
{
    Workload w;
    w.id = "three-task-interleaving";
    w.title = translatable("Three tasks on one thread");
    w.purpose = translatable("Tasks that give up a turn after each step share one thread.");
    w.lookFor = translatable("Never two boxes in one column: each task takes a step and gives up "
                             "its turn, t1, t2, t3, t1 ... So it takes as long as one after the "
                             "other. Only more workers, with cores of their own, make it shorter.");
    w.family = kFamily;
    w.nativeModel = ModelId::Loop;
    constexpr double kMostTasks = 100;
    constexpr double kWork = 0.01;
    constexpr double kMostWork = 10;
    w.topic = translatable("Tasks that share one thread");
    w.figures = { { translatable("turns that the tasks took"), "runs" },
        { translatable("longest step"), "longest-run" },
        { translatable("longest wait for the next turn"), "longest-ready" } };
    w.keyMoment = "gap:task 1 step 1|task 1 step 2";
    w.parameters = {
        { "tasks", translatable("Tasks"), translatable("How many tasks share the thread."), "",
            ParameterKind::Integer, Value(3), 1, kMostTasks, {} },
        { "steps", translatable("Steps"), translatable("How many steps each task takes."), "",
            ParameterKind::Integer, Value(4), 1, kMostTasks, {} },
        { "work", translatable("Work per step"),
            translatable("How long a step computes, on one core."), translatable("s"),
            ParameterKind::Duration, Value(kWork), 0, kMostWork, {} },
        timeScaleParameter(),
    };
    w.program = &interleavingProgram;
    w.bodies = { bodyEntry<&takeSteps>("take-steps") };
    w.textWorkers = 3;
    w.estimatedWork = &interleavingWork;
    return w;
}

Workload asyncioFooBar()
{
    Workload w;
    w.id = "asyncio-foo-bar";
    w.title = translatable("An explicit switch");
    w.purpose = translatable("Two coroutines switch to one another by sleep(0).");
    w.lookFor = translatable("foo, bar, foo, bar: each takes two steps, strictly in turn on the "
                             "loop, for sleep(0) lets the other one go first. Where tasks have "
                             "workers of their own, each runs on in one piece.");
    w.family = kFamily;
    w.nativeModel = ModelId::Loop;
    w.topic = translatable("Giving up a turn");
    w.figures = { { translatable("turns that the tasks took"), "runs" },
        { translatable("from the first step of foo to its second"),
            "gap:Running in foo|Explicit context switch" } };
    w.keyMoment = "gap:Running in foo|Explicit context switch";
    w.program = &fooBarProgram;
    w.bodies = { bodyEntry<&fooOrBar>("foo-or-bar") };
    w.textWorkers = 2;
    return w;
}

Workload loopAlreadyRunning()
{
    Workload w;
    w.id = "loop-already-running";
    w.title = translatable("A loop within a loop");
    w.purpose = translatable("A coroutine that runs the loop that it runs on is refused.");
    w.lookFor = translatable(
        "One short task on the loop's lane. It asks for the loop that it runs on to be run, and is "
        "refused: the line says why. The outer loop goes on as if nothing had been.");
    w.family = kFamily;
    w.nativeModel = ModelId::Loop;
    w.topic = translatable("A loop does not run inside itself");
    w.figures = { { translatable("when the inner run was refused"), "line:RuntimeError" },
        { translatable("longest wait of the program for the task"), "longest-wait:future" },
        { translatable("turns that the task took"), "runs" } };
    w.keyMoment = "line:RuntimeError";
    w.program = &alreadyRunningProgram;
    w.bodies = { bodyEntry<&runsTheLoop>("runs-the-loop") };
    w.whyNot = &needsLoop;
    w.usesPool = false;
    return w;
}

} // namespace interleave
