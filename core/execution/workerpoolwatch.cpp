// SPDX-License-Identifier: GPL-3.0-or-later
// The watching half of WorkerPool: waiting, deaths, stop.
#include "core/execution/workerpool.h"

#include <poll.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

namespace interleave {

namespace {

constexpr Nanos kHandshakeTimeout = std::chrono::seconds(5);
constexpr auto kGrace = std::chrono::milliseconds(500);
/// How long at most something can go unseen: a worker that was stopped or killed just when it was
/// to ring, tasks that wait behind one that was thought to be short.
constexpr int kLookAround = 10; // ms
constexpr int kLookAroundSoon = 1;
constexpr int kExitWait = 2000; ///< ms; for a process that was sent SIGKILL
constexpr std::uint64_t kWakeKey = ~std::uint64_t { 0 };
constexpr std::uint64_t kStopKey = kWakeKey - 1;

void drainEvent(int descriptor)
{
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t n = read(descriptor, &count, sizeof count);
}

void ringEvent(int descriptor)
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t n = write(descriptor, &one, sizeof one);
}

timespec toTimespec(Nanos t)
{
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(t);
    return { whole.count(), (t - whole).count() };
}

} // namespace

WorkerPool::Awaited WorkerPool::await(
    const std::function<bool()>& ready, std::optional<Nanos> deadline)
{
    Awaited outcome = Awaited::Ready;
    m_mainLooks.store(true);
    m_block->listener.store(Listener::Nobody);
    m_block->busy.fetch_sub(1);
    const auto hasCause
        = [&] { return m_block->hasNews(m_processes.load(std::memory_order_relaxed)) || ready(); };
    for (;;) {
        pump();
        if (ready())
            break;
        if (m_environment.stop.load(std::memory_order_relaxed)) {
            outcome = Awaited::Stopped;
            break;
        }
        const Nanos now = deadline ? monotonicNow() : Nanos(0);
        if (deadline && now >= *deadline) {
            outcome = Awaited::TimedOut;
            break;
        }
        if (!deadline && Spin(*m_block).until(hasCause))
            continue;
        m_block->listener.store(Listener::MainLane); // from here on whoever has news rings
        if (!hasCause()) {
            std::array<pollfd, 2> events { { { m_wakeMain, POLLIN, 0 },
                { m_environment.stopDescriptor, POLLIN, 0 } } };
            const Nanos longest
                = std::chrono::milliseconds(m_someWait.load() ? kLookAroundSoon : kLookAround);
            const timespec left
                = toTimespec(deadline ? std::min(*deadline - now, longest) : longest);
            ppoll(events.data(), events.size(), &left, nullptr);
        }
        m_block->listener.store(Listener::Nobody);
        drainEvent(m_wakeMain);
    }
    m_block->busy.fetch_add(1);
    m_mainLooks.store(false);
    m_block->listener.store(Listener::Manager);
    pump(); // what came before that
    return outcome;
}

void WorkerPool::wakeMain()
{
    Listener expected = Listener::MainLane;
    if (m_block->listener.compare_exchange_strong(expected, Listener::Nobody))
        ringEvent(m_wakeMain);
}

void WorkerPool::watch(std::uint32_t index)
{
    epoll_event event { EPOLLIN, { .u64 = index } };
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_workers[index]->process.descriptor(), &event);
    ringEvent(m_wakeManager); // it has a new deadline
}

void WorkerPool::manage()
{
    epoll_event wakeEvent { EPOLLIN, { .u64 = kWakeKey } };
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wakeManager, &wakeEvent);
    epoll_event stopEvent { EPOLLIN | EPOLLONESHOT, { .u64 = kStopKey } };
    if (m_environment.stopDescriptor >= 0)
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_environment.stopDescriptor, &stopEvent);
    std::array<epoll_event, 16> events {};
    while (!m_quit.load()) {
        const int n
            = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), untilDeadline());
        Tasks finished;
        bool someGone = false;
        for (int i = 0; i < n; ++i) {
            const std::uint64_t key = events.at(static_cast<std::size_t>(i)).data.u64;
            if (key == kWakeKey) {
                drainEvent(m_wakeManager);
            } else if (key == kStopKey) {
                tellStop();
            } else {
                const std::lock_guard lock(m_mutex);
                onExit(static_cast<std::uint32_t>(key), finished);
                someGone = true;
            }
        }
        publish(finished);
        if (someGone) // perhaps just when it was to wake the main lane
            ringEvent(m_wakeMain);
        if (m_mainLooks.load())
            continue;
        pump();
        Listener nobody = Listener::Nobody;
        m_block->listener.compare_exchange_strong(nobody, Listener::Manager);
        if (m_block->hasNews(m_processes.load()))
            pump();
    }
}

/// Milliseconds until the next worker should have been there; condemns those that are late.
int WorkerPool::untilDeadline()
{
    const std::lock_guard lock(m_mutex);
    Nanos next = Nanos::max();
    for (const auto& worker : m_workers) {
        if (worker->ready || worker->gone || !worker->verdict.empty() || worker->channel.isReady())
            continue;
        const Nanos left = worker->started + kHandshakeTimeout - monotonicNow();
        if (left <= Nanos(0))
            condemn(*worker, "killed because it had not started within 5 s");
        else
            next = std::min(next, left);
    }
    const Nanos wait = std::min<Nanos>(next, std::chrono::milliseconds(kLookAround));
    return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(wait).count())
        + 1;
}

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
    endOf(worker, m_endTicks != 0 ? m_endTicks : readTicks(), !expected && !m_stopping);
    if (expected || m_stopping)
        return;
    std::string how = worker.title + ", pid " + std::to_string(pid) + ", "
        + (worker.verdict.empty() ? exit.describe() : worker.verdict);
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
        m_resources->abandon(SharedResources::holderOf(worker.channel.index()));
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
        for (const auto& worker : m_workers)
            if (!worker->gone)
                worker->process.signal(SIGKILL);
        m_someoneGone.wait_for(
            lock, std::chrono::milliseconds(kExitWait), [this] { return areAllGone(); });
    }
    m_quit.store(true);
    ringEvent(m_wakeManager);
    m_manager.join();
    const std::lock_guard lock(m_mutex);
    for (const auto& worker : m_workers)
        if (!worker->gone) // it cannot even be killed now (a broken disk ...): the system reaps it
                           // later
            endOf(*worker, ticks, false);
    cancelUnfinished();
    flushDeferred();
    closeDescriptors();
}

} // namespace interleave
