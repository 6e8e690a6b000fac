// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/taskstate.h"

#include <cstdint>

namespace interleave {

/// What a record of the event ring says. The ring itself says on which lane.
enum class RecordKind : std::uint8_t {
    Transition, ///< `task` enters `state`(`reason`); `peer` = the task that caused it; `sequence`
                ///< orders one task's records
    Overhead,   ///< the lane itself (no task) is busy from `ticks` for `duration()` ticks, with
                ///< `reason`
    Wake,       ///< `peer` made `task` ready to go on, because of `reason`
    Acquired,   ///< `task` holds the resource whose name is `label` from now on
    Released,   ///< `task` gives that resource back
    Mark,       ///< an instant of `task`, named `label`; `peer`: the lane that it was stolen from
    Label,      ///< defines `label`: `size()` bytes of text follow in the next records
    Output,     ///< `task` printed `size()` bytes, which follow in the next records
    LaneBegin,  ///< the lane's worker is there; `peer`: the system's number of its thread
    LaneEnd,    ///< the lane's worker is gone; `peer` != 0: it died
    Resource, ///< the program makes the resource `label`, of kind `reason`; `peer` = its limit (0:
              ///< none), `extra` = its level
    Level,    ///< `task` changes the resource's level to `extra`; `peer` = its second number
    Stall,    ///< the writer waited for room in its ring, for `duration()` ticks that end now
    Gap,      ///< `peer` records of this lane found no room, between the one before and the one
              ///< after this
};
inline constexpr std::uint8_t kRecordKindCount = 14;

/// One fixed-size record. Times are raw ticks (see readTicks) or, in simulated runs, virtual
/// nanoseconds. Written by one producer, read in another process perhaps: plain bytes, checked when
/// read.
struct Record {
    std::uint64_t ticks = 0;
    std::uint32_t task = 0xffffffffU;
    std::uint32_t label = 0xffffffffU;
    std::uint32_t peer = 0xffffffffU;
    std::uint32_t sequence = 0;
    RecordKind kind = RecordKind::Mark;
    TaskState state = TaskState::Queued;
    Reason reason = Reason::None;
    std::uint8_t reserved = 0;
    std::uint32_t extra = 0;

    // `sequence` of Wake, Mark, Output, Resource and Level in simulated runs: the order within one
    // instant.

    /// Overhead, Stall: 64 bits of ticks, kept in `sequence` and `extra`.
    [[nodiscard]] std::uint64_t duration() const
    {
        return (std::uint64_t { extra } << 32U) | sequence;
    }
    void setDuration(std::uint64_t d)
    {
        sequence = static_cast<std::uint32_t>(d);
        extra = static_cast<std::uint32_t>(d >> 32U);
    }
    /// Label, Output: bytes of text in the records that follow.
    [[nodiscard]] std::uint32_t size() const { return extra; }
};
static_assert(sizeof(Record) == 32);

/// In `sequence`: whatever number is due. For the one who ends a task whose worker is gone.
inline constexpr std::uint32_t kNextSequence = 0xffffffffU;

/// Longer texts are cut at a character's boundary.
inline constexpr std::uint32_t kMaxRecordText = 4096;

} // namespace interleave
