// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/formats/blockwriter.h"
#include "core/trace/trace.h"

#include <atomic>
#include <cstdint>
#include <string_view>

namespace interleave {

/// Numbers that the runs of one file share.
struct FileNumbers {
    std::uint64_t track = 1;
    std::uint64_t flow = 1;
    std::uint32_t sequence = 2; ///< 1 is the file's own
    std::int32_t process = 1;
    std::int32_t thread = 1 << 20; ///< apart from the processes'
};

/// Appends a run as packets that Perfetto understands: a process, a thread for each lane, a track
/// for each task and resource, slices for spans, counters for levels, flows for wakes. All packets
/// of a run are one sequence, in order of time. `facts` (an object) are arguments of an instant at
/// the run's start. False: `stop` was set. Errors of writing are the writer's.
[[nodiscard]] bool writeRun(BlockWriter& out, FileNumbers& numbers, const Trace& trace,
    std::string_view title, const Value& facts, const std::atomic<bool>* stop);

} // namespace interleave
