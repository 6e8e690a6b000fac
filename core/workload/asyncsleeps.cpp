// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/workload/meaning.h"
#include "core/workload/timescale.h"
#include "core/workload/workload.h"

#include <array>
#include <cmath>

namespace interleave {

namespace {

constexpr const char* kFamily = translatable("Event loop and coroutines");

// --- asyncio-gr123

struct Greenlet {
    std::int64_t number;
    std::int64_t scale; ///< percent
    Nanos start;
    Nanos pause;
};

/// "0.0 seconds": since the start, at the text's own scale.
std::string sinceStart(Context& context, const Greenlet& p)
{
    constexpr double kPercent = 100;
    constexpr std::int64_t kTen = 10;
    const double seconds
        = toSeconds(EventLoop(context).time() - p.start) * kPercent / static_cast<double>(p.scale);
    const auto tenths = static_cast<std::int64_t>(std::lround(seconds * kTen));
    return std::to_string(tenths / kTen) + "." + std::to_string(tenths % kTen) + " seconds";
}

Task<Value> waitingGreenlet(Context& context, Greenlet p)
{
    const std::string name = "gr" + std::to_string(p.number);
    context.print(name + " started work: at " + sinceStart(context, p));
    co_await context.sleep(p.pause);
    context.print(name + (p.number == 1 ? " ended" : " Ended") + " work: at "
        + sinceStart(context, p)); // as the text prints it
    co_return Value();
}

Task<Value> busyGreenlet(Context& context, Greenlet p)
{
    context.print(
        "Let's do some stuff while the coroutines are blocked, at " + sinceStart(context, p));
    co_await context.sleep(p.pause);
    context.print("Done!");
    co_return Value();
}

Task<Value> greenletProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    Greenlet p { 1, values.integer("time-scale"), EventLoop(context).time(),
        scaled(values.duration("gr1-sleep"), values) };
    std::vector<Future> tasks;
    tasks.push_back(context.submit<&waitingGreenlet>("gr1", p));
    p.number = 2;
    p.pause = scaled(values.duration("gr2-sleep"), values);
    tasks.push_back(context.submit<&waitingGreenlet>("gr2", p));
    p.pause = scaled(values.duration("gr3-sleep"), values);
    tasks.push_back(context.submit<&busyGreenlet>("gr3", p));
    (void)co_await wait(context, &tasks);
    co_return Value(Value::Object {});
}

double greenletWait(const ParameterValues& values)
{
    return toSeconds(scaled(
        values.duration("gr1-sleep") + values.duration("gr2-sleep") + values.duration("gr3-sleep"),
        values));
}

// --- asyncio-nondeterministic

struct Numbered {
    std::int64_t number;
    Nanos pause;
};

/// The text draws 0, 1 or 2 milliseconds by chance; these are the recorded ones, again and again.
Nanos pauseOf(std::int64_t number, const ParameterValues& values)
{
    constexpr std::array<std::int64_t, 9> kMilliseconds = { 2, 1, 0, 2, 0, 1, 2, 1, 0 };
    const auto i = static_cast<std::size_t>(number - 1) % kMilliseconds.size();
    return scaled(std::chrono::milliseconds(kMilliseconds.at(i)), values);
}

void printDone(Context& context, std::int64_t number)
{
    context.print("Task " + std::to_string(number) + " done");
}

Task<Value> sleepsThenSays(Context& context, Numbered p)
{
    co_await context.sleep(p.pause);
    printDone(context, p.number);
    co_return Value();
}

Task<Value> nondeterministicProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const std::int64_t count = values.integer("tasks");
    EventLoop loop(context);
    const Nanos start = loop.time();
    context.print("Synchronous:");
    for (std::int64_t number = 1; number <= count; ++number) {
        co_await context.blockingSleep(pauseOf(number, values));
        printDone(context, number);
    }
    const Nanos middle = loop.time();
    context.print("Asynchronous:");
    std::vector<Future> tasks;
    for (std::int64_t number = 1; number <= count; ++number)
        tasks.push_back(context.submit<&sleepsThenSays>(
            "Task " + std::to_string(number), { number, pauseOf(number, values) }));
    (void)co_await wait(context, &tasks);
    co_return Value(Value::Object { { "synchronous_s", Value(toSeconds(middle - start)) },
        { "asynchronous_s", Value(toSeconds(loop.time() - middle)) } });
}

