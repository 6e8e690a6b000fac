// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/trackmodel.h"

#include <vector>

namespace interleave::ui {

/// How many workers ran, were blocked, were busy with themselves, on average within one column of
/// time.
struct ActivityColumn {
    float running = 0;
    float blocked = 0;
    float overhead = 0;
};

/// `range` in `columns` equal parts. `tracks` in the mode Workers; the main lane does not count
/// unless it is alone. Its cost depends on lanes and columns.
[[nodiscard]] std::vector<ActivityColumn> activityOf(
    const TrackModel& tracks, Viewport::Range range, int columns);
/// The lanes that activityOf counts.
[[nodiscard]] int activeLaneCount(const TrackModel& tracks);

} // namespace interleave::ui
