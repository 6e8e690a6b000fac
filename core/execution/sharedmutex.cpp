// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/sharedmutex.h"

#include "core/execution/pause.h"
#include "core/execution/sharedfutex.h"

namespace interleave {

bool SharedMutex::lock(std::uint32_t process)
{
    constexpr Nanos kSlice = std::chrono::milliseconds(50); // an abandoned one is noticed so soon
    constexpr int kSpins = 100; // it is held for well under a microsecond
    std::uint32_t seen = kFree;
    for (int i = 0; i < kSpins; ++i) {
        seen = kFree;
        if (m_holder.compare_exchange_strong(seen, process))
            return true;
        if (seen == kAbandoned)
            return false;
        pauseProcessor();
    }
    m_waiters.fetch_add(1); // before the test below: an unlock after that test sees it
    for (;;) {
        seen = kFree;
        if (m_holder.compare_exchange_strong(seen, process) || seen == kAbandoned)
            break;
        sharedFutexWait(m_holder, seen, kSlice);
    }
    m_waiters.fetch_sub(1);
    return seen != kAbandoned;
}

void SharedMutex::unlock()
{
    m_holder.store(kFree);
    if (m_waiters.load() != 0)
        sharedFutexWakeOne(m_holder);
}

void SharedMutex::abandon(std::uint32_t process)
{
    m_holder.compare_exchange_strong(process, kAbandoned);
}

} // namespace interleave
