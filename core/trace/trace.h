// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/appendlog.h"
#include "core/trace/opentasks.h"
#include "core/trace/systemschedule.h"
#include "core/trace/taskblocks.h"
#include "core/trace/track.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace interleave {

/// Where every event went. After a run: produced == stored + lost + corrupt.
struct EventCounts {
    std::uint64_t produced = 0;
    std::uint64_t stored = 0;
    std::uint64_t lost = 0;             ///< see LaneTrack::lost
    std::uint64_t corrupt = 0;          ///< refused by the reader
    std::uint64_t clockCorrections = 0; ///< events moved to keep a task's own order
    [[nodiscard]] bool isBalanced() const { return produced == stored + lost + corrupt; }
};

/// What one run did, or has done so far. Immutable; times count from the run's start; share it by
/// shared_ptr<const Trace>. Any thread.
class Trace {
public:
    [[nodiscard]] bool isFinished() const { return m_finished; }
    /// True when the times are virtual: nothing here was measured.
    [[nodiscard]] bool isSimulated() const { return m_simulated; }
    /// The makespan of a finished run; the instant of the snapshot of a live one.
    [[nodiscard]] Nanos end() const { return m_end; }
    [[nodiscard]] const std::vector<LaneTrack>& lanes() const { return m_lanes; }
    [[nodiscard]] std::size_t taskCount() const { return m_taskCount; }
    /// `id` < taskCount(). Task 0 is the program itself. The reference is valid as long as the
    /// trace.
    [[nodiscard]] const TaskTrack& task(TaskId id) const
    {
        const TaskTrack& task = stored(id);
        return m_finished || isFinal(task.state) ? task : m_open.upToNow(task, m_end);
    }
    [[nodiscard]] const std::vector<ResourceTrack>& resources() const { return m_resources; }
    [[nodiscard]] const AppendLog<WakeEdge>& wakes() const { return m_wakes; }
    [[nodiscard]] const AppendLog<OutputLine, 64>& output() const { return m_output; }
    [[nodiscard]] const AppendLog<Mark, 64>& marks() const { return m_marks; }
    /// Empty for none and for unknown ids.
    [[nodiscard]] const std::string& label(LabelId id) const;
    [[nodiscard]] std::size_t labelCount() const { return m_labels.size(); }
    [[nodiscard]] const std::string& taskName(TaskId id) const;
    /// What to write into a span: its operation's label, or the task's name, or the reason of an
    /// overhead.
    [[nodiscard]] std::string spanTitle(const Span& span) const;
    [[nodiscard]] const EventCounts& counts() const { return m_counts; }
    /// What the operating system did with the workers; null when nobody asked for it, in simulated
    /// runs, and in snapshots of a live run.
    [[nodiscard]] const std::shared_ptr<const SystemSchedule>& systemSchedule() const
    {
        return m_systemSchedule;
    }
    /// Closed and open spans of all lanes.
    [[nodiscard]] std::size_t spanCount() const;
    [[nodiscard]] std::size_t finishedTasks() const { return m_finishedTasks; }
    /// Bytes that this trace alone holds on to, roughly: 18 for a span of a lane, and for each task
    /// its track and 32 for each of its states; see ARCHITECTURE.md.
    [[nodiscard]] std::size_t memoryBytes() const { return m_memoryBytes; }

private:
    friend class TraceAssembler;
    friend class TraceBuilder;
    [[nodiscard]] const TaskTrack& stored(TaskId id) const { return taskIn(m_tasks, id); }

    bool m_finished = false;
    bool m_simulated = false;
    Nanos m_end { 0 };
    std::vector<LaneTrack> m_lanes;
    TaskBlocks m_tasks;
    OpenTasks m_open;
    std::size_t m_taskCount = 0;
    std::size_t m_finishedTasks = 0;
    std::vector<ResourceTrack> m_resources;
    AppendLog<WakeEdge> m_wakes;
    AppendLog<OutputLine, 64> m_output;
    AppendLog<Mark, 64> m_marks;
    AppendLog<std::string, 64> m_labels;
    EventCounts m_counts;
    std::shared_ptr<const SystemSchedule> m_systemSchedule;
    std::size_t m_memoryBytes = 0;
};

} // namespace interleave
