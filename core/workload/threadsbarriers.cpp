// SPDX-License-Identifier: GPL-3.0-or-later
// Threads that meet at a barrier, and a barrier that is aborted.
#include "core/base/translatable.h"
#include "core/workload/threadfamily.h"
#include "core/workload/timescale.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr Nanos kGap = std::chrono::milliseconds(100);
constexpr double kMostParties = 16;

struct PartyParameters {
    ResourceId barrier;
    std::int64_t number;
};

std::string nameOf(std::int64_t number)
{
    return "worker-" + std::to_string(number);
}

/// Gives its place in the order of arrival; -1: the barrier broke.
Task<Value> party(Context& context, PartyParameters p)
{
    const std::string name = nameOf(p.number);
    context.print(name + " waiting for barrier with " + std::to_string(context.waiting(p.barrier))
        + " others");
    std::int64_t place = -1;
    try {
        place = co_await context.arrive(p.barrier);
    } catch (const TaskError& e) {
        if (e.error().code != ErrorCode::BrokenBarrier)
            throw;
    }
    context.print(name + (place < 0 ? " aborting" : " after barrier " + std::to_string(place)));
    co_return Value(place);
}

Task<std::vector<Future>> startParties(Context& context, ResourceId barrier, std::int64_t count)
{
    std::vector<Future> threads;
    for (std::int64_t i = 0; i < count; ++i) {
        context.print(nameOf(i) + " starting");
        const PartyParameters p { barrier, i };
        threads.push_back(context.spawn<&party>(nameOf(i), p));
        co_await context.sleep(scaled(kGap, context.parameters()));
    }
    co_return threads;
}

Task<Value> waitProgram(Context& context)
{
    const std::int64_t parties = context.parameters().integer("parties");
    const ResourceId barrier = context.makeBarrier("barrier", parties);
    const std::vector<Future> threads = co_await startParties(context, barrier, parties);
    std::vector<std::int64_t> places;
    Value::List released;
    CompletionQueue ended(context, threads);
    while (ended.remaining() > 0) {
        const Future thread = co_await ended.next();
        const Value place = co_await context.result(thread);
        places.push_back(place.toInt());
        released.emplace_back(std::find(threads.begin(), threads.end(), thread) - threads.begin());
    }
    std::sort(places.begin(), places.end());
    co_return Value(Value::Object { { "indices", Value(Value::List(places.begin(), places.end())) },
        { "release_order", Value(std::move(released)) } });
}

Task<Value> abortProgram(Context& context)
{
    const std::int64_t count = context.parameters().integer("threads");
    const ResourceId barrier = context.makeBarrier("barrier", count + 1);
    const std::vector<Future> threads = co_await startParties(context, barrier, count);
    context.mark("abort");
    context.abortBarrier(barrier);
    co_await joinAll(context, &threads);
    co_return Value(Value::Object { { "broken", Value(context.isBroken(barrier)) } });
}

double waitFor(const ParameterValues& values, std::int64_t count)
{
    return static_cast<double>(count) * toSeconds(scaled(kGap, values));
}

} // namespace

Workload barrierWait()
{
    Workload w = threadWorkload("barrier-wait", translatable("Meeting at a barrier"),
        translatable("Threads that start one after the other wait until all are there."),
        translatable("Waits of different lengths that end at the same instant: the first to arrive "
                     "waits longest, the last one not at all. The number that each gets is its "
                     "place in the order of arrival."),
        &waitProgram, { bodyEntry<&party>("party") });
    w.topic = translatable("Barriers: nobody goes on alone");
    w.figures = { { translatable("threads waiting at the same time"), "most-waiting:barrier" },
        { translatable("from the first arrival to the last"), "longest-wait:barrier" },
        { translatable("from the last arrival until everybody ran on"), "longest-wake:barrier" } };
    w.keyMoment = "longest-wake:barrier";
    w.parameters = { { "parties", translatable("Parties"), translatable("How many threads meet."),
                         "", ParameterKind::Integer, Value(3), 1, kMostParties, {} },
        timeScaleParameter() };
    w.estimatedWait
        = [](const ParameterValues& values) { return waitFor(values, values.integer("parties")); };
    return w;
}

Workload barrierAbort()
{
    Workload w = threadWorkload("barrier-abort", translatable("A barrier that is aborted"),
        translatable("One party never comes; the main thread aborts the barrier."),
        translatable(
            "The barrier waits for one more party than there are threads. All waits end at the "
            "abort, at the same instant, and every thread learns that the barrier is broken."),
        &abortProgram, { bodyEntry<&party>("party") });
    w.topic = translatable("Giving up a meeting");
    w.figures = { { translatable("threads waiting at the same time"), "most-waiting:barrier" },
        { translatable("longest wait at the barrier"), "longest-wait:barrier" },
        { translatable("when the barrier was aborted"), "mark:abort" },
        { translatable("threads that learned of it"), "lines:aborting" } };
    w.keyMoment = "mark:abort";
    w.parameters
        = { threadsParameter(3, static_cast<std::int64_t>(kMostParties)), timeScaleParameter() };
    w.estimatedWait
        = [](const ParameterValues& values) { return waitFor(values, values.integer("threads")); };
    return w;
}

} // namespace interleave
