// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/lockobject.h"

#include "core/execution/executor.h"

#include <algorithm>

namespace interleave {

bool LockObject::tryAcquire(TaskControl& task)
{
    const std::lock_guard lock(m_mutex);
    if (m_owner != nullptr)
        return false;
    m_owner = &task;
    return true;
}

bool LockObject::acquireOrWait(Operation& operation)
{
    const std::lock_guard lock(m_mutex);
    if (m_owner == nullptr) {
        m_owner = &operation.task();
        return true;
    }
    m_waiters.push_back(&operation);
    return false;
}

void LockObject::forget(Operation& operation)
{
    const std::lock_guard lock(m_mutex);
    const bool waited = std::erase(m_waiters, &operation) != 0;
    if (!waited && m_owner == &operation.task()) // it was handed over just now: hand it on
        handOver(operation.task());
}

void LockObject::release(TaskControl& by)
{
    const std::lock_guard lock(m_mutex);
    handOver(by);
}

void LockObject::handOver(TaskControl& by)
{
    m_owner = nullptr;
    if (m_waiters.empty())
        return;
    Operation* next = m_waiters.front();
    m_waiters.pop_front();
    m_owner = &next->task();
    by.executor().wake(*next, &by);
}

} // namespace interleave
