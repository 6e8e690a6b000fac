// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless.h"

#include "app/interruption.h"
#include "app/listing.h"
#include "app/progress.h"
#include "app/runreport.h"
#include "app/standardoutput.h"
#include "core/formats/json.h"
#include "core/formats/rundocument.h"
#include "core/report/report.h"

#include <unistd.h>

#include <algorithm>

namespace interleave::app {

namespace {

void warnBefore(const ExperimentSpec& spec)
{
    const unsigned cores = machineFacts().cores;
    const unsigned most = *std::max_element(spec.workers.begin(), spec.workers.end());
    const bool isConcerned = std::any_of(spec.models.begin(), spec.models.end(),
        [&](ModelId id) { return countsWorkers(spec.workload, id) && !modelInfo(id).simulated; });
    if (most > cores && isConcerned)
        complain("note: " + std::to_string(most) + " workers share " + std::to_string(cores)
            + (cores == 1 ? " core" : " cores"));
}

int exitCodeOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::BadArgument:
    case ErrorCode::NotFound:
    case ErrorCode::Unsupported:
    case ErrorCode::WouldDeadlock:
        return kExitUsage;
    default:
        return kExitFailed;
    }
}

std::vector<std::string> writeExports(
    const Experiment& experiment, const CommandLine& line, FigureRenderer* figures)
{
    std::vector<std::string> written;
    for (const ExportTarget& target : line.exports) {
        const auto result = writeExport(target, experiment, line, figures);
        if (result)
            written.push_back(target.path);
        else
            complain(result.error().detail);
    }
    return written;
}

std::string jsonReport(const Experiment& experiment, const std::vector<std::string>& written)
{
    Value document = runDocument(documentView(experiment));
    Value::Object members = *document.as<Value::Object>();
    members.emplace_back("exports", Value::List(written.begin(), written.end()));
    return toJson(Value(std::move(members)), 1) + "\n";
}

} // namespace

int listCommand(bool json)
{
    return printOut(json ? listAsJson() : listAsText()) ? kExitOk : kExitFailed;
}

int runCommand(const CommandLine& line, FigureRenderer* figures)
{
    for (const auto& checked : { checkExports(line, figures), checkExperiment(line.experiment) }) {
        if (!checked) {
            complain(checked.error().detail);
            return kExitUsage;
        }
    }
    warnBefore(line.experiment);
    const bool drawsPictures = std::any_of(line.exports.begin(), line.exports.end(),
        [](const ExportTarget& t) { return t.isPicture(); });
    if (drawsPictures)
        figures->prepare();

    Interruption interruption;
    Progress progress(interruption, line.experiment, ::isatty(STDERR_FILENO) == 1);
    const Result<Experiment> experiment
        = runExperiment(line.experiment, progress, interruption.stopFlag());
    progress.finish();
    if (!experiment) {
        complain(experiment.error().detail);
        return exitCodeOf(experiment.error());
    }

    const std::vector<std::string> written = writeExports(*experiment, line, figures);
    const bool isPrinted
        = printOut(line.json ? jsonReport(*experiment, written) : textReport(*experiment, written));
    if (const int number = Interruption::signalNumber(); number != 0)
        return 128 + number;
    const bool isGood = std::all_of(experiment->runs.begin(), experiment->runs.end(),
        [](const RunResult& r) { return r.status == RunStatus::Ok; });
    return isGood && isPrinted && written.size() == line.exports.size() ? kExitOk : kExitFailed;
}

} // namespace interleave::app
