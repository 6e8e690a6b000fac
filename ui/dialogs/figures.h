// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/run/experiment.h"
#include "ui/dialogs/exportchoice.h"

#include <QByteArray>
#include <string>

namespace interleave::ui {

class CentrePages;
class ExperimentModel;

/// Draws what was chosen. GUI thread.
[[nodiscard]] Result<QByteArray> drawFigure(
    const ExperimentModel& experiment, const CentrePages& centre, const ExportChoice& choice);

/// Puts the visible chart, as it is seen, into the clipboard.
[[nodiscard]] Result<void> copyFigure(const ExperimentModel& experiment, const CentrePages& centre);

/// Writes the data formats. Any thread: takes the experiment by value. Errors: NotFound, for slices
/// of cores where no run has any.
[[nodiscard]] Result<std::string> writeData(const Experiment& experiment, ExportFormat format);

} // namespace interleave::ui
