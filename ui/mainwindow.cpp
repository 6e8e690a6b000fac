// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "ui/actions.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/figures.h"
#include "ui/dialogs/filecommands.h"
#include "ui/dialogs/programcommands.h"
#include "ui/dialogs/questions.h"
#include "ui/pages/banner.h"
#include "ui/pages/centrepages.h"
#include "ui/pages/explainpage.h"
#include "ui/pages/runmessages.h"
#include "ui/pages/runpage.h"
#include "ui/pages/schedulepage.h"
#include "ui/pages/statusline.h"
#include "ui/pages/summarypage.h"
#include "ui/support/appearance.h"
#include "ui/support/icons.h"
#include "ui/support/keymap.h"
#include "ui/support/memory.h"
#include "ui/support/settings.h"

#include <QDockWidget>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMessageBox>
#include <QToolButton>

#include <algorithm>

namespace interleave::ui {

namespace {

constexpr Nanos kLongExperiment = std::chrono::seconds(60);
constexpr int kWordMilliseconds = 3000;

/// Whether a worker's lane shows the task at that place, be it waiting in it: what is queued, ready
/// or suspended is in the task's own lane alone.
bool isOnALane(const TaskTrack& task, const Measure::Evidence& place)
{
    const bool isInstant = place.begin == place.end;
    return std::any_of(task.spans.begin(), task.spans.end(), [&](const Span& span) {
        const bool isThere = isInstant ? span.begin <= place.end && span.end >= place.begin
                                       : span.begin < place.end && span.end > place.begin;
        return isThere && span.lane.isValid();
    });
}

} // namespace

MainWindow::MainWindow(Settings& settings, Appearance& appearance, RunController::Engine engine)
    : m_settings(settings),
      m_appearance(appearance),
      m_controller(engine ? std::make_unique<RunController>(m_experiment, std::move(engine))
                          : std::make_unique<RunController>(m_experiment)),
      m_actions(new Actions(this))
{
    setObjectName(QStringLiteral("interleave"));
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    makePages();
    makeToolBar();
    makeMenus();
    connectActions();
    connectRuns();
    connectProgram();
    retranslate();
    resetLayout();
    restoreLayout();
    if (const auto last = m_settings.lastExperiment())
        m_runPage->setSpec(*last);
    m_actions->themeAction(m_appearance.choice())->setChecked(true);
    m_centre->setFocus();
}

MainWindow::~MainWindow()
{
    // Pages refer to the controller and the experiment, which die before the base class deletes its
    // children.
    delete m_program;
    delete m_files; // joins what is being read or written
    m_controller.reset();
    delete takeCentralWidget();
    const auto docks = findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly);
    qDeleteAll(docks);
    setStatusBar(nullptr);
}

void MainWindow::startRun()
{
    if (m_controller->isRunning() || m_files->isBusy() || m_question)
        return;
    const auto spec = m_runPage->spec();
    if (!spec) {
        m_banner->show({ Message::Kind::Warning, tr("This cannot be run yet"), m_runPage->problem(),
            QString() });
        return;
    }
    const ExperimentEstimate guess = estimate(*spec);
    if (guess.duration > kLongExperiment || guess.memoryBytes > traceBudgetBytes())
        askBeforeRun(*spec, guess);
    else
        run(*spec);
}

/// Exploring is cheap: what was made in seconds gives way at once, what took long is asked about.
void MainWindow::run(const ExperimentSpec& spec)
{
    if (m_files->isCostly())
        m_files->whenSaved([this, spec] { start(spec); });
    else
        start(spec);
}

void MainWindow::start(const ExperimentSpec& spec)
{
    if (m_controller->isRunning())
        return;
    m_banner->clear();
    if (const Result<void> sound = checkExperiment(spec); !sound) {
        m_banner->show(failureMessage(sound.error(), tr("Nothing was run.")));
        return;
    }
    m_settings.setLastExperiment(spec);
    m_selection.clear();
    m_centre->forgetTouch();
    m_controller->start(spec);
    updateActions();
}

