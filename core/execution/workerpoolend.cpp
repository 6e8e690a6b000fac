// SPDX-License-Identifier: GPL-3.0-or-later
// How worker processes end: by themselves, by a death that breaks the pool, by a stop.
#include "core/execution/workerpool.h"

#include <poll.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <utility>

namespace interleave {

namespace {

constexpr auto kGrace = std::chrono::milliseconds(500);
constexpr int kExitWait = 2000; ///< ms; for a process that was sent SIGKILL

} // namespace

void WorkerPool::condemn(Worker& worker, std::string verdict)
{
    if (worker.gone || !worker.verdict.empty())
        return;
    worker.verdict = std::move(verdict);
    worker.process.signal(SIGKILL); // onExit sees the rest
}

/// The workers begin to end. Any thread.
void WorkerPool::tellStop()
{
    const std::lock_guard lock(m_mutex);
    m_stopping = true;
    m_block->stop.store(true);
    if (m_controlWrite >= 0)
        ::close(std::exchange(m_controlWrite, -1));
    for (const auto& worker : m_workers)
        if (!worker->gone)
            worker->channel.ringDoorbell();
}

void WorkerPool::onExit(std::uint32_t index, Tasks& finished)
{
    Worker& worker = *m_workers[index];
    if (worker.gone)
        return;
    serve(index, finished); // what it had finished is finished
    const bool expected = worker.named ? worker.handed.empty() : m_stopping;
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, worker.process.descriptor(), nullptr);
    const pid_t pid = worker.process.pid();
    const ChildExit exit = worker.process.reap();
    const bool died = m_stopping ? exit.bySignal && !m_isKilling : !expected;
    endOf(worker, m_endTicks != 0 ? m_endTicks : readTicks(), died);
    if (expected || m_stopping)
        return;
    std::string how = worker.title + ", pid " + std::to_string(pid) + ", "
        + (worker.verdict.empty() ? exit.describe() : worker.verdict);
    if (const auto failed = m_initializers != nullptr ? m_initializers->failure() : std::nullopt)
        how += ": " + failed->detail;
    if (!worker.handed.empty() && worker.channel.isClaimed(worker.handed.front().position))
        how += ", task '" + nameOf(*worker.handed.front().task) + "'";
    if (!worker.named) {
        breakPool(index, how, finished);
        return;
    }
    for (const Handed& h : std::exchange(worker.handed, {}))
        fail(*h.task,
            Error { ErrorCode::BrokenPool,
                "A process was terminated abruptly while its task was running (" + how + ")." },
            finished);
}

void WorkerPool::breakPool(std::uint32_t index, const std::string& how, Tasks& finished)
{
    m_broken = Error { ErrorCode::BrokenPool,
        "A process in the process pool was terminated abruptly while the future was running or "
        "pending. ("
            + how + ")" };
    m_isBroken.store(true);
    Tasks lost;
    const auto lose = [&lost](Worker& worker) {
        for (const Handed& h : std::exchange(worker.handed, {}))
            lost.push_back(h.task);
    };
    lose(*m_workers[index]);
    for (const auto& worker : m_workers)
        if (!worker->named && !worker->gone)
            worker->process.signal(SIGKILL);
    for (std::uint32_t i = 0; i < m_workers.size(); ++i) {
        Worker& worker = *m_workers[i];
        if (worker.named || worker.gone)
            continue;
        pollfd ended { worker.process.descriptor(), POLLIN, 0 };
        poll(&ended, 1, kExitWait);
        serve(i, finished); // a survivor's last answers
        epoll_ctl(m_epoll, EPOLL_CTL_DEL, worker.process.descriptor(), nullptr);
        worker.process.reap();
        endOf(worker, readTicks(), false);
        lose(worker);
    }
    for (TaskControl* task : std::exchange(m_pending, {}))
        if (placeOf(*task).worker != kWithdrawn)
            lost.push_back(task);
    std::sort(lost.begin(), lost.end(),
        [](const TaskControl* a, const TaskControl* b) { return a->id() < b->id(); });
    for (TaskControl* task : lost)
        fail(*task, *m_broken, finished);
}

void WorkerPool::endOf(Worker& worker, std::uint64_t ticks, bool died)
{
    if (worker.channel.isBusy() && !m_stopping)
        m_block->busy.fetch_sub(1); // it did not get round to it
    if (died || !worker.named)
        m_resources->sync().abandon(SharedSync::processOf(worker.channel.index()));
    worker.gone = true;
    m_environment.collector.endRemoteLane(worker.lane, ticks, died);
    m_someoneGone.notify_all();
}

bool WorkerPool::areAllGone() const
{
    return std::all_of(
        m_workers.begin(), m_workers.end(), [](const auto& worker) { return worker->gone; });
}

void WorkerPool::stop(std::uint64_t ticks)
{
    if (!m_manager.joinable()) {
        closeDescriptors();
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_endTicks = ticks;
    }
    tellStop();
    {
        std::unique_lock lock(m_mutex);
        m_someoneGone.wait_for(lock, kGrace, [this] { return areAllGone(); });
        m_isKilling = true;
        for (const auto& worker : m_workers)
            if (!worker->gone)
                worker->process.signal(SIGKILL);
        m_someoneGone.wait_for(
            lock, std::chrono::milliseconds(kExitWait), [this] { return areAllGone(); });
    }
    m_quit.store(true);
    wakeManager();
    m_manager.join();
    const std::lock_guard lock(m_mutex);
    for (const auto& worker : m_workers)
        if (!worker->gone) // it cannot even be killed now (a broken disk ...): the system reaps it
                           // later
            endOf(*worker, ticks != 0 ? ticks : readTicks(), false);
    cancelUnfinished();
    flushDeferred();
    closeDescriptors();
}

} // namespace interleave
