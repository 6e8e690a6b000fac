// SPDX-License-Identifier: GPL-3.0-or-later
// What blocks runs on workers beside the loop.
#include "core/base/translatable.h"
#include "core/workload/meaning.h"
#include "core/workload/timescale.h"
#include "core/workload/workload.h"

#include <array>

namespace interleave {

namespace {

constexpr const char* kFamily = translatable("Event loop and coroutines");
using std::chrono::milliseconds;

// --- event-loop-dispatch

struct Source {
    std::int64_t number; ///< 0 is A
    std::int64_t scale;  ///< percent
    Nanos handling;
    CellId handled;
};

struct Event {
    std::int64_t source;
    std::int64_t number;
    Nanos handling;
    CellId handled;
};

constexpr std::int64_t kEvents = 6;
constexpr std::array<std::array<std::int64_t, 3>, 3> kArrivals
    = { { { 50, 100, 300 }, { 60, 200, 0 }, { 70, 0, 0 } } }; // ms; 0: no more

std::string eventName(std::int64_t source, std::int64_t number)
{
    return std::string(1, static_cast<char>('A' + source)) + std::to_string(number);
}

/// The one handler: while it computes, what arrives waits.
Task<Value> handleEvent(Context& context, Event p)
{
    context.print(eventName(p.source, p.number));
    co_await context.work(p.handling);
    const std::int64_t handled = context.load(p.handled) + 1;
    context.store(p.handled, handled);
    if (handled == kEvents)
        EventLoop(context).stop();
    co_return Value();
}

/// Beside the loop: events arrive at their times, whatever the loop does.
Task<Value> eventSource(Context& context, Source p)
{
    EventLoop loop(context);
    constexpr std::int64_t kNanosPerPercent = 10'000; // of a millisecond
    Nanos before { 0 };
    std::int64_t number = 0;
    for (const std::int64_t arrival : kArrivals.at(static_cast<std::size_t>(p.number))) {
        if (arrival == 0)
            break;
        const Nanos at(arrival * p.scale * kNanosPerPercent);
        co_await context.sleep(at - before);
        before = at;
        const std::string name = eventName(p.number, number);
        context.mark(name + " arrives");
        (void)loop.callSoon<&handleEvent>(name, { p.number, number, p.handling, p.handled });
        ++number;
    }
    co_return Value();
}

Task<Value> dispatchProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const CellId handled = context.makeCell(0);
    context.setOffloadWorkers(static_cast<unsigned>(kArrivals.size()));
    for (std::int64_t source = 0; source < static_cast<std::int64_t>(kArrivals.size()); ++source)
        (void)context.offload<&eventSource>(
            std::string("source ") + static_cast<char>('A' + source),
            { source, values.integer("time-scale"), scaled(values.duration("handler"), values),
                handled });
    EventLoop loop(context);
    co_await loop.runForever();
    co_return Value(Value::Object {});
}

double dispatchWait(const ParameterValues& values)
{
    return toSeconds(scaled(milliseconds(330), values));
}

// --- asyncio-run-in-executor

struct Numbered {
    std::int64_t number;
    Nanos pause;
};

/// As in asyncio-nondeterministic: drawn by chance in the text, recorded here.
Nanos pauseOf(std::int64_t number, const ParameterValues& values)
{
    constexpr std::array<std::int64_t, 9> kMilliseconds = { 2, 1, 0, 2, 0, 1, 2, 1, 0 };
    const auto i = static_cast<std::size_t>(number - 1) % kMilliseconds.size();
    return scaled(milliseconds(kMilliseconds.at(i)), values);
}

std::string doneLine(std::int64_t number)
{
    return "Task " + std::to_string(number) + " done";
}

Task<Value> blocksThenSays(Context& context, Numbered p)
{
    co_await context.blockingSleep(p.pause);
    context.print(doneLine(p.number));
    co_return Value();
}

Task<Value> sleepsThenSays(Context& context, Numbered p)
{
    co_await context.sleep(p.pause);
    context.print(doneLine(p.number));
    co_return Value();
}

Task<Value> executorProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const std::int64_t count = values.integer("tasks");
    EventLoop loop(context);
    std::array<Nanos, 4> times {};
    times[0] = loop.time();
    context.print("Synchronous:");
    for (std::int64_t number = 1; number <= count; ++number) {
        co_await context.blockingSleep(pauseOf(number, values));
        context.print(doneLine(number));
    }
    times[1] = loop.time();
    context.print("Asynchronous threads:");
    context.setOffloadWorkers(static_cast<unsigned>(values.integer("threads")));
    std::vector<Future> tasks;
    for (std::int64_t number = 1; number <= count; ++number)
        tasks.push_back(context.offload<&blocksThenSays>(
            "Task " + std::to_string(number), { number, pauseOf(number, values) }));
    (void)co_await wait(context, &tasks);
    times[2] = loop.time();
    context.print("Asynchronous using coroutines:");
    tasks.clear();
    for (std::int64_t number = 1; number <= count; ++number)
        tasks.push_back(context.submit<&sleepsThenSays>(
            "Task " + std::to_string(number), { number, pauseOf(number, values) }));
    (void)co_await wait(context, &tasks);
    times[3] = loop.time();
    co_return Value(Value::Object { { "synchronous_s", Value(toSeconds(times[1] - times[0])) },
        { "threads_s", Value(toSeconds(times[2] - times[1])) },
        { "coroutines_s", Value(toSeconds(times[3] - times[2])) } });
}