void MainWindow::runEnded(bool wasCancelled)
{
    updateActions();
    if (m_closing) {
        close();
        return;
    }
    for (const Message& message : messagesOf(m_experiment))
        m_banner->show(message);
    if (wasCancelled || m_experiment.finishedRuns() == 0 || m_centre->wasTouched())
        return;
    m_centre->showPage(m_experiment.spec().models.size() > 1 ? Page::Compare : Page::Timeline);
}

void MainWindow::connectRuns()
{
    connect(m_files, &FileCommands::changed, this, &MainWindow::updateTitle);
    connect(m_files, &FileCommands::changed, this, &MainWindow::updateActions);
    connect(m_files, &FileCommands::loaded, this, &MainWindow::experimentLoaded);
    connect(m_controller.get(), &RunController::finished, this, &MainWindow::runEnded);
    connect(m_controller.get(), &RunController::cancelling, this, &MainWindow::updateActions);
    connect(m_controller.get(), &RunController::failed, this, [this](const Error& error) {
        m_banner->show(failureMessage(error, tr("The experiment could not be started.")));
    });
    connect(&m_experiment, &ExperimentModel::tracesReleased, this, [this](int count) {
        m_banner->show({ Message::Kind::Information,
            tr("%n trace(s) of older runs were let go", nullptr, count),
            tr("Together the traces held more than a quarter of the free memory. The figures of "
               "those "
               "runs stay in the Summary; run fewer repeats to keep all timelines."),
            QString() });
    });
    connect(&m_experiment, &ExperimentModel::wasReset, this, &MainWindow::updateActions);
    connect(&m_experiment, &ExperimentModel::currentRunChanged, this, &MainWindow::updateActions);
    connect(m_summaryPage, &SummaryPage::runOpened, this, &MainWindow::openRun);
    connect(m_runPage, &RunPage::changed, this, &MainWindow::updateActions);
    const auto explain = [this] { m_explainPage->setWorkload(m_runPage->workload()); };
    connect(m_runPage, &RunPage::changed, this, explain);
    connect(m_explainPage, &ExplainPage::evidenceChosen, this, &MainWindow::showEvidence);
    connect(m_explainPage, &ExplainPage::lockWanted, this, [this] {
        m_runPage->switchLockOn();
        startRun();
    });
    explain();
    connect(m_schedulePage, &SchedulePage::exportRequested, this, &MainWindow::exportSchedule);
    connect(m_centre, &CentrePages::runRequested, this, &MainWindow::startRun);
    connect(m_centre, &CentrePages::sweepRequested, m_actions->sweep, &QAction::trigger);
    connect(m_centre, &CentrePages::runOpened, this, &MainWindow::openRun);
    connect(m_centre, &CentrePages::pointerMoved, m_statusLine, &StatusLine::setPointer);
    connect(m_centre, &CentrePages::pageChanged, this, [this] {
        m_statusLine->setViewport(m_centre->viewport(), m_centre->page() == Page::Program);
        updateActions();
    });
    connect(m_centre, &CentrePages::laneModeChanged, this, &MainWindow::updateActions);
    connect(&m_centre->options(), &ChartOptions::changed, this, [this] {
        m_centre->options().write(m_settings);
        updateActions();
    });
    connect(&m_centre->options().lanes(), &LaneArrangement::changed, this, [this] {
        m_centre->options().lanes().write(m_settings);
        updateActions();
    });
    connect(m_centre, &CentrePages::hiddenRowsChanged, this, [this] {
        m_statusLine->setHiddenRows(m_centre->hiddenRows(), m_centre->hiddenLanes());
        updateActions();
    });
    connect(m_centre, &CentrePages::noticed, this,
        [this](const QString& word) { m_statusLine->showMessage(word, kWordMilliseconds); });
    m_statusLine->setViewport(m_centre->viewport(), m_centre->page() == Page::Program);
    updateActions();
}

bool MainWindow::showsProgram() const
{
    return m_centre->page() == Page::Program;
}