double nondeterministicWait(const ParameterValues& values)
{
    Nanos all { 0 };
    for (std::int64_t number = 1; number <= values.integer("tasks"); ++number)
        all += pauseOf(number, values) * 2;
    return toSeconds(all);
}

ParameterSpec sleepParameter(const char* id, const char* title, double seconds)
{
    constexpr double kLongest = 60;
    return { id, title, translatable("How long it sleeps."), translatable("s"),
        ParameterKind::Duration, Value(seconds), 0, kLongest, {} };
}

} // namespace

Workload asyncioGreenlets()
{
    Workload w;
    w.id = "asyncio-gr123";
    w.title = translatable("Two wait, a third works");
    w.purpose = translatable("Waits overlap: five seconds of waiting in two.");
    w.lookFor = translatable("gr1 and gr2 wait side by side, and gr3 is done in the middle of it. "
                             "So five seconds of waiting fit into two.");
    w.family = kFamily;
    w.nativeModel = ModelId::Loop;
    w.topic = translatable("Waits overlap");
    w.figures = { { translatable("all waits together"), "total-wait:sleep" },
        { translatable("waits at the same time, at most"), "most-waiting:sleep" },
        { translatable("when gr3 was done"), "line:Done!" } };
    w.keyMoment = "line:Done!";
    w.parameters = { sleepParameter("gr1-sleep", translatable("Sleep of gr1"), 2),
        sleepParameter("gr2-sleep", translatable("Sleep of gr2"), 2),
        sleepParameter("gr3-sleep", translatable("Sleep of gr3"), 1), timeScaleParameter() };
    w.program = &greenletProgram;
    w.bodies = { bodyEntry<&waitingGreenlet>("waiting-greenlet"),
        bodyEntry<&busyGreenlet>("busy-greenlet") };
    w.textWorkers = 3;
    w.estimatedWait = &greenletWait;
    return w;
}

Workload asyncioNondeterministic()
{
    Workload w;
    w.id = "asyncio-nondeterministic";
    w.title = translatable("In order, and as it comes");
    w.purpose = translatable("Nine short tasks one after the other, then all at once.");
    w.lookFor = translatable("The same nine waits twice: end to end on the main lane, in order; "
                             "then side by side, in the order in which they end. The first part "
                             "lasts as long as their sum, the second as long as the longest.");
    w.family = kFamily;
    w.nativeModel = ModelId::Loop;
    constexpr double kMost = 100;
    constexpr int kTasks = 9;
    w.topic = translatable("The sum, or the longest");
    w.figures = { { translatable("one after the other, all together"), "total-wait:sleep@program" },
        { translatable("the longest of the others"), "longest-wait:sleep" },
        { translatable("waits at the same time, at most"), "most-waiting:sleep" },
        { translatable("when the second part began"), "line:Asynchronous:" } };
    w.keyMoment = "line:Asynchronous:";
    w.parameters = {
        { "tasks", translatable("Tasks"), translatable("How many tasks, of 0 to 2 ms each."), "",
            ParameterKind::Integer, Value(kTasks), 1, kMost, {} },
        timeScaleParameter(),
    };
    w.program = &nondeterministicProgram;
    w.bodies = { bodyEntry<&sleepsThenSays>("sleeps-then-says") };
    w.textWorkers = 8; // NOLINT(readability-magic-numbers)
    w.estimatedWait = &nondeterministicWait;
    return w;
}

} // namespace interleave
