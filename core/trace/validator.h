// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace.h"

#include <string>
#include <vector>

namespace interleave {

/// Everything that is wrong with a finished trace, a sentence each; empty when it is sound:
/// spans of a lane do not overlap and lie in [0, end); each task's states follow the table and
/// leave no gap; a finished run has no open span and no unfinished task unless `wasStopped`; a lane
/// never has two Running spans at once; held spans of a resource do not overlap,
/// a semaphore has no more permits in use than it has, no level is above its limit; produced ==
/// stored
/// + lost + corrupt.
[[nodiscard]] std::vector<std::string> validate(const Trace& trace, bool wasStopped = false);

} // namespace interleave
