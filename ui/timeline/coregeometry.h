// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/coresums.h"
#include "ui/viewmodels/trackmodel.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace interleave::ui {

/// Where the thread of a lane was, over one or more whole pixel columns: parts of their time. What
/// is missing to 1 it was off the cores. Unknown: records were lost.
struct StripPart {
    int left = 0; ///< whole pixels from the left of the range
    int right = 0;
    float onCore = 0;
    float preempted = 0;
    float unknown = 0;
    [[nodiscard]] bool operator==(const StripPart&) const = default;
};

/// Of a lane: all of its time. Of a task: its Running spans. Other rows have none. Columns in which
/// the thread is known to have been off the cores are left out. O(width) searches, and for a task
/// its spans.
[[nodiscard]] std::vector<StripPart> layOutStrip(const CoreSums& sums, const TrackModel& tracks,
    std::size_t row, Viewport::Range range, int width);

/// One rectangle of a core's row: one slice, or all short slices of one pixel column.
struct CoreBar {
    int left = 0;
    int right = 0;
    CoreSlice slice; ///< of a merged bar the first one
    std::uint32_t count = 1;
    Nanos lastEnd { 0 };
    float busy = 1; ///< of a merged bar: the part of the column that the slices fill
    /// Of a merged bar: which thread has which part of the column; empty where there are more
    /// slices in the column than are told apart.
    std::vector<std::pair<std::uint32_t, float>> shares;

    [[nodiscard]] bool isMerged() const { return count > 1; }
};
/// A stretch of a core's row of which nothing is known (see coreGaps); never too short to be seen.
struct CoreGap {
    int left = 0;
    int right = 0;
    std::uint64_t records = 0; ///< lost there
    [[nodiscard]] bool operator==(const CoreGap&) const = default;
};
/// From left to right; those that would touch are one.
[[nodiscard]] std::vector<CoreGap> layOutGaps(
    const CoreSums& sums, std::size_t core, Viewport::Range range, int width);

/// A column with more slices than this is not told apart.
inline constexpr std::size_t kMaxSlicesOfColumn = 128;

/// `core`: an index into cores(). O(width * kMaxSlicesOfColumn), however many slices there are.
[[nodiscard]] std::vector<CoreBar> layOutCore(
    const CoreSums& sums, std::size_t core, Viewport::Range range, int width);

} // namespace interleave::ui
