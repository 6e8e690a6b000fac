// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report.h"

#include "core/workload/workloadregistry.h"

namespace interleave {

namespace {

std::string nameOf(RecordingMode mode)
{
    switch (mode) {
    case RecordingMode::Lossless:
        return "lossless";
    case RecordingMode::Bounded:
        return "bounded";
    case RecordingMode::Off:
        return "off";
    }
    return {};
}

} // namespace

RunView runView(const RunResult& result)
{
    const Scenario& scenario = result.scenario;
    RunView view;
    view.model = modelInfo(scenario.model).name;
    view.workers = result.workers;
    view.repeat = result.repeat;
    view.status = toString(result.status);
    view.error = result.error ? result.error->detail : std::string();
    view.makespan = result.makespan;
    view.results = result.results;
    view.trace = result.trace;
    view.interpreterLock = scenario.interpreterLock;
    if (result.quietness.known)
        view.disturbed = result.quietness.isDisturbed();
    view.machineSlept = result.machineSlept;
    view.isPartial = result.isPartial;
    view.recording = nameOf(scenario.recording);
    return view;
}

std::vector<SummaryRow> summaryOf(const std::vector<RunResult>& runs)
{
    std::vector<Measurement> measurements;
    measurements.reserve(runs.size());
    for (const RunResult& run : runs)
        measurements.push_back({ std::string(modelInfo(run.scenario.model).name), run.workers,
            run.makespan, run.status == RunStatus::Ok });
    std::vector<SummaryRow> rows = summarise(measurements, "sequential");
    const std::vector<SummaryRow> simulated = summarise(measurements, "simulated:sequential");
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (const auto model = modelFromName(rows[i].model); model && modelInfo(*model).simulated)
            rows[i] = simulated[i];
    return rows;
}

DocumentView documentView(const Experiment& experiment)
{
    const ExperimentSpec& spec = experiment.spec;
    DocumentView document;
    document.workload = spec.workload;
    if (const Workload* workload = findWorkload(spec.workload)) {
        document.title = workload->title;
        document.keyMoment = workload->keyMoment;
    }
    document.parameters = spec.parameters.toValue();
    document.seed = static_cast<std::int64_t>(spec.seed);
    document.machine = experiment.machine.toValue();
    document.generator = "Interleave " + experiment.machine.version;
    document.runs.reserve(experiment.runs.size());
    for (const RunResult& run : experiment.runs)
        document.runs.push_back(runView(run));
    document.summary = summaryOf(experiment.runs);
    return document;
}

} // namespace interleave
