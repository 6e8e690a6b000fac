// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/taskstore.h"
#include "core/trace/trace.h"

#include <memory>
#include <string>

namespace interleave {

/// Makes a Trace of parts that were a trace's before: what a file held. Trusts nothing: what would
/// break an order that a trace relies on is refused. One thread.
class TraceAssembler {
public:
    explicit TraceAssembler(bool simulated);

    /// Its id and the lane of its spans are the next number.
    LaneTrack& addLane(LaneTrack lane);
    [[nodiscard]] std::vector<LaneTrack>& lanes() { return m_trace->m_lanes; }
    /// False: the lane is unknown, or the span begins before the last one has ended.
    [[nodiscard]] bool addSpan(const Span& span);
    /// Its id is the next number.
    TaskTrack& addTask();
    [[nodiscard]] std::size_t taskCount() const { return m_tasks.size(); }
    [[nodiscard]] TaskTrack& task(TaskId id) { return m_tasks.writable(id); }
    void removeLastTask() { m_tasks.removeLast(); }
    [[nodiscard]] std::vector<ResourceTrack>& resources() { return m_trace->m_resources; }
    void addLabel(std::string text) { m_trace->m_labels.append(std::move(text)); }
    [[nodiscard]] std::size_t labelCount() const { return m_trace->m_labels.size(); }
    void add(WakeEdge wake) { m_trace->m_wakes.append(wake); }
    void add(OutputLine line) { m_trace->m_output.append(std::move(line)); }
    void add(Mark mark) { m_trace->m_marks.append(mark); }
    void setCounts(const EventCounts& counts) { m_trace->m_counts = counts; }
    void setEnd(Nanos end, bool isFinished);
    void setSystemSchedule(std::shared_ptr<const SystemSchedule> schedule);

    /// Call once.
    [[nodiscard]] std::shared_ptr<const Trace> take();

private:
    [[nodiscard]] SpanEnd endingOf(const Span& span) const;
    void tellEndings(LaneTrack& lane) const;

    std::shared_ptr<Trace> m_trace;
    TaskStore m_tasks;
};

} // namespace interleave
