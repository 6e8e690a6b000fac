// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/executionmodel.h"

namespace interleave {

/// Exactly N workers, threads of our own that fill a tbb::task_arena, which take tasks strictly in
/// order of submission; every wait holds the worker. Named workers get threads of their own.
[[nodiscard]] std::unique_ptr<ExecutionModel> makeThreadModel(RunEnvironment& environment);

} // namespace interleave
