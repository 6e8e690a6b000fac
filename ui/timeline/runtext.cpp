// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/runtext.h"

#include "ui/support/coretext.h"

#include <QCoreApplication>

namespace interleave::ui {

namespace {
struct RunText {
    Q_DECLARE_TR_FUNCTIONS(RunText)
};
} // namespace

QString titleOfModel(ModelId model)
{
    return coreText(modelInfo(imitatedModel(model)).title);
}

QString workersText(const ExperimentSpec& spec, const PlannedRun& run)
{
    if (!countsWorkers(spec.workload, run.model))
        return {};
    return RunText::tr("%n workers", nullptr, static_cast<int>(run.workers));
}

QString titleOfRun(const ExperimentSpec& spec, const PlannedRun& run)
{
    QStringList parts { titleOfModel(run.model) };
    if (const QString workers = workersText(spec, run); !workers.isEmpty())
        parts << workers;
    if (modelInfo(run.model).simulated)
        parts << RunText::tr("simulated");
    if (spec.repeats > 1)
        parts << RunText::tr("repeat %1").arg(run.repeat);
    //: between the parts of a run's title
    return parts.join(RunText::tr(", "));
}

QStringList runTags(const ExperimentSpec& spec, const PlannedRun& planned, const RunResult* result)
{
    QStringList tags;
    if (modelInfo(planned.model).simulated)
        tags << RunText::tr("simulated");
    if (spec.interpreterLock && imitatedModel(planned.model) != ModelId::Sequential)
        tags << RunText::tr("interpreter lock emulated");
    if (result == nullptr)
        return tags;
    if (result->status == RunStatus::Cancelled)
        tags << RunText::tr("cancelled");
    if (result->status == RunStatus::Failed)
        tags << RunText::tr("failed");
    if (result->isPartial) //: recording stopped before the run did
        tags << RunText::tr("partial");
    if (result->quietness.isDisturbed())
        tags << RunText::tr("disturbed by other load");
    if (result->trace && result->trace->counts().lost > 0)
        tags << RunText::tr(
            "%n events lost", nullptr, static_cast<int>(result->trace->counts().lost));
    return tags;
}

} // namespace interleave::ui
