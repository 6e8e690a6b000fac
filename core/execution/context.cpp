// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/context.h"

#include "core/execution/executor.h"
#include "core/execution/taskcontrol.h"

#include <algorithm>
#include <unordered_set>

namespace interleave {

Future Context::submitBytes(
    std::string_view name, BodyFunction body, std::span<const std::byte> parameters)
{
    m_task->executor().checkOpen();
    m_task->executor().checkPool();
    return m_task->executor().submit(*m_task, name, body, parameters);
}

namespace {
/// While it is there, what is submitted belongs together.
class Chunk {
public:
    Chunk(TaskControl& by, std::int64_t size) : m_by(by) { by.executor().openChunk(by, size); }
    ~Chunk() { m_by.executor().closeChunk(); }
    Chunk(const Chunk&) = delete;
    Chunk& operator=(const Chunk&) = delete;

private:
    TaskControl& m_by;
};
} // namespace

std::vector<Future> Context::submitEachBytes(std::string_view name, BodyFunction body,
    std::span<const std::byte> items, std::size_t itemBytes, std::int64_t chunk)
{
    if (chunk < 1)
        throw TaskError(ErrorCode::BadArgument, "chunksize must be >= 1.");
    std::vector<Future> futures;
    const auto count = static_cast<std::int64_t>(items.size() / itemBytes);
    for (std::int64_t at = 0; at < count; at += std::min(chunk, count - at)) {
        const std::int64_t size = std::min(chunk, count - at);
        const Chunk together(*m_task, size);
        for (std::int64_t i = at; i < at + size; ++i)
            futures.push_back(submitBytes(std::string(name) + " " + std::to_string(i + 1), body,
                items.subspan(static_cast<std::size_t>(i) * itemBytes, itemBytes)));
    }
    return futures;
}

void Context::initializerBytes(
    std::string_view name, BodyFunction body, std::span<const std::byte> parameters)
{
    m_task->executor().setInitializer(*m_task, name, body, parameters);
}

Future Context::spawnBytes(std::string_view name, BodyFunction body,
    std::span<const std::byte> parameters, TaskOrigin origin)
{
    return m_task->executor().spawn(*m_task, name, body, parameters, origin);
}

Future Context::offloadBytes(
    std::string_view name, BodyFunction body, std::span<const std::byte> parameters)
{
    m_task->executor().checkOpen();
    return m_task->executor().offload(*m_task, name, body, parameters);
}

void Context::setOffloadWorkers(unsigned workers)
{
    m_task->executor().setOffloadWorkers(workers);
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

void Context::keepAlive(std::shared_ptr<void> thing)
{
    m_task->executor().keepAlive(std::move(thing));
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
    return m_task->executor().processId(*m_task);
}

std::string Context::workerName() const
{
    return m_task->executor().workerName(*m_task);
}

void Context::signalWorker(int processId, int signal)
{
    m_task->executor().signalWorker(*m_task, processId, signal);
}

std::vector<Future> distinctFutures(const std::vector<Future>& futures)
{
    std::vector<Future> distinct;
    std::unordered_set<const TaskControl*> seen;
    for (const Future future : futures)
        if (seen.insert(future.task).second)
            distinct.push_back(future);
    return distinct;
}

CompletionQueue::CompletionQueue(
    Context& context, const std::vector<Future>& futures, std::optional<Nanos> timeout)
    : m_context(context),
      m_futures(distinctFutures(futures)),
      m_remaining(m_futures.size())
{
    if (timeout)
        m_deadline = context.task().executor().time() + *timeout;
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
    if (queue.m_deadline)
        m_timeout = std::max(*queue.m_deadline - task().executor().time(), Nanos(0));
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
    if (hasTimedOut())
        throw TaskError(ErrorCode::TimedOut,
            std::to_string(m_queue.m_remaining) + " (of " + std::to_string(m_queue.m_futures.size())
                + ") futures unfinished");
    const std::lock_guard lock(m_queue.m_mutex);
    const Future future = m_queue.m_done.front();
    m_queue.m_done.pop_front();
    --m_queue.m_remaining;
    return future;
}

MapResults::MapResults(Context& context, std::vector<Future> futures, std::optional<Nanos> timeout)
    : m_context(context),
      m_futures(std::move(futures))
{
    if (timeout)
        m_deadline = context.task().executor().time() + *timeout;
}

ResultOperation MapResults::next()
{
    const Future future = m_futures[m_next++];
    if (m_deadline)
        return { m_context, future, *m_deadline - m_context.task().executor().time() };
    return { m_context, future };
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
