// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/systemschedulebuilder.h"

#include "core/trace/sliceplacer.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <map>
#include <queue>
#include <tuple>

namespace interleave {

namespace {

constexpr unsigned kThreadBits = 30;
constexpr std::uint32_t kThreadMask = (1U << kThreadBits) - 1;
constexpr std::uint32_t kLongLength = 0xffffffffU;

} // namespace

SystemScheduleBuilder::SystemScheduleBuilder(std::vector<std::uint16_t> cores)
    : m_coreNumbers(std::move(cores)),
      m_cores(m_coreNumbers.size())
{
    assert(m_coreNumbers.size() <= std::size_t { 1 } << SystemSchedule::kCoreBits);
}

auto SystemScheduleBuilder::addThread(int tid, int pid, Nanos first) -> ThreadIndex
{
    Thread& thread = m_threads.emplace_back();
    thread.tid = tid;
    thread.pid = pid;
    thread.begin = first;
    return static_cast<ThreadIndex>(m_threads.size() - 1);
}

void SystemScheduleBuilder::setName(ThreadIndex thread, std::string name)
{
    m_nameBytes += name.size();
    m_threads[thread].name = std::move(name);
}

void SystemScheduleBuilder::setEnded(ThreadIndex thread, Nanos time)
{
    m_threads[thread].ended = time;
}

void SystemScheduleBuilder::setTotals(ThreadIndex thread, const ThreadTotals& totals)
{
    m_threads[thread].totals = totals;
}

void SystemScheduleBuilder::addSlice(
    std::size_t core, ThreadIndex thread, Nanos begin, Nanos end, SliceEnd how)
{
    if (end < begin || thread >= m_threads.size()) {
        ++m_broken;
        return;
    }
    Core& place = m_cores[core];
    const std::int64_t length = (end - begin).count();
    RawSlice raw { begin.count(), kLongLength,
        thread | (static_cast<std::uint32_t>(how) << kThreadBits) };
    if (length < std::int64_t { kLongLength })
        raw.length = static_cast<std::uint32_t>(length);
    else
        place.longLengths.push_back(length);
    place.slices.push_back(raw);
    ++m_sliceCount;
}

void SystemScheduleBuilder::addLost(std::size_t core, Nanos begin, Nanos end, std::uint64_t records)
{
    m_lost += records;
    m_losses.push_back({ begin, std::max(begin, end), m_coreNumbers[core], records });
}

std::size_t SystemScheduleBuilder::memoryBytes() const
{
    return m_sliceCount * kBytesPerSlice + m_threads.size() * sizeof(Thread) + m_nameBytes
        + m_losses.size() * sizeof(LostStretch);
}

void SystemScheduleBuilder::setStatus(
    ScheduleStatus status, ScheduleRefusal refusal, std::string reason)
{
    m_status = status;
    m_refusal = refusal;
    m_reason = std::move(reason);
}

/// Gives for each thread of ours its index in the schedule.
std::vector<std::uint32_t> SystemScheduleBuilder::placeThreads(
    SystemSchedule& schedule, Nanos origin, Nanos end, std::span<const LaneThread> lanes) const
{
    std::unordered_map<int, Nanos> firstOfProcess;
    for (const Thread& thread : m_threads) {
        const auto [it, isNew] = firstOfProcess.emplace(thread.pid, thread.begin);
        if (!isNew)
            it->second = std::min(it->second, thread.begin);
    }
    std::vector<std::uint32_t> order(m_threads.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<std::uint32_t>(i);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Thread& x = m_threads[a];
        const Thread& y = m_threads[b];
        if (x.pid != y.pid)
            return std::pair(firstOfProcess.at(x.pid), x.pid)
                < std::pair(firstOfProcess.at(y.pid), y.pid);
        return std::tuple(x.tid != x.pid, x.begin, x.tid)
            < std::tuple(y.tid != y.pid, y.begin, y.tid);
    });

    std::map<std::pair<int, int>, LaneId> laneOf;
    for (const LaneThread& lane : lanes)
        laneOf.emplace(std::pair(lane.pid, lane.tid), lane.lane);
    std::vector<std::uint32_t> places(m_threads.size());
    for (const std::uint32_t index : order) {
        const Thread& from = m_threads[index];
        places[index] = static_cast<std::uint32_t>(schedule.m_threads.size());
        ScheduledThread& thread = schedule.m_threads.emplace_back();
        thread.tid = from.tid;
        thread.pid = from.pid;
        thread.name = from.name;
        thread.begin = std::clamp(from.begin, origin, end) - origin;
        thread.end = std::clamp(from.ended.value_or(end), origin, end) - origin;
        if (from.totals)
            thread.totals = *from.totals;
        if (const auto it = laneOf.find({ from.pid, from.tid }); it != laneOf.end()) {
            thread.lane = it->second;
            schedule.m_lanes.emplace_back(thread.lane, places[index]);
            laneOf.erase(it); // a number that came again later is another thread
        } else if (m_makesLanes) {
            thread.lane = LaneId { places[index] };
            schedule.m_lanes.emplace_back(thread.lane, places[index]);
        }
        if (schedule.m_processes.empty() || schedule.m_processes.back().pid != from.pid) {
            const auto parent = m_parents.find(from.pid);
            schedule.m_processes.push_back(
                { from.pid, parent != m_parents.end() ? parent->second : 0, from.name });
        }
    }
    std::sort(schedule.m_lanes.begin(), schedule.m_lanes.end());
    return places;
}

