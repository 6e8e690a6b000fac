// SPDX-License-Identifier: GPL-3.0-or-later
// How WorkerPool waits: the main lane for its tasks, the manager for everything else.
#include "core/base/timespec.h"
#include "core/execution/workerpool.h"

#include <poll.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace interleave {

namespace {

constexpr Nanos kHandshakeTimeout = std::chrono::seconds(5);
/// How long at most something can go unseen: a worker that was stopped or killed just when it was
/// to ring, tasks that wait behind one that was thought to be short.
constexpr int kLookAround = 50; // ms
constexpr int kLookAroundSoon = 1;

void drainEvent(int descriptor)
{
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t n = read(descriptor, &count, sizeof count);
}

} // namespace

WorkerPool::Awaited WorkerPool::await(
    const std::function<bool()>& ready, std::optional<Nanos> deadline, const Operation* waitsFor)
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
        if (m_environment.stop.load(std::memory_order_relaxed) || m_isStuck.load()) {
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
            if (!deadline)
                mainSleeps(&ready, waitsFor);
            ppoll(events.data(), events.size(), &left, nullptr);
            if (!deadline)
                mainSleeps(nullptr, nullptr);
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

void WorkerPool::ring(int descriptor)
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t n = write(descriptor, &one, sizeof one);
}

void WorkerPool::wakeMain()
{
    Listener expected = Listener::MainLane;
    if (m_block->listener.compare_exchange_strong(expected, Listener::Nobody))
        ring(m_wakeMain);
}

void WorkerPool::wakeManager() const
{
    ring(m_wakeManager);
}

bool WorkerPool::listenTo(int descriptor, std::uint32_t events, std::uint64_t key) const
{
    epoll_event event { events, { .u64 = key } };
    return epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

void WorkerPool::manage()
{
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
        judge(n == 0);
        if (someGone) // perhaps just when it was to wake the main lane
            ring(m_wakeMain);
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
    const Nanos wait = std::min<Nanos>(
        next, std::chrono::milliseconds(m_someWait.load() ? kLookAroundSoon : kLookAround));
    return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(wait).count())
        + 1;
}

} // namespace interleave
