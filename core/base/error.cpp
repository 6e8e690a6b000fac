// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <system_error>

namespace interleave {

const char* toString(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadArgument:
        return "bad-argument";
    case ErrorCode::NotFound:
        return "not-found";
    case ErrorCode::Unsupported:
        return "unsupported";
    case ErrorCode::WouldDeadlock:
        return "would-deadlock";
    case ErrorCode::System:
        return "system";
    case ErrorCode::BrokenPool:
        return "broken-pool";
    case ErrorCode::TaskFailed:
        return "task-failed";
    case ErrorCode::Cancelled:
        return "cancelled";
    case ErrorCode::Io:
        return "io";
    case ErrorCode::TimedOut:
        return "timed-out";
    case ErrorCode::InvalidState:
        return "invalid-state";
    case ErrorCode::AccountingFault:
        return "accounting-fault";
    case ErrorCode::MemoryLimit:
        return "memory-limit";
    case ErrorCode::BrokenBarrier:
        return "broken-barrier";
    }
    return "unknown";
}

Error systemError(const std::string& doing, int errnoValue)
{
    return { ErrorCode::System, doing + ": " + std::generic_category().message(errnoValue) };
}

} // namespace interleave
