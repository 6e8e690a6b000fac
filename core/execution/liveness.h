// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>

namespace interleave {

/// Counts whether anything can still happen among tasks that wait inline: how many run (or wait for
/// the clock or the world, which go on by themselves), how many of the pool's workers have a task,
/// how many tasks wait for one. Every wake is counted before the woken one can see it, so it never
/// says "stuck" too early. Any thread.
class Liveness {
public:
    explicit Liveness(std::uint32_t workers) : m_workers(workers) { }

    void queued() { m_counts.fetch_add(kPending); }
    /// A worker of the pool takes a task.
    void taken() { m_counts.fetch_add(kPooled + kRunning - kPending); }
    /// It has ended it. True: nothing can happen any more.
    [[nodiscard]] bool pooledEnds()
    {
        return isStuck(m_counts.fetch_sub(kPooled + kRunning) - kPooled - kRunning);
    }
    /// A task with a worker of its own, the program too.
    void namedBegins() { m_counts.fetch_add(kRunning); }
    [[nodiscard]] bool namedEnds() { return blocks(); }
    /// A task waits until another wakes it.
    [[nodiscard]] bool blocks() { return isStuck(m_counts.fetch_sub(kRunning) - kRunning); }
    void isWoken() { m_counts.fetch_add(kRunning); }

    /// Tasks that wait for a worker.
    [[nodiscard]] std::uint32_t pending() const
    {
        return static_cast<std::uint32_t>(m_counts.load() / kPending);
    }

private:
    // Running: 20 bits, workers with a task: 12 bits, waiting tasks: the rest.
    static constexpr std::uint64_t kRunning = 1;
    static constexpr std::uint64_t kPooled = std::uint64_t { 1 } << 20U;
    static constexpr std::uint64_t kPending = std::uint64_t { 1 } << 32U;

    [[nodiscard]] bool isStuck(std::uint64_t counts) const
    {
        const bool noneRuns = counts % kPooled == 0;
        const bool noneCanStart
            = counts / kPending == 0 || counts % kPending / kPooled == m_workers;
        return noneRuns && noneCanStart;
    }

    std::atomic<std::uint64_t> m_counts { 0 };
    std::uint32_t m_workers;
};

} // namespace interleave
