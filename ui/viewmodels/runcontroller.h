// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/experiment.h"
#include "ui/viewmodels/runfigures.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <thread>

namespace interleave::ui {

class ExperimentModel;

/// Makes an experiment's runs in a thread of its own and tells the ExperimentModel what happens:
/// snapshots of the live run at most 60 times a second, and fewer where following them takes long
/// (see Pace); results as they come. Never blocks, but for the destructor, which stops the run and
/// waits for it (the core ends a stopped run within a second). GUI thread.
class RunController : public QObject {
    Q_OBJECT

public:
    /// What makes the runs; runExperiment unless a test says otherwise.
    using Engine = std::function<Result<Experiment>(
        const ExperimentSpec&, ExperimentObserver&, const std::atomic<bool>&)>;

    explicit RunController(ExperimentModel& model, QObject* parent = nullptr);
    RunController(ExperimentModel& model, Engine engine, QObject* parent = nullptr);
    ~RunController() override;

    [[nodiscard]] bool isRunning() const { return m_session != nullptr; }
    [[nodiscard]] bool isCancelling() const;
    /// How long the live run has been going on.
    [[nodiscard]] Nanos elapsed() const;

    /// False, and nothing happens, while an experiment is running. False too, after failed(), where
    /// there is no thread to be had: the runs that are there stay.
    bool start(const ExperimentSpec& spec);
    /// Returns at once. Again, or without a run: no effect.
    void cancel();

signals:
    void started();
    /// Cancel was asked for; the run is stopping.
    void cancelling();
    /// Everything is over; isRunning() is false again.
    void finished(bool wasCancelled);
    /// The experiment could not be started.
    void failed(const interleave::Error& error);
    void runFinished(int run);

private:
    class Session;

    void poll();
    void runStarted(std::size_t index);
    void runEnded(std::size_t index, RunResult result, const RunFigures& figures);
    void ended(const std::shared_ptr<const Error>& error);

    ExperimentModel& m_model;
    Engine m_engine;
    std::shared_ptr<Session> m_session;
    std::thread m_thread;
    QTimer m_timer;
    QElapsedTimer m_clock;
    int m_liveRun = -1;
};

} // namespace interleave::ui
