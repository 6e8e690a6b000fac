// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/span.h"
#include "ui/viewmodels/trackmodel.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace interleave::ui {

/// States that a span can have; the final ones are marks at an end.
inline constexpr std::size_t kDrawnStates = 6;

/// One rectangle of a row: one span, or all short spans of one pixel column.
struct Bar {
    int left = 0;  ///< whole pixels from the left of the range
    int right = 0; ///< > left
    Span span;     ///< the span; of a merged bar the first one
    std::uint32_t count = 1;
    /// Of a merged bar: the part of the column's time that each state takes.
    std::array<float, kDrawnStates> shares {};
    Nanos lastEnd { 0 };        ///< of the spans it stands for
    bool failed = false;        ///< a task failed within
    bool cancelled = false;     ///< a task was cancelled within
    bool stolen = false;        ///< a task begins within that was stolen from another worker
    bool selected = false;      ///< a span of the selected task is within
    std::optional<float> level; ///< of a row of kind Level: its number by the highest one

    [[nodiscard]] bool isMerged() const { return count > 1; }
};

/// Lays the spans of one row out on `width` pixels. A span that fills at least one whole pixel
/// column gets a bar of its own. Shorter ones fall into the column of their middle; of several in
/// one column a merged bar says how many they are and which part of the column's time each state
/// takes, so that no state is hidden and none is drawn wider than a column. Merged bars come after
/// the bars that they may touch. O(spans in range).
[[nodiscard]] std::vector<Bar> layOutRow(const TrackModel& tracks, std::size_t row,
    Viewport::Range range, int width, TaskId selected = {});

} // namespace interleave::ui
