// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/eventloop.h"

#include "core/execution/executor.h"
#include "core/execution/promise.h"

namespace interleave {

RunLoopOperation::RunLoopOperation(Context& context, Future future)
    : Operation(context.task(), OperationKind::Primitive,
        future.isNull() ? Reason::Event : Reason::Future,
        context.task().executor().intern(
            future.isNull() ? "loop runs until stopped" : "loop runs until complete")),
      m_future(future)
{
}

bool RunLoopOperation::tryNow()
{
    task().executor().checkLoop();
    if (task().role() != TaskRole::Task || task().body() != nullptr
        || task().executor().isLoopRunning())
        throw TaskError(ErrorCode::InvalidState, "This event loop is already running");
    return false;
}

bool RunLoopOperation::arm()
{
    Executor& executor = task().executor();
    executor.armRun(*this);
    if (!m_future.isNull() && !m_future.task->addCallback(&stopLater, &executor))
        executor.runCallback(m_future, &stopLater, &executor);
    return false;
}

void RunLoopOperation::disarm()
{
    if (!m_future.isNull())
        (void)m_future.task->removeCallbacks(&stopLater, &task().executor());
}

void RunLoopOperation::stopLater(Future future, void* executor)
{
    static_cast<Executor*>(executor)->stopLoop(*future.task);
}

Value RunLoopOperation::await_resume()
{
    disarm();
    throwIfStopped();
    if (m_future.isNull())
        return {};
    if (!m_future.task->isDone())
        throw TaskError(ErrorCode::InvalidState, "Event loop stopped before Future completed.");
    return resultNow(m_future);
}

Nanos EventLoop::time() const
{
    return m_context.task().executor().time();
}

void EventLoop::stop()
{
    m_context.task().executor().stopLoop(m_context.task());
}

RunLoopOperation EventLoop::runForever()
{
    return { m_context, Future {} };
}

RunLoopOperation EventLoop::runUntilComplete(Future future)
{
    return { m_context, future };
}

bool EventLoop::isRunning() const
{
    return m_context.task().executor().isLoopRunning();
}

void EventLoop::close()
{
    m_context.task().executor().closeLoop();
}

Future EventLoop::callBytes(std::string_view name, BodyFunction body,
    std::span<const std::byte> parameters, std::optional<Nanos> when)
{
    TaskControl& task = m_context.task();
    return task.executor().callAt(task, name, body, parameters, when);
}

} // namespace interleave
