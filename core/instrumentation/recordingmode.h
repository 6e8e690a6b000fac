// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace interleave {

enum class RecordingMode : std::uint8_t {
    Lossless, ///< a full ring makes its writer wait; the wait is recorded as overhead
    Bounded,  ///< a full ring drops, and counts what it dropped
    Off,      ///< nothing is recorded (to measure what recording costs)
};

} // namespace interleave
