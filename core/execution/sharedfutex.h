// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <ctime>
#include <type_traits>

namespace interleave {

/// Sleeps while `word` is `expected`, at most `longest`; may return early. Between threads and
/// processes alike.
template <class T>
void sharedFutexWait(std::atomic<T>& word, std::type_identity_t<T> expected, Nanos longest)
{
    static_assert(sizeof word == sizeof(std::uint32_t));
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(longest);
    const timespec timeout { whole.count(), (longest - whole).count() };
    syscall(
        SYS_futex, &word, FUTEX_WAIT, static_cast<std::uint32_t>(expected), &timeout, nullptr, 0);
}

/// Wakes one who sleeps on `word`.
template <class T> void sharedFutexWakeOne(std::atomic<T>& word)
{
    syscall(SYS_futex, &word, FUTEX_WAKE, 1, nullptr, nullptr, 0);
}

} // namespace interleave
