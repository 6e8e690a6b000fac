// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/trackmodel.h"

#include "core/trace/lanegaps.h"

#include <QCoreApplication>

namespace interleave::ui {

namespace {
struct TrackText {
    Q_DECLARE_TR_FUNCTIONS(TrackText)
};

struct CoreRowText {
    Q_DECLARE_TR_FUNCTIONS(CoreRowText)
};

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

TrackModel::TrackModel(std::shared_ptr<const Trace> trace, LaneMode mode, ResourceFilter filter)
    : m_trace(std::move(trace)),
      m_mode(mode),
      m_filter(std::move(filter))
{
    const bool isBare = m_trace->taskCount() == 0; // nothing but a schedule: its cores come first
    if (isBare)
        addCores();
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
    m_laneRows.assign(m_trace->lanes().size(), m_rows.size());
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (m_rows[i].isLane())
            m_laneRows[m_rows[i].index] = i;
    if (isBare)
        groupThreads();
    else
        addCores();
    for (std::size_t i = 0; i < m_trace->resources().size(); ++i) {
        const Reason kind = m_trace->resources()[i].kind;
        const int rows = resourceRowsOf(i);
        if (rows == 0)
            continue; // nobody took it
        m_resourceRows[kind] += rows;
        if (m_filter.shows(kind))
            addResource(i);
        else
            m_hiddenRows += rows;
    }
    m_laneThefts.resize(m_trace->lanes().size());
    for (const Mark& mark : m_trace->marks()) {
        if (!mark.isTheft())
            continue;
        m_thefts.emplace(mark.task.value, mark);
        if (mark.lane.index() < m_laneThefts.size())
            m_laneThefts[mark.lane.index()].push_back(mark.time);
    }
}

const SystemSchedule* TrackModel::shownSchedule() const
{
    const SystemSchedule* schedule = m_trace->systemSchedule().get();
    return schedule != nullptr && schedule->isRecorded() && !m_filter.hidesCores ? schedule
                                                                                 : nullptr;
}

void TrackModel::addCores()
{
    const SystemSchedule* schedule = shownSchedule();
    if (schedule == nullptr)
        return;
    for (std::size_t i = 0; i < schedule->cores().size(); ++i)
        m_rows.push_back({ TrackRow::Kind::Core, i,
            //: a processor, by the system's number of it
            CoreRowText::tr("Core %1").arg(schedule->cores()[i]) });
    m_hasCores = !schedule->cores().empty();
}

/// Each thread of a recorded program has a lane, in the same order.
void TrackModel::groupThreads()
{
    const SystemSchedule* schedule = shownSchedule();
    if (m_mode != LaneMode::Workers || schedule == nullptr
        || schedule->threads().size() != m_trace->lanes().size())
        return;
    m_isProgram = true;
    const std::vector<ScheduledThread>& threads = schedule->threads();
    const std::vector<ScheduledProcess>& known = schedule->processes();
    std::size_t process = 0;
    for (std::size_t first = 0, last = 0; first < threads.size(); first = last) {
        const int pid = threads[first].pid;
        for (last = first + 1; last < threads.size() && threads[last].pid == pid;)
            ++last;
        while (process + 1 < known.size() && known[process].pid != pid)
            ++process;
        if (last - first < 2)
            continue;
        for (std::size_t i = first; i < last; ++i)
            m_rows[m_laneRows[i]].process = static_cast<int>(m_processes.size());
        const std::string name = process < known.size() ? known[process].name : std::string();
        m_processes.push_back(QStringLiteral("%1 %2")
                                  .arg(QString::fromStdString(name), QString::number(pid))
                                  .trimmed());
    }
}

const Mark* TrackModel::theftAt(const Span& span) const
{
    if (m_thefts.empty() || span.state != TaskState::Running)
        return nullptr;
    const auto it = m_thefts.find(span.task.value);
    return it != m_thefts.end() && it->second.time >= span.begin && it->second.time <= span.end
        ? &it->second
        : nullptr;
}

namespace {
bool isLevelKind(Reason kind)
{
    return kind == Reason::Event || kind == Reason::Condition || kind == Reason::Barrier
        || kind == Reason::Queue || kind == Reason::Io;
}

/// A re-entrant lock that was taken again by its holder.
bool isNested(const ResourceTrack& resource)
{
    return resource.kind == Reason::Lock
        && std::any_of(resource.levels.begin(), resource.levels.end(),
            [](const ResourceLevel& l) { return l.level > 1; });
}
} // namespace

int TrackModel::resourceRowsOf(std::size_t index) const
{
    const ResourceTrack& resource = m_trace->resources()[index];
    if (isLevelKind(resource.kind))
        return 1;
    if (resource.held.empty())
        return 0;
    return isNested(resource) ? 2 : 1;
}

void TrackModel::addResource(std::size_t index)
{
    if (isLevelKind(m_trace->resources()[index].kind))
        addLevels(index);
    else
        addHolders(index);
}

void TrackModel::addHolders(std::size_t index)
{
    const ResourceTrack& resource = m_trace->resources()[index];
    QString title = QString::fromStdString(m_trace->label(resource.name));
    if (resource.kind == Reason::Semaphore)
        title += QStringLiteral(" %1").arg(resource.permit + 1);
    m_rows.push_back({ TrackRow::Kind::Holders, index, title });
    if (isNested(resource))
        addLevels(index);
}

void TrackModel::addLevels(std::size_t index)
{
    const ResourceTrack& resource = m_trace->resources()[index];
    const std::vector<ResourceLevel>& levels = resource.levels;
    OwnSpans own;
    own.highest = std::max(own.highest, resource.kind == Reason::Queue ? 1 : resource.limit);
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const Nanos end = i + 1 < levels.size() ? levels[i + 1].time : m_trace->end();
        own.highest = std::max(own.highest, levels[i].level);
        if (levels[i].level == 0 || end <= levels[i].time)
            continue;
        own.spans.push_back(
            { levels[i].time, end, levels[i].by, {}, {}, TaskState::Running, resource.kind });
        own.levels.push_back(levels[i].level);
    }
    QString title = QString::fromStdString(m_trace->label(resource.name));
    if (isNested(resource)) // beside the row of its holders
        title = TrackText::tr("%1, depth").arg(title);
    m_rows.push_back(
        { TrackRow::Kind::Level, index, title, false, static_cast<int>(m_own.size()) });
    m_own.push_back(std::move(own));
}

const std::vector<Span>& TrackModel::spansOf(const TrackRow& row) const
{
    if (row.own >= 0)
        return m_own[static_cast<std::size_t>(row.own)].spans;
    static const std::vector<Span> none;
    if (row.kind == TrackRow::Kind::Core)
        return none; // it has slices
    return row.kind == TrackRow::Kind::Task
        ? m_trace->task(TaskId { static_cast<std::uint32_t>(row.index) }).spans
        : m_trace->resources()[row.index].held;
}

std::optional<Span> TrackModel::openOf(const TrackRow& row) const
{
    std::optional<Span> open = m_trace->lanes()[row.index].open;
    if (open)
        open->end = std::max(open->begin, m_trace->end());
    return open;
}

SpanRange TrackModel::spansIn(std::size_t row, Viewport::Range range) const
{
    const TrackRow& r = m_rows[row];
    if (r.isLane()) {
        const SpanLog& log = m_trace->lanes()[r.index].spans;
        SpanRange found = interleave::spansIn(log, range.begin, range.end);
        const auto open = openOf(r);
        if (open && open->begin < range.end && open->end > range.begin) {
            found.first = std::min(found.first, log.size());
            found.last = log.size() + 1;
        }
        return found;
    }
    const std::vector<Span>& spans = spansOf(r);
    const auto first = std::partition_point(spans.begin(), spans.end(), [&](const Span& s) {
        return s.end < range.begin || (s.end == range.begin && s.begin < range.begin);
    });
    const auto last = std::partition_point(
        first, spans.end(), [&](const Span& s) { return s.begin < range.end; });
    return { static_cast<std::size_t>(first - spans.begin()),
        static_cast<std::size_t>(last - spans.begin()) };
}

Span TrackModel::spanOf(std::size_t row, std::size_t index) const
{
    const TrackRow& r = m_rows[row];
    if (!r.isLane())
        return spansOf(r)[index];
    const SpanLog& log = m_trace->lanes()[r.index].spans;
    return index < log.size() ? log[index] : openOf(r).value_or(Span {});
}

bool TrackModel::columnsOf(std::size_t row, const ColumnGrid& grid, SpanColumns& columns) const
{
    const TrackRow& r = m_rows[row];
    if (r.kind == TrackRow::Kind::Level)
        return false;
    if (!r.isLane()) {
        const std::vector<Span>& spans = spansOf(r);
        SpanEnd last = SpanEnd::None;
        if (r.kind == TrackRow::Kind::Task && !spans.empty())
            last = endsFailed(spans.back())   ? SpanEnd::Failed
                : endsCancelled(spans.back()) ? SpanEnd::Cancelled
                                              : SpanEnd::None;
        const SpanMipmaps* maps = nullptr;
        if (spans.size() >= SpanLog::kChunk) {
            auto& kept = m_mipmaps[row];
            if (!kept)
                kept = std::make_unique<const SpanMipmaps>(spans, last);
            maps = kept.get();
        }
        interleave::columnsOf(spans, maps, last, grid, columns);
        return true;
    }
    const LaneTrack& lane = m_trace->lanes()[r.index];
    interleave::columnsOf(lane.spans, openOf(r), grid, columns);
    if (lane.died && !lane.spans.empty()) {
        // How its task ended was told by another lane.
        const Span last = lane.spans[lane.spans.size() - 1];
        const Nanos at = std::max(last.begin, last.end - Nanos(1));
        if (at >= grid.begin() && at < grid.end() && endsFailed(last)) {
            const auto* edge
                = std::upper_bound(grid.edges(), grid.edges() + grid.width() + 1, at.count());
            columns.columns[static_cast<std::size_t>(edge - grid.edges() - 1)].addFlags(
                Mipmap::Failed);
        }
    }
    return true;
}

std::uint32_t TrackModel::levelAt(std::size_t row, Nanos at) const
{
    if (m_rows[row].kind != TrackRow::Kind::Level)
        return 0;
    const OwnSpans& own = m_own[static_cast<std::size_t>(m_rows[row].own)];
    const auto it = std::partition_point(
        own.spans.begin(), own.spans.end(), [at](const Span& s) { return s.end <= at; });
    return it == own.spans.end() || it->begin > at
        ? 0
        : own.levels[static_cast<std::size_t>(it - own.spans.begin())];
}

std::uint32_t TrackModel::highestLevel(std::size_t row) const
{
    return m_rows[row].kind == TrackRow::Kind::Level
        ? m_own[static_cast<std::size_t>(m_rows[row].own)].highest
        : 1;
}

std::optional<std::size_t> TrackModel::rowOfTask(TaskId task) const
{
    if (m_mode != LaneMode::Tasks || task.index() >= m_trace->taskCount())
        return std::nullopt;
    return task.index();
}

std::optional<std::size_t> TrackModel::rowOfLane(LaneId lane) const
{
    if (m_mode != LaneMode::Workers || lane.index() >= m_laneRows.size())
        return std::nullopt;
    return m_laneRows[lane.index()];
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

bool TrackModel::isIdle(std::size_t row) const
{
    const TrackRow& r = m_rows[row];
    if (r.kind == TrackRow::Kind::Core)
        return m_trace->systemSchedule()->coreSliceCount(r.index) == 0;
    if (!r.isLane())
        return spansOf(r).empty();
    const LaneTrack& lane = m_trace->lanes()[r.index];
    if (m_isProgram)
        return m_trace->systemSchedule()->threads()[r.index].sliceCount == 0;
    if (lane.died || !lane.lost.empty())
        return false;
    bool idle = true;
    visit(row, { Nanos(0), Nanos::max() }, [&](const Span& span) {
        idle = span.state == TaskState::Overhead && !span.task.isValid();
        return idle;
    });
    return idle;
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
        if (rows[i].isResource() || rows[i].kind == TrackRow::Kind::Core
            || (hasWorkers && rows[i].kind == TrackRow::Kind::MainLane))
            continue;
        Nanos busy { 0 };
        const auto add = [&](std::size_t state, Nanos part) {
            totals.byState[state] += part;
            busy += part;
        };
        if (rows[i].isLane()) {
            const LaneTrack& lane = tracks.trace().lanes()[rows[i].index];
            const auto times = timeByState(lane.spans, seen.begin, seen.end);
            for (std::size_t state = 0; state < times.size(); ++state)
                add(state, times[state]);
            if (Span open = lane.open.value_or(Span {}); lane.open) {
                open.end = std::max(open.begin, tracks.trace().end());
                add(static_cast<std::size_t>(open.state), overlap(open, seen));
            }
        } else {
            tracks.visit(i, seen, [&](const Span& span) {
                add(static_cast<std::size_t>(span.state), overlap(span, seen));
                return true;
            });
        }
        if (!rows[i].isLane()) {
            totals.whole += busy;
            continue;
        }
        const Nanos gap = gapTime(tracks.trace().lanes()[rows[i].index], seen.begin, seen.end);
        totals.whole += seen.length();
        totals.gap += gap;
        totals.idle += seen.length() - busy - gap;
    }
    return totals;
}

} // namespace interleave::ui
