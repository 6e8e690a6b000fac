// SPDX-License-Identifier: GPL-3.0-or-later
// How VirtualPool hands tasks to its workers: initialisers first, chunks together.
#include "core/execution/virtualpool.h"

#include <algorithm>

namespace interleave {

/// Of its own chunk first; a chunk that begins becomes its own (rule E6).
TaskControl* VirtualPool::nextFor(Lane& lane)
{
    std::deque<TaskControl*>& from = lane.own.empty() ? m_pending : lane.own;
    if (from.empty())
        return nullptr;
    TaskControl* task = from.front();
    from.pop_front();
    while (&from == &m_pending && task->chunk() != 0 && !m_pending.empty()
        && m_pending.front()->chunk() == task->chunk()) {
        lane.own.push_back(m_pending.front());
        m_pending.pop_front();
    }
    return task;
}

void VirtualPool::takeNext(Lane& lane)
{
    while (!lane.own.empty() || !m_pending.empty()) {
        TaskControl* task = m_initializer.takeFor(lane.worker);
        if (task == nullptr) {
            task = nextFor(lane);
            if (const auto broken = m_initializer.failure()) {
                failUnrun(*task, lane, *broken);
                --m_outstanding;
                continue;
            }
        }
        if (!task->startRunning()) { // cancelled meanwhile
            --m_outstanding;
            continue;
        }
        lane.task = task;
        task->setLane(&lane);
        return schedule(EventKind::Begin, now(), &lane);
    }
    m_idle.insert(std::upper_bound(m_idle.begin(), m_idle.end(), &lane,
                      [](const Lane* a, const Lane* b) { return a->id < b->id; }),
        &lane);
}

void VirtualPool::enqueue(TaskControl& task)
{
    ++m_outstanding;
    task.setChunk(m_openChunk);
    m_pending.push_back(&task);
    if (m_openChunk == 0)
        feedIdle();
}

void VirtualPool::feedIdle()
{
    while (!m_idle.empty() && !m_pending.empty()) {
        Lane& lane = *m_idle.front();
        m_idle.erase(m_idle.begin());
        takeNext(lane);
    }
}

void VirtualPool::openChunk(TaskControl& by, std::int64_t size)
{
    if (m_environment.model != ModelId::SimulatedProcesses || size < 2)
        return;
    noteChunk(by, size);
    m_openChunk = ++m_chunks;
}

void VirtualPool::closeChunk()
{
    m_openChunk = 0;
    feedIdle();
}

int VirtualPool::processId(const TaskControl& task) const
{
    return m_environment.model == ModelId::SimulatedProcesses
        ? static_cast<int>(task.lane()->id.value) + 1
        : Executor::processId(task);
}

} // namespace interleave
