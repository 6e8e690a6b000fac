// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/trackmodel.h"

#include <QString>

namespace interleave::ui {

/// For a tip on a lane of a recorded program: where its thread was at an instant, `resolution` from
/// its neighbours, and what it did in all.
[[nodiscard]] QString describeThread(
    const TrackModel& tracks, std::size_t row, Nanos at, Nanos resolution);

} // namespace interleave::ui
