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
        translatable("Three waits for the server end to end in the main lane: the sum of the "
                     "delays. Keep it in mind for the same pages through a queue."),
        &sequentialProgram, {});
    w.nativeModel = ModelId::Sequential;
    w.topic = translatable("The baseline: one after the other");
    w.figures = { { translatable("waits for the server"), "waits:io@program" },
        { translatable("all these waits together"), "total-wait:io@program" },
        { translatable("the longest of them"), "longest-wait:io@program" } };
    w.keyMoment = "longest-wait:io@program";
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
        translatable("Orders go into the queue, and each thread takes one. Their waits for the "
                     "server stand side by side, so that it all lasts as long as the longest. The "
                     "main lane waits for the queue until no order is left that is not done."),
        &threadsProgram, { bodyEntry<&fetcher>("fetcher") });
    constexpr std::int64_t kMostThreads = 16;
    w.topic = translatable("Producers, a queue, consumers");
    w.figures = { { translatable("orders that were not done, at most"), "pending:queue" },
        { translatable("waits for the server at the same time"), "most-waiting:io" },
        { translatable("how long the main thread waited for the queue"),
            "longest-wait:queue@program" },
        { translatable("when it was released"), "last-wake:queue" } };
    w.keyMoment = "last-wake:queue";
    w.parameters = { threadsParameter(3, kMostThreads), timeScaleParameter() };
    w.prepare = &preparePages;
    w.estimatedWait = &delays;
    return w;
}

} // namespace interleave
