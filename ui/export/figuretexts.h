// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figureframe.h"
#include "ui/viewmodels/experimentmodel.h"

namespace interleave::ui {

/// The title of the experiment's workload, translated; its id where the workload is unknown.
[[nodiscard]] QString workloadTitle(const ExperimentSpec& spec);
/// Everything that decides the runs: "items 10, turns 10 000 000, 5 workers, 3 repeats, seed 1".
[[nodiscard]] QString scenarioText(const ExperimentSpec& spec);
/// The figures of the summary in words, for those who cannot see the picture.
[[nodiscard]] QString summaryText(const ExperimentModel& model);
/// Without a note.
[[nodiscard]] FigureTexts figureTexts(const ExperimentModel& model, const QString& title);

} // namespace interleave::ui
