// SPDX-License-Identifier: GPL-3.0-or-later
// Consumers wait on a condition until a producer notifies them all.
#include "core/base/translatable.h"
#include "core/workload/threadfamily.h"
#include "core/workload/timescale.h"

namespace interleave {

namespace {

constexpr Nanos kGap = std::chrono::milliseconds(200);

struct Shared {
    ResourceId lock;
    ResourceId condition;
    CellId available;
    std::int64_t number;
};

Task<Value> consumer(Context& context, Shared p)
{
    const std::string name = "c" + std::to_string(p.number);
    context.print(name + " Starting consumer thread");
    const LockGuard guard = co_await context.acquire(p.lock);
    while (context.load(p.available) == 0)
        (void)co_await context.waitOn(p.condition);
    context.print(name + " Resource is available to consumer");
    co_return Value();
}

Task<Value> producer(Context& context, Shared p)
{
    context.print("p Starting producer thread");
    const LockGuard guard = co_await context.acquire(p.lock);
    context.print("p Making resource available");
    context.store(p.available, 1);
    context.notifyAll(p.condition);
    co_return Value();
}

Task<Value> program(Context& context)
{
    const ParameterValues& values = context.parameters();
    Shared p {};
    p.lock = context.makeReentrantLock("condition's lock");
    p.condition = context.makeCondition("condition", p.lock);
    p.available = context.makeCell(0);
    std::vector<Future> threads;
    for (p.number = 1; p.number <= values.integer("consumers"); ++p.number) {
        threads.push_back(context.spawn<&consumer>("c" + std::to_string(p.number), p));
        co_await context.sleep(scaled(kGap, values));
    }
    threads.push_back(context.spawn<&producer>("p", p));
    co_await joinAll(context, &threads);
    co_return Value(Value::Object {});
}

double wait(const ParameterValues& values)
{
    return static_cast<double>(values.integer("consumers")) * toSeconds(scaled(kGap, values));
}

} // namespace

Workload conditionNotifyAll()
{
    Workload w = threadWorkload("condition-notify-all", translatable("Notified all at once"),
        translatable("Consumers wait on a condition until a producer notifies them all."),
        translatable(
            "A wait on the condition gives the lock up: its row is free while the consumers wait. "
            "The producer notifies them all at once, but each needs the lock to go on: they take "
            "it one after the other, once the producer has given it back."),
        &program, { bodyEntry<&consumer>("consumer"), bodyEntry<&producer>("producer") });
    constexpr double kMost = 16;
    w.topic = translatable("Conditions: waiting without keeping the lock");
    w.figures = { { translatable("consumers waiting at the same time"), "most-waiting:condition" },
        { translatable("longest wait on the condition"), "longest-wait:condition" },
        { translatable("from the notification until the last one ran on"),
            "longest-wake:condition" },
        { translatable("times that the lock was taken"), "holds:lock" } };
    w.keyMoment = "longest-wake:condition";
    w.parameters = { { "consumers", translatable("Consumers"),
                         translatable("How many threads wait on the condition."), "",
                         ParameterKind::Integer, Value(2), 1, kMost, {} },
        timeScaleParameter() };
    w.estimatedWait = &wait;
    return w;
}

} // namespace interleave
