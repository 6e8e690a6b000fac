// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/systemschedule.h"

#include <queue>
#include <utility>
#include <vector>

namespace interleave {

/// Goes through the slices of all cores in order of their begins; of one instant's each comes after
/// those before it on its core and of its thread. Holds some numbers for each core and thread.
class SliceOrder {
public:
    explicit SliceOrder(const SystemSchedule& schedule);

    struct Place {
        std::size_t core = 0; ///< an index
        CoreSlice slice;
    };
    /// False: there is none any more.
    [[nodiscard]] bool next(Place& place);

private:
    using Turn = std::pair<Nanos, std::size_t>; ///< when a core's next slice begins
    void enqueue(std::size_t core);

    const SystemSchedule& m_schedule;
    std::vector<std::size_t> m_nextOnCore;
    std::vector<std::size_t> m_nextOfThread;
    std::priority_queue<Turn, std::vector<Turn>, std::greater<>> m_turns;
    std::vector<Turn> m_waiting; ///< for another slice of their thread
};

} // namespace interleave
