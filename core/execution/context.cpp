// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/context.h"

#include "core/execution/executor.h"
#include "core/execution/taskcontrol.h"

#include <unistd.h>

#include <algorithm>

namespace interleave {

Future Context::submitBytes(
    std::string_view name, BodyFunction body, std::span<const std::byte> parameters)
{
    return m_task->executor().submit(*m_task, name, body, parameters);
}

Future Context::spawnBytes(
    std::string_view name, BodyFunction body, std::span<const std::byte> parameters)
{
    return m_task->executor().spawn(*m_task, name, body, parameters);
}

FutureState Context::state(Future future) const
{
    return m_task->executor().stateOf(*future.task);
}

bool Context::cancel(Future future)
{
    return m_task->executor().cancel(*future.task, *m_task);
}

void Context::addDoneCallback(Future future, DoneCallback callback, void* argument)
{
    if (!future.task->addCallback(callback, argument))
        m_task->executor().runCallback(future, callback, argument);
}

ResourceId Context::makeLock(std::string_view name)
{
    return m_task->executor().makeLock(name);
}

CellId Context::makeCell(std::int64_t value)
{
    return m_task->executor().makeCell(value);
}

std::int64_t Context::load(CellId cell) const
{
    return m_task->executor().load(cell);
}

void Context::store(CellId cell, std::int64_t value)
{
    m_task->executor().store(cell, value);
}

void Context::print(std::string_view line)
{
    m_task->lane()->recorder.output(m_task->id(), line);
}

void Context::mark(std::string_view name)
{
    m_task->lane()->recorder.mark(m_task->id(), m_task->executor().intern(name));
}

ModelId Context::model() const
{
    return m_task->executor().environment().model;
}

unsigned Context::workers() const
{
    return m_task->executor().environment().workers;
}

const ParameterValues& Context::parameters() const
{
    return m_task->executor().environment().parameters;
}

TaskId Context::taskId() const
{
    return m_task->id();
}

int Context::processId() const
{
    return static_cast<int>(getpid());
}

void Context::signalWorker(int processId, int signal)
{
    m_task->executor().signalWorker(*m_task, processId, signal);
}

// By reference: a temporary vector inside a coroutine is destroyed twice by GCC 12.
// NOLINTNEXTLINE(modernize-pass-by-value)
CompletionQueue::CompletionQueue(Context& context, const std::vector<Future>& futures)
    : m_context(context),
      m_futures(futures)
{
    std::sort(
        m_futures.begin(), m_futures.end(), [](Future a, Future b) { return a.id() < b.id(); });
    m_futures.erase(std::unique(m_futures.begin(), m_futures.end()), m_futures.end());
    m_remaining = m_futures.size();
    for (const Future future : m_futures) {
        if (future.task->watch(*this))
            continue;
        const std::lock_guard lock(m_mutex);
        m_done.push_back(future);
    }
}

CompletionQueue::~CompletionQueue()
{
    for (const Future future : m_futures)
        future.task->unwatch(*this);
}

void CompletionQueue::onDone(TaskControl& finished, TaskControl* by)
{
    const std::lock_guard lock(m_mutex);
    m_done.push_back(Future { &finished });
    if (m_waiting != nullptr)
        m_context.task().executor().wake(*std::exchange(m_waiting, nullptr), by);
}

CompletionQueue::NextOperation::NextOperation(CompletionQueue& queue)
    : Operation(queue.m_context.task(), OperationKind::Primitive, Reason::Future,
        queue.m_context.task().executor().intern("next completed")),
      m_queue(queue)
{
}

bool CompletionQueue::NextOperation::tryNow()
{
    const std::lock_guard lock(m_queue.m_mutex);
    return !m_queue.m_done.empty();
}

bool CompletionQueue::NextOperation::arm()
{
    const std::lock_guard lock(m_queue.m_mutex);
    if (!m_queue.m_done.empty())
        return true;
    m_queue.m_waiting = this;
    return false;
}

void CompletionQueue::NextOperation::disarm()
{
    const std::lock_guard lock(m_queue.m_mutex);
    if (m_queue.m_waiting == this)
        m_queue.m_waiting = nullptr;
}

Future CompletionQueue::NextOperation::await_resume()
{
    throwIfStopped();
    const std::lock_guard lock(m_queue.m_mutex);
    const Future future = m_queue.m_done.front();
    m_queue.m_done.pop_front();
    --m_queue.m_remaining;
    return future;
}

MapResults::~MapResults()
{
    for (std::size_t i = m_next; i < m_futures.size(); ++i)
        m_context.cancel(m_futures[i]);
}

Task<std::vector<Future>> waitFor(
    Context& context, const std::vector<Future>* futures, WaitFor what)
{
    CompletionQueue queue(context, *futures);
    std::vector<Future> done;
    while (queue.remaining() > 0) {
        const Future next = co_await queue.next();
        done.push_back(next);
        if (what == WaitFor::First)
            break;
    }
    co_return done;
}

} // namespace interleave
