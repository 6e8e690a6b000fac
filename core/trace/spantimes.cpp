// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/spantimes.h"

#include <algorithm>

namespace interleave {

SpanRange spansIn(const SpanLog& log, Nanos begin, Nanos end)
{
    SpanRange range { log.firstEndingAfter(begin - Nanos(1)),
        log.firstBeginningAfter(end - Nanos(1)) };
    if (range.first < range.last && log.endOf(range.first) == begin
        && log.beginOf(range.first) < begin)
        ++range.first; // it has ended there
    range.last = std::max(range.first, range.last);
    return range;
}

std::array<Nanos, kSpanStates> timeByState(const SpanLog& log, Nanos begin, Nanos end)
{
    std::array<Nanos, kSpanStates> times {};
    const SpanRange range = spansIn(log, begin, end);
    for (std::size_t i = range.first; i < range.last;) {
        const std::size_t chunk = i / SpanLog::kChunk;
        const std::size_t next = std::min(range.last, (chunk + 1) * SpanLog::kChunk);
        const Mipmap* map = log.mipmapOf(chunk);
        // Only the first and the last span can reach beyond.
        if (map != nullptr && next - i == SpanLog::kChunk && log.beginOf(i) >= begin
            && log.endOf(next - 1) <= end) {
            for (std::size_t s = 0; s < kSpanStates; ++s)
                times[s] += Nanos(map->totals()[s]);
        } else {
            log.visitTimes(i, next, [&](std::size_t, const Mipmap::Interval& s) {
                times[s.state]
                    += Nanos(std::min(s.end, end.count()) - std::max(s.begin, begin.count()));
                return true;
            });
        }
        i = next;
    }
    return times;
}

} // namespace interleave
