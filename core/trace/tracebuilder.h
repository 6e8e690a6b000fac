// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/labelpool.h"
#include "core/trace/event.h"
#include "core/trace/resourcetracks.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace interleave {

/// Makes a Trace from records. The records of one lane must come in the order
/// in which they were written; lanes may be ahead of one another by any amount:
/// a task's records are put in order by their sequence numbers. One thread.
class TraceBuilder {
public:
    /// `labels` must outlive the builder; records refer to its ids.
    TraceBuilder(const LabelPool& labels, bool simulated);

    LaneId addLane(LaneKind kind, std::string name, int pid = 0);
    void renameLane(LaneId lane, std::string name, int pid);
    [[nodiscard]] const std::string& laneName(LaneId lane) const
    {
        return m_trace.m_lanes[lane.index()].name;
    }
    /// `time` counts from the run's start. `text` belongs to Output records.
    /// False: the record makes no sense (and was left out).
    bool add(LaneId lane, Nanos time, const Record& record, std::string_view text = {});
    /// `lost` events of the lane are missing altogether: those that no record
    /// told of become a gap from its last record to `end`.
    void settleLoss(LaneId lane, std::uint64_t lost, Nanos end);
    /// A closed span of the lane that no record tells: of a trace that was made
    /// elsewhere. False: it ends before it begins, or begins before the last one
    /// ends (and was left out).
    bool addSpan(LaneId lane, const Span& span, SpanEnd ending = SpanEnd::None);
    /// The worker of the lane is gone at `time`, abruptly if `died`; what was
    /// open ends there.
    void endLane(LaneId lane, Nanos time, bool died);

    /// Nothing older than `horizon` will be added any more: lines, marks and
    /// wakes up to there take their place in order of time. What is younger waits
    /// for the next call.
    void settle(Nanos horizon);

    [[nodiscard]] Nanos latest() const { return m_latest; }
    [[nodiscard]] std::size_t taskCount() const { return m_trace.m_taskCount; }
    [[nodiscard]] const std::vector<LaneTrack>& lanes() const { return m_trace.m_lanes; }
    void setCounts(const EventCounts& counts);
    void setSystemSchedule(std::shared_ptr<const SystemSchedule> schedule)
    {
        if (schedule)
            m_memory += schedule->memoryBytes();
        m_trace.m_systemSchedule = std::move(schedule);
    }
    /// Of all that is kept, roughly; counted as it comes.
    [[nodiscard]] std::size_t memoryBytes() const { return m_memory + m_resources.memoryBytes(); }
    /// What is there now; open spans end at `now` (or at the latest event, if
    /// that is later). Costs what has changed since the last one (and the
    /// resources' tracks as a whole).
    [[nodiscard]] std::shared_ptr<const Trace> snapshot(Nanos now);
    /// The last snapshot: lanes that are still there end at `end`. Call once.
    [[nodiscard]] std::shared_ptr<const Trace> finish(Nanos end);

private:
    struct Transition {
        Nanos time;
        LaneId lane;
        TaskState state;
        Reason reason;
        LabelId label;
        TaskId cause;
    };
    using Early = std::map<std::uint32_t, Transition>;
    struct LaneFacts {
        Nanos latest { 0 };
        std::uint64_t lost = 0;    ///< in the gaps that are there
        std::uint64_t missing = 0; ///< in the one that the next record ends
    };

    template <class T> struct Pending {
        T item;
        std::uint32_t order;
    };

    void onTransition(
        LaneId lane, const Transition& transition, TaskId task, std::uint32_t sequence);
    void occupy(LaneTrack& lane, const Transition& transition, TaskId task);
    void closeOpen(LaneTrack& lane, Nanos time, SpanEnd ending = SpanEnd::None);
    void keep(LaneTrack& lane, const Span& span, SpanEnd ending = SpanEnd::None);
    void addOverhead(LaneTrack& lane, Nanos begin, Nanos end, Reason reason, LabelId label);
    void addGap(LaneTrack& lane, Nanos end, std::uint64_t count);
    void apply(TaskId id, const Transition& t, bool isFirst);
    void onResource(LaneId lane, Nanos time, const Record& record);
    void flushEarly(TaskId id, const Early& early);
    [[nodiscard]] TaskTrack& mutableTask(TaskId id);
    void addTaskChunk();
    void endOpenTasks(Nanos end);
    [[nodiscard]] Nanos knownUntil(const Span& span, Nanos end) const;
    void pullLabels();
    [[nodiscard]] std::shared_ptr<const Trace> publish(Nanos end, bool finished);

    const LabelPool& m_labels;
    Trace m_trace;
    ResourceTracks m_resources;
    std::vector<std::shared_ptr<Trace::TaskBlock>> m_blocks; ///< those of m_trace, writable
    std::vector<bool> m_blockShared; ///< a snapshot has it: copy before writing
    std::vector<bool> m_chunkShared;
    std::vector<LaneFacts> m_laneFacts;
    std::vector<std::uint32_t> m_due; ///< of each task, the sequence number that comes next
    std::unordered_map<TaskId, Early> m_early; ///< what came before it was due
    std::vector<Pending<WakeEdge>> m_pendingWakes;
    std::vector<Pending<OutputLine>> m_pendingOutput;
    std::vector<Pending<Mark>> m_pendingMarks;
    Nanos m_latest { 0 };
    std::size_t m_memory = 0;
    std::uint64_t m_clockCorrections = 0;
};

} // namespace interleave
