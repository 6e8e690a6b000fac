// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace interleave {

enum class ErrorCode {
    BadArgument,     ///< a value outside its range, or of the wrong kind
    NotFound,        ///< an unknown workload, model, parameter, file
    Unsupported,     ///< the model has no meaning for the workload; the detail says why
    WouldDeadlock,   ///< the scenario can never finish (a barrier with more parties than workers)
    System,          ///< the operating system refused; the detail holds its words
    BrokenPool,      ///< a worker process ended abruptly
    TaskFailed,      ///< a task threw
    Cancelled,       ///< the run was asked to stop
    Io,              ///< a file or a connection failed
    TimedOut,        ///< a wait took longer than it was given
    InvalidState,    ///< a future or a loop that is not in a state for what was asked
    AccountingFault, ///< produced events != stored + lost
    MemoryLimit,     ///< recording stopped at its memory limit
    BrokenBarrier,   ///< a barrier was aborted, or a party did not come in time
};

[[nodiscard]] const char* toString(ErrorCode code);

/// What went wrong, in English, in words that say what, where and what to do. The user interface
/// maps the code to a translated headline and shows the detail below it.
struct Error {
    ErrorCode code = ErrorCode::System;
    std::string detail;

    [[nodiscard]] bool operator==(const Error&) const = default;
};

/// An error from errno, as "doing what: No such file or directory".
[[nodiscard]] Error systemError(const std::string& doing, int errnoValue);

} // namespace interleave
