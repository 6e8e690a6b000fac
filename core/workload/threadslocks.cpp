// SPDX-License-Identifier: GPL-3.0-or-later
// Locks: tried, taken twice, re-entrant, with a guard and without.
#include "core/base/translatable.h"
#include "core/workload/threadfamily.h"
#include "core/workload/timescale.h"

namespace interleave {

namespace {

constexpr Nanos kHalfSecond = std::chrono::milliseconds(500);

struct TryParameters {
    ResourceId lock;
    Nanos pause;
    std::int64_t hits;
};

/// Holds and rests by turns, until it is cut off.
Task<Value> lockHolder(Context& context, TryParameters p)
{
    context.print("LockHolder Starting");
    for (;;) {
        (void)co_await context.take(p.lock);
        context.print("LockHolder Holding");
        co_await context.sleep(p.pause);
        context.print("LockHolder Not holding");
        context.release(p.lock);
        co_await context.sleep(p.pause);
    }
}

Task<Value> tryingWorker(Context& context, TryParameters p)
{
    context.print("Worker Starting");
    std::int64_t tries = 0;
    for (std::int64_t hits = 0; hits < p.hits;) {
        co_await context.sleep(p.pause);
        context.print("Worker Trying to acquire");
        const bool haveIt = co_await context.take(p.lock, WaitLimit::none());
        const std::string number = std::to_string(++tries);
        context.print("Worker Iteration " + number + (haveIt ? ": Acquired" : ": Not acquired"));
        context.mark("try " + number + (haveIt ? " hit" : " miss"));
        if (haveIt) {
            ++hits;
            context.release(p.lock);
        }
    }
    context.print("Worker Done after " + std::to_string(tries) + " iterations");
    co_return Value(tries);
}

Task<Value> tryAcquireProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const ResourceId lock = context.makeLock("lock");
    const TryParameters p { lock, scaled(kHalfSecond, values), values.integer("hits") };
    context.spawnDaemon<&lockHolder>("LockHolder", p);
    const Future worker = context.spawn<&tryingWorker>("Worker", p);
    co_await context.join(worker);
    Value tries = co_await context.result(worker);
    co_return Value(Value::Object { { "tries", std::move(tries) } });
}

Task<Value> tryTwice(Context& context, ResourceId lock)
{
    const bool first = co_await context.take(lock, WaitLimit::none());
    context.print(std::string("First try : ") + (first ? "True" : "False"));
    const bool second = co_await context.take(lock, WaitLimit::none());
    context.print(std::string("Second try: ") + (second ? "True" : "False"));
    const std::int64_t depth = context.level(lock);
    for (std::int64_t i = 0; i < depth; ++i)
        context.release(lock);
    co_return Value(depth);
}

Task<Value> notReentrantProgram(Context& context)
{
    const ResourceId lock = context.makeLock("lock");
    (void)co_await tryTwice(context, lock);
    co_return Value(Value::Object {});
}

Task<Value> reentrantProgram(Context& context)
{
    const ResourceId lock = context.makeReentrantLock("lock");
    Value depth = co_await tryTwice(context, lock);
    co_return Value(Value::Object { { "recursion", std::move(depth) } });
}

struct LockParameters {
    ResourceId lock;
};

Task<Value> workerWith(Context& context, LockParameters p)
{
    const LockGuard guard = co_await context.acquire(p.lock);
    context.print("Lock acquired via with");
    co_return Value();
}

Task<Value> workerNoWith(Context& context, LockParameters p)
{
    (void)co_await context.take(p.lock);
    context.print("Lock acquired directly");
    context.release(p.lock);
    co_return Value();
}

Task<Value> withProgram(Context& context)
{
    const LockParameters p { context.makeLock("lock") };
    std::vector<Future> threads;
    threads.push_back(context.spawn<&workerWith>(context.nextThreadName("a"), p));
    threads.push_back(context.spawn<&workerNoWith>(context.nextThreadName("b"), p));
    co_await joinAll(context, &threads);
    co_return Value(Value::Object {});
}

} // namespace

Workload lockTryAcquire()
{
    Workload w = threadWorkload("lock-try-acquire", translatable("Trying for a lock"),
        translatable("One thread holds a lock half of the time; another tries without waiting."),
        translatable("The lock's row is a square wave, half a second high and half a second low. "
                     "The other thread never waits: each try falls on an edge of the wave and is a "
                     "hit or a miss, as chance has it."),
        &tryAcquireProgram,
        { bodyEntry<&lockHolder>("lock-holder"), bodyEntry<&tryingWorker>("worker") });
    constexpr double kMostHits = 10;
    w.topic = translatable("Trying, instead of waiting");
    w.figures = { { translatable("tries that got the lock"), "marks:hit" },
        { translatable("tries that did not"), "marks:miss" },
        { translatable("waits for the lock"), "waits:lock" },
        { translatable("longest time that the lock was held"), "longest-held:lock" } };
    w.keyMoment = "marks:hit";
    w.parameters = { { "hits", translatable("Hits"),
                         translatable("How often the lock must be had before the program ends."),
                         "", ParameterKind::Integer, Value(3), 1, kMostHits, {} },
        timeScaleParameter() };
    w.whyNot = &noDaemonsInSequence;
    w.estimatedWait = [](const ParameterValues& values) {
        return static_cast<double>(2 * values.integer("hits"))
            * toSeconds(scaled(kHalfSecond, values));
    };
    return w;
}

Workload lockNotReentrant()
{
    Workload w = threadWorkload("lock-not-reentrant", translatable("A lock taken twice"),
        translatable("A plain lock has no owner: its holder cannot take it a second time."),
        translatable("The second try fails at once, although it is the same thread that holds the "
                     "lock. Had it waited instead, it would have waited for itself for ever."),
        &notReentrantProgram, {});
    w.topic = translatable("A lock does not know its owner");
    w.figures = { { translatable("how deep the lock was held, at most"), "level:lock" },
        { translatable("tries that got it"), "lines:try : True" },
        { translatable("tries that did not"), "lines:try: False" } };
    w.keyMoment = "line:Second try";
    return w;
}

Workload rlockReentrant()
{
    Workload w = threadWorkload("rlock-reentrant", translatable("A re-entrant lock taken twice"),
        translatable("A re-entrant lock counts how often its owner has taken it."),
        translatable("Both tries succeed, for the lock knows its owner and counts. Its depth goes "
                     "up to two, and down again with each release: only the last one frees it."),
        &reentrantProgram, {});
    w.topic = translatable("A lock that counts");
    w.figures = { { translatable("how deep the lock was held, at most"), "level:lock" },
        { translatable("times that it was held, however deep"), "holds:lock" },
        { translatable("when it was taken the second time"), "line:Second try" } };
    w.keyMoment = "level:lock";
    return w;
}

Workload lockWith()
{
    Workload w = threadWorkload("lock-with", translatable("A lock with a guard and without"),
        translatable("The same lock taken by a guard, and by hand."),
        translatable("Two holdings, one by a guard that gives the lock back at its end, one by "
                     "hand: both look the same. Which of them comes first is free."),
        &withProgram, { bodyEntry<&workerWith>("a"), bodyEntry<&workerNoWith>("b") });
    w.topic = translatable("Giving a lock back by itself");
    w.figures = { { translatable("times that the lock was taken"), "holds:lock" },
        { translatable("waits for the lock"), "waits:lock" },
        { translatable("longest time that it was held"), "longest-held:lock" } };
    w.keyMoment = "longest-held:lock";
    return w;
}

} // namespace interleave
