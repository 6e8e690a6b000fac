// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/parker.h"

#include "core/base/timespec.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace interleave {

static_assert(sizeof(std::atomic<std::uint32_t>) == sizeof(std::uint32_t));

bool futexWait(std::atomic<std::uint32_t>& word, std::uint32_t expected, std::optional<Nanos> until)
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
