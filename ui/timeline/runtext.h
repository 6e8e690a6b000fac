// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/experiment.h"

#include <QString>
#include <QStringList>

namespace interleave::ui {

/// "Threads", "Event loop": translated; a simulated model has the title of the one that it
/// imitates.
[[nodiscard]] QString titleOfModel(ModelId model);
/// "5 workers"; empty where the number that was asked for decides nothing.
[[nodiscard]] QString workersText(const ExperimentSpec& spec, const PlannedRun& run);
/// "Threads, 5 workers, repeat 2"
[[nodiscard]] QString titleOfRun(const ExperimentSpec& spec, const PlannedRun& run);
/// What must be said beside a run: "simulated", "interpreter lock emulated", "cancelled". `result`
/// may be null.
[[nodiscard]] QStringList runTags(
    const ExperimentSpec& spec, const PlannedRun& planned, const RunResult* result);

} // namespace interleave::ui
