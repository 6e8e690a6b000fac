// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tracereader.h"

#include "core/formats/annotations.h"
#include "core/formats/messages.h"
#include "core/formats/ourpacket.h"
#include "core/formats/packetfields.h"
#include "core/formats/perfetto.h"
#include "core/formats/runheadreader.h"
#include "core/formats/schedulereader.h"
#include "core/formats/taskfacts.h"
#include "core/trace/traceassembler.h"

#include <protozero/pbf_reader.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace interleave {

namespace {

using perfetto::EventType;
using protozero::pbf_reader;
namespace pf = perfetto;
constexpr auto kBytes = protozero::pbf_wire_type::length_delimited;

bool readState(iid::Iid category, TaskState& state)
{
    return category >= iid::kFirstState
        && isOne(category - iid::kFirstState, kTaskStateCount, state);
}

bool readReason(iid::Iid category, Reason& reason)
{
    return category == 0
        || (category >= iid::kFirstReason
            && isOne(category - iid::kFirstReason, kReasonCount, reason));
}

/// Of any two such times the difference is a time, too.
bool isTime(Nanos time)
{
    constexpr Nanos kLongest { std::int64_t { 1 } << 61U };
    return time >= -kLongest && time <= kLongest;
}

/// A task does one thing at a time.
bool followEachOther(const std::vector<Span>& spans)
{
    for (std::size_t i = 0; i < spans.size(); ++i)
        if (spans[i].end < spans[i].begin || (i > 0 && spans[i].begin < spans[i - 1].end))
            return false;
    return true;
}

} // namespace

class TraceReader::State {
public:
    explicit State(const RunHead& head)
        : m_trace(head.isSimulated),
          m_tracks(head.tracks),
          m_end(head.end),
          m_isFinished(head.isFinished)
    {
        m_trace.setCounts(head.counts);
    }

    /// False: it makes no sense.
    [[nodiscard]] bool add(const PacketFields& fields);
    /// False: the numbers of a task's spans are no numbers of spans.
    [[nodiscard]] bool end(bool isWhole);
    [[nodiscard]] Run take() { return { std::move(m_facts), m_trace.take() }; }

private:
    /// A slice that is open, and where it is told again.
    struct Open {
        Span span;
        bool isOpen = false;
        TaskId task; ///< that has the span, too
        std::size_t at = 0;
    };
    /// What the file says against what follows from the spans.
    struct TaskSays {
        std::optional<TaskFacts::End> end;
        TaskHead head;
        std::vector<std::uint64_t> order; ///< of its spans; empty: as they came
        Open own;
    };

    bool descriptor(const PacketFields& fields);
    bool lane(std::string_view track, std::string_view more);
    bool resource(std::string_view more);
    bool task(std::string_view more);
    bool label(pbf_reader interned, pbf_reader mine);
    bool event(const PacketEvent& event, Nanos time);
    bool laneEvent(const PacketEvent& event, std::size_t lane, Nanos time);
    bool resourceEvent(const PacketEvent& event, std::size_t index, Nanos time);
    bool taskEvent(const PacketEvent& event, TaskId task, Nanos time);
    bool instant(const PacketEvent& event, LaneId lane, Nanos time);
    bool facts(pbf_reader event);
    bool readSpan(const PacketEvent& event, Nanos time, bool isOwn, Span& span);
    void tell(const PacketEvent& event, Open& open);
    void close(Open& open, Nanos time);
    bool closeLane(std::size_t lane, Nanos time);
    bool putInOrder(TaskId id, bool isWhole);
    bool endSchedule(bool isWhole);
    void cut();

    TraceAssembler m_trace;
    iid::Tracks m_tracks;
    Value m_facts;
    Nanos m_now { 0 };
    Nanos m_end;
    bool m_isFinished;
    std::vector<Open> m_lanes;
    std::vector<std::optional<Nanos>> m_openEnds; ///< by lane
    std::vector<Open> m_held;
    std::vector<TaskSays> m_tasks;
    ScheduleReader m_schedule;
};

