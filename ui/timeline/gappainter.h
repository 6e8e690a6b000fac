// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timelinecontent.h"

#include <QPainter>
#include <QString>

#include <cstdint>
#include <vector>

namespace interleave::ui {

/// A stretch of a lane in pixels of which nothing is known, because `count` of its events were
/// lost.
struct GapMark {
    double left = 0;
    double right = 0; ///< at least 3 pixels further: a gap is never too short to be seen
    std::uint64_t count = 0;
    Nanos begin { 0 };
    Nanos end { 0 };
    int gaps = 1; ///< that it stands for
};

/// The gaps of a lane that meet the visible range, by left; those that would touch are one.
[[nodiscard]] std::vector<GapMark> gapMarks(
    const AppendLog<LostEvents, 64>& lost, const TimelineCoordinates& coordinates);

/// The same of a row; none for what is no lane.
[[nodiscard]] std::vector<GapMark> gapMarks(
    const TrackModel& tracks, std::size_t row, const TimelineCoordinates& coordinates);

/// What stands on a gap.
[[nodiscard]] QString gapTitle(const GapMark& mark);

/// What there is to say of the gap of a row at pixel `x` of the canvas; empty: there is none.
[[nodiscard]] QString gapTip(
    const TrackModel& tracks, std::size_t row, const TimelineCoordinates& coordinates, int x);

/// Hatches the gaps of the lanes among the layout's items [first, last), with how many events were
/// lost where there is room to say so.
void paintGaps(
    QPainter& painter, const TimelineContent& content, std::size_t first, std::size_t last);

} // namespace interleave::ui
