// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/experimentmodel.h"

#include "core/workload/workloadregistry.h"
#include "ui/support/background.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace interleave::ui {

ExperimentModel::ExperimentModel(QObject* parent) : QObject(parent) { }

bool ExperimentModel::isValid(int run) const
{
    return run >= 0 && static_cast<std::size_t>(run) < m_runs.size();
}

namespace {

/// A file of an experiment whose traces had been let go has empty ones.
bool isLetGo(const RunResult& run)
{
    return run.makespan > Nanos(0) && run.trace->lanes().empty() && run.trace->end() == Nanos(0);
}

} // namespace

void ExperimentModel::load(const Experiment& experiment)
{
    m_spec = experiment.spec;
    m_machine = experiment.machine;
    disposeOf(std::exchange(m_runs, {}));
    m_traceBytes.clear();
    for (const RunResult& result : experiment.runs) {
        Run run;
        run.planned = { result.scenario.model,
            countsWorkers(m_spec.workload, result.scenario.model) ? result.scenario.workers : 1,
            result.repeat };
        run.state = RunState::Finished;
        run.result = result;
        run.traceReleased = isLetGo(result);
        if (run.traceReleased)
            run.result->trace.reset();
        run.trace = run.result->trace;
        m_traceBytes.push_back(run.trace ? run.trace->memoryBytes() : 0);
        m_runs.push_back(std::move(run));
    }
    m_traceBudget = 0; // what was opened is kept
    m_current = m_runs.empty() ? -1 : 0;
    m_comparedWorkers = m_spec.workers.empty() ? 1 : m_spec.workers.back();
    m_followsCurrent = true;
    m_followsWorkers = true;
    emit wasReset();
    for (int i = 0; static_cast<std::size_t>(i) < m_runs.size(); ++i)
        emit runChanged(i);
    emit currentRunChanged(m_current);
    emit comparedRunsChanged();
}

void ExperimentModel::reset(const ExperimentSpec& spec)
{
    m_spec = spec;
    disposeOf(std::exchange(m_runs, {}));
    m_machine = machineFacts();
    for (const PlannedRun& planned : planRuns(spec)) {
        Run run;
        run.planned = planned;
        m_runs.push_back(std::move(run));
    }
    m_traceBytes.assign(m_runs.size(), 0);
    m_current = -1;
    m_comparedWorkers = spec.workers.empty() ? 1 : spec.workers.front();
    m_followsCurrent = true;
    m_followsWorkers = true;
    emit wasReset();
    emit currentRunChanged(m_current);
    emit comparedRunsChanged();
}

void ExperimentModel::setLive(bool live)
{
    if (m_live == live)
        return;
    m_live = live;
    emit liveChanged(live);
    emit comparedRunsChanged();
    if (!live)
        showNativeRun();
}

void ExperimentModel::showNativeRun()
{
    const Workload* workload = findWorkload(m_spec.workload);
    if (workload == nullptr || !m_followsCurrent)
        return;
    const auto model = std::find_if(m_spec.models.begin(), m_spec.models.end(),
        [&](ModelId id) { return imitatedModel(id) == workload->nativeModel; });
    const int run = model != m_spec.models.end() ? comparedRunOf(*model) : -1;
    if (run < 0 || run == m_current || !m_runs[static_cast<std::size_t>(run)].trace)
        return;
    m_current = run;
    emit currentRunChanged(run);
}

std::size_t ExperimentModel::finishedRuns() const
{
    return static_cast<std::size_t>(std::count_if(m_runs.begin(), m_runs.end(),
        [](const Run& run) { return run.state == RunState::Finished; }));
}

void ExperimentModel::follow(int run)
{
    const PlannedRun& planned = m_runs[static_cast<std::size_t>(run)].planned;
    if (m_followsWorkers && countsWorkers(m_spec.workload, planned.model))
        m_comparedWorkers = planned.workers;
    if (m_followsCurrent && m_current != run) {
        m_current = run;
        emit currentRunChanged(run);
    }
}

void ExperimentModel::setRunning(int run)
{
    if (!isValid(run))
        return;
    Run& entry = m_runs[static_cast<std::size_t>(run)];
    entry.state = RunState::Running;
    entry.result.reset();
    entry.trace.reset();
    entry.traceReleased = false;
    m_traceBytes[static_cast<std::size_t>(run)] = 0;
    follow(run);
    emit runChanged(run);
    emit comparedRunsChanged();
}

void ExperimentModel::setSnapshot(int run, std::shared_ptr<const Trace> trace)
{
    if (!isValid(run))
        return;
    Run& entry = m_runs[static_cast<std::size_t>(run)];
    if (entry.state != RunState::Running || entry.trace == trace)
        return;
    entry.trace = std::move(trace);
    emit runChanged(run);
}

