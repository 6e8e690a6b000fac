// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signalchild.h"
#include "core/execution/workerprocess.h"
#include "core/workload/workloadregistry.h"

#include <string_view>

namespace {

std::span<const interleave::BodyEntry> bodiesOf(std::string_view workloadId)
{
    const interleave::Workload* workload = interleave::findWorkload(workloadId);
    return workload == nullptr ? std::span<const interleave::BodyEntry>() : workload->bodies;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 1 && std::string_view(argv[1]) == interleave::kSignalChildArgument)
        return interleave::signalChildMain(argc, argv);
    return interleave::workerMain(argc, argv, &bodiesOf);
}