bool TraceReader::State::add(const PacketFields& fields)
{
    if (fields.delta > static_cast<std::uint64_t>((Nanos::max() - m_now).count()))
        return false;
    m_now += Nanos(static_cast<std::int64_t>(fields.delta));
    if (!isTime(m_now))
        return false;
    if (fields.track)
        return descriptor(fields);
    if (!fields.event) {
        const auto taken = m_schedule.add(fields.mine);
        return taken == ScheduleReader::Taken::Other
            ? label(readerOf(fields.interned), readerOf(fields.mine))
            : taken == ScheduleReader::Taken::Part;
    }
    const PacketEvent event(*fields.event, fields.mine);
    if (event.track == m_tracks.process() && event.category == 0)
        return facts(readerOf(*fields.event));
    if (event.earlier > static_cast<std::uint64_t>(Nanos::max().count()))
        return false;
    const Nanos time = m_now - Nanos(static_cast<std::int64_t>(event.earlier));
    return isTime(time) && this->event(event, time);
}

bool TraceReader::State::facts(pbf_reader event)
{
    Value::Object members;
    while (event.next(pf::event::kAnnotations, kBytes)) {
        auto member = fromAnnotation(viewOf(event));
        if (!member)
            return false;
        members.push_back(std::move(*member));
    }
    m_facts = Value(std::move(members));
    return true;
}

bool TraceReader::State::descriptor(const PacketFields& fields)
{
    for (pbf_reader mine = readerOf(fields.mine); mine.next();) {
        switch (mine.tag_and_type()) {
        case pf::bytes(ours::kLane):
            return lane(*fields.track, viewOf(mine));
        case pf::bytes(ours::kResource):
            return resource(viewOf(mine));
        case pf::bytes(ours::kTask):
            return task(viewOf(mine));
        default:
            mine.skip();
        }
    }
    return true;
}

bool TraceReader::State::lane(std::string_view track, std::string_view more)
{
    std::optional<LaneHead> head = readLaneHead(track, more);
    if (!head || m_trace.lanes().size() >= m_tracks.lanes || !isTime(head->lane.begin)
        || !isTime(head->lane.end) || !isTime(head->openEnd.value_or(Nanos(0))))
        return false;
    m_trace.addLane(std::move(head->lane));
    m_lanes.emplace_back();
    m_openEnds.push_back(head->openEnd);
    return true;
}

bool TraceReader::State::resource(std::string_view more)
{
    std::optional<ResourceTrack> resource = readResourceHead(more);
    if (!resource || m_trace.resources().size() >= m_tracks.resources)
        return false;
    m_trace.resources().push_back(std::move(*resource));
    m_held.emplace_back();
    return true;
}

bool TraceReader::State::task(std::string_view more)
{
    std::optional<TaskHead> head = readTaskHead(more);
    if (!head)
        return false;
    TaskTrack& task = m_trace.addTask();
    task.name = head->name;
    task.parent = head->parent;
    m_tasks.emplace_back().head = *head;
    return true;
}

bool TraceReader::State::label(pbf_reader interned, pbf_reader mine)
{
    std::optional<std::string_view> raw;
    while (mine.next(ours::kLabels, kBytes))
        for (pbf_reader more = mine.get_message(); more.next(ours::labels::kRaw, kBytes);)
            raw = viewOf(more);
    while (interned.next(pf::interned::kNames, kBytes)) {
        iid::Iid id = 0;
        std::string_view text;
        for (pbf_reader entry = interned.get_message(); entry.next();) {
            switch (entry.tag_and_type()) {
            case pf::varint(pf::entry::kIid):
                id = entry.get_uint64();
                break;
            case pf::bytes(pf::entry::kName):
                text = viewOf(entry);
                break;
            default:
                entry.skip();
            }
        }
        if (id != iid::kFirstLabel + m_trace.labelCount())
            return false;
        m_trace.addLabel(std::string(raw.value_or(text)));
    }
    return true;
}

