// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/workerprocess.h"
#include "core/workload/workloadregistry.h"

namespace {

std::span<const interleave::BodyEntry> bodiesOf(std::string_view workloadId)
{
    const interleave::Workload* workload = interleave::findWorkload(workloadId);
    return workload == nullptr ? std::span<const interleave::BodyEntry>() : workload->bodies;
}

} // namespace

int main(int argc, char** argv)
{
    return interleave::workerMain(argc, argv, &bodiesOf);
}
