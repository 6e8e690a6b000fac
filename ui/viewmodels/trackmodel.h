// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/spancolumns.h"
#include "core/trace/spantimes.h"
#include "core/trace/trace.h"
#include "ui/viewmodels/resourcefilter.h"
#include "ui/viewmodels/viewport.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace interleave::ui {

enum class LaneMode : std::uint8_t {
    Workers, ///< a row for each worker; the main lane first
    Tasks    ///< a row for each task, with its waiting too
};

/// One drawn row: what it shows and where that is in the trace.
struct TrackRow {
    enum class Kind : std::uint8_t {
        MainLane,
        WorkerLane,
        Task,
        Core,    ///< a processor: which thread was on it
        Holders, ///< who held a resource; a semaphore has a row for each permit
        Level    ///< a resource's number over time: a queue's depth, who has arrived at a barrier
    };
    Kind kind = Kind::WorkerLane;
    std::size_t index = 0; ///< into the trace's lanes, tasks or resources, or its schedule's cores
    QString title;
    bool died = false; ///< its worker process ended abruptly
    int own = -1;      ///< where the model keeps the row's spans, when the trace does not
    int process = -1;  ///< into processes(): of a thread that shares its process with others

    [[nodiscard]] bool isLane() const { return kind == Kind::MainLane || kind == Kind::WorkerLane; }
    [[nodiscard]] bool isResource() const { return kind == Kind::Holders || kind == Kind::Level; }
};

/// The rows of one trace in one lane mode: lanes or tasks, the processors and the resources (locks,
/// queues ...) below, as far as they are to be shown. Immutable.
class TrackModel {
public:
    TrackModel(std::shared_ptr<const Trace> trace, LaneMode mode, ResourceFilter filter = {});

    [[nodiscard]] const Trace& trace() const { return *m_trace; }
    [[nodiscard]] const std::shared_ptr<const Trace>& sharedTrace() const { return m_trace; }
    [[nodiscard]] LaneMode mode() const { return m_mode; }
    [[nodiscard]] const std::vector<TrackRow>& rows() const { return m_rows; }
    [[nodiscard]] std::optional<std::size_t> rowOfTask(TaskId task) const;
    [[nodiscard]] std::optional<std::size_t> rowOfLane(LaneId lane) const;
    [[nodiscard]] const ResourceFilter& filter() const { return m_filter; }
    /// Rows of resources by kind, shown or not.
    [[nodiscard]] const std::map<Reason, int>& resourceRows() const { return m_resourceRows; }
    /// How many of them the filter hides.
    [[nodiscard]] int hiddenRows() const { return m_hiddenRows; }
    /// There are rows of processors.
    [[nodiscard]] bool hasCores() const { return m_hasCores; }
    /// The lanes are the threads of a recorded program.
    [[nodiscard]] bool isProgram() const { return m_isProgram; }
    /// Of a recorded program those with more than one thread: "make 4711".
    [[nodiscard]] const std::vector<QString>& processes() const { return m_processes; }
    /// The system's schedule, where it was recorded and is to be shown; null otherwise.
    [[nodiscard]] const SystemSchedule* shownSchedule() const;
    /// Some of what it shows is not known.
    [[nodiscard]] bool hasLosses() const
    {
        return shownSchedule() != nullptr && !shownSchedule()->losses().empty();
    }
    /// A row shows who holds what.
    [[nodiscard]] bool hasResources() const
    {
        return !m_rows.empty() && m_rows.back().isResource();
    }

