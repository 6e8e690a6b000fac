// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/modelid.h"
#include "core/execution/parameters.h"
#include "core/instrumentation/recordingmode.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace interleave {

inline constexpr unsigned kMaxWorkers = 1024;

/// Everything that decides one run.
struct Scenario {
    std::string workload;
    ParameterValues parameters;
    ModelId model = ModelId::Sequential;
    unsigned workers = 1;         ///< of the pool, 1 to kMaxWorkers; see countsWorkers
    bool interpreterLock = false; ///< emulate CPython's global lock
    std::uint64_t seed = 1;
    RecordingMode recording = RecordingMode::Lossless;
    bool systemSchedule = true;  ///< record what the system does with the workers; not of simulated
    std::size_t memoryLimit = 0; ///< bytes that the trace may hold; 0: half of what is free
};

} // namespace interleave
