// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/sliceorder.h"

namespace interleave {

SliceOrder::SliceOrder(const SystemSchedule& schedule)
    : m_schedule(schedule),
      m_nextOnCore(schedule.cores().size(), 0)
{
    for (const ScheduledThread& thread : schedule.threads())
        m_nextOfThread.push_back(thread.firstSlice);
    for (std::size_t core = 0; core < m_nextOnCore.size(); ++core)
        enqueue(core);
}

void SliceOrder::enqueue(std::size_t core)
{
    const std::size_t i = m_nextOnCore[core];
    if (i < m_schedule.coreSliceCount(core))
        m_turns.emplace(m_schedule.beginOf(m_schedule.coreSlice(core, i)), core);
}

bool SliceOrder::next(Place& place)
{
    while (!m_turns.empty()) {
        const Turn turn = m_turns.top();
        m_turns.pop();
        const std::size_t core = turn.second;
        const std::size_t at = m_schedule.coreSlice(core, m_nextOnCore[core]);
        place = { core, m_schedule.slice(at) };
        if (at != m_nextOfThread[place.slice.thread]) {
            m_waiting.push_back(turn);
            continue;
        }
        ++m_nextOnCore[core];
        ++m_nextOfThread[place.slice.thread];
        enqueue(core);
        for (const Turn& waiting : m_waiting)
            m_turns.push(waiting);
        m_waiting.clear();
        return true;
    }
    return false;
}

} // namespace interleave
