// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/trace/traceassembler.h"
#include "tests/support/randomschedule.h"
#include "tests/support/tracemaker.h"

#include <string>
#include <vector>

namespace interleave::test {

/// A trace of random tasks on random lanes, as a builder makes it: many things at one instant,
/// texts that are no UTF-8, gaps, resources, thefts, a lane that died, a task that never ran. The
/// same seed gives the same trace.
[[nodiscard]] inline std::shared_ptr<const Trace> randomTrace(std::uint64_t seed)
{
    Random random(seed);
    TraceMaker make(random.below(2) == 0);
    const std::vector<std::string> names { "a", "b \xff", "", "sleep 0.1", "\xe4\xb8\xad", "a b" };
    const std::size_t laneCount = 1 + random.below(4);
    std::vector<LaneId> lanes;
    std::vector<std::uint32_t> onLane(laneCount, TaskId::kNone);
    for (std::size_t i = 0; i < laneCount; ++i)
        lanes.push_back(make.lane(static_cast<LaneKind>(random.below(4)),
            i == 2 ? "worker \xfe" : "worker", static_cast<int>(random.below(3) * 4711)));
    const bool hasResources = random.below(2) == 0;
    if (hasResources) {
        make.resource(lanes[0], 0, "lock", Reason::Lock);
        make.resource(lanes[0], 0, "permits", Reason::Semaphore, 3, 3);
        make.resource(lanes[0], 0, "never used", Reason::Queue);
    }
    struct Alive {
        std::uint32_t id;
        TaskState state;
        std::size_t lane;
    };
    std::vector<Alive> alive;
    std::uint32_t next = 0;
    std::int64_t now = 0;
    const auto label = [&] { return names[random.below(names.size())]; };
    const std::size_t steps = random.below(200);
    for (std::size_t step = 0; step < steps; ++step) {
        if (random.below(3) != 0)
            now += static_cast<std::int64_t>(
                random.below(random.below(5) == 0 ? 1'000'000'000 : 9));
        const std::size_t free = random.below(laneCount);
        if (alive.empty() || random.below(4) == 0) {
            const std::uint32_t parent
                = alive.empty() || random.below(3) == 0 ? TaskId::kNone : alive[0].id;
            make.state(lanes[free], now, next, TaskState::Queued, Reason::None, label(), parent);
            alive.push_back({ next, TaskState::Queued, free });
            next += random.below(20) == 0 ? 2 : 1; // a number that was never used
            continue;
        }
        const std::size_t which = random.below(alive.size());
        Alive& task = alive[which];
        const bool isOn = occupiesWorker(task.state);
        const auto reason = static_cast<Reason>(1 + random.below(kReasonCount - 1));
        switch (random.below(9)) {
        case 0:
        case 1:
        case 2: {
            const std::size_t lane = isOn ? task.lane : free;
            if (!isOn && onLane[lane] != TaskId::kNone)
                break;
            const TaskState to
                = isOn && random.below(2) == 0 ? TaskState::Blocked : TaskState::Running;
            task.lane = lane;
            onLane[lane] = task.id;
            task.state = to;
            make.state(lanes[lane], now, task.id, to,
                to == TaskState::Blocked ? reason : Reason::None,
                random.below(2) == 0 ? label() : std::string());
            break;
        }
        case 3:
            if (!isOn)
                break;
            onLane[task.lane] = TaskId::kNone;
            task.state = TaskState::Suspended;
            make.state(lanes[task.lane], now, task.id, TaskState::Suspended, reason, label());
            break;
        case 4: {
            if (!isOn)
                break;
            const TaskState to
                = static_cast<TaskState>(static_cast<unsigned>(TaskState::Done) + random.below(3));
            onLane[task.lane] = TaskId::kNone;
            make.state(lanes[task.lane], now, task.id, to);
            alive.erase(alive.begin() + static_cast<std::ptrdiff_t>(which));
            break;
        }
        case 5:
            if (random.below(8) == 0)
                make.gap(lanes[free], now, 1 + static_cast<std::uint32_t>(random.below(1000)));
            else
                make.overhead(lanes[free], now, random.below(20), Reason::Spawn);
            break;
        case 6:
            make.wake(lanes[free], now, task.id, random.below(3) == 0 ? TaskId::kNone : alive[0].id,
                reason);
            break;
        case 7:
            if (random.below(2) == 0)
                make.output(lanes[free], now, task.id, label() + "\n\xff");
            else if (random.below(2) == 0)
                make.mark(lanes[free], now, task.id, label());
            else
                make.stolen(lanes[free], now, task.id, lanes[0]);
            break;
        default:
            if (!hasResources)
                break;
            make.level(lanes[free], now, task.id, "permits",
                static_cast<std::uint32_t>(random.below(4)), 1);
            make.hold(lanes[free], now, now + static_cast<std::int64_t>(random.below(50)), task.id,
                random.below(2) == 0 ? "lock" : "permits");
        }
    }
    if (random.below(5) == 0)
        make.die(lanes.back(), now);
    if (random.below(2) == 0)
        make.systemSchedule(randomSchedule(seed, static_cast<std::uint32_t>(laneCount)));
    make.counts({ random.next(), random.next() >> 8U, 3, 2, 0 });
    return random.below(4) == 0 ? make.snapshot(now + 5) : make.finish(now + 5);
}

/// A trace in which nothing fits together: spans on lanes that no task has and the other way round,
/// numbers of nothing, lists out of order. No builder makes it, and a file must tell it all the
/// same.
[[nodiscard]] inline std::shared_ptr<const Trace> oddTrace(std::uint64_t seed)
{
    Random random(seed);
    TraceAssembler make(random.below(2) == 0);
    const auto label = [&] {
        return random.below(3) == 0 ? LabelId()
                                    : LabelId { static_cast<std::uint32_t>(random.below(6)) };
    };
    const auto state = [&] { return static_cast<TaskState>(random.below(kTaskStateCount)); };
    const auto reason = [&] { return static_cast<Reason>(random.below(kReasonCount)); };
    for (std::size_t i = 0; i < 5; ++i)
        make.addLabel("label " + std::to_string(i % 3));
    const std::uint32_t tasks = static_cast<std::uint32_t>(random.below(5));
    const auto task = [&] {
        return random.below(4) == 0 ? TaskId()
                                    : TaskId { static_cast<std::uint32_t>(random.below(7)) };
    };
    for (std::uint32_t i = 0; i < tasks; ++i) {
        TaskTrack& made = make.addTask();
        made.name = label();
        made.parent = task();
        made.lane = LaneId { static_cast<std::uint32_t>(random.below(4)) };
        made.state = state();
        made.created = Nanos(static_cast<std::int64_t>(random.below(9)));
        made.finished = Nanos(static_cast<std::int64_t>(random.below(99)));
    }
    const std::uint32_t lanes = static_cast<std::uint32_t>(random.below(4));
    for (std::uint32_t i = 0; i < lanes; ++i) {
        LaneTrack lane;
        lane.name = "lane";
        lane.begin = Nanos(static_cast<std::int64_t>(random.below(9)) - 4);
        lane.end = Nanos(static_cast<std::int64_t>(random.below(99)));
        make.addLane(lane);
    }
    // Gapless or not, each task's and each lane's own spans follow one another.
    const auto spansOf = [&](TaskId id, LaneId on) {
        std::vector<Span> spans;
        std::int64_t at = static_cast<std::int64_t>(random.below(3));
        for (std::size_t n = random.below(20); n > 0; --n) {
            const auto begin = at + static_cast<std::int64_t>(random.below(3));
            at = begin + static_cast<std::int64_t>(random.below(3));
            spans.push_back({ Nanos(begin), Nanos(at), id, on, label(), state(), reason() });
        }
        return spans;
    };
    for (std::uint32_t i = 0; i < tasks; ++i) {
        make.task(TaskId { i }).spans = spansOf(TaskId { i },
            random.below(2) == 0 ? LaneId()
                                 : LaneId { static_cast<std::uint32_t>(random.below(4)) });
        if (i < lanes && random.below(2) == 0) // some the same
            for (Span span : make.task(TaskId { i }).spans) {
                span.lane = LaneId { i };
                (void)make.addSpan(span);
            }
    }
    for (std::uint32_t i = 0; i < lanes; ++i)
        for (const Span& span : spansOf(task(), LaneId { i }))
            (void)make.addSpan(span);
    for (std::size_t i = random.below(3); i > 0; --i) {
        ResourceTrack resource;
        resource.name = label();
        resource.kind = reason();
        resource.permit = static_cast<std::uint32_t>(random.below(2));
        resource.held = spansOf(task(), LaneId { static_cast<std::uint32_t>(random.below(9)) });
        std::int64_t at = 0;
        for (std::size_t n = random.below(5); n > 0; --n)
            resource.levels.push_back({ Nanos(at += static_cast<std::int64_t>(random.below(20))),
                task(), static_cast<std::uint32_t>(random.next()),
                static_cast<std::uint32_t>(random.below(3)),
                static_cast<std::uint32_t>(random.below(3)) });
        make.resources().push_back(resource);
    }
    const auto lane = [&] {
        return random.below(4) == 0 ? LaneId()
                                    : LaneId { static_cast<std::uint32_t>(random.below(9)) };
    };
    for (std::size_t i = random.below(9); i > 0; --i) { // in no order
        const Nanos time(static_cast<std::int64_t>(random.below(60)) - 5);
        make.add(WakeEdge { time, task(), task(), reason() });
        make.add(OutputLine { time, lane(), task(), i % 2 == 0 ? "" : std::string("x\0y", 3) });
        const LaneId from = lane();
        make.add(Mark { time, lane(), task(), label(), from.index() < lanes ? from : LaneId() });
    }
    make.setCounts({ random.next(), random.next(), random.next(), random.next(), random.next() });
    make.setEnd(Nanos(static_cast<std::int64_t>(random.below(100)) - 10), random.below(2) == 0);
    return make.take();
}

} // namespace interleave::test
