// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/speedup.h"
#include "core/run/experiment.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace interleave::ui {

/// What the window shows: one experiment, live or finished, run by run. Widgets hold no data of
/// their own; they read this and follow its signals. Changed by RunController only (live) or by
/// load(). GUI thread.
class ExperimentModel : public QObject {
    Q_OBJECT

public:
    enum class RunState { Waiting, Running, Finished };
    struct Run {
        PlannedRun planned;
        RunState state = RunState::Waiting;
        std::shared_ptr<const Trace> trace; ///< a snapshot while running; null while waiting
        std::optional<RunResult> result;    ///< once finished
        bool traceReleased = false; ///< the rule for old traces let this one go; figures stay
    };

    explicit ExperimentModel(QObject* parent = nullptr);

    [[nodiscard]] bool isEmpty() const { return m_runs.empty(); }
    [[nodiscard]] const ExperimentSpec& spec() const { return m_spec; }
    [[nodiscard]] const std::vector<Run>& runs() const { return m_runs; }
    /// The run that Timeline, Output and Details show; -1 when there is none.
    [[nodiscard]] int currentRun() const { return m_current; }
    /// The runs that Compare stacks: for each model the run at the chosen worker count whose
    /// makespan is the median (while running: the newest).
    [[nodiscard]] std::vector<int> comparedRuns() const;
    /// From all finished runs, baseline = sequential.
    [[nodiscard]] std::vector<SummaryRow> summary() const;
    /// The speedup of one finished run against the median of the baseline; absent without one.
    [[nodiscard]] std::optional<double> speedupOf(int run) const;

    void reset(const ExperimentSpec& spec);
    void setRunning(int run);
    void setSnapshot(int run, std::shared_ptr<const Trace> trace);
    void setResult(int run, const RunResult& result);
    void setCurrentRun(int run);
    /// The worker count that Compare shows where models have several.
    void setComparedWorkers(unsigned workers);
    [[nodiscard]] unsigned comparedWorkers() const { return m_comparedWorkers; }

signals:
    void wasReset();
    void runChanged(int run);
    void currentRunChanged(int run);
    void comparedRunsChanged();

private:
    ExperimentSpec m_spec;
    std::vector<Run> m_runs;
    int m_current = -1;
    unsigned m_comparedWorkers = 0;
};

} // namespace interleave::ui
