// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/coretime.h"
#include "ui/timeline/coregeometry.h"
#include "ui/timeline/oncore.h"

#include <QString>
#include <QStringList>

namespace interleave::ui {

[[nodiscard]] QString onCoreName();
[[nodiscard]] QString preemptedName();
[[nodiscard]] QString onCoreDefinition();
[[nodiscard]] QString preemptedDefinition();
/// Of what records that the kernel lost would have told.
[[nodiscard]] QString notKnownName();
[[nodiscard]] QString notKnownDefinition();

/// For a tip: who is on a core, from when to when, and how that ended.
[[nodiscard]] QString describeOnCore(const TrackModel& tracks, std::size_t row, const OnCore& on);
/// Of a merged bar: how many slices, and whose.
[[nodiscard]] QString describeCrowd(const TrackModel& tracks, std::size_t row, const CoreBar& bar);
/// Between the slices.
[[nodiscard]] QString describeGap(
    const TrackModel& tracks, std::size_t row, Nanos at, Nanos resolution);
/// Whichever of the three is at an instant, `resolution` from its neighbours; `bar`: null for none.
[[nodiscard]] QString describeCoreRow(
    const TrackModel& tracks, std::size_t row, const CoreBar* bar, Nanos at, Nanos resolution);
/// What the tip of a bar says below it about the system; begins with a new line. May be empty.
[[nodiscard]] QString systemTip(const TrackModel& tracks, std::size_t row, const Span& span);

/// "On a core 62 %, preempted 38 %, off 0 % of this time; ..." Empty where nothing is known of the
/// span's thread, or it is not Running.
[[nodiscard]] QString describeCoreTime(const Trace& trace, const Span& span);
/// "On a core 62.1 ms, preempted 38 ms, off 1 ms": of a task or a lane.
[[nodiscard]] QString coreTimeText(const CoreTime& time);
/// "12 switches: 4 waited, 8 preempted; 3 migrations"
[[nodiscard]] QString switchesText(
    std::uint64_t voluntary, std::uint64_t involuntary, std::optional<std::uint64_t> migrations);
/// Of a lane in all: of the recorded schedule, or the system's totals. Empty: nothing is known.
[[nodiscard]] QString describeLaneTime(const Trace& trace, LaneId lane);

/// What the user has to be told about the schedule of a run: that it was refused and what to do, or
/// what is missing in it. Empty: nothing, or not asked for.
[[nodiscard]] QString scheduleNotice(const SystemSchedule* schedule);
/// The system's totals of all workers of a run, where there are only those; empty otherwise.
[[nodiscard]] QString totalsNotice(const SystemSchedule* schedule);

} // namespace interleave::ui
