// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/executionmodel.h"
#include "core/run/runcontrol.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace interleave::processtest {

struct RunSpec {
    unsigned workers = 2;
    ParameterValues parameters = {};
    bool wasStopped = false; ///< then tasks may be left unfinished
};

/// How a run with worker processes went, and what it left behind.
struct ProcessRun {
    std::optional<Error> refused;
    RunOutcome outcome;
    std::shared_ptr<const Trace> trace;
    Nanos wall { 0 };
    std::string leaks;    ///< "" when nothing was left
    std::string findings; ///< of the validator, and events that are missing

    /// "" when the program succeeded, nothing was left and the trace is sound.
    [[nodiscard]] std::string problem() const;
    /// The same, whatever became of the program.
    [[nodiscard]] std::string damage() const { return leaks + findings; }
};

/// Runs the program with the worker processes of tests, whose bodies are processbodies.h's.
[[nodiscard]] ProcessRun runProcesses(Program program, const RunSpec& spec = {});
[[nodiscard]] ProcessRun runProcesses(Program program, const RunSpec& spec, RunControl& control);

/// The task of that name; fails an assertion when there is none.
[[nodiscard]] const TaskTrack& taskNamed(const Trace& trace, std::string_view name);
/// The worker processes that this process has now.
[[nodiscard]] std::vector<int> workerPids(int parent);
/// Neither running nor stopped: gone, or waiting to be reaped by somebody else.
[[nodiscard]] bool isOver(int pid);

} // namespace interleave::processtest
