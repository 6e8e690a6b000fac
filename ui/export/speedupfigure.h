// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figureframe.h"
#include "ui/plots/speedupseries.h"

namespace interleave::ui {

struct SpeedupFigure {
    SpeedupData data;
    unsigned cores = 0; ///< of the machine; marked where it is on the axis
    Theme theme = Theme::Light;
    FigureTexts texts;
};

/// Speedup and, below it, efficiency against the worker count.
[[nodiscard]] Scene speedupScene(const SpeedupFigure& figure, QSizeF size);

} // namespace interleave::ui