void MainWindow::connectProgram()
{
    connect(m_actions->record, &QAction::triggered, m_program, &ProgramCommands::record);
    connect(m_files, &FileCommands::programOpened, m_program, &ProgramCommands::open);
    connect(m_program, &ProgramCommands::shown, this,
        [this] { m_centre->setProgramShown(m_program->hasProgram()); });
    connect(m_program, &ProgramCommands::saved, m_files, &FileCommands::remember);
    const auto update = [this] {
        m_files->setShownProgram(showsProgram() ? m_program : nullptr);
        updateTitle();
        updateActions();
    };
    connect(m_program, &ProgramCommands::changed, this, update);
    connect(
        m_program, &ProgramCommands::changed, this, &MainWindow::closeAtLast, Qt::QueuedConnection);
    connect(m_files, &FileCommands::changed, this, &MainWindow::closeAtLast, Qt::QueuedConnection);
    connect(m_centre, &CentrePages::pageChanged, this, update);
}

void MainWindow::updateActions()
{
    const bool running = m_controller->isRunning();
    const bool cancelling = m_controller->isCancelling();
    const bool any = m_experiment.currentRun() >= 0;
    m_actions->run->setEnabled(!running && !m_files->isBusy());
    m_actions->cancel->setEnabled(running && !cancelling);
    const bool isTimeline = m_centre->page() != Page::Speedup && !showsProgram();
    m_actions->exportFigure->setEnabled(showsProgram() || (any && !running));
    m_actions->copyImage->setEnabled(showsProgram() || any);
    m_actions->fit->setEnabled(showsProgram() || (any && isTimeline));
    for (QAction* action : { m_actions->laneMode, m_actions->arrows, m_actions->marks,
             m_actions->resources, m_actions->cores, m_actions->filterLanes })
        action->setEnabled(isTimeline);
    for (QAction* action : { m_actions->idleLanes, m_actions->allLanes })
        action->setEnabled(isTimeline || showsProgram());
    m_actions->idleLanes->setChecked(m_centre->lanes().rules().hidesIdle);
    m_actions->arrows->setChecked(m_centre->options().allArrows());
    m_actions->marks->setChecked(m_centre->options().showsMarks());
    m_actions->resources->setChecked(!m_centre->options().resources().hidesAll);
    m_actions->cores->setChecked(!m_centre->options().resources().hidesCores);
    m_actions->laneMode->setChecked(m_centre->laneMode() == LaneMode::Tasks);
}

void MainWindow::updateTitle()
{
    const bool isModified = showsProgram() ? m_program->isModified() : m_files->isModified();
    QString what = showsProgram() ? m_program->name() : m_files->name();
    if (showsProgram() && what.isEmpty())
        what = tr("Unsaved recording");
    else if (!showsProgram() && m_files->isSample())
        what = tr("Sample");
    else if (what.isEmpty() && isModified)
        what = tr("Unsaved runs");
    //: %1 is the name of a file; [*] is where the mark for unsaved changes stands
    setWindowTitle(what.isEmpty() ? tr("Interleave") : tr("%1[*] – Interleave").arg(what));
    setWindowModified(isModified);
    m_sampleTag->setText(tr("Sample: these runs came with Interleave. Your first run (%1) takes "
                            "their place.")
                             .arg(keysText(keyBinding(Command::Run))));
    m_sampleTag->setVisible(m_files->isSample() && !showsProgram());
}

/// The Run panel says what is shown, so that it can be run again; Explain follows it.
void MainWindow::experimentLoaded()
{
    m_banner->clear();
    m_selection.clear();
    if (checkExperiment(m_experiment.spec()))
        m_runPage->setSpec(m_experiment.spec());
    updateActions();
    m_centre->showPage(m_experiment.spec().models.size() > 1 ? Page::Compare : Page::Timeline);
    if (m_files->isSample())
        return;
    for (const Message& message : messagesOf(m_experiment))
        m_banner->show(message);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!FileCommands::draggedFile(event->mimeData()).isEmpty() && m_actions->open->isEnabled())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_files->openFile(FileCommands::draggedFile(event->mimeData()));
}

