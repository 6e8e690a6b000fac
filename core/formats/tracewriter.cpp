// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tracewriter.h"

#include "core/base/text.h"
#include "core/formats/annotations.h"
#include "core/formats/messages.h"
#include "core/formats/ourpacket.h"
#include "core/formats/packetnumbers.h"
#include "core/formats/perfetto.h"
#include "core/formats/runheadwriter.h"
#include "core/formats/schedulewriter.h"
#include "core/formats/taskfacts.h"
#include "core/formats/traceorder.h"

#include <protozero/pbf_writer.hpp>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <vector>

namespace interleave {

namespace {

using perfetto::EventType;
using protozero::pbf_writer;
namespace pf = perfetto;

std::uint64_t number(Nanos time)
{
    return static_cast<std::uint64_t>(time.count());
}

void addNumber(pbf_writer& event, iid::Iid name, std::uint64_t value)
{
    pbf_writer annotation(event, pf::event::kAnnotations);
    annotation.add_uint64(pf::annotation::kNameIid, name);
    annotation.add_uint64(pf::annotation::kUint, value);
}

/// What of an event has no place in Perfetto's messages.
struct Extra {
    std::optional<std::uint64_t> index;
    bool isLaneOnly = false;
    bool isExplicitName = false;
    std::uint32_t order = 0;
    std::string_view rawText;
};

class RunWriter {
public:
    RunWriter(BlockWriter& out, FileNumbers& numbers, const Trace& trace)
        : m_out(out),
          m_numbers(numbers),
          m_trace(trace),
          m_sequence(numbers.sequence++),
          m_order(trace),
          m_tracks { numbers.track, trace.lanes().size(), trace.resources().size() },
          m_spansTold(trace.taskCount()),
          m_lanes(trace.taskCount())
    {
        numbers.track = m_tracks.task(trace.taskCount());
    }

    [[nodiscard]] bool write(
        std::string_view title, const Value& facts, const std::atomic<bool>* stop);

private:
    template <class Fill> void packet(std::uint32_t flags, const Fill& fill);
    template <class Fill>
    void event(
        Nanos time, EventType type, std::uint64_t track, const Extra& extra, const Fill& fill);
    template <class Fill> void track(std::uint64_t uuid, std::string_view name, const Fill& fill);
    /// `fields`: of a TracePacket.
    void add(std::uint32_t flags, std::string_view fields);
    void head(std::string_view title, const Value& facts);
    void resource(std::uint32_t index);
    [[nodiscard]] bool schedule(const std::atomic<bool>* stop);
    void labelsUpTo(LabelId label);
    void tasksUpTo(TaskId id);
    void task(const TaskTrack& task);
    void moment(const TraceMoment& at);
    void spanBegin(
        Nanos time, std::uint64_t track, const Span& span, Extra extra, bool isOwn, bool tellsLane);
    void laneSpan(const TraceMoment& at);
    void taskSpan(const TraceMoment& at);
    void held(const TraceMoment& at);
    void level(const TraceMoment& at);
    void wake(const WakeEdge& wake);
    void output(const OutputLine& line);
    void mark(const Mark& mark);
    [[nodiscard]] iid::Iid nameOf(const Span& span, bool isOwn, Extra& extra);
    [[nodiscard]] bool isTask(TaskId id) const { return id.index() < m_trace.taskCount(); }
    [[nodiscard]] std::uint64_t trackOf(LaneId lane) const
    {
        return lane.index() < m_tracks.lanes ? m_tracks.lane(lane.index()) : m_tracks.process();
    }
    [[nodiscard]] std::optional<std::uint64_t> nextIndex(TaskId task, std::uint32_t index)
    {
        return m_spansTold[task.index()]++ == index ? std::nullopt
                                                    : std::optional<std::uint64_t>(index);
    }

