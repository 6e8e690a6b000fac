// SPDX-License-Identifier: GPL-3.0-or-later
// What Executor knows of workers and their pool: names, initialisers, chunks.
#include "core/execution/executor.h"

#include <unistd.h>

#include <algorithm>

namespace interleave {

std::string Executor::nextThreadName(std::string_view target)
{
    const std::lock_guard lock(m_mutex);
    return "Thread-" + std::to_string(++m_threadNames) + " (" + std::string(target) + ")";
}

std::string Executor::nextProcessName()
{
    const std::lock_guard lock(m_mutex);
    return "Process-" + std::to_string(++m_processNames);
}

std::string Executor::workerName(const TaskControl& task) const
{
    const bool isNamed = task.body() != nullptr && task.origin() != TaskOrigin::Submitted;
    return isNamed ? taskName(task.id()) : m_environment.collector.laneName(task.lane()->id);
}

int Executor::processId(const TaskControl& /*task*/) const
{
    return static_cast<int>(getpid());
}

void Executor::noteChunk(TaskControl& by, std::int64_t size)
{
    by.lane()->recorder.mark(by.id(), intern("chunk of " + std::to_string(size)));
}

void Executor::checkPool() const
{
    if (!m_environment.usesPool && modelInfo(m_environment.model).usesWorkers)
        throw TaskError(ErrorCode::Unsupported,
            "this workload starts its own workers: there is no pool that tasks could be submitted "
            "to");
}

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