bool TraceReader::State::event(const PacketEvent& event, Nanos time)
{
    const std::uint64_t lanes = m_trace.lanes().size();
    const std::uint64_t resources = m_trace.resources().size();
    if (event.type == EventType::Instant
        && (event.category == iid::kWake || event.category == iid::kOutput
            || event.category == iid::kMark)) {
        LaneId lane = event.lane;
        if (event.track >= m_tracks.lane(0) && event.track < m_tracks.lane(lanes))
            lane.value = static_cast<std::uint32_t>(event.track - m_tracks.lane(0));
        return instant(event, lane, time);
    }
    if (event.track >= m_tracks.lane(0) && event.track < m_tracks.lane(lanes))
        return laneEvent(event, event.track - m_tracks.lane(0), time);
    if (event.track >= m_tracks.held(0) && event.track < m_tracks.held(resources))
        return resourceEvent(event, (event.track - m_tracks.held(0)) / 2, time);
    if (event.track >= m_tracks.task(0) && event.track < m_tracks.task(m_tasks.size()))
        return taskEvent(
            event, TaskId { static_cast<std::uint32_t>(event.track - m_tracks.task(0)) }, time);
    return false;
}

bool TraceReader::State::readSpan(const PacketEvent& event, Nanos time, bool isOwn, Span& span)
{
    span.begin = time;
    span.end = time;
    span.task = event.task;
    span.lane = event.lane;
    if (!readState(event.category, span.state) || !readReason(event.second, span.reason))
        return false;
    if (event.name < iid::kFirstLabel)
        return true;
    span.label.value = static_cast<std::uint32_t>(event.name - iid::kFirstLabel);
    if (!isOwn && !event.isExplicitName && span.task.index() < m_trace.taskCount()
        && m_trace.task(span.task).name == span.label)
        span.label = LabelId();
    return true;
}

// The span is its task's, too: its end will come.
void TraceReader::State::tell(const PacketEvent& event, Open& open)
{
    std::vector<Span>& spans = m_trace.task(open.task).spans;
    std::vector<std::uint64_t>& order = m_tasks[open.task.index()].order;
    if (event.index && order.empty())
        for (std::size_t i = 0; i < spans.size(); ++i)
            order.push_back(i);
    if (event.index || !order.empty())
        order.push_back(event.index.value_or(spans.size()));
    open.at = spans.size();
    spans.push_back(open.span);
}

void TraceReader::State::close(Open& open, Nanos time)
{
    open.isOpen = false;
    open.span.end = time;
    if (open.task.isValid())
        m_trace.task(open.task).spans[open.at].end = time;
}

bool TraceReader::State::closeLane(std::size_t lane, Nanos time)
{
    close(m_lanes[lane], time);
    return m_trace.addSpan(m_lanes[lane].span);
}

bool TraceReader::State::laneEvent(const PacketEvent& event, std::size_t lane, Nanos time)
{
    Open& open = m_lanes[lane];
    if (event.type == EventType::SliceEnd)
        return open.isOpen && time >= open.span.begin && closeLane(lane, time);
    if (event.type != EventType::SliceBegin || open.isOpen)
        return false;
    open = Open();
    if (!readSpan(event, time, false, open.span))
        return false;
    open.isOpen = true;
    open.span.lane.value = static_cast<std::uint32_t>(lane);
    if (event.task.index() < m_trace.taskCount() && !event.isLaneOnly) {
        open.task = event.task;
        tell(event, open);
    }
    return true;
}

