// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/interruption.h"
#include "core/run/experiment.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace interleave::app {

/// Follows an experiment: hands each run to the interruption and, on a terminal, keeps a bar on
/// standard error up to date. Elsewhere it prints nothing.
class Progress : public ExperimentObserver {
public:
    Progress(Interruption& interruption, const ExperimentSpec& spec, bool onTerminal);
    ~Progress() override;
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void runStarted(
        std::size_t index, const PlannedRun& run, std::shared_ptr<RunControl> control) override;
    void runFinished(std::size_t index, const RunResult& result) override;
    /// Takes the bar away.
    void finish();

private:
    void draw();
    [[nodiscard]] std::string line();

    Interruption& m_interruption;
    std::string m_workload;
    std::size_t m_plannedRuns;
    bool m_onTerminal;
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_isOver = false;
    std::size_t m_index = 0;
    std::string m_run;
    std::shared_ptr<RunControl> m_control;
    std::chrono::steady_clock::time_point m_runStart;
    std::thread m_painter;
};

} // namespace interleave::app
