// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

namespace interleave::app {

/// interleave record: runs the program, writes what was asked for, prints the summary on standard
/// error. Gives the exit code.
[[nodiscard]] int recordCommand(const CommandLine& line);

} // namespace interleave::app
