// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <atomic>
#include <cstdint>

namespace interleave {

/// A mutex between processes that knows who has it, so that its holder's death is seen. Lies in
/// shared memory. A plain futex: system primitives either do not survive a holder's death or do not
/// say who it was.
class SharedMutex {
public:
    static constexpr std::uint32_t kFree = 0;
    static constexpr std::uint32_t kAbandoned = 0xffffffffU;

    /// False: the holder died; what the mutex guards may be half done. `process` is not 0.
    [[nodiscard]] bool lock(std::uint32_t process);
    void unlock();
    /// If the dead process had it, nobody gets it any more.
    void abandon(std::uint32_t process);
    [[nodiscard]] bool isAbandoned() const { return m_holder.load() == kAbandoned; }

private:
    /// Also who holds it, so that there is no moment at which a death would go unseen.
    alignas(64) std::atomic<std::uint32_t> m_holder { kFree };
    std::atomic<std::uint32_t> m_waiters { 0 };
};

} // namespace interleave
