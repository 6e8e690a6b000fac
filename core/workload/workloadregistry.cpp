// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/workloadregistry.h"

#include "core/base/text.h"
#include "core/workload/families.h"

namespace interleave {

const std::vector<Workload>& allWorkloads()
{
    static const std::vector<Workload> workloads = {
        cpuCountingPool(),
        flags(),
        loiterMap(),
        futuresBrokenPool(),
        threeMathTasks(),
        lockCounter(),
    };
    return workloads;
}

const Workload* findWorkload(std::string_view id)
{
    for (const Workload& workload : allWorkloads())
        if (workload.id == id)
            return &workload;
    return nullptr;
}

std::string nearestWorkload(std::string_view id)
{
    std::vector<std::string> ids;
    for (const Workload& workload : allWorkloads())
        ids.push_back(workload.id);
    return nearest(id, ids);
}

} // namespace interleave
