// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/experiment.h"

namespace interleave {

// What is known of an experiment besides its traces, as plain values: for files. Members may be
// added, none is removed; what is not there has its default.

[[nodiscard]] Value experimentFacts(const Experiment& experiment);
/// Without the runs. Errors: BadArgument (it is no such value), Unsupported (an unknown model).
[[nodiscard]] Result<Experiment> experimentFromFacts(const Value& facts);

/// Only what differs from `spec` is told of the scenario.
[[nodiscard]] Value runFacts(const RunResult& run, const ExperimentSpec& spec);
/// Without the trace. Errors as above.
[[nodiscard]] Result<RunResult> runFromFacts(const Value& facts, const ExperimentSpec& spec);

} // namespace interleave
