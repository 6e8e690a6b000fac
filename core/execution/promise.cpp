// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/promise.h"

#include "core/execution/executor.h"

namespace interleave {

namespace {

[[noreturn]] void refuse(const char* why)
{
    throw TaskError(ErrorCode::InvalidState, why);
}

void settle(Context& by, TaskControl* promise, Value value, std::optional<Error> error)
{
    if (!by.task().executor().settle(*promise, std::move(value), std::move(error), by.task()))
        refuse("the future has its result already, or was cancelled");
}

void checkDone(Future future)
{
    if (!future.task->isDone())
        refuse("Result is not ready.");
    if (future.task->wasCancelled())
        throw TaskError(ErrorCode::Cancelled, "the future was cancelled");
}

} // namespace

Promise::Promise(Context& context, std::string_view name)
    : m_task(&context.task().executor().newPromise(name))
{
}

void Promise::setResult(Context& by, Value value) const
{
    settle(by, m_task, std::move(value), std::nullopt);
}

void Promise::setException(Context& by, Error error) const
{
    settle(by, m_task, {}, std::move(error));
}

Value resultNow(Future future)
{
    checkDone(future);
    if (future.task->error())
        throw TaskError(*future.task->error());
    return future.task->value();
}

const Error* exceptionNow(Future future)
{
    checkDone(future);
    return future.task->error() ? &*future.task->error() : nullptr;
}

Context& callbackContext(Future done, Context& registrar)
{
    TaskControl* finisher = done.task->finisher();
    const bool isElsewhere = finisher != nullptr && finisher->lane() != nullptr
        && finisher->lane() != registrar.task().lane();
    return isElsewhere ? finisher->context() : registrar;
}

std::size_t removeDoneCallback(Future future, DoneCallback callback, void* argument)
{
    return future.task->removeCallbacks(callback, argument);
}

bool cancelTask(Context& by, Future future)
{
    return by.task().executor().cancelTask(*future.task, by.task());
}

} // namespace interleave
