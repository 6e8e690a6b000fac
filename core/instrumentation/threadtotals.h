// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/systemschedule.h"

#include <optional>
#include <string>
#include <string_view>

namespace interleave {

/// What the system has counted for one thread since that began: on-core and waiting time (zero
/// where the kernel keeps no schedstat) and its switches. Nothing: there is no such thread any
/// more, or no such facility.
[[nodiscard]] std::optional<ThreadTotals> readThreadTotals(int pid, int tid);

/// Parses the texts of schedstat ("on-core ns, waiting ns, slices") and of status. Parts that are
/// not there count as zero; nothing when neither text has anything.
[[nodiscard]] std::optional<ThreadTotals> parseThreadTotals(
    std::string_view schedstat, std::string_view status);

/// The kernel's name of a thread; empty when it is not there.
[[nodiscard]] std::string readThreadName(int pid, int tid);

} // namespace interleave
