// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runhelper.h"

#include "core/analysis/timebudget.h"
#include "core/execution/modelregistry.h"
#include "core/trace/validator.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <stdexcept>
#include <string>

namespace interleave::test {

std::string ProgramRun::problem() const
{
    if (refused)
        return "refused: " + refused->detail;
    return outcome.error ? toString(outcome.error->code) + (": " + outcome.error->detail) : "";
}

std::vector<std::string> ProgramRun::lines() const
{
    std::vector<std::string> texts;
    for (const OutputLine& line : sortedOutput(*trace))
        texts.push_back(line.text);
    return texts;
}

std::string ProgramRun::oneLine() const
{
    std::string all;
    for (const std::string& line : lines())
        all += (all.empty() ? "" : ", ") + line;
    return all;
}

ProgramRun runProgram(Program program, const ProgramSpec& spec)
{
    RunControl control;
    return runProgram(program, spec, control);
}

ProgramRun runProgram(Program program, const ProgramSpec& spec, RunControl& control)
{
    const bool simulated = modelInfo(spec.model).simulated;
    VirtualClock clock;
    std::mutex mutex;
    std::function<void()> onStop;
    Collector collector(spec.recording, spec.workers + 1, simulated ? &clock : nullptr);
    RunEnvironment environment {
        .collector = collector,
        .parameters = spec.parameters,
        .workload = "",
        .bodies = spec.bodies,
        .model = spec.model,
        .workers = spec.workers,
        .interpreterLock = spec.interpreterLock,
        .seed = spec.seed,
        .recording = spec.recording,
        .stop = control.stopFlag(),
        .stopDescriptor = control.stopDescriptor(),
        .virtualClock = simulated ? &clock : nullptr,
        .onStopWatch =
            [&](std::function<void()> told) {
                const std::lock_guard lock(mutex);
                onStop = std::move(told);
            },
        .usesPool = spec.usesPool,
    };
    collector.start({ .wantsSnapshot = [&] { return control.takeSnapshotRequest(); },
        .publish = [&](std::shared_ptr<const Trace> trace) { control.publish(std::move(trace)); },
        .everyTurn =
            [&] {
                const std::lock_guard lock(mutex);
                if (control.isStopRequested() && onStop)
                    onStop();
            } });
    ProgramRun run;
    Result<RunOutcome> outcome = makeModel(environment)->run(program);
    if (outcome)
        run.outcome = std::move(*outcome);
    else
        run.refused = outcome.error();
    run.trace = collector.finish(run.outcome.makespan);
    // A worker process may still be starting, or ending, when the run is over.
    const bool mayOutlast = imitatedModel(spec.model) == ModelId::Processes;
    if (!run.refused && !mayOutlast && run.trace->end() != run.outcome.makespan)
        throw std::logic_error("the trace goes on after the makespan by "
            + std::to_string((run.trace->end() - run.outcome.makespan).count()) + " ns");
    return run;
}

std::vector<OutputLine> sortedOutput(const Trace& trace)
{
    std::vector<OutputLine> lines(trace.output().begin(), trace.output().end());
    std::stable_sort(lines.begin(), lines.end(),
        [](const OutputLine& a, const OutputLine& b) { return a.time < b.time; });
    return lines;
}

std::string findingsOf(const Trace& trace, bool wasStopped)
{
    std::string all;
    for (const std::string& finding : validate(trace, wasStopped))
        all += finding + "\n";
    return all;
}

std::string accountOf(const Trace& trace)
{
    std::string all;
    for (const LaneBudget& budget : timeBudgets(trace))
        if (!budget.isClosed() || budget.total != trace.end())
            all += "the budget of lane " + std::to_string(budget.lane.value) + " does not close\n";
    const EventCounts& c = trace.counts();
    if (!c.isBalanced() || c.lost != 0 || c.corrupt != 0)
        all += "events: " + std::to_string(c.produced) + " produced, " + std::to_string(c.stored)
            + " stored, " + std::to_string(c.lost) + " lost, " + std::to_string(c.corrupt)
            + " corrupt\n";
    return all;
}

unsigned mostAtOnce(
    const Trace& trace, const std::function<bool(const LaneTrack&, const Span&)>& counts)
{
    std::vector<std::pair<Nanos, int>> edges; // ends come before the begins of the same instant
    for (const LaneTrack& lane : trace.lanes())
        for (std::size_t i = 0; i < lane.spans.size(); ++i) {
            const Span span = lane.spans[i];
            if (span.duration() <= Nanos(0) || !counts(lane, span))
                continue;
            edges.emplace_back(span.begin, 1);
            edges.emplace_back(span.end, -1);
        }
    std::sort(edges.begin(), edges.end());
    int now = 0;
    int most = 0;
    for (const auto& [time, step] : edges) {
        now += step;
        most = std::max(most, now);
    }
    return static_cast<unsigned>(most);
}

TaskId taskNamed(const Trace& trace, std::string_view name)
{
    TaskId found;
    for (std::size_t i = 0; i < trace.taskCount(); ++i) {
        const TaskId id { static_cast<std::uint32_t>(i) };
        if (trace.taskName(id) != name)
            continue;
        if (found.isValid())
            return {};
        found = id;
    }
    return found;
}

const std::vector<ModelId>& modelsForPrograms()
{
    static const std::vector<ModelId> models
        = { ModelId::Sequential, ModelId::Threads, ModelId::Loop, ModelId::SimulatedSequential,
              ModelId::SimulatedThreads, ModelId::SimulatedProcesses, ModelId::SimulatedLoop };
    return models;
}

std::string nameOf(ModelId model)
{
    return std::string(modelInfo(model).name);
}

Stopper::Stopper(RunControl& control, std::function<bool()> isTime)
    : m_thread([this, &control, isTime = std::move(isTime)] {
          while (!m_over.load() && !isTime())
              std::this_thread::sleep_for(std::chrono::milliseconds(1));
          if (m_over.load())
              return;
          m_asked.store(monotonicNow().count());
          control.requestStop();
      })
{
}

Stopper::~Stopper()
{
    m_over.store(true);
    m_thread.join();
}

Nanos Stopper::sinceAsked() const
{
    const std::int64_t asked = m_asked.load();
    return asked == 0 ? Nanos(-1) : monotonicNow() - Nanos(asked);
}

bool waitUntil(const std::function<bool()>& isTrue)
{
    constexpr int kMilliseconds = 5000;
    for (int i = 0; i < kMilliseconds; ++i) {
        if (isTrue())
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return isTrue();
}

} // namespace interleave::test
