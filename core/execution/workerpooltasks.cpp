// SPDX-License-Identifier: GPL-3.0-or-later
// How WorkerPool hands tasks over and takes them back.
#include "core/execution/workerpool.h"

#include <algorithm>
#include <utility>

namespace interleave {

namespace {

constexpr std::size_t kMaxBatch = 64;

} // namespace

void WorkerPool::submit(TaskControl& task)
{
    m_unfinished.fetch_add(1);
    Tasks finished;
    {
        const std::lock_guard lock(m_mutex);
        if (m_broken) { // since it was asked
            fail(task, *m_broken, finished);
        } else {
            task.setChunk(m_openChunk);
            m_pending.push_back(&task);
            if (m_openChunk == 0) {
                look(finished);
                flushDeferred();
            }
        }
    }
    publish(finished);
}

void WorkerPool::setInitializers(PoolInitializer& initializers)
{
    const std::lock_guard lock(m_mutex);
    m_initializers = &initializers;
}

void WorkerPool::openChunk()
{
    const std::lock_guard lock(m_mutex);
    m_openChunk = ++m_chunks;
}

void WorkerPool::closeChunk()
{
    Tasks finished;
    {
        const std::lock_guard lock(m_mutex);
        m_openChunk = 0;
        look(finished);
        flushDeferred();
    }
    publish(finished);
}

/// A worker's first task comes behind its initialiser.
bool WorkerPool::hand(std::uint32_t index, TaskControl& task)
{
    if (m_initializers != nullptr && !m_workers[index]->named)
        if (TaskControl* initializer = m_initializers->takeFor(index)) {
            m_unfinished.fetch_add(1);
            (void)offer(index, *initializer); // its ring is empty
        }
    return offer(index, task);
}

bool WorkerPool::offer(std::uint32_t index, TaskControl& task)
{
    Worker& worker = *m_workers[index];
    const auto position = worker.channel.offer(
        { task.id(), task.sequence(), bodyIndex(task.body()).value_or(kNowhere), task.parameters(),
            task.role() == TaskRole::Initializer });
    if (!position)
        return false;
    if (worker.handed.empty())
        worker.progressTicks = readTicks();
    worker.handed.push_back({ &task, *position });
    m_handedTasks += worker.named ? 0 : 1;
    placeOf(task) = { index, *position };
    return true;
}

std::size_t WorkerPool::batchSize() const
{
    const auto byWork = static_cast<std::size_t>(m_batchTicks / std::max(m_meanRunTicks, 1.0));
    const std::size_t byWaiting
        = m_pending.size() / (std::size_t { 4 } * std::max(m_environment.workers, 1U));
    return std::max<std::size_t>(1, std::min({ byWork, byWaiting, kMaxBatch }));
}

WorkerPool::Place& WorkerPool::placeOf(const TaskControl& task)
{
    if (task.id().index() >= m_places.size())
        m_places.resize(task.id().index() + 1);
    return m_places[task.id().index()];
}

void WorkerPool::dropWithdrawn()
{
    while (!m_pending.empty() && placeOf(*m_pending.front()).worker == kWithdrawn)
        m_pending.pop_front();
}

/// An idle worker gets the next task at once. One that sleeps is not woken, though, while the task
/// begins sooner behind the few short ones of a worker that is awake.
void WorkerPool::dispatch()
{
    const std::uint64_t now = readTicks();
    do {
        for (dropWithdrawn(); !m_pending.empty() && !m_broken && !m_stopping; dropWithdrawn()) {
            const std::uint32_t chunk = m_pending.front()->chunk();
            if (chunk != 0 && chunk == m_openChunk)
                break;
            const bool isIdle = !m_idle.empty();
            const bool behind = chunk == 0 && m_lastFed != kNowhere
                && (!isIdle || m_workers[m_idle.top()]->channel.isAsleep())
                && isSoonerBehind(*m_workers[m_lastFed], now);
            if (behind && hand(m_lastFed, *m_pending.front())) {
                m_pending.pop_front();
            } else if (isIdle) {
                m_lastFed = m_idle.top();
                m_idle.pop();
                handBatch(m_lastFed);
            } else {
                break;
            }
            m_workers[m_lastFed]->channel.ringDoorbell();
        }
    } while (recall(now));
    m_block->pending.store(static_cast<std::uint32_t>(m_pending.size()));
    m_someWait.store(!m_idle.empty() && m_handedTasks > m_readyWorkers - m_idle.size());
}

/// A whole chunk, as far as there is room; or as many as are well together.
void WorkerPool::handBatch(std::uint32_t index)
{
    const std::uint32_t chunk = m_pending.front()->chunk();
    for (std::size_t left = chunk != 0 ? m_pending.size() : batchSize();
         left > 0 && !m_pending.empty() && m_pending.front()->chunk() == chunk
         && hand(index, *m_pending.front());
         --left) {
        m_pending.pop_front();
        dropWithdrawn();
    }
}

bool WorkerPool::isSoonerBehind(const Worker& worker, std::uint64_t ticks) const
{
    return !worker.handed.empty() && worker.handed.size() < kMaxBatch
        && static_cast<double>(worker.handed.size()) * m_meanRunTicks < m_wakeUpTicks
        && static_cast<double>(ticks - worker.progressTicks) < m_wakeUpTicks;
}

/// Takes the news in and hands out tasks. No worker that has become idle meanwhile is overlooked:
/// it has either seen that tasks are pending, and rings, or is seen here.
void WorkerPool::look(Tasks& finished)
{
    do {
        m_block->takeNews(m_processes.load(), [&](std::uint32_t index) { serve(index, finished); });
        dispatch();
    } while (!m_pending.empty() && m_block->hasNews(m_processes.load()));
}

bool WorkerPool::takeBack(Worker& worker, std::uint64_t position)
{
    if (!worker.channel.withdraw(position))
        return false;
    std::erase_if(worker.handed, [position](const Handed& h) { return h.position == position; });
    --m_handedTasks;
    return true;
}

/// Nobody is idle while tasks wait behind a long one in a worker's ring: half of the longest queue
/// comes back. True: there is something to hand over.
bool WorkerPool::recall(std::uint64_t ticks)
{
    if (m_idle.empty() || m_broken || m_stopping || m_handedTasks <= m_readyWorkers - m_idle.size())
        return false;
    Worker* fullest = nullptr;
    for (const auto& worker : m_workers) {
        if (worker->named || worker->gone || worker->handed.size() < 2
            || worker->handed.back().task->chunk() != 0) // a chunk stays where it is (rule E6)
            continue;
        const auto running
            = static_cast<double>(ticks) - static_cast<double>(worker->progressTicks);
        if (running >= m_batchTicks)
            m_meanRunTicks = std::max(m_meanRunTicks, running);
        const double waiting = static_cast<double>(worker->handed.size() - 1) * m_meanRunTicks;
        if (waiting > m_batchTicks
            && (fullest == nullptr || worker->handed.size() > fullest->handed.size()))
            fullest = worker.get();
    }
    bool some = false;
    for (std::size_t left = fullest == nullptr ? 0 : fullest->handed.size() / 2; left > 0; --left) {
        const Handed last = fullest->handed.back();
        if (!takeBack(*fullest, last.position))
            break;
        placeOf(*last.task) = {};
        m_pending.push_front(last.task);
        some = true;
    }
    return some;
}

bool WorkerPool::withdraw(const TaskControl& task)
{
    const std::lock_guard lock(m_mutex);
    const Place place = placeOf(task);
    if (place.worker == kWithdrawn || place.worker == kFailed
        || task.state() != FutureState::Pending)
        return false;
    if (place.worker != kNowhere) {
        Worker& worker = *m_workers[place.worker];
        if (worker.gone || worker.named || !takeBack(worker, place.position))
            return false;
        if (worker.handed.empty())
            m_idle.push(place.worker);
    }
    placeOf(task).worker = kWithdrawn;
    m_unfinished.fetch_sub(1);
    dispatch();
    return true;
}

bool WorkerPool::isRunning(const TaskControl& task) const
{
    const std::lock_guard lock(m_mutex);
    const Place place
        = task.id().index() < m_places.size() ? m_places[task.id().index()] : Place {};
    return place.worker < m_workers.size()
        && m_workers[place.worker]->channel.isClaimed(place.position);
}

} // namespace interleave
