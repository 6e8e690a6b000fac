// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/labelpool.h"
#include "core/trace/event.h"
#include "core/trace/lanetracks.h"
#include "core/trace/pendinglog.h"
#include "core/trace/resourcetracks.h"
#include "core/trace/taskstore.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace interleave {

/// Makes a Trace from records. The records of one lane must come in the order in which they were
/// written; lanes may be ahead of one another by any amount: a task's records are put in order by
/// their sequence numbers. One thread.
class TraceBuilder {
public:
    /// `labels` must outlive the builder; records refer to its ids.
    TraceBuilder(const LabelPool& labels, bool simulated);

    LaneId addLane(LaneKind kind, std::string name, int pid = 0);
    void renameLane(LaneId lane, std::string name, int pid);
    [[nodiscard]] const std::string& laneName(LaneId lane) const
    {
        return lanes()[lane.index()].name;
    }
    /// `time` counts from the run's start. `text` belongs to Output records. False: the record
    /// makes no sense (and was left out).
    bool add(LaneId lane, Nanos time, const Record& record, std::string_view text = {});
    /// `lost` events of the lane are missing altogether: those that no record told of become a gap
    /// from its last record to `end`.
    void settleLoss(LaneId lane, std::uint64_t lost, Nanos end);
    /// A closed span of the lane that no record tells: of a trace that was made elsewhere. False:
    /// it ends before it begins, or begins before the last one ends (and was left out).
    bool addSpan(LaneId lane, const Span& span, SpanEnd ending = SpanEnd::None);
    /// The worker of the lane is gone at `time`, abruptly if `died`; what was open ends there.
    void endLane(LaneId lane, Nanos time, bool died);

    /// Nothing older than `horizon` will be added any more: lines, marks and wakes up to there take
    /// their place in order of time. What is younger waits for the next call.
    void settle(Nanos horizon);

    [[nodiscard]] Nanos latest() const { return m_latest; }
    [[nodiscard]] std::size_t taskCount() const { return m_tasks.size(); }
    [[nodiscard]] const std::vector<LaneTrack>& lanes() const { return m_lanes.tracks(); }
    void setCounts(const EventCounts& counts);
    void setSystemSchedule(std::shared_ptr<const SystemSchedule> schedule)
    {
        if (schedule)
            m_memory += schedule->memoryBytes();
        m_trace.m_systemSchedule = std::move(schedule);
    }
    /// Of all that is kept, roughly; counted as it comes.
    [[nodiscard]] std::size_t memoryBytes() const
    {
        return m_memory + m_lanes.memoryBytes() + m_resources.memoryBytes() + m_tasks.memoryBytes();
    }
    /// What is there now; open spans end at `now` (or at the latest event, if that is later). Costs
    /// what has changed since the last one (and the resources' tracks as a whole).
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

    void onTransition(const Transition& transition, TaskId task, std::uint32_t sequence);
    void apply(TaskId id, const Transition& t, bool isFirst);
    void flushEarly(TaskId id, const Early& early);
    void wake(const WakeEdge& edge, std::uint32_t order);
    void onResource(LaneId lane, Nanos time, const Record& record);
    void endOpenTasks(Nanos end);
    [[nodiscard]] Nanos knownUntil(const Span& span, Nanos end) const;
    void pullLabels();
    [[nodiscard]] std::shared_ptr<const Trace> publish(Nanos end, bool finished);

    const LabelPool& m_labels;
    Trace m_trace; ///< but for lanes, tasks and resources, which a snapshot gets from these
    LaneTracks m_lanes;
    TaskStore m_tasks;
    ResourceTracks m_resources;
    std::vector<std::uint32_t> m_due; ///< of each task, the sequence number that comes next
    std::unordered_map<TaskId, Early> m_early; ///< what came before it was due
    PendingLog<WakeEdge, AppendLog<WakeEdge>> m_pendingWakes;
    PendingLog<OutputLine, AppendLog<OutputLine, 64>> m_pendingOutput;
    PendingLog<Mark, AppendLog<Mark, 64>> m_pendingMarks;
    Nanos m_latest { 0 };
    std::size_t m_memory = 0; ///< of the rest
    std::uint64_t m_clockCorrections = 0;
};

} // namespace interleave
