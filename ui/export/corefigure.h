// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/timelinefigure.h"
#include "ui/timeline/coresums.h"

#include <map>
#include <memory>

namespace interleave::ui {

/// The sums of the runs of one figure.
class FigureSums {
public:
    /// Null where no schedule is shown.
    [[nodiscard]] const CoreSums* of(const TrackModel& tracks);

private:
    std::map<const SystemSchedule*, CoreSums> m_sums;
};

/// Adds what the operating system did to the group of a row: the slices of a core, or the strip of
/// a lane. `place`: its left is the begin of the range.
void addSystem(SceneGroup& group, const CoreSums& sums, const TrackModel& tracks, std::size_t row,
    Viewport::Range range, const QRectF& place, double textSize, Theme theme);

/// What the strips mean, where there are some.
void addScheduleLegend(const TimelineFigure& figure, std::vector<LegendEntry>& entries);

} // namespace interleave::ui
