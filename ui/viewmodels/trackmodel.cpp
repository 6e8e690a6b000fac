// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/trackmodel.h"

namespace interleave::ui {

namespace {
void addLanes(const Trace& trace, bool mainLane, std::vector<TrackRow>& rows)
{
    for (std::size_t i = 0; i < trace.lanes().size(); ++i) {
        const LaneTrack& lane = trace.lanes()[i];
        if ((lane.kind == LaneKind::Main) != mainLane)
            continue;
        const auto kind = mainLane ? TrackRow::Kind::MainLane : TrackRow::Kind::WorkerLane;
        rows.push_back({ kind, i, QString::fromStdString(lane.name), lane.died });
    }
}

Nanos overlap(const Span& span, Viewport::Range range)
{
    return std::max(Nanos(0), std::min(span.end, range.end) - std::max(span.begin, range.begin));
}
} // namespace

TrackModel::TrackModel(std::shared_ptr<const Trace> trace, LaneMode mode)
    : m_trace(std::move(trace)),
      m_mode(mode)
{
    if (mode == LaneMode::Workers) {
        m_rows.reserve(m_trace->lanes().size() + m_trace->resources().size());
        addLanes(*m_trace, true, m_rows);
        addLanes(*m_trace, false, m_rows);
    } else {
        m_rows.reserve(m_trace->taskCount() + m_trace->resources().size());
        for (std::size_t i = 0; i < m_trace->taskCount(); ++i) {
            const TaskId id { static_cast<std::uint32_t>(i) };
            m_rows.push_back(
                { TrackRow::Kind::Task, i, QString::fromStdString(m_trace->taskName(id)), false });
        }
    }
    for (std::size_t i = 0; i < m_trace->resources().size(); ++i) {
        if (m_trace->resources()[i].held.empty())
            continue; // numbers only
        const LabelId name = m_trace->resources()[i].name;
        m_rows.push_back(
            { TrackRow::Kind::Resource, i, QString::fromStdString(m_trace->label(name)), false });
    }
}

std::optional<std::size_t> TrackModel::rowOfTask(TaskId task) const
{
    if (m_mode != LaneMode::Tasks || task.index() >= m_trace->taskCount())
        return std::nullopt;
    return task.index();
}

std::optional<Span> TrackModel::spanAt(std::size_t row, Nanos at) const
{
    std::optional<Span> found;
    visit(row, { at, at + Nanos(1) }, [&](const Span& span) {
        found = span;
        return false;
    });
    return found;
}

Nanos TrackModel::endOf(std::size_t row) const
{
    return m_rows[row].died ? m_trace->lanes()[m_rows[row].index].end : m_trace->end();
}

int TrackModel::indexInTask(const Span& span) const
{
    if (span.task.index() >= m_trace->taskCount())
        return -1;
    const std::vector<Span>& spans = m_trace->task(span.task).spans;
    const auto it = std::partition_point(spans.begin(), spans.end(),
        [&](const Span& s) { return s.end <= span.begin && s.begin < span.begin; });
    if (it == spans.end() || it->begin > span.begin)
        return -1;
    return static_cast<int>(it - spans.begin());
}

bool TrackModel::endsAs(const Span& span, TaskState state) const
{
    if (span.state == state)
        return true;
    if (span.task.index() >= m_trace->taskCount())
        return false;
    const TaskTrack& task = m_trace->task(span.task);
    return task.state == state && span.end == task.finished;
}

double RowTotals::share(Nanos part) const
{
    return whole.count() > 0
        ? static_cast<double>(part.count()) / static_cast<double>(whole.count())
        : 0;
}

RowTotals rowTotals(const TrackModel& tracks, Viewport::Range range)
{
    const Viewport::Range seen { range.begin, std::min(range.end, tracks.trace().end()) };
    RowTotals totals;
    if (seen.length() <= Nanos(0))
        return totals;
    const auto& rows = tracks.rows();
    const bool hasWorkers = std::any_of(rows.begin(), rows.end(),
        [](const TrackRow& r) { return r.kind == TrackRow::Kind::WorkerLane; });
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].kind == TrackRow::Kind::Resource
            || (hasWorkers && rows[i].kind == TrackRow::Kind::MainLane))
            continue;
        Nanos busy { 0 };
        tracks.visit(i, seen, [&](const Span& span) {
            const Nanos part = overlap(span, seen);
            totals.byState[static_cast<std::size_t>(span.state)] += part;
            busy += part;
            return true;
        });
        const Nanos whole = rows[i].isLane() ? seen.length() : busy;
        totals.whole += whole;
        totals.idle += whole - busy;
    }
    return totals;
}

} // namespace interleave::ui
