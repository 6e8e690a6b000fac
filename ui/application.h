// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace interleave::ui {

/// Opens the window and stays until it is closed. Returns the exit code: 0, or 128 and the number
/// of the signal (interrupt, termination, hang-up) that closed it. Needs a display.
[[nodiscard]] int runWindow(int& argc, char** argv);

} // namespace interleave::ui
