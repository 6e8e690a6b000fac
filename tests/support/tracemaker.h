// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/tracebuilder.h"

#include <map>
#include <string_view>

namespace interleave::test {

/// Makes small traces by hand, a line each. Instants are in nanoseconds.
class TraceMaker {
public:
    explicit TraceMaker(bool simulated = false) : m_builder(m_labels, simulated) { }
    LaneId lane(LaneKind kind, const char* name, int pid = 0)
    {
        return m_builder.addLane(kind, name, pid);
    }
    void state(LaneId lane, std::int64_t time, std::uint32_t task, TaskState state,
        Reason reason = Reason::None, std::string_view label = {},
        std::uint32_t peer = TaskId::kNone)
    {
        Record record = make(RecordKind::Transition, task, label, peer);
        record.state = state;
        record.reason = reason;
        record.sequence = m_sequence[task]++;
        m_builder.add(lane, Nanos(time), record);
    }
    void overhead(LaneId lane, std::int64_t time, std::uint64_t duration, Reason reason)
    {
        Record record = make(RecordKind::Overhead, TaskId::kNone, {}, TaskId::kNone);
        record.reason = reason;
        record.setDuration(duration);
        m_builder.add(lane, Nanos(time), record);
    }
    void wake(
        LaneId lane, std::int64_t time, std::uint32_t woken, std::uint32_t waker, Reason reason)
    {
        Record record = make(RecordKind::Wake, woken, {}, waker);
        record.reason = reason;
        m_builder.add(lane, Nanos(time), record);
    }
    void mark(LaneId lane, std::int64_t time, std::uint32_t task, std::string_view name)
    {
        m_builder.add(lane, Nanos(time), make(RecordKind::Mark, task, name, TaskId::kNone));
    }
    void stolen(LaneId lane, std::int64_t time, std::uint32_t task, LaneId from)
    {
        m_builder.add(lane, Nanos(time), make(RecordKind::Mark, task, "stolen", from.value));
    }
    void output(LaneId lane, std::int64_t time, std::uint32_t task, std::string_view text)
    {
        m_builder.add(lane, Nanos(time), make(RecordKind::Output, task, {}, TaskId::kNone), text);
    }
    void resource(LaneId lane, std::int64_t time, std::string_view name, Reason kind,
        std::uint32_t limit = 0, std::uint32_t level = 0)
    {
        Record record = make(RecordKind::Resource, TaskId::kNone, name, limit);
        record.reason = kind;
        record.extra = level;
        m_builder.add(lane, Nanos(time), record);
    }
    void level(LaneId lane, std::int64_t time, std::uint32_t task, std::string_view name,
        std::uint32_t to, std::uint32_t second = 0)
    {
        Record record = make(RecordKind::Level, task, name, second);
        record.extra = to;
        m_builder.add(lane, Nanos(time), record);
    }
    void hold(
        LaneId lane, std::int64_t from, std::int64_t to, std::uint32_t task, std::string_view name)
    {
        m_builder.add(lane, Nanos(from), make(RecordKind::Acquired, task, name, TaskId::kNone));
        m_builder.add(lane, Nanos(to), make(RecordKind::Released, task, name, TaskId::kNone));
    }
    /// Events of the lane were lost up to here.
    void gap(LaneId lane, std::int64_t time, std::uint32_t lost)
    {
        m_builder.add(lane, Nanos(time), make(RecordKind::Gap, TaskId::kNone, {}, lost));
    }
    void die(LaneId lane, std::int64_t time) { m_builder.endLane(lane, Nanos(time), true); }
    void systemSchedule(std::shared_ptr<const SystemSchedule> schedule)
    {
        m_builder.setSystemSchedule(std::move(schedule));
    }
    void counts(const EventCounts& counts) { m_builder.setCounts(counts); }
    [[nodiscard]] std::shared_ptr<const Trace> snapshot(std::int64_t now)
    {
        return m_builder.snapshot(Nanos(now));
    }
    [[nodiscard]] std::shared_ptr<const Trace> finish(std::int64_t end)
    {
        return m_builder.finish(Nanos(end));
    }

private:
    Record make(RecordKind kind, std::uint32_t task, std::string_view label, std::uint32_t peer)
    {
        Record record;
        record.kind = kind;
        record.task = task;
        record.peer = peer;
        if (!label.empty())
            record.label = m_labels.intern(label).value;
        return record;
    }
    LabelPool m_labels;
    TraceBuilder m_builder;
    std::map<std::uint32_t, std::uint32_t> m_sequence;
};

/// A main lane and one worker; a program (task 0) that submits one item (task 1), which sleeps
/// once. The item's name has everything in it that hurts: quotes, a comma, a control character, a
/// broken byte.
[[nodiscard]] inline std::shared_ptr<const Trace> smallTrace()
{
    constexpr const char* kName = "item \"1\", \x01 \xff=+";
    TraceMaker make;
    const LaneId main = make.lane(LaneKind::Main, "main");
    const LaneId worker = make.lane(LaneKind::Thread, "worker 1");
    make.state(main, 0, 0, TaskState::Running, Reason::None, "program");
    make.state(main, 1'000, 1, TaskState::Queued, Reason::None, kName, 0);
    make.state(main, 1'500, 0, TaskState::Suspended, Reason::Future);
    make.state(worker, 2'001, 1, TaskState::Running);
    make.output(worker, 2'100, 1, "hello");
    make.mark(worker, 2'200, 1, "half way");
    make.state(worker, 2'345'678, 1, TaskState::Blocked, Reason::Sleep, "sleep 0.001");
    make.state(worker, 3'345'679, 1, TaskState::Running);
    make.state(worker, 4'000'000, 1, TaskState::Done);
    make.state(worker, 4'000'000, 0, TaskState::Ready, Reason::Future, {}, 1);
    make.overhead(worker, 4'000'000, 500, Reason::Transfer);
    make.state(main, 4'000'999, 0, TaskState::Running);
    make.state(main, 5'000'000, 0, TaskState::Done);
    make.counts({ 20, 18, 2, 0, 0 });
    return make.finish(5'000'001);
}

/// One worker that ran a task up to 400, lost 12 events up to 700, and went on.
[[nodiscard]] inline std::shared_ptr<const Trace> traceWithGap()
{
    TraceMaker make;
    const LaneId main = make.lane(LaneKind::Main, "main");
    const LaneId worker = make.lane(LaneKind::Thread, "worker 1");
    make.state(main, 0, 0, TaskState::Running, Reason::None, "program");
    make.state(worker, 100, 1, TaskState::Running, Reason::None, "first");
    make.state(worker, 400, 1, TaskState::Done);
    make.gap(worker, 700, 12);
    make.state(worker, 700, 2, TaskState::Running, Reason::None, "second");
    make.state(worker, 900, 2, TaskState::Done);
    make.state(main, 1000, 0, TaskState::Done);
    return make.finish(1000);
}

} // namespace interleave::test
