// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/batch.h"

#include "core/execution/executor.h"

#include <utility>

namespace interleave {

Batch::Batch(Context& context, const SchedulingPolicy& policy)
    : m_context(context),
      m_policy(policy),
      m_isDealtOut(
          policy.scheduling == Scheduling::Stealing && context.task().executor().canSteal())
{
}

Batch::~Batch()
{
    for (TaskControl* task : m_tasks)
        (void)m_context.cancel(Future { task });
}

Future Batch::submitBytes(
    std::string_view name, BodyFunction body, std::span<const std::byte> parameters)
{
    Executor& executor = m_context.task().executor();
    executor.checkOpen();
    executor.checkPool();
    if (!m_isDealtOut)
        return executor.submit(m_context.task(), name, body, parameters);
    const Future future = executor.prepare(m_context.task(), name, body, parameters);
    m_tasks.push_back(future.task);
    return future;
}

void Batch::start()
{
    if (!m_tasks.empty())
        m_context.task().executor().dealOut(std::exchange(m_tasks, {}), m_policy);
}

Future Executor::prepare(TaskControl& by, std::string_view name, BodyFunction body,
    std::span<const std::byte> parameters)
{
    TaskControl& task = newTask(name, body, parameters);
    task.record(*by.lane(), TaskState::Queued, Reason::None, task.name(), by.id());
    return Future { &task };
}

void Executor::dealOut(std::vector<TaskControl*> tasks, const SchedulingPolicy& /*policy*/)
{
    for (TaskControl* task : tasks)
        enqueue(*task);
}

} // namespace interleave
