// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace interleave::ui {

/// Opens the window and stays until it is closed. Returns the exit code: 0, or 128 and the number
/// of the signal (interrupt, termination, hang-up) that closed it. Needs a display.
/// `file`: opened at the start; empty: none.
[[nodiscard]] int runWindow(int& argc, char** argv, const std::string& file);

} // namespace interleave::ui
