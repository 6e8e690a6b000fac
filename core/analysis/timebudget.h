// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace.h"

#include <array>
#include <vector>

namespace interleave {

/// Where the time of one lane went. running + blocked + overhead + gap + idle == total, to the
/// nanosecond.
struct LaneBudget {
    LaneId lane;
    Nanos running { 0 };
    Nanos blocked { 0 };
    std::array<Nanos, kReasonCount> blockedBy {}; ///< `blocked`, by reason
    Nanos overhead { 0 };
    Nanos gap { 0 }; ///< nothing is known of it: events were lost, see LaneTrack::lost
    Nanos idle { 0 };
    Nanos total {
        0
    }; ///< the trace's end: before a worker was there and after it was gone counts as idle

    [[nodiscard]] bool isClosed() const
    {
        return running + blocked + overhead + gap + idle == total;
    }
};

/// One budget per lane, in the order of the lanes.
[[nodiscard]] std::vector<LaneBudget> timeBudgets(const Trace& trace);

/// The time that all tasks together spent in each state and reason within [from, to).
struct StateTotals {
    std::array<Nanos, kTaskStateCount> byState {};
    std::array<Nanos, kReasonCount> blockedBy {};
    std::array<Nanos, kReasonCount> suspendedBy {};
};
[[nodiscard]] StateTotals stateTotals(const Trace& trace, Nanos from, Nanos to);

} // namespace interleave
