// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/workerprocess.h"
#include "tests/bench/benchbodies.h"

int main(int argc, char** argv)
{
    return interleave::workerMain(argc, argv, [](std::string_view workload) {
        return workload == bench::kBenchWorkload ? bench::benchBodies()
                                                 : std::span<const interleave::BodyEntry>();
    });
}
