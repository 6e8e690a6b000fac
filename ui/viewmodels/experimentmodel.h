// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/speedup.h"
#include "core/run/experiment.h"
#include "ui/viewmodels/runfigures.h"

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
        std::optional<RunFigures> figures;  ///< then, where whoever made the run made them, too
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

    /// That a run is said to have had: as planned, or, where the program starts its own workers,
    /// those.
    [[nodiscard]] unsigned workersOf(const Run& run) const;

    /// Of the machine that made the runs.
    [[nodiscard]] const MachineFacts& machine() const { return m_machine; }

    /// Shows an experiment that was made before: its runs are finished.
    void load(const Experiment& experiment);
    void reset(const ExperimentSpec& spec);
    /// Again for the same run when it is repeated because others disturbed it.
    void setRunning(int run);
    void setSnapshot(int run, std::shared_ptr<const Trace> trace);
    void setResult(int run, RunResult result, std::optional<RunFigures> figures = {});
    void setCurrentRun(int run);
    /// The worker count that Compare shows where models have several.
    void setComparedWorkers(unsigned workers);
    [[nodiscard]] unsigned comparedWorkers() const { return m_comparedWorkers; }

    /// True while a controller makes runs of this experiment.
    [[nodiscard]] bool isLive() const { return m_live; }
    void setLive(bool live);
    [[nodiscard]] std::size_t finishedRuns() const;
    /// The rule for old traces: all are kept until together they hold more than this; then the
    /// oldest ones that are neither compared nor current are let go. 0: no limit.
    void setTraceBudget(std::size_t bytes);
    /// The model that speedups are measured against: sequential, simulated where the runs are
    /// simulated.
    [[nodiscard]] ModelId baselineModel() const;

signals:
    void wasReset();
    void runChanged(int run);
    void currentRunChanged(int run);
    void comparedRunsChanged();
    void liveChanged(bool live);
    /// `count` traces were let go to keep within the budget; the figures stay.
    void tracesReleased(int count);

private:
    [[nodiscard]] bool isValid(int run) const;
    [[nodiscard]] int comparedRunOf(ModelId model) const;
    void follow(int run);
    /// The experiment is over: unless the user has chosen a run, the one under the workload's own
    /// model is the current one, not whichever was made last.
    void showNativeRun();
    void releaseOldTraces();

    ExperimentSpec m_spec;
    MachineFacts m_machine = machineFacts();
    std::vector<Run> m_runs;
    std::vector<std::size_t> m_traceBytes; ///< of finished runs whose trace is here
    std::size_t m_traceBudget = 0;
    int m_current = -1;
    unsigned m_comparedWorkers = 0;
    bool m_live = false;
    bool m_followsCurrent = true; ///< until the user has chosen a run
    bool m_followsWorkers = true; ///< until the user has chosen a worker count
};

} // namespace interleave::ui
