// SPDX-License-Identifier: GPL-3.0-or-later
// How the threads of the pool come to their tasks: by the queue, or by a batch that they share out.
#include "core/execution/threadexecutor.h"

namespace interleave {

void ThreadExecutor::work(ThreadLane& lane)
{
    while (const Work work = m_queue.take()) {
        if (work.batch != nullptr)
            work.batch->join(lane, lane.hasPlace);
        else
            runPooled(*work.task, lane, lane);
    }
    // The lane ends with the run: the queue is closed a moment after the run's last instant.
}

/// A worker's first task is its initialiser's. `owner`: the worker that would have run it, had this
/// one not stolen it.
void ThreadExecutor::runPooled(TaskControl& task, ThreadLane& lane, const ThreadLane& owner)
{
    m_liveness.taken();
    if (TaskControl* initializer = m_initializer.takeFor(lane.worker)) {
        runTask(*initializer, lane, lane);
        m_initializer.ended(*initializer);
    }
    if (const auto broken = m_initializer.failure())
        failUnrun(task, lane, *broken);
    else
        runTask(task, lane, owner);
    taskEnded(task);
    if (m_liveness.pooledEnds())
        judgeStuck();
}

void ThreadExecutor::runTask(TaskControl& task, ThreadLane& lane, const ThreadLane& owner)
{
    if (isStopping() && (task.isDaemon() || wasEndedBySignal()) && task.cancelPending()) {
        task.record(lane, TaskState::Cancelled);
        task.finish(nullptr);
    } else if (!isStopping() && task.startRunning()) {
        task.setLane(&lane);
        if (m_environment.interpreterLock && !m_interpreterLock.tryTake(&lane)) {
            task.record(lane, TaskState::Blocked, Reason::InterpreterLock);
            m_interpreterLock.take(&lane);
        }
        task.record(lane, TaskState::Running);
        if (&owner != &lane)
            lane.recorder.stolen(task.id(), m_stolen, owner.id);
        task.createBody();
        task.coroutine().start();
        conclude(task);
        if (m_environment.interpreterLock)
            m_interpreterLock.release(&lane);
    }
}

/// Nothing may be recorded after it: the run may be over.
void ThreadExecutor::taskEnded(const TaskControl& task)
{
    if (task.isDaemon()) {
        if (m_daemons.fetch_sub(1) == 1 && m_cut.load())
            m_main->parker.unpark();
    } else if (m_outstanding.fetch_sub(1) == 1 && m_programWaits.load()) {
        m_main->parker.unpark();
    }
}

void ThreadExecutor::enqueue(TaskControl& task)
{
    m_outstanding.fetch_add(1);
    m_liveness.queued();
    if (StealingBatch* batch = StealingBatch::current())
        batch->spawn(task);
    else
        m_queue.put(task);
}

/// Every worker is asked to join, and does so when it has ended what was queued before.
void ThreadExecutor::dealOut(std::vector<TaskControl*> tasks, const SchedulingPolicy& policy)
{
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        m_outstanding.fetch_add(1);
        m_liveness.queued();
    }
    StealingBatch* batch = nullptr;
    {
        const std::lock_guard lock(m_lanesMutex);
        if (m_affinity == nullptr) {
            m_affinity = StealingBatch::makeAffinity();
            m_stolen = intern("stolen");
        }
        batch = &m_batches.emplace_back(std::move(tasks), policy, m_affinity,
            [this](TaskControl& task, ThreadLane& lane, const ThreadLane& owner) {
                runPooled(task, lane, owner);
            });
    }
    for (unsigned i = 0; i < m_environment.poolWorkers(); ++i)
        m_queue.put(Work { nullptr, batch });
}

} // namespace interleave
