// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <string>

namespace interleave {

/// A wait for a primitive that has no time limit: only another task can end it.
struct UntimedWait {
    std::uint32_t process = 0; ///< see SharedSync
    TaskId task;
    std::string what;   ///< "lock 'name'"
    TaskId heldBy;      ///< of a lock
    std::string detail; ///< of a barrier: "2 of 5 parties are there"
};

} // namespace interleave
