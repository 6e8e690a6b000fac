// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/filecommands.h"

#include "ui/actions.h"
#include "ui/dialogs/programcommands.h"
#include "ui/dialogs/questions.h"
#include "ui/export/documentof.h"
#include "ui/pages/banner.h"
#include "ui/pages/runmessages.h"
#include "ui/support/coretext.h"
#include "ui/support/settings.h"
#include "ui/viewmodels/experimentmodel.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressDialog>
#include <QUrl>

#include <utility>

namespace interleave::ui {

namespace {

constexpr int kMostRecent = 10;
constexpr int kProgressSteps = 1000;
constexpr int kProgressAfterMilliseconds = 500;
const char* const kRecentKey = "files/recent";

QString suffix()
{
    return QString::fromLatin1(
        kNativeSuffix.data() + 1, static_cast<qsizetype>(kNativeSuffix.size() - 1));
}

QFileDialog* makeDialog(QWidget* window, const QString& title, const QString& filter)
{
    auto* dialog = new QFileDialog(window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDefaultSuffix(suffix());
    dialog->setNameFilters({ filter + QStringLiteral(" (*.") + suffix() + QStringLiteral(")"),
        QStringLiteral("* (*)") });
    return dialog;
}

} // namespace

FileCommands::FileCommands(ExperimentModel& experiment, Settings& settings, Actions& actions,
    Banner& banner, QWidget* window)
    : QObject(window),
      m_experiment(experiment),
      m_settings(settings),
      m_actions(actions),
      m_banner(banner),
      m_window(window),
      m_recentMenu(new QMenu(window))
{
    connect(&m_experiment, &ExperimentModel::runChanged, this, &FileCommands::runChanged);
    connect(&m_experiment, &ExperimentModel::wasReset, this, &FileCommands::wasReset);
    connect(&m_experiment, &ExperimentModel::liveChanged, this, &FileCommands::updateActions);
    connect(m_actions.save, &QAction::triggered, this,
        [this] { m_shownProgram != nullptr ? m_shownProgram->save() : save(); });
    connect(m_actions.saveAs, &QAction::triggered, this,
        [this] { m_shownProgram != nullptr ? m_shownProgram->saveAs() : saveAs(); });
    connect(m_actions.open, &QAction::triggered, this, &FileCommands::open);
    connect(m_recentMenu, &QMenu::aboutToShow, this, &FileCommands::fillRecentMenu);
    connect(&m_job, &FileJob::opened, this,
        [this](const QString& path, const std::shared_ptr<const OpenedExperiment>& what) {
            opened(path, *what);
        });
    connect(&m_job, &FileJob::programOpened, this,
        [this](const QString& path, const std::shared_ptr<const OpenedFile>& what) {
            ended();
            remember(path);
            emit programOpened(path, what);
        });
    connect(&m_job, &FileJob::saved, this, &FileCommands::saved);
    connect(&m_job, &FileJob::failed, this, &FileCommands::failed);
    connect(&m_job, &FileJob::cancelled, this, &FileCommands::ended);
    connect(&m_job, &FileJob::progressed, this, [this](double done) {
        if (m_progress)
            m_progress->setValue(static_cast<int>(done * (kProgressSteps - 1)));
    });
    updateActions();
}

QString FileCommands::name() const
{
    return m_path.isEmpty() ? QString() : QFileInfo(m_path).fileName();
}

bool FileCommands::isCostly() const
{
    Nanos taken { 0 };
    for (const ExperimentModel::Run& run : m_experiment.runs())
        if (run.result && imitatedModel(run.planned.model) == run.planned.model)
            taken += run.result->makespan;
    return m_isModified && taken >= kCostly;
}

void FileCommands::setState(const QString& path, bool isModified, bool isSample)
{
    m_path = path;
    m_isModified = isModified;
    m_isSample = isSample;
    updateActions();
    emit changed();
}

void FileCommands::runChanged(int run)
{
    if (m_isLoading || m_isModified
        || m_experiment.runs()[static_cast<std::size_t>(run)].state
            != ExperimentModel::RunState::Finished)
        return;
    if (m_experiment.isLive()) // an old trace that is let go changes nothing
        setState(m_path, true, false);
}

void FileCommands::wasReset()
{
    if (!m_isLoading)
        setState({}, false, false);
}

void FileCommands::updateActions()
{
    const bool isIdle = !m_experiment.isLive() && !isBusy();
    const bool hasRuns = m_experiment.finishedRuns() > 0;
    const bool canSave = m_shownProgram != nullptr ? !m_shownProgram->isBusy() : isIdle && hasRuns;
    m_actions.save->setEnabled(canSave && (m_shownProgram != nullptr || !m_isSample));
    m_actions.saveAs->setEnabled(canSave);
    m_actions.open->setEnabled(isIdle);
    m_actions.record->setEnabled(isIdle);
    m_recentMenu->setEnabled(isIdle);
}

void FileCommands::retranslate()
{
    m_recentMenu->setTitle(tr("Open &recent"));
}

QString FileCommands::suggestedPath() const
{
    const QString folder = QFileInfo(recentFiles().value(0)).absolutePath();
    const QString base = QString::fromStdString(m_experiment.spec().workload);
    return QDir(recentFiles().isEmpty() ? QDir::homePath() : folder)
        .filePath(
            (base.isEmpty() ? QStringLiteral("experiment") : base) + QLatin1Char('.') + suffix());
}

void FileCommands::setShownProgram(ProgramCommands* program)
{
    m_shownProgram = program;
    updateActions();
}

void FileCommands::save()
{
    if (m_path.isEmpty() || m_isSample)
        saveAs();
    else
        saveTo(m_path);
}

void FileCommands::saveAs()
{
    if (isBusy() || m_experiment.finishedRuns() == 0)
        return;
    QFileDialog* dialog = makeDialog(m_window, tr("Save the experiment"), tr("Experiments"));
    dialog->setAcceptMode(QFileDialog::AcceptSave); // asks before it replaces a file
    dialog->selectFile(m_path.isEmpty() ? suggestedPath() : m_path);
    connect(dialog, &QFileDialog::fileSelected, this, &FileCommands::saveTo);
    connect(dialog, &QFileDialog::rejected, this, [this] { m_afterSave = {}; });
    dialog->open();
}

void FileCommands::saveTo(const QString& path)
{
    if (m_experiment.isLive() || !m_job.save(path, experimentOf(m_experiment)))
        return;
    m_isSaving = true;
    showProgress(tr("Saving %1 …").arg(QFileInfo(path).fileName()));
}

void FileCommands::saved(const QString& path)
{
    ended();
    remember(path);
    setState(path, false, false);
    m_actions.save->setStatusTip(QString());
    if (const auto then = std::exchange(m_afterSave, {}))
        then();
}

void FileCommands::open()
{
    QFileDialog* dialog = makeDialog(m_window, tr("Open an experiment or a recorded program"),
        tr("Experiments and recorded programs"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    if (!recentFiles().isEmpty())
        dialog->setDirectory(QFileInfo(recentFiles().front()).absolutePath());
    connect(dialog, &QFileDialog::fileSelected, this, &FileCommands::openFile);
    dialog->open();
}

void FileCommands::openFile(const QString& path)
{
    if (m_experiment.isLive() || isBusy())
        return;
    whenSaved([this, absolute = QFileInfo(path).absoluteFilePath()] { startOpening(absolute); });
}

void FileCommands::startOpening(const QString& path)
{
    if (m_experiment.isLive() || !m_job.open(path))
        return;
    m_isSaving = false;
    showProgress(tr("Opening %1 …").arg(QFileInfo(path).fileName()));
}

void FileCommands::openSample()
{
    QFile file(QStringLiteral(":/samples/sample.interleave"));
    if (m_experiment.isLive() || !file.open(QIODevice::ReadOnly))
        return;
    m_job.openBytes(file.readAll());
    updateActions();
}

void FileCommands::opened(const QString& path, const OpenedExperiment& what)
{
    ended();
    if (m_experiment.isLive())
        return; // a run was started meanwhile: it is not taken away
    m_isLoading = true;
    m_experiment.load(what.experiment);
    m_isLoading = false;
    const bool isSample = path.isEmpty();
    if (!isSample)
        remember(path);
    // What a damaged file still held is worth saving again, under another name.
    setState(what.warnings.empty() ? path : QString(), false, isSample);
    emit loaded();
    for (const Error& warning : what.warnings)
        m_banner.show({ Message::Kind::Warning, tr("The file is not whole"), plain(warning.detail),
            QString() });
}

void FileCommands::failed(const QString& path, const Error& error)
{
    ended();
    m_afterSave = {};
    if (path.isEmpty())
        return; // a sample that cannot be read is no news to the user
    m_banner.show(failureMessage(error,
        m_isSaving ? tr("Nothing was saved; a file that was there is as it was.")
                   : tr("What is open stays as it is.")));
}

void FileCommands::showProgress(const QString& text)
{
    m_progress = new QProgressDialog(text, tr("Cancel"), 0, kProgressSteps, m_window);
    m_progress->setAttribute(Qt::WA_DeleteOnClose);
    m_progress->setWindowModality(Qt::NonModal); // a modal one runs a loop of its own
    m_progress->setMinimumDuration(kProgressAfterMilliseconds);
    m_progress->setAutoClose(false);
    m_progress->setAutoReset(false);
    connect(m_progress, &QProgressDialog::canceled, this, &FileCommands::cancel);
    m_progress->setValue(0);
    updateActions();
    emit changed();
}

void FileCommands::cancel()
{
    m_afterSave = {};
    m_job.cancel();
}

void FileCommands::ended()
{
    if (m_progress) {
        m_progress->disconnect(this);
        m_progress->deleteLater();
        m_progress.clear();
    }
    updateActions();
    emit changed();
}

void FileCommands::whenSaved(std::function<void()> then)
{
    if (m_question)
        return;
    if (!m_isModified) {
        then();
        return;
    }
    m_question = askAboutUnsaved(m_window);
    connect(m_question, &QMessageBox::finished, this, [this, then = std::move(then)] {
        const auto role = m_question->buttonRole(m_question->clickedButton());
        m_question.clear();
        if (role == QMessageBox::DestructiveRole)
            then();
        if (role != QMessageBox::AcceptRole)
            return;
        m_afterSave = then;
        save();
    });
    m_question->open();
}

QStringList FileCommands::recentFiles() const
{
    return m_settings.value(QString::fromLatin1(kRecentKey)).toStringList().mid(0, kMostRecent);
}

void FileCommands::remember(const QString& path)
{
    QStringList files = recentFiles();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    files.removeAll(absolute);
    files.prepend(absolute);
    m_settings.setValue(QString::fromLatin1(kRecentKey), files.mid(0, kMostRecent));
}

void FileCommands::fillRecentMenu()
{
    m_recentMenu->clear();
    for (const QString& path : recentFiles()) {
        QString text = QDir::toNativeSeparators(path);
        text.replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction* action = m_recentMenu->addAction(text);
        action->setEnabled(QFileInfo::exists(path));
        connect(action, &QAction::triggered, this, [this, path] { openFile(path); });
    }
    if (m_recentMenu->isEmpty())
        m_recentMenu->addAction(tr("No file was opened yet"))->setEnabled(false);
    m_recentMenu->addSeparator();
    QAction* clear = m_recentMenu->addAction(tr("&Clear this list"));
    clear->setEnabled(!recentFiles().isEmpty());
    connect(clear, &QAction::triggered, this,
        [this] { m_settings.setValue(QString::fromLatin1(kRecentKey), QStringList()); });
}

QString FileCommands::draggedFile(const QMimeData* data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

} // namespace interleave::ui
