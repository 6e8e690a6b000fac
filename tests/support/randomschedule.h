// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/trace/systemschedule.h"
#include "core/trace/systemschedulebuilder.h"

#include <string>
#include <vector>

namespace interleave::test {

/// For randomSchedule: each thread is a lane, as of a recorded program.
inline constexpr std::uint32_t kEachThread = 0xffffffffU;

/// A random schedule as a recording makes it: on cores whose numbers have gaps, threads that move
/// about, slices without length, long ones, losses, names that are no UTF-8, a number that comes
/// again; or totals alone. Threads are the workers of the first `lanes` lanes, as far as there are
/// so many. The same seed gives the same schedule.
[[nodiscard]] inline std::shared_ptr<const SystemSchedule> randomSchedule(
    std::uint64_t seed, std::uint32_t lanes = kEachThread)
{
    Random random(seed);
    const std::vector<std::vector<std::uint16_t>> machines { { 0 }, { 0, 1 }, { 2, 3, 5, 300 } };
    const auto& cores = machines[random.below(machines.size())];
    SystemScheduleBuilder builder(cores);
    const std::vector<std::string> names { "main", "worker \xff", "", "\xe4\xb8\xad", "kernel" };
    const std::size_t threadCount = random.below(12);
    std::vector<LaneThread> workers;
    if (lanes == kEachThread)
        builder.makeLanes();
    for (std::size_t i = 0; i < threadCount; ++i) {
        const int pid = 100 + static_cast<int>(random.below(3));
        const int tid = random.below(3) == 0 ? pid : 200 + static_cast<int>(random.below(40));
        const auto thread
            = builder.addThread(tid, pid, Nanos(static_cast<std::int64_t>(random.below(50))));
        builder.setName(thread, names[random.below(names.size())]);
        if (random.below(2) == 0)
            builder.setEnded(thread, Nanos(static_cast<std::int64_t>(random.below(5000))));
        if (random.below(2) == 0)
            builder.setParent(pid, 7);
        if (lanes != kEachThread && i < lanes)
            workers.push_back({ LaneId { static_cast<std::uint32_t>(i) }, pid, tid });
    }
    builder.addBroken(random.below(3));
    builder.addCorrupt(random.below(3));
    const Nanos origin(static_cast<std::int64_t>(random.below(20)));
    if (random.below(5) == 0) {
        builder.setStatus(ScheduleStatus::TotalsOnly, ScheduleRefusal::Paranoid, "because \xfe");
        for (std::size_t i = 0; i < threadCount; ++i) {
            const auto number = [&] { return static_cast<std::int64_t>(random.below(1U << 20U)); };
            builder.setTotals(static_cast<std::uint32_t>(i),
                { Nanos(number()), Nanos(number()), random.below(99), random.below(99),
                    random.below(2) == 0 ? std::nullopt : std::optional(random.below(9)) });
        }
        return builder.finish(origin, Nanos(9000), workers);
    }
    if (random.below(3) == 0)
        builder.setLimitReached(Nanos(4000));
    std::int64_t latest = 0;
    for (std::size_t core = 0; core < cores.size() && threadCount > 0; ++core) {
        std::int64_t at = 0;
        for (std::size_t n = random.below(60); n > 0; --n) {
            at += static_cast<std::int64_t>(random.below(4) * random.below(40));
            const std::int64_t begin = at;
            at += static_cast<std::int64_t>(
                random.below(30) == 0 ? 5'000'000'000 : random.below(4) * random.below(90));
            builder.addSlice(core, static_cast<std::uint32_t>(random.below(threadCount)),
                Nanos(begin), Nanos(at), static_cast<SliceEnd>(random.below(4)));
        }
        latest = std::max(latest, at);
    }
    for (std::uint64_t n = random.below(4); n > 0; --n) {
        const Nanos begin(static_cast<std::int64_t>(random.below(6000)));
        builder.addLost(random.below(cores.size()), begin,
            begin + Nanos(static_cast<std::int64_t>(random.below(300))), 1 + random.below(3));
    }
    return builder.finish(
        origin, Nanos(latest - 20 + static_cast<std::int64_t>(random.below(60))), workers);
}

/// What differs first between two schedules, in words; empty when they are equal to the nanosecond.
inline std::string scheduleDifference(const SystemSchedule& a, const SystemSchedule& b)
{
    if (a.status() != b.status() || a.refusal() != b.refusal() || a.reason() != b.reason()
        || a.cores() != b.cores() || a.begin() != b.begin() || a.end() != b.end()
        || a.lostRecords() != b.lostRecords() || a.brokenSlices() != b.brokenSlices()
        || a.corruptBytes() != b.corruptBytes() || a.limitReached() != b.limitReached()
        || a.losses() != b.losses())
        return "head";
    if (a.threads().size() != b.threads().size() || a.processes().size() != b.processes().size()
        || a.sliceCount() != b.sliceCount())
        return "counts";
    for (std::size_t i = 0; i < a.processes().size(); ++i) {
        const ScheduledProcess& p = a.processes()[i];
        const ScheduledProcess& q = b.processes()[i];
        if (p.pid != q.pid || p.parent != q.parent || p.name != q.name)
            return "process " + std::to_string(i);
    }
    for (std::size_t i = 0; i < a.threads().size(); ++i) {
        const ScheduledThread& t = a.threads()[i];
        const ScheduledThread& u = b.threads()[i];
        if (t.tid != u.tid || t.pid != u.pid || t.name != u.name || t.lane != u.lane
            || t.begin != u.begin || t.end != u.end || t.firstSlice != u.firstSlice
            || t.sliceCount != u.sliceCount || !(t.totals == u.totals)
            || (t.lane.isValid() && b.threadOf(t.lane) != &u))
            return "thread " + std::to_string(i);
    }
    for (std::size_t i = 0; i < a.sliceCount(); ++i)
        if (!(a.slice(i) == b.slice(i)))
            return "slice " + std::to_string(i);
    for (std::size_t core = 0; core < a.cores().size(); ++core) {
        if (a.coreSliceCount(core) != b.coreSliceCount(core))
            return "core " + std::to_string(core);
        for (std::size_t i = 0; i < a.coreSliceCount(core); ++i)
            if (a.coreSlice(core, i) != b.coreSlice(core, i))
                return "slice " + std::to_string(i) + " of core " + std::to_string(core);
    }
    return {};
}

} // namespace interleave::test
