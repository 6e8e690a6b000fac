// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/waiting.h"

#include "core/coro/cancelled.h"
#include "core/execution/executor.h"

#include <algorithm>

namespace interleave {

namespace {

bool hasFailed(Future future)
{
    return future.task->error().has_value();
}

void cancelAll(Context& context, const std::vector<Future>& futures)
{
    for (const Future future : futures)
        cancelTask(context, future);
}

/// Waits until all have ended, however.
Task<void> awaitEnds(Context& context, const std::vector<Future>* futures)
{
    for (const Future future : *futures)
        co_await context.join(future);
}

Value errorValue(const Error& error)
{
    return Value(Value::Object {
        { "error", Value(error.detail) }, { "code", Value(toString(error.code)) } });
}

} // namespace

Task<WaitResult> wait(Context& context, const std::vector<Future>* futures, ReturnWhen when,
    std::optional<Nanos> timeout)
{
    if (futures->empty())
        throw TaskError(ErrorCode::BadArgument, "Set of Tasks/Futures is empty.");
    CompletionQueue queue(context, *futures, timeout);
    bool isEnough = false;
    while (!isEnough && queue.remaining() > 0) {
        Future next;
        try {
            next = co_await queue.next();
        } catch (const TaskError& e) {
            if (e.error().code != ErrorCode::TimedOut)
                throw;
            break;
        }
        isEnough = when == ReturnWhen::FirstCompleted
            || (when == ReturnWhen::FirstException && hasFailed(next)
                && !next.task->wasCancelled());
    }
    WaitResult result;
    for (const Future future : distinctFutures(*futures))
        (future.task->isDone() ? result.done : result.notDone).push_back(future);
    co_return result;
}

Task<Value> gather(Context& context, const std::vector<Future>* futures, bool returnExceptions)
{
    CompletionQueue queue(context, *futures);
    bool isCancelled = false;
    while (queue.remaining() > 0 && !isCancelled) {
        Future next;
        try {
            next = co_await queue.next();
        } catch (const Cancelled&) {
            isCancelled = true;
        }
        if (!isCancelled && !returnExceptions && hasFailed(next))
            throw TaskError(*next.task->error());
    }
    if (isCancelled) {
        cancelAll(context, *futures);
        co_await awaitEnds(context, futures);
        throw Cancelled();
    }
    Value::List values;
    for (const Future future : *futures)
        values.push_back(
            hasFailed(future) ? errorValue(*future.task->error()) : future.task->value());
    co_return Value(std::move(values));
}

Task<Value> waitFor(Context& context, Future future, Nanos timeout)
{
    bool isCancelled = false;
    if (timeout > Nanos(0) || future.task->isDone()) {
        ShieldOperation result(context, future, timeout);
        try {
            Value value = co_await result;
            co_return value;
        } catch (const Cancelled&) {
            isCancelled = true;
        } catch (const TaskError&) {
            if (future.task->isDone())
                throw;
        }
    }
    if (isCancelled && future.task->isDone())
        co_return resultNow(future);
    cancelTask(context, future);
    co_await context.join(future);
    if (isCancelled)
        throw Cancelled();
    if (future.task->wasCancelled())
        throw TaskError(ErrorCode::TimedOut, "the time given was over: the task was cancelled");
    co_return resultNow(future);
}

Task<void> awaitGroup(Context& context, const std::vector<Future>* tasks)
{
    CompletionQueue queue(context, *tasks);
    std::string failures;
    int count = 0;
    bool isCancelled = false;
    while (queue.remaining() > 0) {
        Future next;
        bool isInterrupted = false;
        try {
            next = co_await queue.next();
        } catch (const Cancelled&) {
            isInterrupted = true;
        }
        if (isInterrupted && context.task().executor().isStopping())
            throw Cancelled();
        isCancelled = isCancelled || isInterrupted;
        if (isInterrupted) {
            cancelAll(context, *tasks);
        } else if (hasFailed(next) && !next.task->wasCancelled()) {
            if (count++ == 0)
                cancelAll(context, *tasks);
            failures += (failures.empty() ? "" : "; ") + next.task->error()->detail;
        }
    }
    if (count > 0)
        throw TaskError(ErrorCode::TaskFailed,
            "unhandled errors in a task group (" + std::to_string(count) + "): " + failures);
    if (isCancelled)
        throw Cancelled();
}

namespace {

struct Expiry {
    TaskControl* task;
    bool* expired;
};

Task<Value> expire(Context& context, Expiry p)
{
    *p.expired = true;
    cancelTask(context, Future { p.task });
    co_return Value();
}

} // namespace

TimeLimit::TimeLimit(Context& context, Nanos limit) : m_context(context)
{
    arm(limit);
}

TimeLimit::~TimeLimit()
{
    m_context.cancel(m_timer);
}

void TimeLimit::arm(Nanos limit)
{
    m_timer = EventLoop(m_context).callLater<&expire>(
        limit, "time limit", { &m_context.task(), &m_expired });
}

void TimeLimit::reschedule(Nanos limit)
{
    m_context.cancel(m_timer);
    arm(limit);
}

void TimeLimit::rethrow() const
{
    if (m_expired)
        throw TaskError(ErrorCode::TimedOut, "the time limit has expired");
    throw Cancelled();
}

Task<Value> resultsOfAll(Context& context, const std::vector<Future>* futures)
{
    CompletionQueue queue(context, *futures);
    Future failed;
    while (queue.remaining() > 0) {
        const Future next = co_await queue.next();
        if (failed.isNull() && (hasFailed(next) || next.task->wasCancelled()))
            failed = next;
    }
    if (!failed.isNull())
        (void)co_await context.result(failed); // throws
    Value::List values;
    for (const Future future : *futures) {
        Value value = co_await context.result(future);
        values.push_back(std::move(value));
    }
    co_return Value(std::move(values));
}

Task<void> shutdownPool(Context& context, Shutdown how)
{
    const std::vector<Future> submitted = context.task().executor().shutDown();
    if (how.cancelPending)
        for (const Future future : submitted)
            context.cancel(future);
    if (how.wait)
        co_await awaitEnds(context, &submitted);
}

} // namespace interleave
