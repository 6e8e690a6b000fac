// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/poolinitializer.h"

#include "core/execution/executor.h"

#include <algorithm>
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

// Here, because it is about initialisers alone.

void Executor::setInitializer(TaskControl& /*by*/, std::string_view /*name*/, BodyFunction /*body*/,
    std::span<const std::byte> /*parameters*/)
{
    throw TaskError(ErrorCode::Unsupported,
        "this execution model has no pool whose workers could be initialised");
}

std::vector<TaskControl*> Executor::makeInitializers(TaskControl& by, std::string_view name,
    BodyFunction body, std::span<const std::byte> parameters)
{
    checkOpen();
    checkPool();
    const auto isSubmitted = [](const TaskControl& task) {
        return task.origin() == TaskOrigin::Submitted && task.role() == TaskRole::Task;
    };
    const bool isLate = [&] {
        const std::lock_guard lock(m_mutex);
        return std::any_of(m_tasks.begin(), m_tasks.end(), isSubmitted);
    }();
    if (isLate || m_initializer.isSet())
        throw TaskError(ErrorCode::InvalidState,
            "the pool's workers are given one initialiser, before the first task is submitted");
    std::vector<TaskControl*> tasks;
    for (unsigned i = 1; i <= m_environment.poolWorkers(); ++i) {
        TaskControl& task = newTask(std::string(name) + " " + std::to_string(i), body, parameters);
        task.setRole(TaskRole::Initializer);
        task.record(*by.lane(), TaskState::Queued, Reason::None, task.name(), by.id());
        tasks.push_back(&task);
    }
    m_initializer.set(tasks);
    return tasks;
}

void Executor::dropInitializers(TaskControl& program)
{
    for (TaskControl* task : m_initializer.takeRest())
        if (task->cancelPending()) {
            task->record(*program.lane(), TaskState::Cancelled);
            publish(*task, &program);
        }
}

void Executor::failUnrun(TaskControl& task, LaneRuntime& lane, const Error& why)
{
    if (!task.startRunning()) // cancelled before
        return;
    task.setLane(&lane);
    task.setOutcome({}, why);
    task.record(lane, TaskState::Failed);
    publish(task, &task);
}

} // namespace interleave
