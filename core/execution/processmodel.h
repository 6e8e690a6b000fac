// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/executionmodel.h"

namespace interleave {

[[nodiscard]] std::unique_ptr<ExecutionModel> makeProcessModel(RunEnvironment& environment);

} // namespace interleave
