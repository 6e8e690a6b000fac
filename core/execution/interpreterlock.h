// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace interleave {

/// Emulates CPython's global interpreter lock (3.11, Python/ceval_gil.h: take_gil and drop_gil): a
/// waiter that has waited a whole interval without any switch asks the holder to drop; a holder
/// that was asked drops at its next checkpoint and waits until another has taken the lock. No
/// fairness, no priority. Any thread; `holder` is any pointer that names the thread.
class InterpreterLock {
public:
    static constexpr Nanos kSwitchInterval = std::chrono::milliseconds(5);

    explicit InterpreterLock(Nanos interval = kSwitchInterval) : m_interval(interval) { }

    /// Takes it if it is free and nobody needs to wait.
    [[nodiscard]] bool tryTake(const void* holder);
    void take(const void* holder);
    void release(const void* holder);
    /// A waiter wants the lock: the holder should release and take it at its checkpoint.
    [[nodiscard]] bool isDropRequested() const { return m_drop.load(std::memory_order_relaxed); }

private:
    void taken(const void* holder);

    const Nanos m_interval;
    std::mutex m_mutex;
    std::condition_variable m_free;
    bool m_held = false;
    std::uint64_t m_switches = 0;
    std::atomic<bool> m_drop { false };
    std::mutex m_switchMutex;
    std::condition_variable m_switched;
    const void* m_last = nullptr; ///< guarded by m_switchMutex
};

} // namespace interleave
