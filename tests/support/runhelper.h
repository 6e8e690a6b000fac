// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/executionmodel.h"
#include "core/run/runner.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace interleave::test {

/// How to run a program that belongs to no workload.
struct ProgramSpec {
    ModelId model = ModelId::Sequential;
    unsigned workers = 2;
    bool interpreterLock = false;
    std::uint64_t seed = 1;
    ParameterValues parameters = {};
    RecordingMode recording = RecordingMode::Lossless;
    std::span<const BodyEntry> bodies = {}; ///< for worker processes
    bool usesPool = true;
};

struct ProgramRun {
    std::optional<Error> refused; ///< set when the run could not be started
    RunOutcome outcome;
    std::shared_ptr<const Trace> trace;

    [[nodiscard]] bool isOk() const { return !refused && !outcome.error; }
    /// "" when it is.
    [[nodiscard]] std::string problem() const;
    /// The printed lines in order of time.
    [[nodiscard]] std::vector<std::string> lines() const;
    [[nodiscard]] std::string oneLine() const; ///< the lines with a comma between
};

/// Runs the program to its end in the calling thread, as the runner does, but without a workload.
[[nodiscard]] ProgramRun runProgram(Program program, const ProgramSpec& spec);
[[nodiscard]] ProgramRun runProgram(Program program, const ProgramSpec& spec, RunControl& control);

/// What was printed, in order of time.
[[nodiscard]] std::vector<OutputLine> sortedOutput(const Trace& trace);
/// Findings of the validator, a line each; "" when there are none.
[[nodiscard]] std::string findingsOf(const Trace& trace, bool wasStopped = false);
/// "" when every lane's time budget closes and no event is missing.
[[nodiscard]] std::string accountOf(const Trace& trace);
/// The most spans at once that `counts`, of all lanes.
[[nodiscard]] unsigned mostAtOnce(
    const Trace& trace, const std::function<bool(const LaneTrack&, const Span&)>& counts);
/// The task of that name; none when there is not exactly one.
[[nodiscard]] TaskId taskNamed(const Trace& trace, std::string_view name);

/// The models whose programs need no registered bodies.
[[nodiscard]] const std::vector<ModelId>& modelsForPrograms();
[[nodiscard]] std::string nameOf(ModelId model);

/// Asks a run to stop once `isTime` says so, looking every millisecond, from a thread of its own.
class Stopper {
public:
    Stopper(RunControl& control, std::function<bool()> isTime);
    ~Stopper();
    Stopper(const Stopper&) = delete;
    Stopper& operator=(const Stopper&) = delete;
    /// How long the run went on after it was asked; call it right after the run.
    [[nodiscard]] Nanos sinceAsked() const;

private:
    std::atomic<bool> m_over { false };
    std::atomic<std::int64_t> m_asked { 0 };
    std::thread m_thread;
};

/// Waits for at most five seconds.
[[nodiscard]] bool waitUntil(const std::function<bool()>& isTrue);

} // namespace interleave::test