double executorWait(const ParameterValues& values)
{
    Nanos all { 0 };
    for (std::int64_t number = 1; number <= values.integer("tasks"); ++number)
        all += pauseOf(number, values) * 3;
    return toSeconds(all);
}

// --- asyncio-future-vs-pool-future

struct Seven {
    Nanos pause;
};

Task<Value> seven(Context& context, Seven p)
{
    co_await context.blockingSleep(p.pause);
    constexpr int kSeven = 7;
    co_return Value(kSeven);
}

/// Whether a callback ran, and on another lane than the program's.
struct Ran {
    Context* registrar;
    bool ran = false;
    bool elsewhere = false;
};

void note(Future future, void* argument)
{
    auto* ran = static_cast<Ran*>(argument);
    ran->ran = true;
    ran->elsewhere = &callbackContext(future, *ran->registrar) != ran->registrar;
}

Task<Value> twoFuturesProgram(Context& context)
{
    const Nanos pause = scaled(milliseconds(50), context.parameters());
    context.setOffloadWorkers(2);
    const Future first = context.offload<&seven>("in the pool", { pause });
    const Future second = context.offload<&seven>("with a callback", { pause });
    Ran& pool = context.keep(Ran { &context });
    context.addDoneCallback(second, &note, &pool);
    const Value value = co_await context.result(first);
    context.print("pool future: result() blocks until done -> " + std::to_string(value.toInt()));
    co_await context.join(second); // and its callback
    context.print(pool.elsewhere
            ? "pool future: callback runs inside set_result, in the completing thread"
            : "pool future: callback did not run in the completing thread");
    const Promise promise(context, "asyncio future");
    Ran& loop = context.keep(Ran { &context });
    context.addDoneCallback(promise.future(), &note, &loop);
    try {
        (void)resultNow(promise.future());
    } catch (const TaskError& e) {
        context.print(e.error().code == ErrorCode::InvalidState
                ? "asyncio future: result() before done raises InvalidStateError"
                : "asyncio future: " + e.error().detail);
    }
    promise.setResult(context, value);
    context.print(loop.ran ? "asyncio future: callback run inside set_result"
                           : "asyncio future: callback not yet run right after set_result");
    co_await context.sleep(Nanos(0));
    context.print(loop.ran ? "asyncio future: callback run by the loop in the next turn"
                           : "asyncio future: callback not run in the next turn");
    co_return Value(Value::Object {});
}

std::string needsLoopAndPool(ModelId model)
{
    return imitatedModel(model) == ModelId::Loop
        ? std::string()
        : translatable("it compares the loop's futures with those of a pool beside it");
}

} // namespace

