// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/uniquefd.h"

#include <sys/types.h>

namespace interleave {

/// A small process that kills a process group if this process ends without letting go of it, by
/// kill -9 even: the signal at a parent's death reaches the group's first process alone. Without a
/// shell, or a process to be had, there is no guard. One thread.
class GroupGuard {
public:
    /// Starts it; it guards nothing yet.
    GroupGuard();
    ~GroupGuard();
    GroupGuard(const GroupGuard&) = delete;
    GroupGuard& operator=(const GroupGuard&) = delete;

    /// Where the number of the group is to be written, and a newline; -1: there is no guard.
    [[nodiscard]] int descriptor() const { return m_pid != 0 ? m_pipe.get() : -1; }
    /// The group may live on; the guard ends.
    void letGo();

private:
    void say(const char* line, std::size_t size) const;

    UniqueFd m_pipe; ///< the guard's standard input
    pid_t m_pid = 0;
};

} // namespace interleave
