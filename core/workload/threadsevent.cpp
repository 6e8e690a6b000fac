// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting for an event, with and without a time limit.
#include "core/base/translatable.h"
#include "core/workload/threadfamily.h"
#include "core/workload/timescale.h"

namespace interleave {

namespace {

struct EventParameters {
    ResourceId event;
    Nanos timeout;
};

std::string truth(bool value)
{
    return value ? "True" : "False";
}

Task<Value> waitForEvent(Context& context, EventParameters p)
{
    context.print("block: wait_for_event starting");
    const bool isSet = co_await context.wait(p.event);
    context.print("block: event set: " + truth(isSet));
    co_return Value();
}

Task<Value> waitForEventTimeout(Context& context, EventParameters p)
{
    const WaitLimit limit = WaitLimit::atMost(p.timeout);
    bool isSet = context.isSet(p.event);
    bool isFirst = true;
    while (isFirst || !isSet) {
        isFirst = false;
        context.print("nonblock: wait_for_event_timeout starting");
        isSet = co_await context.wait(p.event, limit);
        context.print("nonblock: event set: " + truth(isSet));
        context.print(isSet ? "nonblock: processing event" : "nonblock: doing other work");
    }
    co_return Value();
}

Task<Value> program(Context& context)
{
    const ParameterValues& values = context.parameters();
    const EventParameters p { context.makeEvent("event"),
        scaled(values.duration("timeout"), values) };
    std::vector<Future> threads;
    threads.push_back(context.spawn<&waitForEvent>("block", p));
    threads.push_back(context.spawn<&waitForEventTimeout>("nonblock", p));
    context.print("MainThread: Waiting before calling Event.set()");
    co_await context.sleep(scaled(values.duration("set-after"), values));
    context.setEvent(p.event);
    context.print("MainThread: Event is set");
    co_await joinAll(context, &threads);
    co_return Value(Value::Object {});
}

double wait(const ParameterValues& values)
{
    return toSeconds(scaled(values.duration("set-after"), values));
}

} // namespace

Workload eventWait()
{
    Workload w = threadWorkload("event-wait", translatable("Waiting for an event"),
        translatable("A flag that threads wait for: for ever, or for a limited time."),
        translatable("Two waits of equal length end together, at the instant at which the main "
                     "thread sets the event. One of them had a time limit, which was never "
                     "reached. Whose line comes first is free."),
        &program,
        { bodyEntry<&waitForEvent>("wait-for-event"),
            bodyEntry<&waitForEventTimeout>("wait-for-event-timeout") });
    constexpr double kMost = 60;
    constexpr double kSetAfter = 0.3;
    w.topic = translatable("Events: one sets, all go on");
    w.figures = { { translatable("threads waiting for the event at the same time"),
                      "most-waiting:event" },
        { translatable("longest wait for the event"), "longest-wait:event" },
        { translatable("from the setting until the last one ran on"), "longest-wake:event" } };
    w.keyMoment = "longest-wake:event";
    w.parameters = {
        { "set-after", translatable("Set after"),
            translatable("How long the main thread waits before it sets the event."),
            translatable("s"), ParameterKind::Duration, Value(kSetAfter), 0, kMost, {} },
        { "timeout", translatable("Time limit"),
            translatable("How long the second thread waits at most before it does something else."),
            translatable("s"), ParameterKind::Duration, Value(2.0), 0.01, kMost, {} },
        timeScaleParameter(),
    };
    w.estimatedWait = &wait;
    return w;
}

} // namespace interleave
