// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/uniquefd.h"
#include "core/execution/launch.h"
#include "core/instrumentation/osschedule.h"
#include "core/trace/recordedprogram.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace interleave {

/// A program to record.
struct RecordRequest {
    std::vector<std::string> command = {}; ///< a path, or a name for PATH, and its arguments
    std::string folder = {};               ///< where it runs; empty: where this process does
    /// Its standard streams, by default those of this process. With its input it gets the terminal.
    LaunchStreams streams { 0, 1, 2 };
    std::optional<Nanos> duration = {}; ///< it is asked to end (SIGTERM) after so long
    /// Of the slices that are kept: where it is reached the recording ends, and the program goes
    /// on.
    std::size_t memoryLimit = OsSchedule::kMemoryLimit;
    PerfOpener opener = kernelOpener();
};

/// A recording seen from another thread. Any thread.
class RecordControl {
public:
    /// Throws std::system_error when there is no descriptor left.
    RecordControl();

    /// Passes the signal on to the program's process group. If the program is still there after
    /// three seconds it gets SIGTERM, after three more, or at the next call, SIGKILL.
    void requestStop(int signal);
    /// What was recorded so far; nothing before the begin and after the end.
    [[nodiscard]] std::optional<OsSchedule::Figures> figures() const;

private:
    friend class ProgramRecorder;
    UniqueFd m_event;
    std::atomic<int> m_signal { 0 };
    std::atomic<int> m_requests { 0 };
    mutable std::mutex m_mutex;
    const OsSchedule* m_schedule = nullptr; ///< while it records
};

/// Starts the program in a process group of its own, which is the terminal's foreground one if ours
/// is and it has our input; records until it ends. When it was asked to
/// stop, nothing of its group stays. It gets SIGKILL when the calling thread ends, and
/// its group when this process does. Where the kernel
/// refuses its schedule the program runs all the same: see SystemSchedule::status. Blocks. Errors:
/// NotFound (no such program), System (it cannot be started).
[[nodiscard]] Result<RecordedProgram> recordProgram(
    const RecordRequest& request, RecordControl& control);

} // namespace interleave
