// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workload/workload.h"

#include <string_view>
#include <vector>

namespace interleave {

/// All workloads, in the order of the catalogue. Made once; any thread.
[[nodiscard]] const std::vector<Workload>& allWorkloads();

/// Null when there is none of that id.
[[nodiscard]] const Workload* findWorkload(std::string_view id);

/// The known id (of a workload or an alias, see workloadaliases.h) that is nearest to `id`, for
/// "did you mean"; empty when none is near.
[[nodiscard]] std::string nearestWorkload(std::string_view id);

} // namespace interleave
