// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exports.h"

#include "core/formats/accounttext.h"
#include "core/formats/chrometrace.h"
#include "core/formats/csv.h"
#include "core/formats/savefile.h"
#include "core/report/experimentfile.h"
#include "core/report/report.h"

namespace interleave::app {

namespace {

Result<std::string> contentOf(const ExportTarget& target, const Experiment& experiment,
    const CommandLine& line, FigureRenderer* figures)
{
    switch (target.format) {
    case ExportFormat::SpansCsv:
        return spansCsv(documentView(experiment));
    case ExportFormat::SummaryCsv:
        return summaryCsv(documentView(experiment));
    case ExportFormat::CoresCsv:
        return coresCsv(documentView(experiment));
    case ExportFormat::Trace:
        return chromeTrace(documentView(experiment));
    case ExportFormat::Account:
        return accountText(documentView(experiment));
    case ExportFormat::Png:
    case ExportFormat::Svg:
    case ExportFormat::Pdf:
    case ExportFormat::Native:
        break;
    }
    return figures->render(experiment, line.figure, target.format);
}

} // namespace

Result<void> checkExports(const CommandLine& line, FigureRenderer* figures)
{
    for (const ExportTarget& target : line.exports) {
        if (target.isPicture() && figures == nullptr)
            return failure(ErrorCode::Unsupported,
                "--export " + target.path
                    + ": this build draws no pictures (INTERLEAVE_BUILD_UI is off)");
        if (target.format == ExportFormat::CoresCsv && !line.experiment.systemSchedule)
            return failure(ErrorCode::BadArgument,
                "--export " + target.path
                    + ": there is no schedule of the cores with --no-system-schedule");
        if (auto checked = checkSaveTarget(target.path, line.overwrite); !checked) {
            Error error = checked.error();
            error.detail = "--export: " + error.detail;
            return tl::unexpected(std::move(error));
        }
    }
    return {};
}

Result<void> writeExport(const ExportTarget& target, const Experiment& experiment,
    const CommandLine& line, FigureRenderer* figures)
{
    if (target.format == ExportFormat::Native)
        return saveExperiment(target.path, experiment, line.overwrite);
    const Result<std::string> content = contentOf(target, experiment, line, figures);
    if (!content)
        return tl::unexpected(content.error());
    return saveFile(target.path, *content, line.overwrite);
}

} // namespace interleave::app
