// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translatable.h"
#include "core/workload/workload.h"

#include <algorithm>

namespace interleave {

namespace {

struct Customer {
    std::int64_t number;
    Nanos service;
};

Task<Value> serve(Context& context, Customer p)
{
    co_await context.sleep(p.service);
    context.print("served " + std::to_string(p.number));
    co_return Value();
}

std::int64_t waiting(const Context& context, const std::vector<Future>& customers)
{
    return std::count_if(customers.begin(), customers.end(),
        [&](Future future) { return context.state(future) == FutureState::Pending; });
}

/// An hour of the bank lasts as long as the parameters say.
Nanos inPlay(double secondsOfTheBank, const ParameterValues& values)
{
    constexpr double kHour = 3600;
    return fromSeconds(secondsOfTheBank / kHour * toSeconds(values.duration("hour")));
}

Task<Value> bankProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    constexpr double kHour = 3600;
    const Nanos between
        = inPlay(kHour / static_cast<double>(values.integer("customers-per-hour")), values);
    const Nanos service = inPlay(toSeconds(values.duration("service")), values);
    std::vector<Future> customers;
    Value::List queue;
    std::int64_t longest = 0;
    for (std::int64_t number = 0; number < values.integer("customers"); ++number) {
        if (number > 0)
            co_await context.sleep(between);
        customers.push_back(
            context.submit<&serve>("customer " + std::to_string(number), { number, service }));
        const std::int64_t length = waiting(context, customers);
        longest = std::max(longest, length);
        queue.emplace_back(length);
    }
    for (const Future customer : customers)
        co_await context.result(customer);
    co_return Value(Value::Object {
        { "queue_length_at_arrival", Value(std::move(queue)) }, { "max_queue", Value(longest) } });
}

double bankWait(const ParameterValues& values)
{
    return toSeconds(inPlay(toSeconds(values.duration("service")), values))
        * static_cast<double>(values.integer("customers"));
}

} // namespace

Workload bankCashiers()
{
    Workload w;
    w.id = "bank-cashiers";
    w.title = translatable("Two cashiers");
    w.purpose = translatable(
        "A cashier who serves one customer to the end loses against a steady stream of others.");
    w.lookFor = translatable(
        "The queue grows with each customer: two cashiers serve eighty an hour, and a hundred "
        "come. Those who came last are served a quarter of an hour after closing time. On the "
        "loop, where a service that waits gives its worker away, nobody queues.");
    w.family = translatable("Pools and futures");
    constexpr double kMostCustomers = 1000;
    constexpr double kService = 90;
    constexpr double kLongestService = 3600;
    constexpr double kLongestHour = 60;
    constexpr double kShortest = 0.01;
    w.topic = translatable("A queue that grows");
    w.figures = { { translatable("customers in the queue, at most"), "most-queued" },
        { translatable("longest wait in the queue"), "longest-queued" },
        { translatable("when the last customer's turn came"), "last-start" } };
    w.keyMoment = "longest-queued";
    w.parameters = {
        { "customers", translatable("Customers"), translatable("How many customers come."), "",
            ParameterKind::Integer, Value(100), 1, kMostCustomers, {} },
        { "customers-per-hour", translatable("Customers an hour"),
            translatable("How many come in an hour, at equal intervals."), "",
            ParameterKind::Integer, Value(100), 1, kMostCustomers, {} },
        { "service", translatable("Service"),
            translatable("How long a customer is served, in the bank's own time."),
            translatable("s"), ParameterKind::Duration, Value(kService), 0, kLongestService, {} },
        { "hour", translatable("An hour"), translatable("How long an hour of the bank lasts here."),
            translatable("s"), ParameterKind::Duration, Value(1.0), kShortest, kLongestHour, {} },
    };
    w.program = &bankProgram;
    w.bodies = { bodyEntry<&serve>("serve") };
    w.textWorkers = 2;
    w.estimatedWait = &bankWait;
    return w;
}

} // namespace interleave
