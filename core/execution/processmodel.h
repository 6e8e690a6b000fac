// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/executionmodel.h"

#include <memory>

namespace interleave {

/// Worker processes: `environment.workers` of them, started before the program, reused for all its
/// tasks. The program runs on the main lane, in the thread that calls run(); every wait is inline.
[[nodiscard]] std::unique_ptr<ExecutionModel> makeProcessModel(RunEnvironment& environment);

} // namespace interleave
