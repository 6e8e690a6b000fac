// SPDX-License-Identifier: GPL-3.0-or-later
// How DriverExecutor works with the pool beside its loop.
#include "core/execution/driverexecutor.h"

#include <algorithm>
#include <utility>

namespace interleave {

Future DriverExecutor::offload(TaskControl& by, std::string_view name, BodyFunction body,
    std::span<const std::byte> parameters)
{
    if (!isLoop())
        return submit(by, name, body, parameters);
    if (!m_offload) {
        constexpr unsigned kMost = 32;
        constexpr unsigned kMore = 4;
        const unsigned usual = std::min(kMost, std::thread::hardware_concurrency() + kMore);
        const unsigned workers = m_offloadWorkers != 0 ? m_offloadWorkers : usual;
        auto pool = isVirtual() ? makeVirtualOffload(m_environment, *this, workers)
                                : makeThreadOffload(m_environment, *this, workers);
        const std::lock_guard lock(m_postedMutex);
        m_offload = std::move(pool);
    }
    TaskControl& task = newTask(name, body, parameters, TaskOrigin::Submitted, m_offload.get());
    task.setRole(TaskRole::Offloaded);
    task.record(*by.lane(), TaskState::Queued, Reason::None, task.name(), by.id());
    ++m_unfinished;
    ++m_offloaded;
    m_offload->run(task);
    return Future { &task };
}

void DriverExecutor::offloadEnded()
{
    if (isElsewhere())
        return post({ Posted::Kind::Ended });
    --m_offloaded;
    --m_unfinished;
}

Future DriverExecutor::callFromWorker(TaskControl& by, std::string_view name, BodyFunction body,
    std::span<const std::byte> parameters)
{
    checkLoop();
    TaskControl& task = newTask(name, body, parameters);
    task.setRole(TaskRole::LoopCall);
    task.record(*by.lane(), TaskState::Queued, Reason::None, task.name(), by.id());
    if (isElsewhere())
        post({ Posted::Kind::Start, nullptr, &task });
    else
        m_ready.start(task);
    return Future { &task };
}

void DriverExecutor::post(const Posted& posted)
{
    {
        const std::lock_guard lock(m_postedMutex);
        m_posted.push_back(posted);
    }
    m_poller->interrupt();
}

void DriverExecutor::takePosted()
{
    if (!m_offload)
        return;
    std::vector<Posted> all;
    {
        const std::lock_guard lock(m_postedMutex);
        all.swap(m_posted);
    }
    for (const Posted& posted : all) {
        switch (posted.kind) {
        case Posted::Kind::Wake:
            wake(*posted.operation, posted.task);
            break;
        case Posted::Kind::Start:
            m_ready.start(*posted.task);
            break;
        case Posted::Kind::Stop:
            stopLoop(*posted.task);
            break;
        case Posted::Kind::Ended:
            offloadEnded();
            break;
        }
    }
}

/// The operation goes on for another reason; nobody posts it any more.
void DriverExecutor::forgetPosted(const Operation& operation)
{
    if (!m_offload)
        return;
    const std::lock_guard lock(m_postedMutex);
    std::erase_if(m_posted, [&](const Posted& p) { return p.operation == &operation; });
}

void DriverExecutor::advance(Nanos time)
{
    if (m_offload)
        m_offload->happenUntil(time);
    m_environment.virtualClock->advanceTo(time);
}

} // namespace interleave
