// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/modelid.h"
#include "ui/export/scene.h"
#include "ui/timeline/statepalette.h"
#include "ui/viewmodels/experimentmodel.h"

#include <QString>

#include <vector>

namespace interleave::ui {

/// All runs of one model at one worker count.
struct SpeedupPoint {
    double workers = 1;
    double speedup = 1; ///< of the median
    double low = 1;     ///< of the slowest run
    double high = 1;    ///< of the fastest run
    double efficiency = 1;
    int run = -1; ///< the run whose makespan is nearest to the median
};

/// One model's curve.
struct SpeedupSeries {
    ModelId model = ModelId::Sequential;
    QString name;
    bool isFlat = false;              ///< the worker count has no meaning for it
    std::vector<SpeedupPoint> points; ///< by worker count
};

/// What a speedup plot shows.
struct SpeedupData {
    std::vector<SpeedupSeries> series;
    double maxWorkers = 1;
    double maxSpeedup = 1;
    bool isLogarithmic = false; ///< both axes: for worker counts beyond 32
    unsigned workerCounts = 0;  ///< how many different ones were measured
    unsigned cores = 1;         ///< of the machine that made the runs
    bool hasBaseline = true;    ///< without one there are no speedups

    [[nodiscard]] bool isEmpty() const { return series.empty(); }
    /// Where the axis of speedups ends.
    [[nodiscard]] double top() const;
};
[[nodiscard]] SpeedupData speedupData(const ExperimentModel& model);

/// How a model's curve looks: markers differ by shape as well as by colour.
struct SeriesStyle {
    QColor color;
    SceneMarker::Shape shape = SceneMarker::Shape::Circle;
    bool hollow = false; ///< simulated
};
[[nodiscard]] SeriesStyle seriesStyle(ModelId model, Theme theme);

} // namespace interleave::ui
