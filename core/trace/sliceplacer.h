// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/systemschedule.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace interleave {

/// Puts slices where a SystemSchedule has them: those of a thread one after the other, those of a
/// core by number. How many there are of each is said first; then they come in order of time. One
/// thread.
class SlicePlacer {
public:
    /// Of each thread and core of the schedule.
    struct Counts {
        std::vector<std::size_t> ofThread;
        std::vector<std::size_t> ofCore;
    };
    /// `schedule` has its threads and cores.
    SlicePlacer(SystemSchedule& schedule, const Counts& counts);

    /// `core`: an index.
    void place(std::size_t thread, std::size_t core, Nanos begin, Nanos end, SliceEnd how);
    /// Once all are placed.
    void finish();

private:
    SystemSchedule& m_schedule;
    std::vector<std::size_t> m_nextOnCore;
};

} // namespace interleave
