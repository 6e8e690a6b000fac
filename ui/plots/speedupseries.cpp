// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/speedupseries.h"

#include "ui/timeline/runtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <set>

namespace interleave::ui {

namespace {
struct SeriesText {
    Q_DECLARE_TR_FUNCTIONS(SeriesText)
};

int nearestRun(const ExperimentModel& model, ModelId id, const SummaryRow& row)
{
    int nearest = -1;
    Nanos distance = Nanos::max();
    for (std::size_t i = 0; i < model.runs().size(); ++i) {
        const ExperimentModel::Run& run = model.runs()[i];
        if (!run.result || run.result->status != RunStatus::Ok || run.planned.model != id
            || model.workersOf(run) != row.workers)
            continue;
        const Nanos d = std::chrono::abs(run.result->makespan - row.median);
        if (d < distance) {
            distance = d;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

QString nameOf(ModelId model)
{
    return modelInfo(model).simulated ? SeriesText::tr("%1 (simulated)").arg(titleOfModel(model))
                                      : titleOfModel(model);
}
} // namespace

double SpeedupData::top() const
{
    // The ideal line may leave the picture: the measured points must not be squeezed for it.
    return std::max(1.25, maxSpeedup * 1.2);
}

SpeedupData speedupData(const ExperimentModel& model)
{
    constexpr double kLastLinear = 32;
    SpeedupData data;
    data.cores = model.machine().cores;
    std::set<unsigned> counts;
    const std::vector<SummaryRow> rows = model.summary();
    data.hasBaseline = rows.empty()
        || std::any_of(
            rows.begin(), rows.end(), [](const SummaryRow& r) { return r.speedup.has_value(); });
    for (const SummaryRow& row : rows) {
        const auto id = modelFromName(row.model);
        if (!id || !row.speedup || row.runs == 0)
            continue;
        auto series = std::find_if(data.series.begin(), data.series.end(),
            [&](const SpeedupSeries& s) { return s.model == *id; });
        if (series == data.series.end()) {
            data.series.push_back(
                { *id, nameOf(*id), !countsWorkers(model.spec().workload, *id), {} });
            series = data.series.end() - 1;
        }
        const double workers = row.workers;
        series->points.push_back({ workers, *row.speedup, row.speedupMin.value_or(*row.speedup),
            row.speedupMax.value_or(*row.speedup), row.efficiency.value_or(*row.speedup / workers),
            nearestRun(model, *id, row) });
        data.maxSpeedup = std::max({ data.maxSpeedup, *row.speedup, row.speedupMax.value_or(0) });
        if (!series->isFlat) {
            data.maxWorkers = std::max(data.maxWorkers, workers);
            counts.insert(row.workers);
        }
    }
    for (SpeedupSeries& series : data.series)
        std::sort(series.points.begin(), series.points.end(),
            [](const SpeedupPoint& a, const SpeedupPoint& b) { return a.workers < b.workers; });
    data.workerCounts = static_cast<unsigned>(counts.size());
    data.isLogarithmic = data.maxWorkers > kLastLinear;
    return data;
}

SeriesStyle seriesStyle(ModelId model, Theme theme)
{
    using Shape = SceneMarker::Shape;
    constexpr std::array kShapes
        = { Shape::Circle, Shape::Square, Shape::Diamond, Shape::Triangle };
    constexpr std::array<QRgb, 4> kLight = { 0x4d5666, 0x1f6fb2, 0xc24e00, 0x00805e };
    constexpr std::array<QRgb, 4> kDark = { 0xb9bfca, 0x5fb4ee, 0xff9448, 0x4cc9a2 };
    const auto i = static_cast<std::size_t>(imitatedModel(model));
    return { QColor::fromRgb((theme == Theme::Dark ? kDark : kLight)[i]), kShapes[i],
        modelInfo(model).simulated };
}

} // namespace interleave::ui
