// SPDX-License-Identifier: GPL-3.0-or-later
// At most so many threads at once in a pool.
#include "core/base/translatable.h"
#include "core/workload/threadfamily.h"
#include "core/workload/timescale.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr Nanos kHold = std::chrono::milliseconds(100);
constexpr std::int64_t kMostThreads = 32;

/// Who is in the pool: for each thread a cell with the number of its entrance, 0 outside.
struct PoolParameters {
    ResourceId semaphore;
    ResourceId lock;
    CellId entrances; ///< how often anybody came in
    CellId most;      ///< at once
    CellId first;     ///< the first thread's; the others' follow it
    std::int64_t threads;
    std::int64_t number;
    Nanos hold;
};

CellId cellOf(const PoolParameters& p, std::int64_t number)
{
    return CellId { p.first.value + static_cast<std::uint32_t>(number) };
}

/// "['0', '1']", in the order in which they came; counts them too.
std::string whoIsInside(Context& context, const PoolParameters& p)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> inside;
    for (std::int64_t i = 0; i < p.threads; ++i)
        if (const std::int64_t entrance = context.load(cellOf(p, i)); entrance != 0)
            inside.emplace_back(entrance, i);
    std::sort(inside.begin(), inside.end());
    if (const auto now = static_cast<std::int64_t>(inside.size()); now > context.load(p.most))
        context.store(p.most, now);
    std::string names;
    for (const auto& [entrance, number] : inside)
        names += (names.empty() ? "'" : ", '") + std::to_string(number) + "'";
    return "[" + names + "]";
}

Task<Value> worker(Context& context, PoolParameters p)
{
    const std::string name = std::to_string(p.number);
    context.print(name + " Waiting to join the pool");
    const LockGuard permit = co_await context.acquire(p.semaphore);
    {
        const LockGuard guard = co_await context.acquire(p.lock);
        const std::int64_t entrance = context.load(p.entrances) + 1;
        context.store(p.entrances, entrance);
        context.store(cellOf(p, p.number), entrance);
        context.print(name + " Running: " + whoIsInside(context, p));
    }
    co_await context.sleep(p.hold);
    {
        const LockGuard guard = co_await context.acquire(p.lock);
        context.store(cellOf(p, p.number), 0);
        context.print(name + " Running: " + whoIsInside(context, p));
    }
    co_return Value();
}

Task<Value> program(Context& context)
{
    const ParameterValues& values = context.parameters();
    PoolParameters p {};
    p.semaphore = context.makeBoundedSemaphore("pool", values.integer("permits"));
    p.lock = context.makeLock("pool lock");
    p.entrances = context.makeCell(0);
    p.most = context.makeCell(0);
    p.threads = values.integer("threads");
    p.hold = scaled(kHold, values);
    p.first = context.makeCell(0);
    for (std::int64_t i = 1; i < p.threads; ++i)
        (void)context.makeCell(0);
    std::vector<Future> threads;
    for (p.number = 0; p.number < p.threads; ++p.number)
        threads.push_back(context.spawn<&worker>(std::to_string(p.number), p));
    co_await joinAll(context, &threads);
    const std::int64_t most = context.load(p.most);
    co_return Value(Value::Object { { "max_active", Value(most) } });
}

double wait(const ParameterValues& values)
{
    return static_cast<double>(values.integer("threads")) * toSeconds(scaled(kHold, values));
}

} // namespace

Workload semaphorePool()
{
    Workload w = threadWorkload("semaphore-pool", translatable("A pool with two permits"),
        translatable("A semaphore lets so many threads in at once; the others wait for a permit."),
        translatable("Waves: as many threads as there are permits are in the pool at once, and "
                     "each that leaves lets the next one in. Below, a row for each permit; none of "
                     "them ever has two bars at once."),
        &program, { bodyEntry<&worker>("worker") });
    constexpr double kMostPermits = 8;
    w.topic = translatable("Permits: at most so many at once");
    w.figures = { { translatable("permits in use at once, at most"), "most-held:semaphore" },
        { translatable("waits for a permit"), "waits:semaphore" },
        { translatable("longest wait for a permit"), "longest-wait:semaphore" } };
    w.keyMoment = "longest-wait:semaphore";
    w.parameters = { { "permits", translatable("Permits"),
                         translatable("How many threads may be in the pool at once."), "",
                         ParameterKind::Integer, Value(2), 1, kMostPermits, {} },
        threadsParameter(4, kMostThreads), timeScaleParameter() };
    w.estimatedWait = &wait;
    return w;
}

} // namespace interleave
