// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/timespec.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <type_traits>

namespace interleave {

/// Sleeps while `word` is `expected`, at most `longest`; may return early. Between threads and
/// processes alike.
template <class T>
void sharedFutexWait(std::atomic<T>& word, std::type_identity_t<T> expected, Nanos longest)
{
    static_assert(sizeof word == sizeof(std::uint32_t));
#ifdef __SANITIZE_THREAD__
    longest = std::min(longest, Nanos(10'000'000)); // see futexWait
#endif
    const timespec timeout = toTimespec(longest);
    syscall(
        SYS_futex, &word, FUTEX_WAIT, static_cast<std::uint32_t>(expected), &timeout, nullptr, 0);
}

/// Wakes one who sleeps on `word`.
template <class T> void sharedFutexWakeOne(std::atomic<T>& word)
{
    syscall(SYS_futex, &word, FUTEX_WAKE, 1, nullptr, nullptr, 0);
}

} // namespace interleave
