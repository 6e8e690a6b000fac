// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/figures.h"

#include "ui/export/figure.h"
#include "ui/viewmodels/experimentmodel.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QString>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace interleave::app {

namespace {

QString suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Svg:
        return QStringLiteral("svg");
    case ExportFormat::Pdf:
        return QStringLiteral("pdf");
    default:
        return QStringLiteral("png");
    }
}

ui::FigureView viewOf(const FigureRequest& request, std::size_t runs)
{
    switch (request.view.value_or(runs > 1 ? FigureView::Compare : FigureView::Timeline)) {
    case FigureView::Timeline:
        return ui::FigureView::Timeline;
    case FigureView::Speedup:
        return ui::FigureView::Speedup;
    case FigureView::Compare:
        break;
    }
    return ui::FigureView::Compare;
}

ui::FigureOptions optionsOf(const FigureRequest& request, const std::vector<PlannedRun>& plan)
{
    ui::FigureOptions options;
    options.view = viewOf(request, plan.size());
    if (request.run) {
        const auto it = std::find(plan.begin(), plan.end(), *request.run);
        options.run = static_cast<int>(it - plan.begin());
    }
    if (request.size)
        options.size = QSize(request.size->first, request.size->second);
    options.scale = request.scale.value_or(options.scale);
    options.theme = request.dark ? ui::Theme::Dark : ui::Theme::Light;
    return options;
}

/// Without XDG_RUNTIME_DIR Qt says so and makes a folder for it, which it leaves behind. While this
/// lives there is one, and it is removed afterwards.
class RuntimeFolder {
public:
    RuntimeFolder()
    {
        if (!qEnvironmentVariableIsEmpty(kName))
            return;
        m_folder.emplace(QDir::tempPath() + QStringLiteral("/interleave-runtime-XXXXXX"));
        if (m_folder->isValid())
            qputenv(kName, QFile::encodeName(m_folder->path()));
    }
    ~RuntimeFolder()
    {
        if (m_folder)
            qunsetenv(kName);
    }
    RuntimeFolder(const RuntimeFolder&) = delete;
    RuntimeFolder& operator=(const RuntimeFolder&) = delete;

private:
    static constexpr const char* kName = "XDG_RUNTIME_DIR";
    std::optional<QTemporaryDir> m_folder;
};

} // namespace

QtFigureRenderer::QtFigureRenderer() = default;
QtFigureRenderer::~QtFigureRenderer() = default;

void QtFigureRenderer::prepare()
{
    // Qt keeps references to both for as long as it lives.
    static int argc = 1;
    static std::array<char, 11> name { "interleave" };
    static std::array<char*, 2> argv { name.data(), nullptr };
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const RuntimeFolder runtimeFolder;
    m_application = std::make_unique<QGuiApplication>(argc, argv.data());
}

Result<std::string> QtFigureRenderer::render(
    const Experiment& experiment, const FigureRequest& request, ExportFormat format)
{
    ui::ExperimentModel model;
    model.reset(experiment.spec);
    for (std::size_t i = 0; i < experiment.runs.size(); ++i)
        model.setResult(static_cast<int>(i), experiment.runs[i]);
    const auto options = optionsOf(request, planRuns(experiment.spec));
    const Result<QByteArray> bytes = ui::renderFigure(model, options, suffixOf(format));
    if (!bytes)
        return tl::unexpected(bytes.error());
    return bytes->toStdString();
}

} // namespace interleave::app