    /// Calls `visit(span)` for the spans of a row that meet the range, by begin; an open one ends
    /// with the trace. `visit` returns false to stop. A processor has no spans.
    template <class Visit> void visit(std::size_t row, Viewport::Range range, Visit&& visit) const;
    /// The spans of a row that meet the range, as indices by begin; the open one of a lane comes
    /// after the closed ones. O(log n).
    [[nodiscard]] SpanRange spansIn(std::size_t row, Viewport::Range range) const;
    [[nodiscard]] Span spanOf(std::size_t row, std::size_t index) const;
    /// What the columns of a picture show of a row; see core/trace/spancolumns.h. Its cost depends
    /// on the columns. False: the row is of kind Level, which is not summed up so. GUI thread.
    bool columnsOf(std::size_t row, const ColumnGrid& grid, SpanColumns& columns) const;
    /// The span of a row at an instant.
    [[nodiscard]] std::optional<Span> spanAt(std::size_t row, Nanos at) const;
    /// Of a row of kind Level: its number during the span that contains the instant, 0 elsewhere.
    [[nodiscard]] std::uint32_t levelAt(std::size_t row, Nanos at) const;
    /// The highest number that such a row can or does reach; at least 1.
    [[nodiscard]] std::uint32_t highestLevel(std::size_t row) const;
    /// The place of a span among the states of its task; -1 when it has none.
    [[nodiscard]] int indexInTask(const Span& span) const;
    /// No task was ever there: a lane with nothing but overhead of its own, a core that none of our
    /// threads was on, a resource that nobody took. A lane that lost events is not. Of a recorded
    /// program: a thread that never had a core.
    [[nodiscard]] bool isIdle(std::size_t row) const;
    /// Until when a row has time at all: a lane whose worker died ends there.
    [[nodiscard]] Nanos endOf(std::size_t row) const;
    /// The task failed with the end of this span.
    [[nodiscard]] bool endsFailed(const Span& span) const
    {
        return endsAs(span, TaskState::Failed);
    }
    [[nodiscard]] bool endsCancelled(const Span& span) const
    {
        return endsAs(span, TaskState::Cancelled);
    }
    /// Where the task of this span was stolen as it began to run; null: it was not.
    [[nodiscard]] const Mark* theftAt(const Span& span) const;
    [[nodiscard]] bool hasThefts() const { return !m_thefts.empty(); }
    /// When a stolen task began on a lane's row, sorted.
    [[nodiscard]] const std::vector<Nanos>& theftsOn(std::size_t row) const
    {
        return m_laneThefts[m_rows[row].index];
    }

private:
    /// Spans of a row that are not in the trace as they are drawn.
    struct OwnSpans {
        std::vector<Span> spans;
        std::vector<std::uint32_t> levels; ///< of a row of kind Level: of each span
        std::uint32_t highest = 1;
    };

    [[nodiscard]] bool endsAs(const Span& span, TaskState state) const;
    [[nodiscard]] int resourceRowsOf(std::size_t index) const;
    void addCores();
    void groupThreads();
    void addResource(std::size_t index);
    void addHolders(std::size_t index);
    void addLevels(std::size_t index);
    [[nodiscard]] const std::vector<Span>& spansOf(const TrackRow& row) const;
    [[nodiscard]] std::optional<Span> openOf(const TrackRow& row) const;

    std::shared_ptr<const Trace> m_trace;
    LaneMode m_mode;
    ResourceFilter m_filter;
    std::vector<TrackRow> m_rows;
    std::vector<std::size_t> m_laneRows; ///< of each lane; beyond all rows where it has none
    std::map<Reason, int> m_resourceRows;
    int m_hiddenRows = 0;
    bool m_hasCores = false;
    bool m_isProgram = false;
    std::vector<QString> m_processes;
    std::vector<OwnSpans> m_own;
    mutable std::unordered_map<std::size_t, std::unique_ptr<const SpanMipmaps>>
        m_mipmaps;                                    ///< of rows that are no lanes, once drawn
    std::unordered_map<std::uint32_t, Mark> m_thefts; ///< by task: each is stolen once at most
    std::vector<std::vector<Nanos>> m_laneThefts;
};

/// Where the time of all rows went within a range.
struct RowTotals {
    std::array<Nanos, kTaskStateCount> byState {};
    Nanos idle { 0 }; ///< Workers: time of worker lanes without a span, and in no gap
    Nanos gap { 0 };  ///< Workers: time of which nothing is known, events were lost
    Nanos whole {
        0
    }; ///< Workers: lanes x range; Tasks: the life times of all tasks within the range

    /// Of `whole`; 0 when there is nothing.
    [[nodiscard]] double share(Nanos part) const;
};
/// Workers: over all lanes but the main one (it alone when there is no other). Resources never
/// count.
[[nodiscard]] RowTotals rowTotals(const TrackModel& tracks, Viewport::Range range);

template <class Visit>
void TrackModel::visit(std::size_t row, Viewport::Range range, Visit&& visit) const
{
    const TrackRow& r = m_rows[row];
    if (r.kind == TrackRow::Kind::Core)
        return;
    if (r.isLane()) {
        const LaneTrack& lane = m_trace->lanes()[r.index];
        for (std::size_t i = lane.spans.firstEndingAfter(range.begin); i < lane.spans.size(); ++i) {
            if (lane.spans.beginOf(i) >= range.end || !visit(lane.spans[i]))
                return;
        }
        if (const auto open = openOf(r); open && open->begin < range.end && open->end > range.begin)
            visit(*open);
        return;
    }
    const std::vector<Span>& spans = spansOf(r);
    auto it = std::partition_point(
        spans.begin(), spans.end(), [&](const Span& s) { return s.end <= range.begin; });
    for (; it != spans.end() && it->begin < range.end; ++it)
        if (!visit(*it))
            return;
}

} // namespace interleave::ui
