// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace.h"

#include <optional>
#include <vector>

namespace interleave {

/// What the system did with a thread within some time: onCore + preempted + off + unknown is that
/// time, as far as the schedule reaches.
struct CoreTime {
    Nanos onCore { 0 };
    Nanos preempted { 0 }; ///< could have run, and had no core
    Nanos off { 0 };       ///< waited, or was not there
    Nanos unknown { 0 };   ///< records were lost, see OffCore
    std::uint64_t voluntary = 0;
    std::uint64_t involuntary = 0;
    std::uint64_t migrations = 0; ///< went on, on another core than before

    [[nodiscard]] Nanos total() const { return onCore + preempted + off + unknown; }
    CoreTime& operator+=(const CoreTime& other);
    [[nodiscard]] bool operator==(const CoreTime&) const = default;
};

/// Of one thread within [from, to). A switch belongs to the time in which the thread left its core.
/// O(log n + slices in there).
[[nodiscard]] CoreTime coreTime(
    const SystemSchedule& schedule, const ScheduledThread& thread, Nanos from, Nanos to);

/// Of one worker.
struct LaneCoreTime {
    LaneId lane;
    CoreTime whole;   ///< while it was there
    CoreTime running; ///< within its spans that say Running
};
/// One for each lane whose thread is known, in the order of the lanes; empty without a recorded
/// schedule.
[[nodiscard]] std::vector<LaneCoreTime> laneCoreTimes(const Trace& trace);

/// Of one task: within its Running spans, whichever lanes they were on. Nothing without a recorded
/// schedule, or where no thread of those lanes is known.
[[nodiscard]] std::optional<CoreTime> taskCoreTime(const Trace& trace, TaskId task);
/// Of all tasks, by their index.
[[nodiscard]] std::vector<std::optional<CoreTime>> taskCoreTimes(const Trace& trace);

/// Where the thread of a lane was within [from, to), gapless: for drawing over its spans.
enum class CoreState : std::uint8_t { OnCore, Preempted, Off, Unknown };
struct CoreStretch {
    Nanos begin { 0 };
    Nanos end { 0 };
    CoreState state = CoreState::Off;
    std::uint16_t core = 0; ///< of OnCore

    [[nodiscard]] bool operator==(const CoreStretch&) const = default;
};
[[nodiscard]] std::vector<CoreStretch> coreStretches(
    const SystemSchedule& schedule, const ScheduledThread& thread, Nanos from, Nanos to);

/// How many of the followed threads were on a core at once.
struct ParallelismStep {
    Nanos time { 0 }; ///< from here to the next step
    std::uint32_t count = 0;
};
struct Parallelism {
    std::vector<Nanos> histogram; ///< how long there were exactly i; at least one entry
    double average = 0;           ///< over the whole time; 0 when there was none
    std::uint32_t most = 0;
};
[[nodiscard]] Parallelism parallelism(const SystemSchedule& schedule, Nanos from, Nanos to);
/// Sorted by time; the first step is at `from`. One for each change: for drawing, ask for what is
/// visible.
[[nodiscard]] std::vector<ParallelismStep> parallelismSteps(
    const SystemSchedule& schedule, Nanos from, Nanos to);
/// The average of each of `columns` equal parts of [from, to): bounded whatever there is.
[[nodiscard]] std::vector<double> parallelismColumns(
    const SystemSchedule& schedule, Nanos from, Nanos to, std::size_t columns);

} // namespace interleave
