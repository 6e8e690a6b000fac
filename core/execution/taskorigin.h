// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace interleave {

/// How a task came to be.
enum class TaskOrigin : std::uint8_t {
    Submitted, ///< to the pool
    Named,     ///< with a worker of its own; the program too
    Daemon     ///< the same, but the run's end does not wait for it: it is cut off (rule S18)
};

} // namespace interleave
