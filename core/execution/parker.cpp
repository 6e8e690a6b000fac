// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/parker.h"

#include "core/base/timespec.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __SANITIZE_THREAD__
#include "core/base/clock.h"

#include <cerrno>
#endif

namespace interleave {

static_assert(sizeof(std::atomic<std::uint32_t>) == sizeof(std::uint32_t));

namespace {

bool waitOnce(std::atomic<std::uint32_t>& word, std::uint32_t expected, std::optional<Nanos> until)
{
    timespec ts {};
    if (until)
        ts = toTimespec(*until);
    // FUTEX_WAIT_BITSET takes an absolute time.
    return syscall(SYS_futex, reinterpret_cast<std::uint32_t*>(&word),
               FUTEX_WAIT_BITSET | FUTEX_PRIVATE_FLAG, expected, until ? &ts : nullptr, nullptr,
               FUTEX_BITSET_MATCH_ANY)
        == 0;
}

} // namespace

bool futexWait(std::atomic<std::uint32_t>& word, std::uint32_t expected, std::optional<Nanos> until)
{
#ifdef __SANITIZE_THREAD__
    // The thread sanitizer keeps a signal back until the thread calls a function that it knows,
    // and does not know this system call: a handler runs when the clock is read for the next pause.
    for (;;) {
        const Nanos pause = monotonicNow() + Nanos(10'000'000);
        const bool isLast = until && *until <= pause;
        if (waitOnce(word, expected, isLast ? until : std::optional(pause)))
            return true;
        if (isLast || errno != ETIMEDOUT)
            return false;
    }
#else
    return waitOnce(word, expected, until);
#endif
}

std::uint32_t futexWake(std::atomic<std::uint32_t>& word, int count)
{
    const long woken = syscall(SYS_futex, reinterpret_cast<std::uint32_t*>(&word),
        FUTEX_WAKE | FUTEX_PRIVATE_FLAG, count, nullptr, nullptr, 0);
    return woken > 0 ? static_cast<std::uint32_t>(woken) : 0;
}

void Parker::park(std::optional<Nanos> until)
{
    if (m_permit.exchange(0, std::memory_order_acquire) != 0)
        return;
    (void)futexWait(m_permit, 0, until);
    m_permit.exchange(0, std::memory_order_acquire);
}

void Parker::unpark()
{
    if (m_permit.exchange(1, std::memory_order_release) == 0)
        (void)futexWake(m_permit, 1);
}

} // namespace interleave
