// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

#include <string>

namespace interleave::app {

/// Draws pictures; a build without the window has none.
struct FigureRenderer {
    /// Called before the runs, so that a missing display library is found early.
    void (*prepare)() = nullptr;
    Result<std::string> (*render)(
        const Experiment& experiment, const FigureRequest& request, ExportFormat format)
        = nullptr;
};

/// What can be known before the runs: every target can be written, and pictures can be drawn.
[[nodiscard]] Result<void> checkExports(const CommandLine& line, const FigureRenderer* figures);

[[nodiscard]] Result<void> writeExport(const ExportTarget& target, const Experiment& experiment,
    const CommandLine& line, const FigureRenderer* figures);

} // namespace interleave::app
