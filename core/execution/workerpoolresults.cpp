// SPDX-License-Identifier: GPL-3.0-or-later
// How WorkerPool takes results in and ends tasks.
#include "core/execution/workerpool.h"

#include <algorithm>
#include <utility>

namespace interleave {

void WorkerPool::serve(std::uint32_t index, Tasks& finished)
{
    Worker& worker = *m_workers[index];
    if (worker.gone)
        return;
    if (!worker.ready && worker.channel.isReady()) {
        worker.ready = true;
        if (!worker.named) {
            m_idle.push(index);
            ++m_readyWorkers;
        }
    }
    m_results.clear();
    bool sound = worker.channel.receive(m_results);
    for (ResultMessage& result : m_results)
        sound = sound && complete(index, result, finished);
    if (!sound)
        condemn(worker, "killed because it had sent damaged data");
}

bool WorkerPool::complete(std::uint32_t index, ResultMessage& message, Tasks& finished)
{
    Worker& worker = *m_workers[index];
    if (worker.handed.empty() || worker.handed.front().task->id() != message.task)
        return false;
    TaskControl& task = *worker.handed.front().task;
    worker.handed.pop_front();
    m_handedTasks -= worker.named ? 0 : 1;
    worker.progressTicks = readTicks();
    task.setSequence(message.sequence);
    task.setOutcome(std::move(message.value), std::move(message.error));
    finished.push_back(&task);
    if (task.role() == TaskRole::Initializer) {
        m_initializers->ended(task);
        return true; // it runs before another task, and says nothing of how long those are
    }
    constexpr double kWeight = 0.25;
    m_meanRunTicks += kWeight * (static_cast<double>(message.runTicks) - m_meanRunTicks);
    if (worker.handed.empty() && !worker.named)
        m_idle.push(index);
    return true;
}

void WorkerPool::pump()
{
    Tasks finished;
    {
        const std::lock_guard lock(m_mutex);
        look(finished);
        if (isMain())
            flushDeferred();
    }
    publish(finished);
}

/// Not under the mutex: callbacks run here.
void WorkerPool::publish(const Tasks& finished)
{
    for (TaskControl* task : finished)
        task->finish(task);
    const auto waitedFor = static_cast<std::size_t>(std::count_if(finished.begin(), finished.end(),
        [](const TaskControl* task) { return !task->isDaemon(); }));
    if (waitedFor > 0 && m_unfinished.fetch_sub(waitedFor) == waitedFor)
        wakeMain();
}

void WorkerPool::flushDeferred()
{
    for (const Deferred& d : m_deferred)
        m_mainLane.recorder.transitionAt(
            d.ticks, d.task, kNextSequence, d.state, Reason::None, {}, {});
    m_deferred.clear();
}

void WorkerPool::fail(TaskControl& task, const Error& error, Tasks& finished)
{
    task.setOutcome({}, error);
    placeOf(task).worker = kFailed;
    m_deferred.push_back({ readTicks(), task.id(), TaskState::Failed });
    finished.push_back(&task);
}

std::string WorkerPool::nameOf(const TaskControl& task) const
{
    return std::string(m_environment.collector.labels().text(task.name()));
}

/// A run that was stopped: what no worker could end any more.
void WorkerPool::cancelUnfinished()
{
    const std::uint64_t now = readTicks();
    for (const auto& worker : m_workers)
        for (const Handed& h : worker->handed)
            m_deferred.push_back({ now, h.task->id(), TaskState::Cancelled });
    for (const TaskControl* task : m_pending)
        if (placeOf(*task).worker != kWithdrawn)
            m_deferred.push_back({ now, task->id(), TaskState::Cancelled });
}

} // namespace interleave
