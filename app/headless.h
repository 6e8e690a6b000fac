// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/exports.h"

namespace interleave::app {

// The commands that need no display. Each returns the exit code of the process.

[[nodiscard]] int listCommand(bool json);
/// `figures` may be null.
[[nodiscard]] int runCommand(const CommandLine& line, FigureRenderer* figures);

} // namespace interleave::app
