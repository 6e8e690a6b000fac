// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/synctypes.h"

#include "core/execution/taskerror.h"

namespace interleave {

Reason reasonOf(SyncKind kind)
{
    switch (kind) {
    case SyncKind::Lock:
        return Reason::Lock;
    case SyncKind::Event:
        return Reason::Event;
    case SyncKind::Condition:
        return Reason::Condition;
    case SyncKind::Barrier:
        return Reason::Barrier;
    case SyncKind::Semaphore:
        return Reason::Semaphore;
    case SyncKind::Queue:
        return Reason::Queue;
    }
    return Reason::Lock;
}

const char* toString(Misuse misuse)
{
    switch (misuse) {
    case Misuse::None:
        break;
    case Misuse::NotHeld:
        return "is given back, but nobody holds it";
    case Misuse::NotOwner:
        return "is given back by a task that does not hold it";
    case Misuse::NeedsLock:
        return "is used without its lock";
    case Misuse::TooManyReleases:
        return "is given back more often than it was taken";
    case Misuse::TooManyDone:
        return "has no item left that is not done";
    case Misuse::NoRoom:
        return "holds as many items as fit into memory that processes share";
    case Misuse::WrongKind:
        return "is of another kind";
    }
    return "is misused";
}

WaitLimit WaitLimit::atMost(Nanos time)
{
    constexpr Nanos kLongest = std::chrono::hours(24 * 365 * 100);
    if (time < Nanos(0))
        throw TaskError(ErrorCode::BadArgument, "a wait cannot last less than no time");
    if (time > kLongest)
        throw TaskError(ErrorCode::BadArgument, "a wait cannot last longer than 100 years");
    return WaitLimit(time);
}

} // namespace interleave
