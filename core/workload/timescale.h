// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/context.h"

namespace interleave {

/// "How long the sleeps last, in percent of the text's own lengths": for workloads that sleep for
/// seconds.
[[nodiscard]] ParameterSpec timeScaleParameter();
/// `duration` at the scale that the parameters say.
[[nodiscard]] Nanos scaled(Nanos duration, const ParameterValues& values);

} // namespace interleave
