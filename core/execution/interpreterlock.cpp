// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/interpreterlock.h"

namespace interleave {

bool InterpreterLock::tryTake(const void* holder)
{
    const std::lock_guard lock(m_mutex);
    if (m_held)
        return false;
    taken(holder);
    return true;
}

void InterpreterLock::take(const void* holder)
{
    std::unique_lock lock(m_mutex);
    while (m_held) {
        const std::uint64_t before = m_switches;
        const bool timedOut = m_free.wait_for(lock, m_interval) == std::cv_status::timeout;
        if (timedOut && m_held && m_switches == before)
            m_drop.store(true, std::memory_order_relaxed);
    }
    taken(holder);
}

/// With m_mutex held and the lock free.
void InterpreterLock::taken(const void* holder)
{
    m_held = true;
    {
        const std::lock_guard lock(m_switchMutex);
        if (m_last != holder) {
            m_last = holder;
            ++m_switches;
        }
        m_switched.notify_one();
    }
    m_drop.store(false, std::memory_order_relaxed);
}

void InterpreterLock::release(const void* holder)
{
    const bool asked = isDropRequested();
    {
        const std::lock_guard lock(m_mutex);
        {
            const std::lock_guard switchLock(m_switchMutex);
            m_last = holder;
        }
        m_held = false;
        m_free.notify_one();
    }
    if (!asked)
        return;
    std::unique_lock lock(m_switchMutex);
    if (m_last != holder)
        return;
    m_drop.store(false, std::memory_order_relaxed);
    // The one who asked may have given up for a reason of its own: never wait longer than it would
    // have.
    m_switched.wait_for(lock, m_interval * 4, [&] { return m_last != holder; });
}

} // namespace interleave
