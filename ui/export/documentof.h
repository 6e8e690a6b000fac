// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/runview.h"
#include "core/run/experiment.h"

namespace interleave::ui {

class ExperimentModel;

/// The finished runs. A run whose trace was let go has an empty one: its figures are there, no
/// spans.
[[nodiscard]] Experiment experimentOf(const ExperimentModel& model);

/// The same as the data formats write it.
[[nodiscard]] DocumentView documentOf(const ExperimentModel& model);

} // namespace interleave::ui
