// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/modelid.h"

#include <string>

namespace interleave {

// Reasons, translatable, why a model has no meaning for a workload; empty when it has one.

/// The workload has functions called at their time on one thread.
[[nodiscard]] std::string needsLoop(ModelId model);
/// The workload is about tasks that give their worker away when they wait.
[[nodiscard]] std::string needsSuspension(ModelId model);
/// The workload's tasks complete futures of the program.
[[nodiscard]] std::string needsSharedFutures(ModelId model);
/// The workload's callbacks print from the worker that has finished.
[[nodiscard]] std::string needsCallbacksOnWorkers(ModelId model);
/// The workload starts programs.
[[nodiscard]] std::string needsRealPrograms(ModelId model);

} // namespace interleave
