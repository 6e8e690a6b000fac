// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <ctime>

namespace interleave {

/// A duration, or a point of a clock, as the system's calls take it. Not negative.
[[nodiscard]] inline timespec toTimespec(Nanos t)
{
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(t);
    return { whole.count(), (t - whole).count() };
}

} // namespace interleave
