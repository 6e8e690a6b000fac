// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/execution/context.h"
#include "core/execution/modelid.h"
#include "core/execution/parameters.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

/// What a workload needs from outside for one run: a server, a folder. Made before the run,
/// destroyed after it, whatever happened.
class RunResources {
public:
    virtual ~RunResources() = default;
    /// Values that were found when preparing (the server's port): merged into the program's
    /// parameters.
    [[nodiscard]] virtual ParameterValues extraParameters() const = 0;
};

/// A figure that says what a workload's picture shows; its value comes from each run.
struct KeyFigure {
    std::string text;    ///< translatable: "longest wait for the lock"
    std::string measure; ///< its name, see core/analysis/measure.h
};

/// An entry of the catalogue: one piece of concurrent work, written once, run by every model.
struct Workload {
    std::string id;
    std::string title;   ///< translatable, as are purpose, lookFor and family
    std::string purpose; ///< one line
    std::string lookFor; ///< what the picture shows, in a learner's words
    std::string family;
    std::string topic; ///< what it teaches, in a few words; translatable
    /// Besides those that every workload has: makespan, tasks, most at once, share of time busy.
    std::vector<KeyFigure> figures;
    /// The measure whose place in the trace is the moment that the text explains; empty: none.
    std::string keyMoment;
    /// The model that the text ran this under, or whose picture shows its point best.
    ModelId nativeModel = ModelId::Threads;
    /// The setting of the interpreter lock that reproduces the text.
    bool interpreterLock = false;
    std::vector<ParameterSpec> parameters;
    /// The root coroutine. Its results have the shape of the reference's `results.values`.
    Program program = nullptr;
    /// Every body that the program submits; a worker process finds it by its place in this list.
    std::vector<BodyEntry> bodies;
    /// Empty when the model has a meaning for this workload; otherwise the reason, translatable.
    std::string (*whyNot)(ModelId model) = nullptr;
    /// Null when nothing is needed. A simulated run gets no real resources.
    Result<std::unique_ptr<RunResources>> (*prepare)(const ParameterValues& values, bool simulated)
        = nullptr;
    /// The worker count of the text; 0: none, the machine's cores are as good.
    unsigned textWorkers = 0;
    /// False: the program starts named workers of its own and submits nothing to the pool.
    bool usesPool = true;
    /// The worker's share of one run in seconds on one core, for the estimate before a long
    /// experiment.
    double (*estimatedWork)(const ParameterValues& values) = nullptr;
    /// The part of it that is waiting, which concurrency can overlap.
    double (*estimatedWait)(const ParameterValues& values) = nullptr;
    /// How many tasks one run submits, for the estimate of its trace; null: few.
    double (*estimatedTasks)(const ParameterValues& values) = nullptr;

    [[nodiscard]] std::string reasonAgainst(ModelId model) const
    {
        return whyNot == nullptr ? std::string() : whyNot(model);
    }
    [[nodiscard]] const ParameterSpec* parameter(std::string_view parameterId) const;
};

} // namespace interleave
