// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/documentof.h"

#include "core/report/report.h"
#include "core/run/machine.h"
#include "ui/viewmodels/experimentmodel.h"

namespace interleave::ui {

Experiment experimentOf(const ExperimentModel& model)
{
    static const auto empty = std::make_shared<const Trace>();
    Experiment experiment;
    experiment.spec = model.spec();
    experiment.machine = model.machine();
    for (const ExperimentModel::Run& run : model.runs()) {
        if (!run.result)
            continue;
        experiment.runs.push_back(*run.result);
        if (!experiment.runs.back().trace)
            experiment.runs.back().trace = empty;
    }
    return experiment;
}

DocumentView documentOf(const ExperimentModel& model)
{
    return documentView(experimentOf(model));
}

} // namespace interleave::ui
