// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/value.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace interleave {

/// What was seen of a program that is not ours: its threads, those of all programs that it started,
/// and how it ended. Times of the schedule count from its start; the lane of each thread is its
/// index.
struct RecordedProgram {
    std::vector<std::string> command; ///< the program first
    std::string startedAt;            ///< UTC, "2026-11-22T23:16:05Z"
    Value machine;                    ///< an object; at least "cores"
    std::string generator;            ///< "Interleave 0.1.0"
    Nanos duration { 0 };             ///< from its start until its end was seen
    bool bySignal = false;            ///< how it ended: `status` is the signal's number
    int status = 0;                   ///< else its exit status
    bool wasStopped = false;          ///< asked to end, by us
    /// Of the program and of all its children that were waited for, as the system counted it
    /// (wait4): what the schedule's sums are held against.
    Nanos cpuTime { 0 };
    std::uint64_t voluntary = 0;                    ///< switches, likewise
    std::uint64_t involuntary = 0;                  ///< switches, likewise
    std::shared_ptr<const SystemSchedule> schedule; ///< never null
};

/// Its threads as lanes ("python3 1234"), over which its schedule is drawn, without tasks and
/// spans: what shows a run shows it, too.
[[nodiscard]] std::shared_ptr<const Trace> laneTrace(const RecordedProgram& program);

} // namespace interleave
