// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/processbodies.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace interleave::processtest {

Task<Value> square(Context& /*context*/, Number p)
{
    co_return Value(p.value * p.value);
}

Task<Value> nap(Context& context, Nap p)
{
    co_await context.sleep(p.duration);
    co_return Value(p.value);
}

Task<Value> processId(Context& context, Nap p)
{
    co_await context.sleep(p.duration);
    co_return Value(static_cast<std::int64_t>(context.processId()));
}

Task<Value> fail(Context& context, Number p)
{
    co_await context.checkpoint();
    if (p.value == 0)
        throw TaskError(ErrorCode::NotFound, "nothing there");
    if (p.value == 42)
        throw 42; // NOLINT: a workload may throw anything
    throw std::runtime_error("went wrong: " + std::to_string(p.value));
}

Task<Value> text(Context& context, Number p)
{
    co_await context.checkpoint();
    co_return Value(std::string(static_cast<std::size_t>(p.value), 'x'));
}

Task<Value> burn(Context& context, Number p)
{
    const std::uint64_t x = co_await context.compute(static_cast<std::uint64_t>(p.value), 1);
    co_return Value(static_cast<std::int64_t>(x >> 1U));
}

Task<Value> count(Context& context, Counting p)
{
    for (int i = 0; i < p.times; ++i) {
        const LockGuard guard = co_await context.acquire(p.lock);
        const std::int64_t now = context.load(p.cell);
        co_await context.compute(200, 1);
        context.store(p.cell, now + 1);
    }
    co_return Value(p.times);
}

Task<Value> fetch(Context& context, FetchRequest p)
{
    const FetchResponse response = co_await context.fetch(p);
    co_return Value(response.body);
}

Task<Value> overreach(Context& context, Number p)
{
    Number one;
    one.value = 1;
    if (p.value == 0)
        context.submit<&square>("sub", one);
    const ResourceId lock = context.makeLock("late");
    co_return Value(static_cast<std::int64_t>(lock.value));
}

Task<Value> diary(Context& context, Number p)
{
    context.print("line " + std::to_string(p.value));
    co_await context.sleep(std::chrono::milliseconds(1));
    context.mark("middle");
    context.print(std::string(200, 'y'));
    co_return Value(context.taskId().value == 0 ? 0 : 1);
}

Task<Value> die(Context& context, Number p)
{
    co_await context.checkpoint();
    if (p.value == 0)
        std::_Exit(kOddStatus);
    std::signal(static_cast<int>(p.value), SIG_DFL); // a sanitizer may have taken it
    raise(static_cast<int>(p.value));
    co_return Value();
}

Task<Value> dieWithLock(Context& context, Counting p)
{
    const LockGuard guard = co_await context.acquire(p.lock);
    context.store(p.cell, 1);
    raise(SIGKILL);
    co_return Value();
}

Task<Value> greet(Context& context, Greeting p)
{
    context.print("greeting of " + context.workerName());
    co_await context.sleep(std::chrono::milliseconds(2));
    if (p.failing == 1)
        throw std::runtime_error("no greeting");
    co_return Value();
}

Task<Value> meet(Context& context, Meeting p)
{
    const std::int64_t place = co_await context.arrive(p.barrier);
    co_return Value(place);
}

std::span<const BodyEntry> bodies()
{
    static const std::array entries { bodyEntry<&square>("square"), bodyEntry<&nap>("nap"),
        bodyEntry<&processId>("process-id"), bodyEntry<&fail>("fail"), bodyEntry<&text>("text"),
        bodyEntry<&burn>("burn"), bodyEntry<&count>("count"), bodyEntry<&fetch>("fetch"),
        bodyEntry<&overreach>("overreach"), bodyEntry<&diary>("diary"), bodyEntry<&die>("die"),
        bodyEntry<&dieWithLock>("die-with-lock"), bodyEntry<&greet>("greet"),
        bodyEntry<&meet>("meet") };
    return entries;
}

} // namespace interleave::processtest
