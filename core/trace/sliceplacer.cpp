// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/sliceplacer.h"

#include <algorithm>

namespace interleave {

SlicePlacer::SlicePlacer(SystemSchedule& schedule, const Counts& counts) : m_schedule(schedule)
{
    std::size_t total = 0;
    for (std::size_t i = 0; i < counts.ofThread.size(); ++i) {
        schedule.m_threads[i].firstSlice = total;
        total += counts.ofThread[i];
    }
    for (const std::size_t count : counts.ofCore) {
        m_nextOnCore.push_back(schedule.m_coreStarts.back());
        schedule.m_coreStarts.push_back(schedule.m_coreStarts.back() + count);
    }
    schedule.m_begins.resize(total);
    schedule.m_lengths.resize(total);
    schedule.m_marks.resize(total);
    schedule.m_byCore.resize(total);
}

void SlicePlacer::place(std::size_t thread, std::size_t core, Nanos begin, Nanos end, SliceEnd how)
{
    ScheduledThread& whose = m_schedule.m_threads[thread];
    const std::size_t at = whose.firstSlice + whose.sliceCount++;
    const std::int64_t length = (end - begin).count();
    m_schedule.m_begins[at] = begin.count();
    m_schedule.m_lengths[at] = SystemSchedule::kLong;
    if (length < std::int64_t { SystemSchedule::kLong })
        m_schedule.m_lengths[at] = static_cast<std::uint32_t>(length);
    else
        m_schedule.m_long.emplace_back(at, length);
    m_schedule.m_marks[at] = SystemSchedule::markOf(core, how);
    m_schedule.m_byCore[m_nextOnCore[core]++] = static_cast<std::uint32_t>(at);
}

void SlicePlacer::finish()
{
    std::sort(m_schedule.m_long.begin(), m_schedule.m_long.end());
}

} // namespace interleave
