// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/systemschedulebuilder.h"
#include "tests/support/tracemaker.h"

#include <memory>

namespace interleave::test {

/// Two cores, three workers, four tasks, with the system's schedule of all that, in microseconds:
///
///     worker 1  task 1 runs 100-1000           core 0 100-300 !, core 1 500-1000
///     worker 2  task 2 runs 100-600, fails     core 1 100-500 !, core 0 550-600
///     worker 3  task 3 runs 200-400, blocked to 800, runs to 900
///                                              core 0 300-400, core 0 800-900
///
/// "!": preempted. A lock is held by task 3. The run ends at 1200.
struct ScheduledRun {
    static constexpr std::int64_t kMicro = 1000;

    std::shared_ptr<const SystemSchedule> schedule;
    std::shared_ptr<const Trace> trace;

    explicit ScheduledRun(std::shared_ptr<const SystemSchedule> given = nullptr)
    {
        TraceMaker make;
        const LaneId main = make.lane(LaneKind::Main, "main");
        const LaneId one = make.lane(LaneKind::Thread, "worker 1");
        const LaneId two = make.lane(LaneKind::Thread, "worker 2");
        const LaneId three = make.lane(LaneKind::Thread, "worker 3");
        make.resource(main, 0, "lock", Reason::Lock);
        make.state(main, 0, 0, TaskState::Running, Reason::None, "program");
        for (const std::uint32_t task : { 1U, 2U, 3U })
            make.state(main, 10 * kMicro + task, task, TaskState::Queued, Reason::None,
                task == 1       ? "first"
                    : task == 2 ? "second"
                                : "third",
                0);
        make.state(main, 50 * kMicro, 0, TaskState::Suspended, Reason::Future);
        make.state(one, 100 * kMicro, 1, TaskState::Running);
        make.state(two, 100 * kMicro, 2, TaskState::Running);
        make.state(three, 200 * kMicro, 3, TaskState::Running);
        make.hold(three, 210 * kMicro, 390 * kMicro, 3, "lock");
        make.state(three, 400 * kMicro, 3, TaskState::Blocked, Reason::Sleep);
        make.state(two, 600 * kMicro, 2, TaskState::Failed);
        make.state(three, 800 * kMicro, 3, TaskState::Running);
        make.state(three, 900 * kMicro, 3, TaskState::Done);
        make.state(one, 1000 * kMicro, 1, TaskState::Done);
        make.state(main, 1100 * kMicro, 0, TaskState::Running);
        make.state(main, 1150 * kMicro, 0, TaskState::Done);
        schedule = given ? std::move(given) : recorded({ one, two, three });
        make.systemSchedule(schedule);
        trace = make.finish(1200 * kMicro);
    }

    static std::shared_ptr<const SystemSchedule> refused(
        ScheduleStatus status, ScheduleRefusal why, const std::string& reason = "a reason")
    {
        SystemScheduleBuilder builder({});
        std::vector<LaneThread> lanes;
        if (status == ScheduleStatus::TotalsOnly) {
            const auto thread = builder.addThread(11, 10, Nanos(0));
            builder.setTotals(
                thread, { Nanos(700 * kMicro), Nanos(200 * kMicro), 3, 4, std::nullopt });
            lanes.push_back({ LaneId { 1 }, 10, 11 });
        }
        builder.setStatus(status, why, reason);
        return builder.finish(Nanos(0), Nanos(1200 * kMicro), lanes);
    }

private:
    static std::shared_ptr<const SystemSchedule> recorded(const std::vector<LaneId>& workers)
    {
        SystemScheduleBuilder builder({ 0, 1 });
        std::vector<LaneThread> lanes;
        std::vector<SystemScheduleBuilder::ThreadIndex> threads;
        for (std::size_t i = 0; i < workers.size(); ++i) {
            const int tid = 11 + static_cast<int>(i);
            threads.push_back(builder.addThread(tid, 10, Nanos(100 * kMicro)));
            lanes.push_back({ workers[i], 10, tid });
        }
        const auto slice = [&](std::size_t core, std::size_t thread, std::int64_t begin,
                               std::int64_t end, SliceEnd how) {
            builder.addSlice(
                core, threads[thread], Nanos(begin * kMicro), Nanos(end * kMicro), how);
        };
        slice(0, 0, 100, 300, SliceEnd::Preempted);
        slice(0, 2, 300, 400, SliceEnd::Waiting);
        slice(0, 1, 550, 600, SliceEnd::Exited);
        slice(0, 2, 800, 900, SliceEnd::Waiting);
        slice(1, 1, 100, 500, SliceEnd::Preempted);
        slice(1, 0, 500, 1000, SliceEnd::Waiting);
        return builder.finish(Nanos(0), Nanos(1200 * kMicro), lanes);
    }
};

} // namespace interleave::test