void SystemScheduleBuilder::placeLosses(SystemSchedule& schedule, Nanos origin, Nanos end) const
{
    for (LostStretch loss : m_losses) {
        if (loss.end < origin || loss.begin >= end)
            continue;
        loss.begin = std::max(loss.begin, origin) - origin;
        loss.end = std::min(loss.end, end) - origin;
        schedule.m_losses.push_back(loss);
    }
    std::sort(schedule.m_losses.begin(), schedule.m_losses.end(),
        [](const LostStretch& a, const LostStretch& b) {
            return std::tie(a.begin, a.core, a.end) < std::tie(b.begin, b.core, b.end);
        });
}

/// All cores merged by time, so that the slices of a thread come in order, whichever cores they
/// were on. Nothing overlaps afterwards, neither on a thread nor on a core.
void SystemScheduleBuilder::placeSlices(
    SystemSchedule& schedule, const std::vector<std::uint32_t>& places, Nanos origin, Nanos end)
{
    const auto isInside = [&](const RawSlice& raw, std::int64_t length) {
        return Nanos(raw.begin) < end && Nanos(raw.begin + length) > origin;
    };
    SlicePlacer::Counts counts { std::vector<std::size_t>(places.size(), 0), {} };
    for (const Core& core : m_cores) {
        std::size_t& onCore = counts.ofCore.emplace_back(0);
        auto longLength = core.longLengths.begin();
        for (const RawSlice& raw : core.slices) {
            if (!isInside(raw, raw.length != kLongLength ? raw.length : *longLength++))
                continue;
            ++counts.ofThread[places[raw.thread & kThreadMask]];
            ++onCore;
        }
    }
    SlicePlacer placer(schedule, counts);

    std::vector<Nanos> coreFree(m_cores.size(), Nanos(0));
    std::vector<Nanos> threadFree(places.size(), Nanos(0));
    using Turn = std::pair<std::int64_t, std::size_t>; // the begin of a core's next slice
    std::priority_queue<Turn, std::vector<Turn>, std::greater<>> turns;
    for (std::size_t c = 0; c < m_cores.size(); ++c)
        if (!m_cores[c].slices.empty())
            turns.emplace(m_cores[c].slices.front().begin, c);
    while (!turns.empty()) {
        const std::size_t c = turns.top().second;
        turns.pop();
        Core& core = m_cores[c];
        const RawSlice raw = core.slices.front();
        core.slices.pop_front(); // its memory goes as the other comes into use
        if (!core.slices.empty())
            turns.emplace(core.slices.front().begin, c);
        std::int64_t length = raw.length;
        if (raw.length == kLongLength) {
            length = core.longLengths.front();
            core.longLengths.pop_front();
        }
        if (!isInside(raw, length))
            continue;
        const std::uint32_t thread = places[raw.thread & kThreadMask];
        const Nanos from = std::max({ Nanos(raw.begin) - origin, threadFree[thread], coreFree[c] });
        const Nanos ended = std::min(Nanos(raw.begin + length), end);
        const auto how = ended < Nanos(raw.begin + length)
            ? SliceEnd::Cut
            : static_cast<SliceEnd>(raw.thread >> kThreadBits);
        const Nanos to = std::max(from, ended - origin);
        threadFree[thread] = to;
        coreFree[c] = to;
        placer.place(thread, c, from, to, how);
    }
    placer.finish();
}

std::shared_ptr<const SystemSchedule> SystemScheduleBuilder::finish(
    Nanos origin, Nanos end, std::span<const LaneThread> lanes)
{
    end = std::max(origin, end);
    if (m_limitReached) // what came after it is not known
        end = std::clamp(*m_limitReached, origin, end);
    auto schedule = std::make_shared<SystemSchedule>();
    schedule->m_status = m_status;
    schedule->m_refusal = m_refusal;
    schedule->m_reason = std::move(m_reason);
    schedule->m_cores = m_coreNumbers;
    schedule->m_end = end - origin;
    schedule->m_lost = m_lost;
    schedule->m_broken = m_broken;
    schedule->m_corrupt = m_corrupt;
    if (m_limitReached)
        schedule->m_limitReached = end - origin;
    const std::vector<std::uint32_t> places = placeThreads(*schedule, origin, end, lanes);
    placeSlices(*schedule, places, origin, end);
    placeLosses(*schedule, origin, end);
    if (m_status == ScheduleStatus::Recorded)
        schedule->sumUp();
    return schedule;
}

} // namespace interleave
