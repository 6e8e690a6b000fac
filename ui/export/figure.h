// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/export/scene.h"
#include "ui/viewmodels/experimentmodel.h"
#include "ui/viewmodels/lanerules.h"
#include "ui/viewmodels/selection.h"
#include "ui/viewmodels/trackmodel.h"
#include "ui/viewmodels/viewport.h"

#include <QByteArray>
#include <QSize>

#include <optional>

namespace interleave::ui {

enum class FigureView : std::uint8_t { Compare, Timeline, Speedup };

struct FigureOptions {
    FigureView view = FigureView::Compare;
    std::optional<Viewport::Range> range; ///< of time; none: the whole run
    int run = -1; ///< of a Timeline; -1: the current run, or the first that has a trace
    LaneMode laneMode = LaneMode::Workers;
    ResourceFilter resources;
    LaneRules lanes;
    bool allArrows = false;                        ///< every wake in the range
    bool showsMarks = false;                       ///< and printed lines
    TaskId selected;                               ///< its wakes have arrows
    std::optional<Selection::SpanPlace> selection; ///< of it: only those of this span, in its run
    QSize size { 1600, 900 };                      ///< pixels at scale 1
    double scale = 1;
    Theme theme = Theme::Light;
};

inline constexpr QSize kMinFigure { 400, 240 };
inline constexpr QSize kMaxFigure { 20000, 20000 };
inline constexpr double kMinFigureScale = 0.25;
inline constexpr double kMaxFigureScale = 8;

/// The picture itself. Errors: BadArgument (size, scale, range or run), NotFound (nothing to draw
/// yet).
[[nodiscard]] Result<Scene> figureScene(const ExperimentModel& model, const FigureOptions& options);

/// A whole file in memory, for the window and the command line alike; `format` is a suffix: png,
/// svg, pdf. Needs a QGuiApplication. GUI thread.
[[nodiscard]] Result<QByteArray> renderFigure(
    const ExperimentModel& model, const FigureOptions& options, const QString& format);

} // namespace interleave::ui
