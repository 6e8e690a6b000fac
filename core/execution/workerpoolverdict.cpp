// SPDX-License-Identifier: GPL-3.0-or-later
// How WorkerPool sees that nobody can wake anybody any more. It looks where nothing has happened
// for a while, and judges by one instant: under its mutex no task is handed over, the main lane
// sleeps and is not ready, and the shared table tells who waits without a time limit. A process
// that has a task and does not wait so is running. Looked at twice, so that a death that was just
// about to be seen is seen first.
#include "core/execution/executor.h"
#include "core/execution/waitlist.h"
#include "core/execution/workerpool.h"

#include <algorithm>
#include <utility>

namespace interleave {

void WorkerPool::watchOver(std::function<std::string(TaskId)> nameOf,
    std::function<bool()> isExpecting, std::function<void()> onStuck)
{
    m_nameOfTask = std::move(nameOf);
    m_isExpecting = std::move(isExpecting);
    m_onStuck = std::move(onStuck);
}

std::optional<Error> WorkerPool::stuck() const
{
    const std::lock_guard lock(m_mutex);
    return m_stuck;
}

/// The main lane begins to sleep until `ready`, or wakes up.
void WorkerPool::mainSleeps(const std::function<bool()>* ready, const Operation* waitsFor)
{
    const std::lock_guard lock(m_sleepMutex);
    m_mainReady = ready;
    m_mainWaitsFor = waitsFor;
}

void WorkerPool::judge(bool nothingHappened)
{
    const std::optional<std::string> why = nothingHappened && m_onStuck ? whyStuck() : std::nullopt;
    if (!std::exchange(m_suspected, why.has_value()) || !why)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stuck = Error { ErrorCode::WouldDeadlock, "nothing can happen any more: " + *why };
    }
    m_onStuck();
    m_isStuck.store(true);
    tellStop();
    ring(m_wakeMain);
}

/// Nothing: somebody runs, or may be about to.
std::optional<std::string> WorkerPool::whyStuck()
{
    const std::lock_guard lock(m_mutex);
    if (m_stopping || m_stuck || m_environment.stop.load() || m_block->hasNews(m_processes.load()))
        return std::nullopt;
    const std::lock_guard sleep(m_sleepMutex);
    const bool mainSleepsOn = m_mainReady != nullptr && !(*m_mainReady)();
    if (m_isExpecting()) // after the look at the main lane, which takes what has come
        return std::nullopt;
    std::vector<UntimedWait> waits;
    try {
        waits = m_resources->sync().waitsUpTo(SharedSync::processOf(m_processes.load()));
    } catch (const TaskError&) { // whoever asks for it next learns that it is lost
        return std::nullopt;
    }
    const auto isWaiting = [&waits](std::uint32_t process) {
        return std::any_of(waits.begin(), waits.end(),
            [process](const UntimedWait& wait) { return wait.process == process; });
    };
    if (!mainSleepsOn && !isWaiting(SharedSync::kParent))
        return std::nullopt;
    dropWithdrawn();
    bool someIdle = false;
    std::size_t behind = m_pending.size();
    for (const auto& each : m_workers) {
        const Worker& worker = *each;
        if (worker.gone)
            continue;
        if (worker.handed.empty())
            someIdle = someIdle || !worker.named;
        else if (!isWaiting(SharedSync::processOf(worker.channel.index())))
            return std::nullopt;
        else if (worker.handed.back().task->chunk() == 0) // those of a chunk stay behind it
            behind += worker.handed.size() - 1;
    }
    if (someIdle && behind > 0)
        return std::nullopt;
    std::string text = describe(waits);
    if (behind > 0)
        text += "; " + std::to_string(behind) + " tasks wait for one of the "
            + std::to_string(m_environment.poolWorkers()) + " workers, which are all held";
    return text;
}

std::string WorkerPool::describe(const std::vector<UntimedWait>& waits) const
{
    constexpr std::size_t kMost = 5;
    std::vector<std::string> texts;
    if (m_mainWaitsFor != nullptr)
        texts.push_back(WaitList::describe(*m_mainWaitsFor, m_environment.collector.labels()));
    for (const UntimedWait& wait : waits) {
        std::string detail = wait.detail;
        if (wait.heldBy.isValid())
            detail = "held by '" + m_nameOfTask(wait.heldBy) + "'";
        texts.push_back("'" + m_nameOfTask(wait.task) + "' waits for " + wait.what
            + (detail.empty() ? "" : " (" + detail + ")"));
    }
    std::string text;
    for (std::size_t i = 0; i < std::min(texts.size(), kMost); ++i)
        text += (i == 0 ? "" : ", ") + texts[i];
    return texts.size() > kMost ? text + ", ..." : text;
}

} // namespace interleave
