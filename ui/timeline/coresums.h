// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/systemschedule.h"

#include <memory>
#include <vector>

namespace interleave::ui {

/// Running sums over a system's schedule: how long a thread was on a core within any time is found
/// without a walk over its slices. Half a byte a slice. Immutable; any thread.
class CoreSums {
public:
    /// `schedule` is a recorded one.
    explicit CoreSums(std::shared_ptr<const SystemSchedule> schedule);

    [[nodiscard]] const SystemSchedule& schedule() const { return *m_schedule; }

    struct Passed {
        Nanos onCore { 0 };
        Nanos preempted { 0 }; ///< could have run, and had no core
        Nanos unknown { 0 };   ///< records were lost, see OffCore
    };
    /// Of a thread, an index into threads(), from its first slice to `t`. O(log n).
    [[nodiscard]] Passed passed(std::size_t thread, Nanos t) const;
    /// How long any of the threads was on a core, an index into cores(), up to `t`. O(log n).
    [[nodiscard]] Nanos busy(std::size_t core, Nanos t) const;
    /// See coreGaps.
    [[nodiscard]] const std::vector<LostStretch>& gaps(std::size_t core) const
    {
        return m_gaps[core];
    }

private:
    static constexpr std::size_t kBlock = 32;

    std::shared_ptr<const SystemSchedule> m_schedule;
    std::vector<std::size_t> m_threadBlocks; ///< of each thread: its first one
    std::vector<Passed> m_passed;            ///< before each block of its slices
    std::vector<std::size_t> m_coreBlocks;
    std::vector<Nanos> m_busy;
    std::vector<std::vector<LostStretch>> m_gaps; ///< by core
};

} // namespace interleave::ui
