// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/coresums.h"

#include "core/analysis/coregaps.h"

#include <algorithm>
#include <utility>

namespace interleave::ui {

namespace {
/// Adds the thread's time without a core before its slice `next`, as far as it is before `t`.
void addOff(CoreSums::Passed& sum, const SystemSchedule& schedule, const ScheduledThread& thread,
    std::size_t next, Nanos t = Nanos::max())
{
    const OffCore off = schedule.offCoreBefore(thread, next);
    if (off.isPreempted)
        sum.preempted += std::max(std::min(off.known, t) - off.begin, Nanos(0));
    sum.unknown += std::max(std::min(off.end, t) - off.known, Nanos(0));
}

/// Adds slice `i` of a thread, and the time without a core before it.
void add(CoreSums::Passed& sum, const SystemSchedule& schedule, const ScheduledThread& thread,
    std::size_t i)
{
    sum.onCore += schedule.endOf(i) - schedule.beginOf(i);
    addOff(sum, schedule, thread, i);
}

Nanos lengthOnCore(const SystemSchedule& schedule, std::size_t core, std::size_t i)
{
    const std::size_t at = schedule.coreSlice(core, i);
    return schedule.endOf(at) - schedule.beginOf(at);
}
} // namespace

CoreSums::CoreSums(std::shared_ptr<const SystemSchedule> schedule) : m_schedule(std::move(schedule))
{
    for (const ScheduledThread& thread : m_schedule->threads()) {
        m_threadBlocks.push_back(m_passed.size());
        Passed sum;
        for (std::size_t i = 0; i < thread.sliceCount; ++i) {
            if (i % kBlock == 0)
                m_passed.push_back(sum);
            add(sum, *m_schedule, thread, thread.firstSlice + i);
        }
    }
    for (std::size_t core = 0; core < m_schedule->cores().size(); ++core) {
        m_gaps.push_back(coreGaps(*m_schedule, core));
        m_coreBlocks.push_back(m_busy.size());
        Nanos sum { 0 };
        for (std::size_t i = 0; i < m_schedule->coreSliceCount(core); ++i) {
            if (i % kBlock == 0)
                m_busy.push_back(sum);
            sum += lengthOnCore(*m_schedule, core, i);
        }
    }
}

CoreSums::Passed CoreSums::passed(std::size_t thread, Nanos t) const
{
    const ScheduledThread& whose = m_schedule->threads()[thread];
    Passed sum;
    if (whose.sliceCount == 0) {
        addOff(sum, *m_schedule, whose, whose.firstSlice, t);
        return sum;
    }
    const std::size_t last = whose.firstSlice + whose.sliceCount;
    const std::size_t next = m_schedule->firstEndingAfter(whose, t);
    const std::size_t block = std::min(next - whose.firstSlice, whose.sliceCount - 1) / kBlock;
    sum = m_passed[m_threadBlocks[thread] + block];
    for (std::size_t i = whose.firstSlice + block * kBlock; i < next; ++i)
        add(sum, *m_schedule, whose, i);
    addOff(sum, *m_schedule, whose, next, t);
    if (next < last && m_schedule->beginOf(next) < t)
        sum.onCore += t - m_schedule->beginOf(next);
    return sum;
}

Nanos CoreSums::busy(std::size_t core, Nanos t) const
{
    const std::size_t count = m_schedule->coreSliceCount(core);
    if (count == 0)
        return Nanos(0);
    const std::size_t next = m_schedule->firstOnCoreEndingAfter(core, t);
    const std::size_t block = std::min(next, count - 1) / kBlock;
    Nanos sum = m_busy[m_coreBlocks[core] + block];
    for (std::size_t i = block * kBlock; i < next; ++i)
        sum += lengthOnCore(*m_schedule, core, i);
    if (next < count)
        sum += std::max(Nanos(0), t - m_schedule->beginOf(m_schedule->coreSlice(core, next)));
    return sum;
}

} // namespace interleave::ui
