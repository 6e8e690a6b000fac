// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/trackmodel.h"

#include <optional>

namespace interleave::ui {

/// A thread on a core at one instant.
struct OnCore {
    CoreSlice slice;
    LaneId lane;              ///< of the worker; none for other threads
    std::optional<Span> span; ///< what the worker ran then; none between tasks

    /// The slice as a span, of the task that ran at that instant: the place of a cursor.
    [[nodiscard]] Span asSpan() const;
};

/// A row of slices: that of a core, or of a thread of a recorded program.
[[nodiscard]] bool hasSlices(const TrackModel& tracks, std::size_t row);
/// Who was there at an instant, or where the thread was; `row` has slices. Nothing: others or
/// nobody, or nowhere.
[[nodiscard]] std::optional<OnCore> onCoreAt(const TrackModel& tracks, std::size_t row, Nanos at);
/// The next slice that begins at or after `from`, or the last one that ends at or before it.
[[nodiscard]] std::optional<OnCore> nextOnCore(
    const TrackModel& tracks, std::size_t row, Nanos from, bool forward);

} // namespace interleave::ui
