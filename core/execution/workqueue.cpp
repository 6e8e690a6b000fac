// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/workqueue.h"

#include "core/execution/parker.h"

#include <oneapi/tbb/concurrent_queue.h>

#include <atomic>
#include <climits>

namespace interleave {

struct WorkQueue::State {
    tbb::concurrent_queue<Work> works;
    std::atomic<std::uint32_t> changes { 0 };
    std::atomic<std::uint32_t> sleepers { 0 };
    std::atomic<bool> closed { false };
    std::atomic<bool> abandoned { false };
};

WorkQueue::WorkQueue() : m_state(std::make_unique<State>()) { }

WorkQueue::~WorkQueue() = default;

void WorkQueue::put(const Work& work)
{
    m_state->works.push(work);
    m_state->changes.fetch_add(
        1); // ordered before the look at the sleepers, as theirs is the other way round
    if (m_state->sleepers.load() != 0)
        m_state->sleepers.fetch_sub(futexWake(m_state->changes, 1));
}

Work WorkQueue::take()
{
    constexpr int kSpins
        = 200; // a few microseconds: a wake from sleep costs a hundred times as much
    Work work;
    while (!m_state->abandoned.load()) {
        for (int i = 0; i < kSpins; ++i)
            if (m_state->works.try_pop(work))
                return work;
        const std::uint32_t seen = m_state->changes.load();
        m_state->sleepers.fetch_add(1);
        const bool popped = m_state->works.try_pop(work);
        // Who wakes a sleeper counts it off at once: until it runs, nobody wakes it a second time.
        if (popped || m_state->closed.load() || !futexWait(m_state->changes, seen))
            m_state->sleepers.fetch_sub(1);
        if (popped)
            return work;
        if (m_state->closed.load())
            return m_state->works.try_pop(work) ? work : Work {};
    }
    return {};
}

void WorkQueue::close()
{
    m_state->closed.store(true);
    m_state->changes.fetch_add(1);
    m_state->sleepers.fetch_sub(futexWake(m_state->changes, INT_MAX));
}

void WorkQueue::abandon()
{
    m_state->abandoned.store(true);
    close();
}

} // namespace interleave