void ExperimentModel::setResult(int run, RunResult result, std::optional<RunFigures> figures)
{
    if (!isValid(run))
        return;
    Run& entry = m_runs[static_cast<std::size_t>(run)];
    entry.state = RunState::Finished;
    entry.trace = result.trace;
    entry.result = std::move(result);
    entry.figures = figures;
    entry.traceReleased = false;
    m_traceBytes[static_cast<std::size_t>(run)] = entry.trace ? entry.trace->memoryBytes() : 0;
    emit runChanged(run);
    emit comparedRunsChanged();
    releaseOldTraces();
}

void ExperimentModel::setCurrentRun(int run)
{
    if (!isValid(run))
        return;
    m_followsCurrent = false;
    if (m_current == run)
        return;
    m_current = run;
    emit currentRunChanged(run);
}

void ExperimentModel::setComparedWorkers(unsigned workers)
{
    m_followsWorkers = false;
    if (m_comparedWorkers == workers)
        return;
    m_comparedWorkers = workers;
    emit comparedRunsChanged();
}

int ExperimentModel::comparedRunOf(ModelId model) const
{
    const bool usesWorkers = countsWorkers(m_spec.workload, model);
    std::vector<int> sound;
    int newest = -1;
    for (int i = 0; static_cast<std::size_t>(i) < m_runs.size(); ++i) {
        const Run& run = m_runs[static_cast<std::size_t>(i)];
        if (run.planned.model != model || (usesWorkers && run.planned.workers != m_comparedWorkers)
            || run.state == RunState::Waiting)
            continue;
        if (run.state == RunState::Running)
            return i;
        newest = i;
        if (run.result && run.result->status == RunStatus::Ok)
            sound.push_back(i);
    }
    if (m_live || sound.empty())
        return newest;
    const auto makespan
        = [this](int i) { return m_runs[static_cast<std::size_t>(i)].result->makespan; };
    std::stable_sort(
        sound.begin(), sound.end(), [&](int a, int b) { return makespan(a) < makespan(b); });
    return sound[(sound.size() - 1) / 2];
}

std::vector<int> ExperimentModel::comparedRuns() const
{
    std::vector<int> compared;
    for (const ModelId model : m_spec.models) {
        const int run = comparedRunOf(model);
        if (run >= 0 && std::find(compared.begin(), compared.end(), run) == compared.end())
            compared.push_back(run);
    }
    return compared;
}

ModelId ExperimentModel::baselineModel() const
{
    const auto has = [this](ModelId id) {
        return std::find(m_spec.models.begin(), m_spec.models.end(), id) != m_spec.models.end();
    };
    return !has(ModelId::Sequential) && has(ModelId::SimulatedSequential)
        ? ModelId::SimulatedSequential
        : ModelId::Sequential;
}

unsigned ExperimentModel::workersOf(const Run& run) const
{
    const bool isOwn = run.result && modelInfo(run.planned.model).usesWorkers
        && !countsWorkers(m_spec.workload, run.planned.model);
    return isOwn ? run.result->workers : run.planned.workers;
}

std::vector<SummaryRow> ExperimentModel::summary() const
{
    std::vector<Measurement> measurements;
    for (const Run& run : m_runs) {
        if (run.state != RunState::Finished || !run.result)
            continue;
        measurements.push_back({ std::string(modelInfo(run.planned.model).name), workersOf(run),
            run.result->makespan, run.result->status == RunStatus::Ok });
    }
    return summarise(measurements, std::string(modelInfo(baselineModel()).name));
}

std::optional<double> ExperimentModel::speedupOf(int run) const
{
    if (!isValid(run))
        return std::nullopt;
    const Run& entry = m_runs[static_cast<std::size_t>(run)];
    if (!entry.result || entry.result->status != RunStatus::Ok
        || entry.result->makespan.count() <= 0)
        return std::nullopt;
    std::vector<Nanos> baseline;
    for (const Run& other : m_runs)
        if (other.planned.model == baselineModel() && other.result
            && other.result->status == RunStatus::Ok)
            baseline.push_back(other.result->makespan);
    if (baseline.empty())
        return std::nullopt;
    return toSeconds(medianOf(baseline)) / toSeconds(entry.result->makespan);
}

void ExperimentModel::setTraceBudget(std::size_t bytes)
{
    m_traceBudget = bytes;
    releaseOldTraces();
}

void ExperimentModel::releaseOldTraces()
{
    std::size_t held = std::accumulate(m_traceBytes.begin(), m_traceBytes.end(), std::size_t { 0 });
    if (m_traceBudget == 0 || held <= m_traceBudget)
        return;
    const std::vector<int> compared = comparedRuns();
    int released = 0;
    for (std::size_t i = 0; i < m_runs.size() && held > m_traceBudget; ++i) {
        const int index = static_cast<int>(i);
        Run& run = m_runs[i];
        if (run.state != RunState::Finished || !run.trace || index == m_current
            || std::find(compared.begin(), compared.end(), index) != compared.end())
            continue;
        held -= m_traceBytes[i];
        m_traceBytes[i] = 0;
        run.trace.reset();
        if (run.result)
            run.result->trace.reset();
        run.traceReleased = true;
        ++released;
        emit runChanged(index);
    }
    if (released > 0)
        emit tracesReleased(released);
}

} // namespace interleave::ui
