// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/poolinitializer.h"

#include "core/execution/taskcontrol.h"

#include <utility>

namespace interleave {

std::string initializerFailure(const std::string& why)
{
    return "a worker's initialiser failed, the pool is not usable any more (" + why + ")";
}

void PoolInitializer::set(std::vector<TaskControl*> tasks)
{
    const std::lock_guard lock(m_mutex);
    m_tasks = std::move(tasks);
    m_isSet.store(true, std::memory_order_release);
}

TaskControl* PoolInitializer::takeFor(std::size_t worker)
{
    if (!isSet())
        return nullptr;
    const std::lock_guard lock(m_mutex);
    return worker < m_tasks.size() ? std::exchange(m_tasks[worker], nullptr) : nullptr;
}

std::vector<TaskControl*> PoolInitializer::takeRest()
{
    if (!isSet())
        return {};
    const std::lock_guard lock(m_mutex);
    std::vector<TaskControl*> rest = std::exchange(m_tasks, {});
    std::erase(rest, nullptr);
    return rest;
}

void PoolInitializer::ended(const TaskControl& task)
{
    if (!task.error())
        return;
    const std::lock_guard lock(m_mutex);
    if (!m_failure)
        m_failure = Error { ErrorCode::BrokenPool, initializerFailure(task.error()->detail) };
    m_hasFailed.store(true, std::memory_order_release);
}

std::optional<Error> PoolInitializer::failure() const
{
    if (!m_hasFailed.load(std::memory_order_acquire))
        return std::nullopt;
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

} // namespace interleave