Workload eventLoopDispatch()
{
    Workload w;
    w.id = "event-loop-dispatch";
    w.title = translatable("One handler, three sources");
    w.purpose = translatable("The loop takes events one at a time; sources do not wait for it.");
    w.lookFor = translatable("B0 and C0 arrive while the handler is busy with A0: they wait, "
                             "queued among the task lanes, and are handled in the order in which "
                             "they came. The sources beside the loop never notice.");
    w.family = kFamily;
    w.nativeModel = ModelId::Loop;
    constexpr double kHandler = 0.03;
    constexpr double kLongest = 10;
    w.topic = translatable("One handler, and events that wait for it");
    w.figures = { { translatable("events that arrived"), "marks:arrives" },
        { translatable("longest wait of an event for the handler"), "longest-queued" },
        { translatable("from the arrival of B0 until it was handled"), "gap:B0 arrives|B0" },
        { translatable("longest handling of an event"), "longest-run" } };
    w.keyMoment = "longest-queued";
    w.parameters = {
        { "handler", translatable("Handler"), translatable("How long an event is handled."),
            translatable("s"), ParameterKind::Duration, Value(kHandler), 0, kLongest, {} },
        timeScaleParameter(),
    };
    w.program = &dispatchProgram;
    w.bodies = { bodyEntry<&eventSource>("event-source"), bodyEntry<&handleEvent>("handle-event") };
    w.whyNot = &needsLoop;
    w.usesPool = false;
    w.estimatedWait = &dispatchWait;
    return w;
}

Workload asyncioRunInExecutor()
{
    Workload w;
    w.id = "asyncio-run-in-executor";
    w.title = translatable("Blocking code beside the loop");
    w.purpose = translatable(
        "The same waits one after the other, on threads driven by the loop, and as coroutines.");
    w.lookFor
        = translatable("Three parts with the same waits: end to end on one lane; overlapping on "
                       "workers beside the loop, whose lane only collects; side by side on the "
                       "loop alone. The last two are equally fast, one with threads, one without.");
    w.family = kFamily;
    w.nativeModel = ModelId::Loop;
    constexpr double kMostTasks = 100;
    constexpr double kMostThreads = 64;
    constexpr int kTasks = 9;
    constexpr int kThreads = 8;
    w.topic = translatable("Blocking code belongs beside the loop");
    w.figures = { { translatable("one after the other, all together"), "total-wait:sleep@program" },
        { translatable("how long it took on threads"),
            "gap:Asynchronous threads|Asynchronous using" },
        { translatable("workers that ran tasks"), "lanes-used" },
        { translatable("waits at the same time, at most"), "most-waiting:sleep" } };
    w.keyMoment = "gap:Asynchronous threads|Asynchronous using";
    w.parameters = {
        { "tasks", translatable("Tasks"), translatable("How many tasks, of 0 to 2 ms each."), "",
            ParameterKind::Integer, Value(kTasks), 1, kMostTasks, {} },
        { "threads", translatable("Threads beside the loop"),
            translatable("Of the loop's model; the others have their own workers."), "",
            ParameterKind::Integer, Value(kThreads), 1, kMostThreads, {} },
        timeScaleParameter(),
    };
    w.program = &executorProgram;
    w.bodies = { bodyEntry<&blocksThenSays>("blocks-then-says"),
        bodyEntry<&sleepsThenSays>("sleeps-then-says") };
    w.textWorkers = kThreads;
    w.estimatedWait = &executorWait;
    return w;
}

Workload asyncioFutureVsPoolFuture()
{
    Workload w;
    w.id = "asyncio-future-vs-pool-future";
    w.title = translatable("Two kinds of futures");
    w.purpose = translatable("What a pool's future does at once, the loop's does a turn later.");
    w.lookFor = translatable(
        "The main lane waits for the pool's future, whose callback runs on the worker that "
        "completes it. The loop's own future never blocks: asked too early it refuses, and its "
        "callback runs only after the program has given up its turn.");
    w.family = kFamily;
    w.nativeModel = ModelId::Loop;
    w.topic = translatable("Two kinds of futures");
    w.figures = { { translatable("how long the program waited for the pool's future"),
                      "longest-wait:future" },
        { translatable("when the loop's future had a result, and no callback had run"),
            "line:callback not yet run" },
        { translatable("from there until its callback had run"),
            "gap:callback not yet run|callback run by" } };
    w.keyMoment = "line:callback not yet run";
    w.parameters = { timeScaleParameter() };
    w.program = &twoFuturesProgram;
    w.bodies = { bodyEntry<&seven>("seven") };
    w.whyNot = &needsLoopAndPool;
    w.usesPool = false;
    return w;
}

} // namespace interleave
