// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/body.h"

#include <span>
#include <string_view>

namespace interleave {

/// The bodies of a workload; empty when there is none of that id.
using WorkerBodies = std::span<const BodyEntry> (*)(std::string_view workloadId);

/// How a worker process is started: its one argument, and the descriptors that it inherits.
inline constexpr const char* kWorkerArgument = "--serve";
struct WorkerDescriptors {
    static constexpr int kSegment = 3;
    static constexpr int kPool = 4;
    static constexpr int kControl = 5;
    static constexpr int kWakeMain = 6;
    static constexpr int kWakeManager = 7;
    static constexpr int kEnd = 8;
};

struct WorkerExit {
    static constexpr int kDone = 0;
    static constexpr int kUsage = 2;
    static constexpr int kOtherVersion = 3;
    static constexpr int kOrphan = 4;
    static constexpr int kNotInitialized = 5;
};

/// All of a worker process. Returns the exit status.
[[nodiscard]] int workerMain(int argc, char** argv, WorkerBodies find);

} // namespace interleave
