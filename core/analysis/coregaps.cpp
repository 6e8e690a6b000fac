// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/coregaps.h"

#include <algorithm>

namespace interleave {

namespace {

/// When the next slice of the core begins, or the schedule ends; not before the loss did.
Nanos knownAgain(const SystemSchedule& schedule, std::size_t core, const LostStretch& loss)
{
    const Nanos end = std::max(loss.end, loss.begin + Nanos(1));
    const std::size_t next = schedule.firstOnCoreEndingAfter(core, end);
    return std::max(end,
        next < schedule.coreSliceCount(core) ? schedule.beginOf(schedule.coreSlice(core, next))
                                             : schedule.end());
}

} // namespace

std::vector<LostStretch> coreGaps(const SystemSchedule& schedule, std::size_t core)
{
    std::vector<LostStretch> gaps;
    for (const LostStretch& loss : schedule.losses()) {
        if (loss.core != schedule.cores()[core])
            continue;
        LostStretch gap = loss;
        gap.end = knownAgain(schedule, core, loss);
        if (!gaps.empty() && gap.begin <= gaps.back().end) {
            gaps.back().end = std::max(gaps.back().end, gap.end);
            gaps.back().records += gap.records;
        } else {
            gaps.push_back(gap);
        }
    }
    return gaps;
}

} // namespace interleave