bool TraceReader::State::resourceEvent(const PacketEvent& event, std::size_t index, Nanos time)
{
    ResourceTrack& resource = m_trace.resources()[index];
    Open& open = m_held[index];
    if (event.track == m_tracks.level(index)) {
        constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
        if (event.type != EventType::Counter || event.counter > kMost
            || (!resource.levels.empty() && time < resource.levels.back().time))
            return false;
        resource.levels.push_back({ time, event.task, static_cast<std::uint32_t>(event.counter),
            event.waiting, event.order });
        return true;
    }
    if (event.type == EventType::SliceEnd) {
        if (!open.isOpen || time < open.span.begin)
            return false;
        open.isOpen = false;
        resource.held.back().end = time;
        return true;
    }
    if (event.type != EventType::SliceBegin || open.isOpen
        || (!resource.held.empty() && time < resource.held.back().end))
        return false;
    open = Open();
    if (!readSpan(event, time, false, open.span))
        return false;
    open.isOpen = true;
    resource.held.push_back(open.span);
    return true;
}

bool TraceReader::State::taskEvent(const PacketEvent& event, TaskId task, Nanos time)
{
    TaskSays& says = m_tasks[task.index()];
    if (event.type == EventType::SliceEnd) {
        if (!says.own.isOpen || time < says.own.span.begin)
            return false;
        close(says.own, time);
        return true;
    }
    if (event.type == EventType::Instant) {
        TaskState state {};
        if (!readState(event.category, state) || !isFinal(state) || says.end)
            return false;
        says.end = TaskFacts::End { state, time };
        return true;
    }
    if (event.type != EventType::SliceBegin || says.own.isOpen)
        return false;
    says.own = Open();
    if (!readSpan(event, time, true, says.own.span))
        return false;
    says.own.isOpen = true;
    says.own.span.task = task;
    says.own.task = task;
    tell(event, says.own);
    return true;
}

bool TraceReader::State::instant(const PacketEvent& event, LaneId lane, Nanos time)
{
    if (event.category == iid::kWake) {
        WakeEdge wake { time, event.task, event.woken, Reason::None };
        if (!readReason(event.second, wake.reason))
            return false;
        m_trace.add(wake);
    } else if (event.category == iid::kOutput) {
        m_trace.add(
            OutputLine { time, lane, event.task, std::string(event.rawText.value_or(event.text)) });
    } else {
        Mark mark { time, lane, event.task, {},
            event.from.index() < m_tracks.lanes ? event.from : LaneId() };
        if (event.name != 0 && event.name < iid::kFirstLabel)
            return false;
        if (event.name != 0)
            mark.name.value = static_cast<std::uint32_t>(event.name - iid::kFirstLabel);
        m_trace.add(mark);
    }
    return true;
}

