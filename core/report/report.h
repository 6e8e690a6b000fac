// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/runview.h"
#include "core/run/experiment.h"

#include <vector>

namespace interleave {

// The one place where `run` and `formats` meet, for the window and the command line alike.
// Arrows: base, execution, workload, run, trace, analysis, formats <- report.

[[nodiscard]] RunView runView(const RunResult& result);

/// The summary of all runs. Real models are compared with `sequential`, simulated ones with
/// `simulated:sequential`: virtual times are no baseline for measured ones.
[[nodiscard]] std::vector<SummaryRow> summaryOf(const std::vector<RunResult>& runs);

/// Copies no trace: the views share them.
[[nodiscard]] DocumentView documentView(const Experiment& experiment);

} // namespace interleave
