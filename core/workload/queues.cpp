// SPDX-License-Identifier: GPL-3.0-or-later
// Pages fetched one after the other, and by threads that take them from a queue.
#include "core/base/translatable.h"
#include "core/workload/pages.h"
#include "core/workload/threadfamily.h"
#include "core/workload/timescale.h"

namespace interleave {

namespace {

struct Host {
    std::string_view name;
    Nanos delay;
};
using namespace std::chrono_literals;
constexpr std::array<Host, 3> kSequentialHosts
    = { { { "lapp.in2p3.fr", 200ms }, { "www.surfsara.nl", 120ms }, { "www.intel.fr", 160ms } } };
constexpr std::array<Host, 3> kQueuedHosts
    = { { { "lapp.in2p3.fr", 200ms }, { "www.surfsara.nl", 120ms }, { "yahoo.com", 160ms } } };

void checkPage(const FetchResponse& response, std::string_view host)
{
    constexpr int kOk = 200;
    if (response.status != kOk)
        throw TaskError(ErrorCode::Io,
            "the server answered " + std::to_string(response.status) + " for '" + std::string(host)
                + "'");
}

Task<Value> sequentialProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    for (const Host& host : kSequentialHosts) {
        const FetchRequest request = pageRequest(values, host.name, scaled(host.delay, values));
        const FetchResponse response = co_await context.fetch(request);
        checkPage(response, host.name);
        context.print("Fetched : " + std::string(host.name));
    }
    co_return Value(Value::Object {});
}

/// What travels through the queue.
struct Order {
    TaskName host;
    std::int64_t delay; ///< ns
};

struct FetcherParameters {
    ResourceId queue;
    FetchRequest server; ///< its address
};

FetchRequest requestFor(const FetcherParameters& p, const Order& order)
{
    FetchRequest request = p.server;
    request.path = {};
    const std::string path = pagePath(order.host.data(), Nanos(order.delay));
    std::copy_n(path.begin(), std::min(path.size(), request.path.size() - 1), request.path.begin());
    request.modelledDelay = Nanos(order.delay);
    return request;
}

/// Takes orders for ever: a daemon.
Task<Value> fetcher(Context& context, FetcherParameters p)
{
    for (;;) {
        const std::optional<Order> order = co_await context.get<Order>(p.queue);
        const FetchRequest request = requestFor(p, *order);
        const FetchResponse response = co_await context.fetch(request);
        checkPage(response, order->host.data());
        context.print("Fetched: " + std::string(order->host.data()));
        context.taskDone(p.queue);
    }
}

Task<Value> threadsProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const FetcherParameters p { context.makeQueue("queue"), pageRequest(values, "none", Nanos(0)) };
    for (std::int64_t i = 0; i < values.integer("threads"); ++i)
        context.spawnDaemon<&fetcher>("fetcher-" + std::to_string(i), p);
    for (const Host& host : kQueuedHosts) {
        const Order order { taskName(host.name), scaled(host.delay, values).count() };
        (void)co_await context.put(p.queue, order);
        context.mark("put " + std::string(host.name));
    }
    co_await context.joinQueue(p.queue);
    co_return Value(Value::Object {});
}

double delays(const ParameterValues& values)
{
    Nanos sum { 0 };
    for (const Host& host : kQueuedHosts)
        sum += scaled(host.delay, values);
    return toSeconds(sum);
}

} // namespace

Workload queueFetchSequential()
{
    Workload w = threadWorkload("queue-fetch-sequential", translatable("Pages one after the other"),
        translatable("Three pages fetched by the main thread alone: the baseline for the queue."),
        translatable("The waits for the server stand end to end."), &sequentialProgram, {});
    w.parameters = { timeScaleParameter() };
    w.prepare = &preparePages;
    w.estimatedWait = &delays;
    return w;
}

Workload queueFetchThreads()
{
    Workload w = threadWorkload("queue-fetch-threads", translatable("Pages through a queue"),
        translatable("Daemon threads take orders from a queue; the main thread waits until all of "
                     "them are done."),
        translatable("The threads wait for the queue, then for the server at the same time. The "
                     "main lane is released when no order is left that is not done."),
        &threadsProgram, { bodyEntry<&fetcher>("fetcher") });
    constexpr std::int64_t kMostThreads = 16;
    w.parameters = { threadsParameter(3, kMostThreads), timeScaleParameter() };
    w.prepare = &preparePages;
    w.estimatedWait = &delays;
    return w;
}

} // namespace interleave