void MainWindow::openRun(int run)
{
    m_experiment.setCurrentRun(run);
    m_centre->choosePage(Page::Timeline);
}

/// Zooms to a place of the current run, with something around it, and selects the span there.
void MainWindow::showEvidence(const Measure::Evidence& evidence)
{
    if (m_centre->page() == Page::Speedup || showsProgram())
        m_centre->choosePage(Page::Timeline);
    Viewport& viewport = m_centre->viewport();
    const Nanos length = evidence.end - evidence.begin;
    // An instant is shown in its surroundings; what has a length fills a third of the view,
    // even if it is short: there may be as much to see in microseconds as in seconds.
    constexpr int kInstantShare = 20;
    constexpr Nanos kLeast = std::chrono::microseconds(10);
    const Nanos around = length > Nanos(0) ? std::max(2 * length, kLeast)
                                           : viewport.full().length() / kInstantShare;
    viewport.setVisible({ evidence.begin - around / 2, evidence.end + around / 2 });
    const int current = m_experiment.currentRun();
    if (!evidence.task.isValid() || current < 0)
        return;
    const ExperimentModel::Run& run = m_experiment.runs()[static_cast<std::size_t>(current)];
    const auto& trace = run.trace;
    if (!trace || evidence.task.index() >= trace->taskCount())
        return;
    // A loop has one lane, which shows who runs; that the others wait is in their own lanes.
    if (imitatedModel(run.planned.model) == ModelId::Loop
        || !isOnALane(trace->task(evidence.task), evidence))
        m_centre->setLaneMode(LaneMode::Tasks);
    const std::vector<Span>& spans = trace->task(evidence.task).spans;
    const auto at = std::find_if(spans.begin(), spans.end(),
        [&](const Span& span) { return span.begin == evidence.begin && span.end >= evidence.end; });
    std::optional<Selection::SpanPlace> place;
    if (at != spans.end())
        place = { current, static_cast<int>(at - spans.begin()) };
    m_selection.select(evidence.task, place);
    m_centre->reveal(current, evidence.task, evidence.begin);
}

void MainWindow::showSchedule()
{
    m_scheduleDock->show();
    m_scheduleDock->raise();
    m_schedulePage->setFocus();
}

void MainWindow::exportSchedule()
{
    ExportDialog* dialog = openExport();
    ExportChoice choice = dialog->choice();
    choice.content = ExportContent::Data;
    choice.format = ExportFormat::Account;
    dialog->setChoice(choice);
}

ExportDialog* MainWindow::openExport()
{
    auto* dialog = new ExportDialog(m_experiment, *m_centre, m_settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::failed, this, [this](const Error& error) {
        m_banner->show(
            failureMessage(error, tr("Nothing was exported; a file that was there is as it was.")));
    });
    connect(dialog, &ExportDialog::exported, this, [this](const QString& path) {
        m_banner->show({ Message::Kind::Information, tr("Exported"), path, QString() });
    });
    dialog->open();
    return dialog;
}

void MainWindow::copyImage()
{
    const Result<void> copied
        = showsProgram() ? m_program->copyImage() : copyFigure(m_experiment, *m_centre);
    if (!copied)
        m_banner->show(failureMessage(copied.error(), tr("The image was not copied.")));
    else
        m_statusLine->showMessage(tr("The image is in the clipboard."), kWordMilliseconds);
}

void MainWindow::askBeforeRun(const ExperimentSpec& spec, const ExperimentEstimate& guess)
{
    m_question = askAboutLongExperiment(this, guess, static_cast<int>(planRuns(spec).size()));
    connect(m_question, &QMessageBox::accepted, this, [this, spec] { run(spec); });
    m_question->open();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_statusLine != nullptr)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        recolour();
}

void MainWindow::recolour()
{
    if (m_themeButton == nullptr)
        return; // the base class's constructor asks too early
    m_actions->recolour();
    m_themeButton->setIcon(themedIcon(QStringLiteral("theme"), palette()));
}

} // namespace interleave::ui
