// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/execution/modelid.h"
#include "core/execution/parameters.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace interleave {

struct Workload;

/// An id of the catalogue that is a workload with other settings: its parameters, and the model and
/// worker count at which the text ran it.
struct WorkloadAlias {
    std::string id;
    std::string workload;
    std::vector<std::pair<std::string, Value>> settings; ///< what differs from the defaults
    ModelId model = ModelId::Loop;
    unsigned workers = 1;

    /// The defaults of `target`, with the settings.
    [[nodiscard]] ParameterValues parameters(const Workload& target) const;
};

/// In the order of the catalogue. Made once; any thread.
[[nodiscard]] const std::vector<WorkloadAlias>& allAliases();

/// Null when there is none of that id.
[[nodiscard]] const WorkloadAlias* findAlias(std::string_view id);

} // namespace interleave
