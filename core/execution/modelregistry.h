// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/executionmodel.h"

namespace interleave {

/// Makes the model that `environment.model` names. The one place that knows them all.
[[nodiscard]] std::unique_ptr<ExecutionModel> makeModel(RunEnvironment& environment);

} // namespace interleave
