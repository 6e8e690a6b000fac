// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace.h"
#include "ui/timeline/statepalette.h"

namespace interleave::ui {

/// The two marks of a strip, as they stand in a legend: solid, and hatched with an outline. Off the
/// cores has none.
[[nodiscard]] const StateStyle& onCoreStyle(Theme theme);
[[nodiscard]] const StateStyle& preemptedStyle(Theme theme);

/// The colour of a worker on the rows of the cores; they repeat after eight. A thread without a
/// lane is grey, and so is the main lane's.
[[nodiscard]] const StateStyle& threadStyle(const Trace& trace, LaneId lane, Theme theme);
/// Of many threads that are not told apart.
[[nodiscard]] const StateStyle& crowdStyle(Theme theme);

} // namespace interleave::ui
