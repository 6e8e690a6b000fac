// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/figure.h"

#include "core/run/machine.h"
#include "ui/export/figuretexts.h"
#include "ui/export/scenefile.h"
#include "ui/export/speedupfigure.h"
#include "ui/export/timelinefigure.h"
#include "ui/plots/speedupseries.h"
#include "ui/timeline/runtext.h"
#include "ui/timeline/sectionbuilder.h"

#include <QCoreApplication>

#include <algorithm>
#include <sstream>

namespace interleave::ui {

namespace {
struct FigureText {
    Q_DECLARE_TR_FUNCTIONS(FigureText)
};

Result<void> check(const FigureOptions& options)
{
    std::ostringstream words;
    const QSize& s = options.size;
    if (s.width() < kMinFigure.width() || s.height() < kMinFigure.height()
        || s.width() > kMaxFigure.width() || s.height() > kMaxFigure.height()) {
        words << "size: " << s.width() << 'x' << s.height() << " is not between "
              << kMinFigure.width() << 'x' << kMinFigure.height() << " and " << kMaxFigure.width()
              << 'x' << kMaxFigure.height();
        return failure(ErrorCode::BadArgument, words.str());
    }
    if (!(options.scale >= kMinFigureScale && options.scale <= kMaxFigureScale)) {
        words << "scale: " << options.scale << " is not between " << kMinFigureScale << " and "
              << kMaxFigureScale;
        return failure(ErrorCode::BadArgument, words.str());
    }
    if (options.range && options.range->length() <= Nanos(0))
        return failure(ErrorCode::BadArgument, "range: the end is not after the begin");
    return {};
}

/// The run that a Timeline shows; -1 for none.
int chosenRun(const ExperimentModel& model, int wanted)
{
    if (wanted >= 0)
        return static_cast<std::size_t>(wanted) < model.runs().size() ? wanted : -1;
    if (model.currentRun() >= 0)
        return model.currentRun();
    for (std::size_t i = 0; i < model.runs().size(); ++i)
        if (model.runs()[i].trace)
            return static_cast<int>(i);
    return -1;
}

Result<Scene> timelines(const ExperimentModel& model, const FigureOptions& options)
{
    const bool compares = options.view == FigureView::Compare;
    std::vector<int> runs;
    if (compares)
        runs = model.comparedRuns();
    else if (const int run = chosenRun(model, options.run); run >= 0)
        runs.push_back(run);
    else if (options.run >= 0)
        return failure(
            ErrorCode::BadArgument, "run: there is no run " + std::to_string(options.run));
    SectionBuilder builder;
    TimelineFigure figure;
    Nanos end { 0 };
    for (const int run : runs) {
        figure.sections.push_back(
            builder.build(model, run, options.laneMode, options.resources, options.lanes));
        const TimelineSection& section = figure.sections.back();
        end = std::max({ end, section.end.value_or(Nanos(0)),
            section.tracks ? section.tracks->trace().end() : Nanos(0) });
    }
    if (end <= Nanos(0))
        return failure(ErrorCode::NotFound, "there is no run to draw yet");
    figure.range = options.range.value_or(Viewport::Range { Nanos(0), end });
    figure.laneMode = options.laneMode;
    figure.allArrows = options.allArrows;
    figure.showsMarks = options.showsMarks;
    figure.selected = options.selected;
    figure.selection = options.selection;
    figure.hasTotals = !compares;
    figure.theme = options.theme;
    const QString workload = workloadTitle(model.spec());
    figure.texts = figureTexts(model,
        compares ? workload
                 //: title of a timeline: the workload, and the run
                 : FigureText::tr("%1 – %2").arg(workload,
                     titleOfRun(model.spec(),
                         model.runs()[static_cast<std::size_t>(runs.front())].planned)));
    Scene scene = timelineScene(figure, options.size);
    scene.metadata.emplace_back(QStringLiteral("Title"), figure.texts.title);
    scene.metadata.emplace_back(QStringLiteral("Description"), figure.texts.description);
    return scene;
}

Result<Scene> speedups(const ExperimentModel& model, const FigureOptions& options)
{
    SpeedupFigure figure;
    figure.data = speedupData(model);
    if (!figure.data.hasBaseline)
        return failure(ErrorCode::NotFound,
            "there is no speedup without a finished sequential run to compare with");
    if (figure.data.isEmpty())
        return failure(ErrorCode::NotFound, "there is no finished run to draw yet");
    figure.cores = model.machine().cores;
    figure.theme = options.theme;
    figure.texts = figureTexts(
        model, FigureText::tr("%1 – speedup against sequential").arg(workloadTitle(model.spec())));
    if (model.spec().repeats > 1)
        figure.texts.note
            = FigureText::tr("Medians of %n runs; whiskers from the slowest to the fastest",
                nullptr, static_cast<int>(model.spec().repeats));
    Scene scene = speedupScene(figure, options.size);
    scene.metadata.emplace_back(QStringLiteral("Title"), figure.texts.title);
    scene.metadata.emplace_back(QStringLiteral("Description"), figure.texts.description);
    return scene;
}
} // namespace

Result<Scene> figureScene(const ExperimentModel& model, const FigureOptions& options)
{
    if (auto ok = check(options); !ok)
        return tl::unexpected(ok.error());
    auto scene = options.view == FigureView::Speedup ? speedups(model, options)
                                                     : timelines(model, options);
    if (!scene)
        return scene;
    const MachineFacts& machine = model.machine();
    scene->metadata.emplace_back(QStringLiteral("Scenario"), scenarioText(model.spec()));
    scene->metadata.emplace_back(
        QStringLiteral("Machine"), QString::fromStdString(machine.oneLine()));
    scene->metadata.emplace_back(QStringLiteral("Software"),
        QStringLiteral("Interleave %1").arg(QString::fromStdString(machine.version)));
    return scene;
}

Result<QByteArray> renderFigure(
    const ExperimentModel& model, const FigureOptions& options, const QString& format)
{
    auto scene = figureScene(model, options);
    if (!scene)
        return tl::unexpected(scene.error());
    return encodeScene(*scene, format, options.scale);
}

} // namespace interleave::ui
