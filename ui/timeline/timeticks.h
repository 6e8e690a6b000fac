// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timetext.h"
#include "ui/viewmodels/viewport.h"

#include <QString>

#include <vector>

namespace interleave::ui {

/// Where a time axis has its ticks: multiples of a step of 1, 2 or 5 times a power of ten
/// nanoseconds.
struct TimeTicks {
    Nanos step { 1 };
    TimeUnit unit = TimeUnit::Seconds; ///< of all labels
    int decimals = 0;
    std::vector<Nanos> majors; ///< within the range
    std::vector<Nanos> minors; ///< between them

    /// The number alone; the unit is said once, at the axis.
    [[nodiscard]] QString label(Nanos tick) const;
};

/// At most `maxCount` (>= 2) major ticks, as many as fit.
[[nodiscard]] TimeTicks timeTicks(Viewport::Range range, int maxCount);

} // namespace interleave::ui
