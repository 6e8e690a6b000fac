// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/workload.h"

namespace interleave {

const ParameterSpec* Workload::parameter(std::string_view parameterId) const
{
    for (const ParameterSpec& spec : parameters)
        if (spec.id == parameterId)
            return &spec;
    return nullptr;
}

} // namespace interleave
