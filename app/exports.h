// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

#include <string>

namespace interleave::app {

/// Draws pictures. A build without the window has none of these.
class FigureRenderer {
public:
    virtual ~FigureRenderer() = default;
    /// Called once, before the runs, so that a missing display library is found early.
    virtual void prepare() = 0;
    /// A whole file.
    [[nodiscard]] virtual Result<std::string> render(
        const Experiment& experiment, const FigureRequest& request, ExportFormat format)
        = 0;
};

/// What can be known before the runs: every target can be written, and pictures can be drawn.
[[nodiscard]] Result<void> checkExports(const CommandLine& line, FigureRenderer* figures);

[[nodiscard]] Result<void> writeExport(const ExportTarget& target, const Experiment& experiment,
    const CommandLine& line, FigureRenderer* figures);

} // namespace interleave::app