    BlockWriter& m_out;
    FileNumbers& m_numbers;
    const Trace& m_trace;
    std::uint32_t m_sequence;
    TraceOrder m_order;
    iid::Tracks m_tracks;
    std::string m_packet;
    Nanos m_now { 0 };
    std::uint32_t m_labelsTold = 0;
    std::uint32_t m_tasksTold = 0;
    std::vector<std::uint32_t> m_spansTold; ///< by task
    std::vector<LaneId> m_lanes;            ///< by task: where it has an open slice
    std::unordered_map<TaskId, std::vector<std::uint64_t>> m_flows; ///< to the task's next slice
};

template <class Fill> void RunWriter::packet(std::uint32_t flags, const Fill& fill)
{
    m_packet.clear();
    pbf_writer packet(m_packet);
    fill(packet);
    packet.add_uint32(pf::packet::kSequenceId, m_sequence);
    packet.add_uint32(pf::packet::kSequenceFlags, flags);
    m_out.add(m_packet);
}

template <class Fill>
void RunWriter::event(
    Nanos time, EventType type, std::uint64_t track, const Extra& extra, const Fill& fill)
{
    const Nanos told = std::max(time, m_now); // a sequence's clock never goes back
    packet(pf::kNeedsState, [&](pbf_writer& packet) {
        packet.add_uint64(pf::packet::kTimestamp, number(told - m_now));
        {
            pbf_writer event(packet, pf::packet::kTrackEvent);
            event.add_enum(pf::event::kType, static_cast<std::int32_t>(type));
            event.add_uint64(pf::event::kTrack, track);
            fill(event);
        }
        if (told == time && !extra.index && !extra.isLaneOnly && !extra.isExplicitName
            && extra.order == 0 && extra.rawText.empty())
            return;
        pbf_writer mine(packet, pf::packet::kInterleave);
        pbf_writer more(mine, ours::kEvent);
        if (told != time)
            more.add_uint64(ours::event::kEarlier, number(told - time));
        if (extra.index)
            more.add_uint64(ours::event::kIndex, *extra.index);
        if (extra.isLaneOnly)
            more.add_bool(ours::event::kLaneOnly, true);
        if (extra.isExplicitName)
            more.add_bool(ours::event::kExplicitName, true);
        if (extra.order != 0)
            more.add_uint32(ours::event::kOrder, extra.order);
        if (!extra.rawText.empty())
            more.add_bytes(ours::event::kRawText, extra.rawText.data(), extra.rawText.size());
    });
    m_now = told;
}

template <class Fill>
void RunWriter::track(std::uint64_t uuid, std::string_view name, const Fill& fill)
{
    packet(pf::kNeedsState, [&](pbf_writer& packet) {
        {
            pbf_writer descriptor(packet, pf::packet::kTrackDescriptor);
            descriptor.add_uint64(pf::track::kUuid, uuid);
            if (!name.empty())
                descriptor.add_string(pf::track::kName, cleanUtf8(name));
            fill(packet, descriptor);
        }
    });
}

void RunWriter::add(std::uint32_t flags, std::string_view fields)
{
    m_packet = fields;
    pbf_writer packet(m_packet);
    packet.add_uint32(pf::packet::kSequenceId, m_sequence);
    packet.add_uint32(pf::packet::kSequenceFlags, flags);
    m_out.add(m_packet);
}

void RunWriter::head(std::string_view title, const Value& facts)
{
    const std::int32_t pid = m_numbers.process++;
    add(pf::kStateCleared, runHead(m_trace, m_tracks));
    add(pf::kNeedsState, processTrack(m_tracks.process(), pid, title));
    event(Nanos(0), EventType::Instant, m_tracks.process(), {}, [&](pbf_writer& event) {
        event.add_string(pf::event::kName, "run");
        const auto* members = facts.as<Value::Object>();
        if (members == nullptr)
            return;
        for (const auto& [name, value] : *members)
            event.add_message(pf::event::kAnnotations, toAnnotation(name, value));
    });
    if (m_trace.taskCount() > 0)
        add(pf::kNeedsState, taskGroupTrack(m_tracks));
    for (std::size_t i = 0; i < m_tracks.lanes; ++i)
        add(pf::kNeedsState,
            laneTrack(m_trace.lanes()[i], m_tracks.lane(i), pid, m_numbers.thread++));
    for (std::uint32_t i = 0; i < m_tracks.resources; ++i)
        resource(i);
}

void RunWriter::resource(std::uint32_t index)
{
    const ResourceTrack& resource = m_trace.resources()[index];
    const std::string& name = m_trace.label(resource.name);
    labelsUpTo(resource.name);
    add(pf::kNeedsState, holdersTrack(resource, name, m_tracks.held(index), m_tracks.process()));
    if (!resource.levels.empty())
        add(pf::kNeedsState, levelTrack(name, m_tracks.level(index), m_tracks.process()));
}

// Labels are told in the order of their numbers, before they are first used.
void RunWriter::labelsUpTo(LabelId label)
{
    if (label.index() >= m_trace.labelCount())
        return;
    for (; m_labelsTold <= label.value; ++m_labelsTold)
        packet(pf::kNeedsState, [&](pbf_writer& packet) {
            const std::string& text = m_trace.label(LabelId { m_labelsTold });
            {
                pbf_writer interned(packet, pf::packet::kInternedData);
                addEntry(interned, pf::interned::kNames, iid::kFirstLabel + m_labelsTold, text);
            }
            if (isUtf8(text))
                return;
            pbf_writer mine(packet, pf::packet::kInterleave);
            pbf_writer raw(mine, ours::kLabels);
            raw.add_bytes(ours::labels::kRaw, text);
        });
}

void RunWriter::tasksUpTo(TaskId id)
{
    if (!isTask(id))
        return;
    for (; m_tasksTold <= id.value; ++m_tasksTold)
        task(m_trace.task(TaskId { m_tasksTold }));
}

void RunWriter::task(const TaskTrack& task)
{
    labelsUpTo(task.name);
    const std::string& label = m_trace.label(task.name);
    const std::string name = label.empty() ? "task " + std::to_string(task.id.value) : label;
    track(m_tracks.task(task.id.value), name, [&](pbf_writer& packet, pbf_writer& descriptor) {
        descriptor.add_uint64(pf::track::kParent, m_tracks.taskGroup());
        descriptor.commit();
        pbf_writer mine(packet, pf::packet::kInterleave);
        pbf_writer more(mine, ours::kTask);
        // Always there: a message without fields would not be written at all.
        more.add_uint64(
            ours::task::kName, task.name.isValid() ? std::uint64_t { task.name.value } + 1 : 0);
        if (task.parent.isValid())
            more.add_uint64(ours::task::kParent, std::uint64_t { task.parent.value } + 1);
        std::optional<TaskFacts::End> end;
        if (isFinal(task.state))
            end = TaskFacts::End { task.state, task.finished };
        const TaskFacts told(task.spans, end);
        if (told.created != task.created)
            more.add_sint64(ours::task::kCreated, task.created.count());
        if (told.finished != task.finished)
            more.add_sint64(ours::task::kFinished, task.finished.count());
        if (told.lane != task.lane)
            more.add_uint64(
                ours::task::kLane, task.lane.isValid() ? std::uint64_t { task.lane.value } + 1 : 0);
        if (told.state != task.state)
            more.add_enum(ours::task::kState, static_cast<std::int32_t>(task.state));
    });
}

// The number of the name that the slice has; `extra` says what a reader could not tell by it.
iid::Iid RunWriter::nameOf(const Span& span, bool isOwn, Extra& extra)
{
    const LabelId taskName = isTask(span.task) && !isOwn ? m_trace.task(span.task).name : LabelId();
    if (span.label.isValid()) {
        extra.isExplicitName = span.label == taskName;
        return iid::kFirstLabel + span.label.value;
    }
    if (taskName.isValid())
        return iid::kFirstLabel + taskName.value;
    return span.task.isValid() || span.reason == Reason::None ? iid::of(span.state)
                                                              : iid::of(span.reason);
}

void RunWriter::spanBegin(
    Nanos time, std::uint64_t track, const Span& span, Extra extra, bool isOwn, bool tellsLane)
{
    tasksUpTo(span.task);
    labelsUpTo(span.label);
    const iid::Iid name = nameOf(span, isOwn, extra);
    event(time, EventType::SliceBegin, track, extra, [&](pbf_writer& event) {
        event.add_uint64(pf::event::kNameIid, name);
        event.add_uint64(pf::event::kCategoryIids, iid::of(span.state));
        if (span.reason != Reason::None)
            event.add_uint64(pf::event::kCategoryIids, iid::of(span.reason));
        if (!isOwn && span.task.isValid())
            addNumber(event, iid::kTask, span.task.value);
        if (tellsLane && span.lane.isValid())
            addNumber(event, iid::kLane, span.lane.value);
        const auto flows = isOwn || tellsLane ? m_flows.end() : m_flows.find(span.task);
        if (flows == m_flows.end())
            return;
        for (const std::uint64_t flow : flows->second)
            event.add_fixed64(pf::event::kTerminatingFlows, flow);
        m_flows.erase(flows);
    });
}

void RunWriter::laneSpan(const TraceMoment& at)
{
    const LaneTrack& lane = m_trace.lanes()[at.track];
    const Span span = at.index < lane.spans.size() ? lane.spans[at.index] : *lane.open;
    const std::uint64_t track = m_tracks.lane(at.track);
    const bool hasTask = isTask(span.task);
    if (at.isEnd) {
        if (hasTask)
            m_lanes[span.task.index()] = LaneId();
        event(at.time, EventType::SliceEnd, track, {}, [](pbf_writer&) {});
        return;
    }
    Extra extra;
    if (hasTask) {
        m_lanes[span.task.index()] = lane.id;
        const std::uint32_t index = m_order.taskSpanOf(at.track, at.index);
        extra.isLaneOnly = index == TraceOrder::kNoSpan;
        if (!extra.isLaneOnly)
            extra.index = nextIndex(span.task, index);
    }
    spanBegin(at.time, track, span, extra, false, false);
}

void RunWriter::taskSpan(const TraceMoment& at)
{
    const std::uint64_t track = m_tracks.task(at.track);
    if (at.isEnd) {
        event(at.time, EventType::SliceEnd, track, {}, [](pbf_writer&) {});
        return;
    }
    const TaskId task { at.track };
    Extra extra;
    extra.index = nextIndex(task, static_cast<std::uint32_t>(at.index));
    spanBegin(at.time, track, m_trace.task(task).spans[at.index], extra, true, true);
}

void RunWriter::held(const TraceMoment& at)
{
    const Span& span = m_trace.resources()[at.track].held[at.index];
    const std::uint64_t track = m_tracks.held(at.track);
    if (at.isEnd)
        event(at.time, EventType::SliceEnd, track, {}, [](pbf_writer&) {});
    else
        spanBegin(at.time, track, span, {}, false, true);
}

void RunWriter::level(const TraceMoment& at)
{
    const ResourceLevel& level = m_trace.resources()[at.track].levels[at.index];
    Extra extra;
    extra.order = level.order;
    event(at.time, EventType::Counter, m_tracks.level(at.track), extra, [&](pbf_writer& event) {
        event.add_int64(pf::event::kCounterValue, level.level);
        if (level.by.isValid())
            addNumber(event, iid::kTask, level.by.value);
        if (level.second != 0)
            addNumber(event, iid::kWaiting, level.second);
    });
}

void RunWriter::wake(const WakeEdge& wake)
{
    tasksUpTo(wake.waker);
    tasksUpTo(wake.woken);
    const bool hasFlow = isTask(wake.waker) && isTask(wake.woken);
    std::uint64_t track = m_tracks.process(); // the clock, the system
    if (isTask(wake.waker)) {
        const LaneId lane = m_lanes[wake.waker.index()];
        track = lane.isValid() ? trackOf(lane) : m_tracks.task(wake.waker.value);
    }
    event(wake.time, EventType::Instant, track, {}, [&](pbf_writer& event) {
        event.add_string(pf::event::kName, "wake");
        event.add_uint64(pf::event::kCategoryIids, iid::kWake);
        if (wake.reason != Reason::None)
            event.add_uint64(pf::event::kCategoryIids, iid::of(wake.reason));
        if (wake.waker.isValid())
            addNumber(event, iid::kTask, wake.waker.value);
        if (wake.woken.isValid())
            addNumber(event, iid::kWoken, wake.woken.value);
        if (hasFlow)
            event.add_fixed64(pf::event::kFlows, m_numbers.flow);
    });
    if (hasFlow)
        m_flows[wake.woken].push_back(m_numbers.flow++);
}

void RunWriter::output(const OutputLine& line)
{
    tasksUpTo(line.task);
    Extra extra;
    if (!isUtf8(line.text))
        extra.rawText = line.text;
    event(line.time, EventType::Instant, trackOf(line.lane), extra, [&](pbf_writer& event) {
        event.add_string(pf::event::kName, cleanUtf8(line.text));
        event.add_uint64(pf::event::kCategoryIids, iid::kOutput);
        if (line.task.isValid())
            addNumber(event, iid::kTask, line.task.value);
        if (line.lane.isValid() && line.lane.index() >= m_tracks.lanes)
            addNumber(event, iid::kLane, line.lane.value);
    });
}

void RunWriter::mark(const Mark& mark)
{
    tasksUpTo(mark.task);
    labelsUpTo(mark.name);
    event(mark.time, EventType::Instant, trackOf(mark.lane), {}, [&](pbf_writer& event) {
        if (mark.name.isValid())
            event.add_uint64(pf::event::kNameIid, iid::kFirstLabel + mark.name.value);
        event.add_uint64(pf::event::kCategoryIids, iid::kMark);
        if (mark.task.isValid())
            addNumber(event, iid::kTask, mark.task.value);
        if (mark.lane.isValid() && mark.lane.index() >= m_tracks.lanes)
            addNumber(event, iid::kLane, mark.lane.value);
        if (mark.from.isValid())
            addNumber(event, iid::kFrom, mark.from.value);
    });
}

void RunWriter::moment(const TraceMoment& at)
{
    switch (at.kind) {
    case TraceMoment::Kind::Wake:
        return wake(m_trace.wakes()[at.index]);
    case TraceMoment::Kind::TaskSpanBegin:
    case TraceMoment::Kind::TaskSpanEnd:
        return taskSpan(at);
    case TraceMoment::Kind::LaneSpan:
        return laneSpan(at);
    case TraceMoment::Kind::Held:
        return held(at);
    case TraceMoment::Kind::Level:
        return level(at);
    case TraceMoment::Kind::Output:
        return output(m_trace.output()[at.index]);
    case TraceMoment::Kind::Mark:
        return mark(m_trace.marks()[at.index]);
    case TraceMoment::Kind::TaskEnd: {
        const TaskState state = m_trace.task(TaskId { at.track }).state;
        tasksUpTo(TaskId { at.track });
        return event(
            at.time, EventType::Instant, m_tracks.task(at.track), {}, [&](pbf_writer& event) {
                event.add_uint64(pf::event::kNameIid, iid::of(state));
                event.add_uint64(pf::event::kCategoryIids, iid::of(state));
            });
    }
    }
}

bool RunWriter::schedule(const std::atomic<bool>* stop)
{
    const auto& schedule = m_trace.systemSchedule();
    const auto add = [this](std::string_view mine) {
        packet(pf::kNeedsState, [mine](pbf_writer& packet) {
            packet.add_message(pf::packet::kInterleave, mine.data(), mine.size());
        });
    };
    return schedule == nullptr || writeSchedule(*schedule, add, stop);
}

bool RunWriter::write(std::string_view title, const Value& facts, const std::atomic<bool>* stop)
{
    head(title, facts);
    m_out.closeBlock(); // what a cut file still needs to show the run at all
    constexpr std::size_t kStopEvery = 4096;
    std::size_t done = 0;
    for (TraceMoment at; m_order.next(at) && m_out.error() == 0;) {
        if (stop != nullptr && ++done % kStopEvery == 0 && stop->load())
            return false;
        moment(at);
    }
    if (m_trace.taskCount() > 0)
        tasksUpTo(TaskId { static_cast<std::uint32_t>(m_trace.taskCount() - 1) });
    if (m_trace.labelCount() > 0)
        labelsUpTo(LabelId { static_cast<std::uint32_t>(m_trace.labelCount() - 1) });
    if (!schedule(stop))
        return false;
    packet(pf::kNeedsState, [](pbf_writer& packet) {
        pbf_writer mine(packet, pf::packet::kInterleave);
        mine.add_bool(ours::kRunEnd, true);
    });
    m_out.closeBlock();
    return true;
}

} // namespace

bool writeRun(BlockWriter& out, FileNumbers& numbers, const Trace& trace, std::string_view title,
    const Value& facts, const std::atomic<bool>* stop)
{
    return RunWriter(out, numbers, trace).write(title, facts, stop);
}

} // namespace interleave
