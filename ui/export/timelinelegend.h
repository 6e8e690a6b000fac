// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/timelinefigure.h"

#include <vector>

namespace interleave::ui {

/// The rows of a section that a figure draws as such, in no order that matters.
[[nodiscard]] std::vector<std::size_t> shownRows(const TimelineSection& section);

/// The states that can be seen in the range, in a fixed order; of the rows that are shown.
[[nodiscard]] std::vector<LegendEntry> legendOf(const TimelineFigure& figure);

} // namespace interleave::ui
