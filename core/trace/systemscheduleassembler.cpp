// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/systemscheduleassembler.h"

#include "core/trace/sliceplacer.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace interleave {

namespace {

constexpr Nanos kLongest { std::int64_t { 1 } << 62U }; // sums of times stay in range
constexpr std::size_t kMostSlices = std::numeric_limits<std::uint32_t>::max();

bool isWithin(Nanos time, Nanos end)
{
    return time >= Nanos(0) && time <= end;
}

bool areSound(const SystemScheduleAssembler::Head& head)
{
    Nanos before { 0 };
    for (const LostStretch& loss : head.losses) {
        if (loss.begin < before || loss.end < loss.begin || loss.end > head.end
            || !std::binary_search(head.cores.begin(), head.cores.end(), loss.core))
            return false;
        before = loss.begin;
    }
    return true;
}

} // namespace

SystemScheduleAssembler::SystemScheduleAssembler() : m_schedule(std::make_shared<SystemSchedule>())
{
}

bool SystemScheduleAssembler::begin(Head head)
{
    const auto& cores = head.cores;
    if (cores.size() > kMostCores
        || !isWithin(head.end, kLongest / static_cast<std::int64_t>(cores.size() + 1))
        || std::adjacent_find(cores.begin(), cores.end(), std::greater_equal<>()) != cores.end()
        || !areSound(head))
        return false;
    m_schedule->m_status = head.status;
    m_schedule->m_refusal = head.refusal;
    m_schedule->m_reason = std::move(head.reason);
    m_schedule->m_cores = std::move(head.cores);
    m_schedule->m_end = head.end;
    m_schedule->m_lost = head.lost;
    m_schedule->m_broken = head.broken;
    m_schedule->m_corrupt = head.corrupt;
    m_schedule->m_limitReached = head.limitReached;
    m_schedule->m_losses = std::move(head.losses);
    m_coreFree.assign(m_schedule->m_cores.size(), Nanos(0));
    return true;
}

void SystemScheduleAssembler::addProcess(ScheduledProcess process)
{
    m_schedule->m_processes.push_back(std::move(process));
}

bool SystemScheduleAssembler::addThread(ScheduledThread thread)
{
    const auto& processes = m_schedule->m_processes;
    if (processes.empty() || processes.back().pid != thread.pid || !m_slices.empty()
        || !isWithin(thread.begin, m_schedule->m_end) || !isWithin(thread.end, m_schedule->m_end)
        || !isWithin(thread.totals.onCore, kLongest - m_sum)
        || !isWithin(thread.totals.preempted, kLongest - m_sum - thread.totals.onCore))
        return false;
    m_sum += thread.totals.onCore + thread.totals.preempted;
    // Before its first slice and after its last one, where records may have been lost.
    const Nanos alive = std::max(Nanos(0), thread.end - thread.begin);
    if (alive > kLongest - m_sum)
        return false;
    m_sum += alive;
    if (thread.lane.isValid())
        m_schedule->m_lanes.emplace_back(thread.lane, static_cast<std::uint32_t>(threadCount()));
    if (m_schedule->isRecorded())
        thread.totals = {};
    thread.firstSlice = 0;
    thread.sliceCount = 0;
    m_schedule->m_threads.push_back(std::move(thread));
    m_threadFree.emplace_back(0);
    m_hasSlice.push_back(false);
    return true;
}

bool SystemScheduleAssembler::addSlice(
    std::size_t core, std::size_t thread, Nanos begin, Nanos end, SliceEnd how)
{
    if (core >= m_coreFree.size() || thread >= m_threadFree.size()
        || begin < std::max(m_coreFree[core], m_threadFree[thread]) || end < begin
        || end > m_schedule->m_end || m_slices.size() == kMostSlices)
        return false;
    const Nanos more = end - (m_hasSlice[thread] ? m_threadFree[thread] : begin);
    if (more > kLongest - m_sum)
        return false;
    m_sum += more;
    m_hasSlice[thread] = true;
    m_coreFree[core] = end;
    m_threadFree[thread] = end;
    m_lastBegin = begin;
    m_slices.push_back({ begin.count(), (end - begin).count(), static_cast<std::uint32_t>(thread),
        static_cast<std::uint16_t>(core), how });
    return true;
}

void SystemScheduleAssembler::cut(Nanos at)
{
    SystemSchedule& schedule = *m_schedule;
    schedule.m_end = std::min(schedule.m_end, at);
    if (schedule.m_limitReached && *schedule.m_limitReached > at)
        schedule.m_limitReached.reset();
    std::vector<LostStretch>& losses = schedule.m_losses;
    losses.erase(std::remove_if(losses.begin(), losses.end(),
                     [at](const LostStretch& loss) { return loss.begin >= at; }),
        losses.end());
    for (LostStretch& loss : losses)
        loss.end = std::min(loss.end, at);
    for (ScheduledThread& thread : schedule.m_threads) {
        thread.begin = std::min(thread.begin, at);
        thread.end = std::min(thread.end, at);
    }
    const auto after = [at](const Slice& slice) { return Nanos(slice.begin) >= at; };
    m_slices.erase(std::remove_if(m_slices.begin(), m_slices.end(), after), m_slices.end());
    for (Slice& slice : m_slices) {
        if (Nanos(slice.begin + slice.length) <= at)
            continue;
        slice.length = at.count() - slice.begin;
        slice.how = SliceEnd::Cut;
    }
}

std::shared_ptr<const SystemSchedule> SystemScheduleAssembler::take()
{
    SystemSchedule& schedule = *m_schedule;
    SlicePlacer::Counts counts { std::vector<std::size_t>(schedule.m_threads.size(), 0),
        std::vector<std::size_t>(schedule.m_cores.size(), 0) };
    for (const Slice& slice : m_slices) {
        ++counts.ofThread[slice.thread];
        ++counts.ofCore[slice.core];
    }
    SlicePlacer placer(schedule, counts);
    for (; !m_slices.empty(); m_slices.pop_front()) { // its memory goes as the other is filled
        const Slice& slice = m_slices.front();
        placer.place(slice.thread, slice.core, Nanos(slice.begin),
            Nanos(slice.begin + slice.length), slice.how);
    }
    placer.finish();
    // Of several threads for one lane the first one counts, as when they were recorded.
    std::sort(schedule.m_lanes.begin(), schedule.m_lanes.end());
    if (schedule.isRecorded())
        schedule.sumUp();
    return std::move(m_schedule);
}

} // namespace interleave
