// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/figures.h"

#include "core/formats/accounttext.h"
#include "core/formats/chrometrace.h"
#include "core/formats/csv.h"
#include "core/report/report.h"
#include "ui/export/figure.h"
#include "ui/pages/centrepages.h"
#include "ui/support/windowphrasing.h"
#include "ui/viewmodels/experimentmodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>

namespace interleave::ui {

Result<QByteArray> drawFigure(
    const ExperimentModel& experiment, const CentrePages& centre, const ExportChoice& choice)
{
    FigureOptions options;
    const Page page = static_cast<Page>(choice.content);
    options.view = static_cast<FigureView>(choice.content);
    if (!choice.wholeRun && choice.content != ExportContent::Speedup)
        options.range = centre.viewportOf(page).visible();
    options.run = experiment.currentRun();
    options.laneMode = centre.laneModeOf(page);
    options.resources = centre.options().resources();
    options.lanes = centre.options().lanes().rules();
    options.allArrows = centre.options().allArrows();
    options.showsMarks = centre.options().showsMarks();
    options.selected = centre.selection().task();
    options.selection = centre.selection().span();
    options.size = choice.size;
    options.scale = choice.format == ExportFormat::Png ? choice.scale : 1;
    options.theme = choice.dark ? Theme::Dark : Theme::Light;
    return renderFigure(experiment, options, suffixOf(choice.format));
}

Result<void> copyFigure(const ExperimentModel& experiment, const CentrePages& centre)
{
    ExportChoice choice;
    choice.content = static_cast<ExportContent>(centre.page());
    choice.wholeRun = false;
    choice.size = centre.size().boundedTo(QSize(kMaxExportSide, kMaxExportSide));
    choice.scale = centre.devicePixelRatioF();
    choice.repair();
    const Result<QByteArray> png = drawFigure(experiment, centre, choice);
    if (!png)
        return tl::unexpected(png.error());
    QGuiApplication::clipboard()->setImage(QImage::fromData(*png, "PNG"));
    return {};
}

Result<std::string> writeData(const Experiment& experiment, ExportFormat format)
{
    const DocumentView document = documentView(experiment);
    switch (format) {
    case ExportFormat::SummaryCsv:
        return summaryCsv(document);
    case ExportFormat::CoresCsv:
        return coresCsv(document);
    case ExportFormat::ChromeTrace:
        return chromeTrace(document);
    case ExportFormat::Account:
        return accountText(document, WindowPhrasing());
    default:
        return spansCsv(document);
    }
}

} // namespace interleave::ui
