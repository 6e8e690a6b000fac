// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/experiment.h"
#include "core/workload/workloadregistry.h"
#include "ui/viewmodels/experimentmodel.h"

namespace interleave::ui::test {

/// Sleepers that sleep a hundredth of their time: 0.1 s in all.
inline ExperimentSpec quickSpec(
    std::vector<ModelId> models = { ModelId::Sequential, ModelId::Threads })
{
    const Workload* workload = findWorkload("loiter-map");
    ExperimentSpec spec;
    spec.workload = workload->id;
    spec.parameters = ParameterValues(workload->parameters);
    spec.parameters.set("time-scale", Value(1));
    spec.models = std::move(models);
    spec.workers = { 2 };
    return spec;
}

/// The same at full length: 10 s under the sequential model.
inline ExperimentSpec slowSpec()
{
    ExperimentSpec spec = quickSpec();
    spec.parameters.set("time-scale", Value(100));
    return spec;
}

/// A recorded run in virtual time: real spans, at once.
inline std::shared_ptr<const Trace> simulatedTrace()
{
    const ExperimentSpec spec = quickSpec();
    Scenario scenario;
    scenario.workload = spec.workload;
    scenario.parameters = spec.parameters;
    scenario.model = ModelId::SimulatedThreads;
    scenario.workers = 2;
    RunControl control;
    const auto result = runScenario(scenario, control);
    return result ? result->trace : nullptr;
}

inline RunResult finishedRun(Nanos makespan,
    std::shared_ptr<const Trace> trace = std::make_shared<const Trace>(),
    RunStatus status = RunStatus::Ok)
{
    RunResult result;
    result.makespan = makespan;
    result.status = status;
    result.trace = std::move(trace);
    return result;
}

} // namespace interleave::ui::test
