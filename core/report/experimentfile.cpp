// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/experimentfile.h"

#include "core/base/text.h"
#include "core/report/experimentfacts.h"
#include "core/report/report.h"

#include <climits>

namespace interleave {

namespace {

tl::unexpected<Error> cannotOpen(const std::string& path, const Error& error)
{
    return tl::unexpected(
        Error { error.code, "cannot open " + inQuotes(path, PATH_MAX) + ": " + error.detail });
}

void markCut(RunResult& run)
{
    run.status = RunStatus::Cancelled;
    run.error = Error { ErrorCode::Io,
        "the file that held this run is cut off or damaged: what came later is not known" };
    run.makespan = run.trace->end();
    run.results = {};
}

} // namespace

Result<void> saveExperiment(const std::string& path, const Experiment& experiment, bool overwrite,
    const FileProgress& progress)
{
    NativeContent content;
    content.facts = experimentFacts(experiment);
    for (const RunResult& run : experiment.runs)
        content.runs.push_back(
            { runTitle(runView(run)), runFacts(run, experiment.spec), run.trace, true });
    return saveNative(path, content, overwrite, progress);
}

Result<OpenedExperiment> experimentOf(const std::string& path, OpenedContent opened)
{
    if (opened.content.schedule)
        return cannotOpen(
            path, { ErrorCode::Unsupported, "it holds a recorded program, and no experiment" });
    Result<Experiment> experiment = experimentFromFacts(opened.content.facts);
    if (!experiment)
        return cannotOpen(path, experiment.error());
    for (NativeRun& native : opened.content.runs) {
        Result<RunResult> run = runFromFacts(native.facts, experiment->spec);
        if (!run)
            return cannotOpen(path, run.error());
        run->trace = std::move(native.trace);
        if (!native.isWhole)
            markCut(*run);
        experiment->runs.push_back(std::move(*run));
    }
    return OpenedExperiment { std::move(*experiment), std::move(opened.warnings) };
}

Result<OpenedExperiment> openExperiment(const std::string& path, const FileProgress& progress)
{
    Result<OpenedContent> opened = openNative(path, progress);
    if (!opened)
        return tl::unexpected(opened.error());
    return experimentOf(path, std::move(*opened));
}

} // namespace interleave
