// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/track.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace interleave {

/// Makes the tracks of lanes of what each tells, in its order: a span begins where a task takes the
/// worker, and ends where that gives it back, another one takes it, or records were lost. `lane`,
/// everywhere: one that was added. One thread.
class LaneTracks {
public:
    [[nodiscard]] LaneId add(LaneKind kind, std::string name, int pid, Nanos begin);
    void rename(LaneId lane, std::string name, int pid);
    [[nodiscard]] const std::vector<LaneTrack>& tracks() const { return m_tracks; }
    /// The worker is there from `time` on; `thread`: the system's number of its thread, or 0.
    void begin(LaneId lane, Nanos time, int thread);
    /// The worker is gone, abruptly if `died`; what was open ends there. Gives when that was: not
    /// before its last span has ended.
    Nanos end(LaneId lane, Nanos time, bool died);

    /// `task` has the worker from `span.begin` on.
    void occupy(Span span);
    /// `task` gives it back, if it has it.
    void release(LaneId lane, TaskId task, Nanos time, SpanEnd ending);
    /// The lane's own time; a task that has the worker goes on behind. Gives where it ends.
    Nanos addOverhead(LaneId lane, Nanos begin, Nanos end, Reason reason, LabelId label);
    /// A closed span. False: it ends before it begins, or begins before the last one ends.
    [[nodiscard]] bool addSpan(LaneId lane, const Span& span, SpanEnd ending);

    /// `records` of the lane are missing between the last instant that was told and the next.
    void lose(LaneId lane, std::uint64_t records) { m_facts[lane.index()].missing = records; }
    /// A record tells of the lane at `time`: what is missing before it becomes a gap, up to
    /// `begin`.
    void tell(LaneId lane, Nanos begin, Nanos time);
    /// `lost` records are missing altogether: those that are in no gap become one, up to `end`.
    void settleLoss(LaneId lane, std::uint64_t lost, Nanos end);

    /// Lanes that are still there end at `end`.
    void finish(Nanos end);
    /// As they are now; what is open ends at `end`.
    [[nodiscard]] std::vector<LaneTrack> upTo(Nanos end) const;
    /// Of spans and gaps, roughly.
    [[nodiscard]] std::size_t memoryBytes() const { return m_memory; }

private:
    struct Facts {
        Nanos latest { 0 };
        std::uint64_t lost = 0;    ///< in the gaps that are there
        std::uint64_t missing = 0; ///< in the one that the next record ends
    };

    void keep(LaneTrack& lane, const Span& span, SpanEnd ending = SpanEnd::None);
    void closeOpen(LaneTrack& lane, Nanos time, SpanEnd ending = SpanEnd::None);
    void addGap(LaneTrack& lane, Nanos end, std::uint64_t count);

    std::vector<LaneTrack> m_tracks;
    std::vector<Facts> m_facts;
    std::size_t m_memory = 0;
};

} // namespace interleave
