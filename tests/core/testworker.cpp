// SPDX-License-Identifier: GPL-3.0-or-later
// The worker of tst_processmodel. With TEST_WORKER_FAULT it misbehaves at its start.
#include "core/execution/workerprocess.h"
#include "tests/core/processbodies.h"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace {

std::span<const interleave::BodyEntry> bodiesOf(std::string_view workload)
{
    namespace test = interleave::processtest;
    return workload == test::kWorkload ? test::bodies() : std::span<const interleave::BodyEntry>();
}

} // namespace

int main(int argc, char** argv)
{
    const char* chosen = std::getenv("TEST_WORKER_FAULT");
    const std::string_view fault = chosen == nullptr ? "" : chosen;
    if (fault == "exit")
        return interleave::WorkerExit::kOtherVersion;
    while (fault == "hang")
        pause();
    return interleave::workerMain(argc, argv, &bodiesOf);
}