bool TraceReader::State::putInOrder(TaskId id, bool isWhole)
{
    std::vector<std::uint64_t>& order = m_tasks[id.index()].order;
    if (order.empty())
        return true;
    std::vector<Span>& spans = m_trace.task(id).spans;
    std::vector<std::pair<std::uint64_t, Span>> numbered;
    for (std::size_t i = 0; i < spans.size(); ++i)
        numbered.emplace_back(order[i], spans[i]);
    std::stable_sort(numbered.begin(), numbered.end(),
        [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (numbered[i].first != i && isWhole)
            return false;
        spans[i] = numbered[i].second;
    }
    return true;
}

// The rest of the run is not there: what was going on then ends then.
void TraceReader::State::cut()
{
    m_end = std::min(m_end, m_now);
    for (LaneTrack& lane : m_trace.lanes()) {
        lane.died = lane.died && lane.end <= m_end;
        lane.end = std::min(lane.end, m_end);
        lane.begin = std::min(lane.begin, lane.end);
        AppendLog<LostEvents, 64> lost;
        for (const LostEvents& gap : lane.lost)
            if (gap.begin < m_end)
                lost.append({ gap.begin, std::min(gap.end, m_end), gap.count });
        lane.lost = std::move(lost);
    }
    while (m_trace.taskCount() > 0
        && m_trace.task(TaskId { static_cast<std::uint32_t>(m_trace.taskCount() - 1) })
               .spans.empty()) {
        m_trace.removeLastTask();
        m_tasks.pop_back();
    }
    for (TaskSays& says : m_tasks) {
        if (says.own.isOpen)
            close(says.own, m_now);
        says.head = {};
    }
    for (std::size_t i = 0; i < m_held.size(); ++i)
        if (m_held[i].isOpen)
            m_trace.resources()[i].held.back().end = m_now;
}

// Of a run that is cut it is left out: its cores would look free where nothing is known of them.
bool TraceReader::State::endSchedule(bool isWhole)
{
    if (!isWhole || !m_schedule.isBegun())
        return true;
    if (!m_schedule.isWhole())
        return false;
    auto schedule = m_schedule.take();
    for (const ScheduledThread& thread : schedule->threads())
        if (thread.lane.isValid() && thread.lane.index() >= m_lanes.size())
            return false;
    m_trace.setSystemSchedule(std::move(schedule));
    return true;
}

bool TraceReader::State::end(bool isWhole)
{
    if (isWhole
        && (m_trace.lanes().size() != m_tracks.lanes
            || m_trace.resources().size() != m_tracks.resources))
        return false;
    if (!endSchedule(isWhole))
        return false;
    if (!isWhole)
        cut();
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        if (!m_lanes[i].isOpen)
            continue;
        if (isWhole && (!m_openEnds[i] || *m_openEnds[i] < m_lanes[i].span.begin))
            return false;
        if (!isWhole) {
            if (!closeLane(i, std::max(m_now, m_lanes[i].span.begin)))
                return false;
            continue;
        }
        close(m_lanes[i], *m_openEnds[i]);
        m_trace.lanes()[i].open = m_lanes[i].span;
    }
    for (std::uint32_t i = 0; i < m_tasks.size(); ++i) {
        TaskSays& says = m_tasks[i];
        if ((isWhole && says.own.isOpen) || !putInOrder(TaskId { i }, isWhole))
            return false;
        TaskTrack& task = m_trace.task(TaskId { i });
        if (!followEachOther(task.spans))
            return false;
        task.spans.shrink_to_fit();
        const TaskFacts facts(task.spans, says.end);
        task.created = says.head.created.value_or(facts.created);
        task.finished = says.head.finished.value_or(facts.finished);
        task.lane = says.head.lane.value_or(facts.lane);
        task.state = says.head.state.value_or(facts.state);
    }
    m_trace.setEnd(m_end, m_isFinished || !isWhole);
    return true;
}

TraceReader::TraceReader() = default;
TraceReader::~TraceReader() = default;

TraceReader::Taken TraceReader::add(std::string_view packet)
{
    try {
        const PacketFields fields(packet);
        for (pbf_reader mine = readerOf(fields.mine); mine.next(); mine.skip()) {
            if (mine.tag_and_type() == pf::bytes(ours::kRun)) {
                if (m_run != nullptr)
                    return Taken::Wrong;
                m_isEnded = false;
                const std::optional<RunHead> head = readRunHead(viewOf(mine));
                if (!head || !isTime(head->end))
                    return Taken::Wrong;
                m_run = std::make_unique<State>(*head);
                return Taken::Begun;
            }
            if (mine.tag_and_type() == pf::varint(ours::kRunEnd)) {
                m_isEnded = m_run != nullptr && !m_isEnded && m_run->end(true);
                return m_isEnded ? Taken::Ended : Taken::Wrong;
            }
        }
        if (m_run == nullptr)
            return Taken::Other;
        return !m_isEnded && m_run->add(fields) ? Taken::More : Taken::Wrong;
    } catch (const protozero::exception&) {
        return Taken::Wrong;
    }
}

TraceReader::Run TraceReader::take()
{
    if (!m_isEnded && !m_run->end(false))
        return {};
    Run run = m_run->take();
    m_run.reset();
    return run;
}

} // namespace interleave
