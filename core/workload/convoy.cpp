// SPDX-License-Identifier: GPL-3.0-or-later
// The interpreter lock's convoy: one thread that computes, one that waits briefly, many times.
#include "core/base/translatable.h"
#include "core/workload/threadfamily.h"

namespace interleave {

namespace {

struct Computing {
    Nanos work;
};
struct Answering {
    std::int64_t requests;
    Nanos pause;
};

Task<Value> computes(Context& context, Computing p)
{
    co_await context.work(p.work);
    context.mark("computed");
    co_return Value();
}

/// Gives how many requests were answered in a second.
Task<Value> answers(Context& context, Answering p)
{
    const EventLoop clock(context);
    const Nanos begin = clock.time();
    for (std::int64_t i = 0; i < p.requests; ++i)
        co_await context.sleep(p.pause);
    const Nanos took = clock.time() - begin;
    context.mark("all answered");
    co_return Value(took > Nanos(0) ? static_cast<double>(p.requests) / toSeconds(took) : 0.0);
}

Task<Value> convoyProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const Computing computing { values.duration("work") };
    const Answering answering { values.integer("requests"), values.duration("delay") };
    const Future cpu = context.spawn<&computes>("computes", computing);
    const Future io = context.spawn<&answers>("answers", answering);
    Value rate = co_await context.result(io);
    co_await context.join(cpu);
    co_return Value(Value::Object {
        { "requests", Value(answering.requests) }, { "requests_per_s", std::move(rate) } });
}

} // namespace

Workload interpreterLockConvoy()
{
    Workload w = threadWorkload("interpreter-lock-convoy",
        translatable("The interpreter lock's convoy"),
        translatable("One thread computes; another waits for a moment, again and again, as one "
                     "does that answers small requests. With the interpreter lock each of these "
                     "moments costs a whole switch interval."),
        translatable("With the lock (emulated): after each short wait the second thread stands "
                     "before the lock for 5 ms, until the one that computes is made to drop it; "
                     "that one hardly notices. Without the lock, or with a process for each, the "
                     "waits are as short as they should be."),
        &convoyProgram, { bodyEntry<&computes>("computes"), bodyEntry<&answers>("answers") });
    w.family = translatable("Interpreter lock");
    w.topic = translatable("The interpreter lock and waiting");
    w.figures = { { translatable("median wait for the lock"), "median-wait:interpreter-lock" },
        { translatable("longest wait for the lock"), "longest-wait:interpreter-lock" },
        { translatable("all requests answered at"), "mark:all answered" } };
    w.keyMoment = "longest-wait:interpreter-lock";
    w.interpreterLock = true;
    constexpr int kRequests = 50;
    constexpr int kMostRequests = 2000;
    constexpr double kWork = 0.5;
    constexpr double kMostWork = 30;
    constexpr double kDelay = 0.001;
    constexpr double kLongestDelay = 0.1;
    w.parameters = {
        { "work", translatable("Work"), translatable("How long the first thread computes."),
            translatable("s"), ParameterKind::Duration, Value(kWork), 0, kMostWork, {} },
        { "requests", translatable("Requests"),
            translatable("How many requests the second thread answers."), "",
            ParameterKind::Integer, Value(kRequests), 1, kMostRequests, {} },
        { "delay", translatable("Delay"),
            translatable("How long the second thread waits for each request."), translatable("s"),
            ParameterKind::Duration, Value(kDelay), 0, kLongestDelay, {} },
    };
    w.estimatedWork
        = [](const ParameterValues& values) { return toSeconds(values.duration("work")); };
    w.estimatedWait = [](const ParameterValues& values) {
        return static_cast<double>(values.integer("requests"))
            * toSeconds(values.duration("delay"));
    };
    return w;
}

} // namespace interleave
