// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <atomic>
#include <cstdint>
#include <optional>

namespace interleave {

/// Where one thread sleeps until another wakes it: one permit, kept if the wake comes first
/// (futex). park: the owner. unpark: any thread.
class Parker {
public:
    /// Returns when there is a permit (and takes it) or at `until` (CLOCK_MONOTONIC). May also
    /// return early for no reason: test the condition again.
    void park(std::optional<Nanos> until = std::nullopt);
    void unpark();

private:
    std::atomic<std::uint32_t> m_permit { 0 };
};

/// The futex calls, for words of this process. `until` is CLOCK_MONOTONIC.
/// True: woken by futexWake, which has counted this thread among those it woke. False: for any
/// other reason.
bool futexWait(std::atomic<std::uint32_t>& word, std::uint32_t expected,
    std::optional<Nanos> until = std::nullopt);
/// Returns how many were woken.
std::uint32_t futexWake(std::atomic<std::uint32_t>& word, int count);

} // namespace interleave
