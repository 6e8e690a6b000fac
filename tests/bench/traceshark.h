// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace bench {

/// One step of the mouse wheel in Traceshark's window.
struct ZoomStep {
    double milliseconds = 0; ///< CPU time of the whole program; 0: not measured
    std::string why;         ///< then: why not
};

/// Starts Traceshark with `events` generated switches of 64 tasks on four cores, zooms in and out
/// near the whole trace by xdotool, and ends it. Takes a minute. Needs both in the PATH, and a
/// display.
ZoomStep tracesharkZoomStep(std::size_t events);

} // namespace bench
