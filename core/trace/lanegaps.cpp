// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/lanegaps.h"

#include "core/trace/spantimes.h"

#include <algorithm>

namespace interleave {

std::size_t firstGapEndingAfter(const AppendLog<LostEvents, 64>& gaps, Nanos t)
{
    std::size_t low = 0;
    for (std::size_t high = gaps.size(); low < high;) {
        const std::size_t middle = low + (high - low) / 2;
        if (gaps[middle].end <= t)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Nanos gapTime(const LaneTrack& lane, Nanos begin, Nanos end)
{
    if (lane.open) // until the end of what is there
        end = std::min(end, lane.open->begin);
    Nanos sum { 0 };
    for (std::size_t i = firstGapEndingAfter(lane.lost, begin);
         i < lane.lost.size() && lane.lost[i].begin < end; ++i) {
        const Nanos from = std::max(lane.lost[i].begin, begin);
        const Nanos to = std::min(lane.lost[i].end, end);
        if (to <= from)
            continue;
        sum += to - from;
        // No recorder makes a gap that meets a span or another gap, but a file may tell some.
        for (const Nanos known : timeByState(lane.spans, from, to))
            sum -= known;
        begin = to;
    }
    return sum;
}

} // namespace interleave
