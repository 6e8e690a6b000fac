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

QString whyBusy()
{
    return FileCommands::tr("Another file is being read or written. Try again when that has ended, "
                            "or cancel it first.");
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
      m_recentMenu(new QMenu(window)),
      m_question([window] { return askAboutUnsaved(window); },
          { [this](const Then& then) { m_isModified ? save(then) : then(); },
              [](const Then& then) { then(); } })
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
    connect(&m_job, &FileJob::opened, this, &FileCommands::opened);
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
    // What was cancelled may take its time to end: nobody has to wait for it.
    const bool canSaveRuns = hasRuns && !m_experiment.isLive() && (!isBusy() || m_job.isStopping());
    const bool canSave = m_shownProgram != nullptr ? !m_shownProgram->isBusy() : canSaveRuns;
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

void FileCommands::save(const Then& then)
{
    if (m_path.isEmpty() || m_isSample)
        saveAs(then);
    else
        saveTo(m_path, then);
}

void FileCommands::saveAs(const Then& then)
{
    if (m_experiment.finishedRuns() == 0)
        return;
    QFileDialog* dialog = makeDialog(m_window, tr("Save the experiment"), tr("Experiments"));
    dialog->setAcceptMode(QFileDialog::AcceptSave); // asks before it replaces a file
    dialog->selectFile(m_path.isEmpty() ? suggestedPath() : m_path);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, then](const QString& path) { saveTo(path, then); });
    dialog->open();
}

void FileCommands::saveTo(const QString& path, const Then& then)
{
    if (m_experiment.isLive()) {
        refuse(tr("Nothing was saved"), tr("A run is going on. Save when it has ended."));
    } else if (!m_job.save(path, experimentOf(m_experiment), then)) {
        refuse(tr("Nothing was saved"), whyBusy());
    } else {
        m_isSaving = true;
        showProgress(tr("Saving %1 …").arg(QFileInfo(path).fileName()));
    }
}

void FileCommands::saved(const QString& path)
{
    ended();
    remember(path);
    setState(path, false, false);
    m_actions.save->setStatusTip(QString());
}

void FileCommands::refuse(const QString& headline, const QString& reason)
{
    m_banner.show({ Message::Kind::Warning, headline, reason, QString() });
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
    if (m_experiment.isLive()) {
        refuse(tr("Nothing was opened"), tr("A run is going on. Open the file when it has ended."));
    } else if (!m_job.open(QFileInfo(path).absoluteFilePath())) {
        refuse(tr("Nothing was opened"), whyBusy());
    } else {
        m_isSaving = false;
        showProgress(tr("Opening %1 …").arg(QFileInfo(path).fileName()));
    }
}

void FileCommands::openSample()
{
    QFile file(QStringLiteral(":/samples/sample.interleave"));
    if (m_experiment.isLive() || !file.open(QIODevice::ReadOnly))
        return;
    m_job.openBytes(file.readAll());
    updateActions();
    emit changed();
}

/// Read first, then asked: what a file holds, if anything, is not known before.
void FileCommands::opened(const QString& path, const std::shared_ptr<const OpenedExperiment>& what)
{
    ended();
    whenSaved([this, path, what] { load(path, *what); });
}

void FileCommands::load(const QString& path, const OpenedExperiment& what)
{
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
    if (path.isEmpty())
        return; // a sample that cannot be read is no news to the user
    m_banner.show(failureMessage(error,
        m_isSaving ? tr("Nothing was saved; a file that was there is as it was.")
                   : tr("What is open stays as it is.")));
}

void FileCommands::showProgress(const QString& text)
{
    delete m_progress.data(); // of what was cancelled and has not ended
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
    m_job.cancel();
    updateActions();
}

void FileCommands::ended()
{
    if (m_progress && !isBusy()) {
        m_progress->disconnect(this);
        m_progress->deleteLater();
        m_progress.clear();
    }
    updateActions();
    emit changed();
}

void FileCommands::whenSaved(const Then& then)
{
    if (isSaving()) {
        m_job.afterWriting(then);
        return;
    }
    if (!m_isModified) {
        then();
        return;
    }
    m_question.ask(then);
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
