// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/appendlog.h"
#include "core/trace/spanlog.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace interleave {

enum class LaneKind : std::uint8_t { Main, Thread, Process, Loop };
[[nodiscard]] std::string_view toString(LaneKind kind);

/// Events of a lane that found no place, in bounded mode or once recording had stopped: nothing is
/// known of the lane between these two moments.
struct LostEvents {
    Nanos begin { 0 };
    Nanos end { 0 };
    std::uint64_t count = 0;
};

/// The row of one worker. Its closed spans, and the one that is still open in a live snapshot.
struct LaneTrack {
    LaneId id;
    LaneKind kind = LaneKind::Thread;
    std::string name;
    int pid = 0;       ///< of a worker process; 0 otherwise
    int thread = 0;    ///< the system's number of the worker's thread; 0: not known, or none
    Nanos begin { 0 }; ///< when the worker was there
    Nanos end { 0 };   ///< when it was gone; the end of the trace while it is there
    bool died = false; ///< the worker process ended abruptly
    SpanLog spans;     ///< Running, Blocked and Overhead; what lies between is idle
    std::optional<Span> open;
    AppendLog<LostEvents, 64> lost; ///< sorted by begin
};

/// One logical activity with all its states, on whichever lane: `spans` is sorted, gapless from
/// `created` to `finished`, and in a live snapshot its last span ends at the snapshot's end.
struct TaskTrack {
    TaskId id;
    LabelId name;
    TaskId parent;
    LaneId lane; ///< where it ran last; none before it has run
    TaskState state = TaskState::Queued;
    Nanos created { 0 };
    Nanos finished { 0 }; ///< meaningful when isFinal(state)
    std::vector<Span> spans;
};

/// A resource's numbers from `time` on. `level`: how deep a lock is held, whether an event is set,
/// who waits on a condition, who has arrived at a barrier, free permits, items in a queue.
/// `second`: how many wait; of a queue, how many items are not done.
struct ResourceLevel {
    Nanos time { 0 };
    TaskId by; ///< whose doing it was; none: at the begin
    std::uint32_t level = 0;
    std::uint32_t second = 0;
    std::uint32_t order = 0; ///< within one instant of a simulated run
    [[nodiscard]] bool operator==(const ResourceLevel&) const = default;
};

/// A lock, semaphore, queue ... of the program. `held`: who had it when, sorted by begin, not
/// overlapping; state is Running, lane the holder's. A semaphore has a track for each permit that
/// was in use at once, of the same name. `levels`: sorted by time; on the first track of a name.
/// Of kind Child: a program that a task has started, `held` from its start until its end was seen;
/// Failed where that was no success, Cancelled where it was ended by us. Of kind Io: a pipe, the
/// level is the bytes in it when a task looked.
struct ResourceTrack {
    LabelId name;
    std::vector<Span> held;
    Reason kind = Reason::Lock;
    std::uint32_t limit = 0;  ///< permits, parties, capacity; 0: none
    std::uint32_t permit = 0; ///< of a semaphore: which; 0 otherwise
    std::vector<ResourceLevel> levels;
};

/// `waker` made `woken` ready at `time`. A waker of none is the clock or the system.
struct WakeEdge {
    Nanos time { 0 };
    TaskId waker;
    TaskId woken;
    Reason reason = Reason::None;
};

/// A line that the program printed.
struct OutputLine {
    Nanos time { 0 };
    LaneId lane;
    TaskId task;
    std::string text;
};

/// An instant of a task. `from`: the task was stolen, which is what the mark says - it runs here,
/// but the worker of that lane had split it off or spawned it. None for the program's own marks.
struct Mark {
    Nanos time { 0 };
    LaneId lane;
    TaskId task;
    LabelId name;
    LaneId from;
    [[nodiscard]] bool isTheft() const { return from.isValid(); }
};

} // namespace interleave
