// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/trace/recordedprogram.h"

#include <string>

namespace interleave {

/// Of one text file.
inline constexpr std::size_t kMostTextSlices = 10'000'000;

/// A recorded program as Chrome's trace-event JSON: opens in Perfetto and in chrome://tracing.
/// Processes and threads have the system's numbers and names; a thread's slices are complete events
/// "core N" of the category "on-core", the gaps after a preemption "preempted". The process "Cores"
/// (number 0) has a track for each core with the slices of all threads. Command, end, machine and
/// losses are in "otherData". Error Unsupported: more slices than such a file can sensibly hold.
[[nodiscard]] Result<std::string> programChromeTrace(const RecordedProgram& program);

/// One line for each slice, by thread: pid, process, tid, thread, core, begin and end in
/// nanoseconds from the program's start, and how the slice ended. RFC 4180. Same error.
[[nodiscard]] Result<std::string> programCsv(const RecordedProgram& program);

/// What it comes to: command, end, times in seconds, counts, parallelism, losses. An object.
[[nodiscard]] Value programSummary(const RecordedProgram& program);

} // namespace interleave
