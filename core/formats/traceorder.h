// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace.h"

#include <cstddef>
#include <cstdint>
#include <queue>
#include <vector>

namespace interleave {

/// One thing that happened in a trace. Kinds are in the order that they have within one instant.
struct TraceMoment {
    enum class Kind : std::uint8_t {
        Wake,          ///< `index` of wakes()
        TaskSpanEnd,   ///< span `index` of task `track`
        TaskSpanBegin, ///< likewise; only spans that are on no lane as they are
        LaneSpan,      ///< span `index` of lane `track`, which begins, or ends if `isEnd`
        Held,          ///< span `index` of resource `track`, likewise
        Level,         ///< level `index` of resource `track`
        Output,        ///< `index` of output()
        Mark,          ///< `index` of marks()
        TaskEnd,       ///< of task `track`
    };
    Nanos time { 0 };
    Kind kind = Kind::Wake;
    bool isEnd = false;
    std::uint32_t track = 0;
    std::size_t index = 0;
};

/// Goes through a trace once, in order of time. What one lane, resource, task or list holds comes
/// in the order in which the trace has it. Takes 16 bytes for each span that a task has on no lane,
/// and 4 for each span of a lane. Not thread-safe.
class TraceOrder {
public:
    static constexpr std::uint32_t kNoSpan = 0xffffffffU;

    explicit TraceOrder(const Trace& trace);
    /// False: that was all.
    [[nodiscard]] bool next(TraceMoment& moment);
    /// Which span of its task the lane's span is, field for field; kNoSpan: none.
    [[nodiscard]] std::uint32_t taskSpanOf(std::uint32_t lane, std::size_t index) const
    {
        return m_taskSpans[lane][index];
    }

private:
    struct OwnSpan {
        Nanos begin;
        std::uint32_t task;
        std::uint32_t index;
        auto operator<=>(const OwnSpan&) const = default; // NOLINT(modernize-use-nullptr): <=>
    };
    struct Later {
        bool operator()(const TraceMoment& a, const TraceMoment& b) const;
    };

    void findTaskSpans();
    void findTaskEnds();
    void begin(TraceMoment moment, bool exists, Nanos time);
    void goOn(const TraceMoment& moment);
    [[nodiscard]] Span laneSpan(const TraceMoment& moment) const;

    const Trace& m_trace;
    std::vector<std::vector<std::uint32_t>> m_taskSpans; ///< by lane and span
    std::vector<OwnSpan> m_ownSpans;
    std::vector<OwnSpan> m_taskEnds;
    std::priority_queue<TraceMoment, std::vector<TraceMoment>, Later> m_ahead;
};

} // namespace interleave
