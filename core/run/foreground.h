// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace interleave {

/// Gives the terminal to another process group for as long as it lives, where standard input is a
/// terminal and this process has it: Ctrl-C and what is typed go there. One thread.
class Foreground {
public:
    explicit Foreground(pid_t group);
    ~Foreground();
    Foreground(const Foreground&) = delete;
    Foreground& operator=(const Foreground&) = delete;

    [[nodiscard]] bool isGiven() const { return m_own != 0; }
    /// The group was stopped (Ctrl-Z): this process stops, too, as a shell expects; returns when
    /// both go on.
    void stopTogether();

private:
    void give(pid_t group) const;
    void takeBack() const;

    pid_t m_group;
    pid_t m_own = 0; ///< ours; 0: nothing was given
};

} // namespace interleave
