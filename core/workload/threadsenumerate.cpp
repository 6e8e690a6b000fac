// SPDX-License-Identifier: GPL-3.0-or-later
// Joining whatever threads there are.
#include "core/base/random.h"
#include "core/base/translatable.h"
#include "core/workload/threadfamily.h"
#include "core/workload/timescale.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr std::int64_t kMostThreads = 32;
constexpr Nanos kTenth = std::chrono::milliseconds(100);

struct PauseParameters {
    std::int64_t tenths; ///< of a second, as the text has it
    Nanos pause;
    ResourceId listed;
};

Task<Value> worker(Context& context, PauseParameters p)
{
    context.print("sleeping 0." + std::to_string(p.tenths) + "0");
    co_await context.sleep(p.pause);
    (void)co_await context.wait(p.listed); // all are still there when the program looks
    context.print("ending");
    co_return Value();
}

/// The text draws 1 to 5 tenths by chance; these are the recorded ones, then the same at every run.
std::vector<std::int64_t> tenthsFor(std::int64_t threads)
{
    std::vector<std::int64_t> tenths = { 4, 2, 3 };
    constexpr std::uint64_t kMost = 5;
    Random random(kMost);
    while (static_cast<std::int64_t>(tenths.size()) < threads)
        tenths.push_back(1 + static_cast<std::int64_t>(random.below(kMost)));
    tenths.resize(static_cast<std::size_t>(threads));
    return tenths;
}

Task<Value> program(Context& context)
{
    const ParameterValues& values = context.parameters();
    const ResourceId listed = context.makeEvent("listed");
    std::vector<Future> threads;
    for (const std::int64_t tenths : tenthsFor(values.integer("threads"))) {
        const PauseParameters p { tenths, scaled(tenths * kTenth, values), listed };
        threads.push_back(context.spawn<&worker>(context.nextThreadName("worker"), p));
    }
    const std::vector<Future> alive = context.alive();
    context.setEvent(listed);
    for (const Future thread : alive) {
        if (thread.id() == context.taskId())
            continue; // the main thread: joining it would never end
        context.print("joining " + context.nameOf(thread));
        co_await context.join(thread);
    }
    for (const Future thread : threads)
        co_await context.result(thread);
    co_return Value(Value::Object {});
}

double wait(const ParameterValues& values)
{
    Nanos sum { 0 };
    for (const std::int64_t tenths : tenthsFor(values.integer("threads")))
        sum += scaled(tenths * kTenth, values);
    return toSeconds(sum);
}

} // namespace

Workload threadsEnumerate()
{
    Workload w = threadWorkload("threads-enumerate", translatable("Joining all threads"),
        translatable(
            "The list of all threads that are there, and a join of each but the main one."),
        translatable(
            "The first join waits for the slowest thread. Meanwhile the others end, so that their "
            "joins take no time: the whole lasts as long as the longest pause."),
        &program, { bodyEntry<&worker>("worker") });
    w.topic = translatable("Finding the threads, and joining them all");
    w.figures = { { translatable("joins of a thread"), "lines:joining" },
        { translatable("joins that had to wait"), "waits:join@program" },
        { translatable("the longest of these waits"), "longest-wait:join@program" },
        { translatable("pauses at the same time, at most"), "most-waiting:sleep" } };
    w.keyMoment = "line:joining Thread-2";
    w.parameters = { threadsParameter(3, kMostThreads), timeScaleParameter() };
    w.estimatedWait = &wait;
    return w;
}

} // namespace interleave
