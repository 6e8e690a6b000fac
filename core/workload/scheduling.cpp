// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/scheduling.h"

#include "core/base/translatable.h"

#include <algorithm>
#include <cstddef>

namespace interleave {

void addPolicy(Workload& workload)
{
    workload.parameters.push_back({ "policy", translatable("Handing out"),
        translatable("How the threads come to their tasks: from one queue, the oldest first, or "
                     "by oneTBB's work stealing. Other models take the oldest first."),
        "", ParameterKind::Choice, Value("fifo"), 0, 0, { "fifo", "stealing" } });
    workload.figures.push_back({ translatable("stolen tasks"), "stolen" });
}

void addScheduling(Workload& workload)
{
    addPolicy(workload);
    constexpr double kMostGrain = 1000;
    workload.parameters.push_back({ "partitioner", translatable("Partitioner"),
        translatable("How stealing threads cut the tasks into pieces: finer where workers run "
                     "out of work; always down to the grain; one piece for each worker; as "
                     "auto, and where the last time they were. Only read with stealing."),
        "", ParameterKind::Choice, Value("auto"), 0, 0,
        { "auto", "simple", "static", "affinity" } });
    workload.parameters.push_back({ "grain", translatable("Grain"),
        translatable("A piece of more tasks may be cut in two. Only read with stealing."),
        translatable("tasks"), ParameterKind::Integer, Value(1), 1, kMostGrain, {} });
}

SchedulingPolicy schedulingOf(const ParameterValues& values)
{
    SchedulingPolicy policy;
    if (values.text("policy") == "stealing")
        policy.scheduling = Scheduling::Stealing;
    const std::string& partitioner = values.text("partitioner");
    if (partitioner == "simple")
        policy.partitioner = Partitioner::Simple;
    else if (partitioner == "static")
        policy.partitioner = Partitioner::Static;
    else if (partitioner == "affinity")
        policy.partitioner = Partitioner::Affinity;
    policy.grain = static_cast<std::size_t>(std::max<std::int64_t>(1, values.integer("grain")));
    return policy;
}

} // namespace interleave
