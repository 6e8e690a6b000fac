// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/viewport.h"

namespace interleave::ui {

/// Maps times to horizontal pixels and back. Neither direction clamps: what lies outside the range
/// lies outside the pixels. `range` must not be empty and `width` must be positive.
struct TimelineCoordinates {
    Viewport::Range range;
    double left = 0;
    double width = 1;

    [[nodiscard]] double toPixel(Nanos time) const { return left + toWidth(time - range.begin); }
    /// The nearest whole nanosecond.
    [[nodiscard]] Nanos toTime(double pixel) const;
    [[nodiscard]] double toWidth(Nanos duration) const
    {
        return static_cast<double>(duration.count()) * width
            / static_cast<double>(range.length().count());
    }
    [[nodiscard]] Nanos toDuration(double pixels) const;
};

} // namespace interleave::ui
