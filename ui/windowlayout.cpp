// SPDX-License-Identifier: GPL-3.0-or-later
// The window's parts and where they stand; what they do is in mainwindow.cpp.
#include "ui/mainwindow.h"

#include "core/workload/workloadregistry.h"
#include "ui/actions.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/filecommands.h"
#include "ui/dialogs/helpoverlay.h"
#include "ui/dialogs/programcommands.h"
#include "ui/pages/banner.h"
#include "ui/pages/centrepages.h"
#include "ui/pages/detailspage.h"
#include "ui/pages/explainpage.h"
#include "ui/pages/outputpage.h"
#include "ui/pages/runpage.h"
#include "ui/pages/schedulepage.h"
#include "ui/pages/statusline.h"
#include "ui/pages/summarypage.h"
#include "ui/support/appearance.h"
#include "ui/support/settings.h"

#include <QDockWidget>
#include <QGuiApplication>
#include <QLabel>
#include <QMenuBar>
#include <QScreen>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace interleave::ui {

namespace {
constexpr QSize kFirstSize(1280, 800);
constexpr int kSideWidth = 280;
constexpr int kDetailsWidth = 346;
constexpr int kBottomHeight = 188;
constexpr int kExplainHeight = 270;
constexpr int kDetailsHeight = 230;
constexpr int kTagMargin = 3;
} // namespace

void MainWindow::makePages()
{
    auto* middle = new QWidget(this);
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    m_banner = new Banner(middle);
    m_centre = new CentrePages(m_experiment, m_selection, middle);
    m_centre->options().read(m_settings);
    m_sampleTag = new QLabel(middle);
    m_sampleTag->setObjectName(QStringLiteral("sampleTag"));
    m_sampleTag->setTextFormat(Qt::PlainText);
    m_sampleTag->setAlignment(Qt::AlignCenter);
    m_sampleTag->setFrameShape(QFrame::StyledPanel);
    m_sampleTag->setAutoFillBackground(true);
    m_sampleTag->setBackgroundRole(QPalette::ToolTipBase);
    m_sampleTag->setForegroundRole(QPalette::ToolTipText);
    m_sampleTag->setMargin(kTagMargin);
    m_sampleTag->hide();
    layout->addWidget(m_banner);
    layout->addWidget(m_sampleTag);
    layout->addWidget(m_centre, 1);
    setCentralWidget(middle);
    m_files = new FileCommands(m_experiment, m_settings, *m_actions, *m_banner, this);
    m_program = new ProgramCommands(m_centre->program(), *m_banner, this);

    m_runPage = new RunPage(
        allWorkloads(), m_experiment, *m_controller, m_actions->run, m_actions->cancel, this);
    m_explainPage = new ExplainPage(m_experiment, this);
    m_detailsPage = new DetailsPage(m_experiment, m_selection, this);
    m_summaryPage = new SummaryPage(m_experiment, this);
    m_outputPage = new OutputPage(m_experiment, m_selection, this);
    m_schedulePage = new SchedulePage(m_experiment, m_selection, this);
    m_runDock = addDock("run", Qt::LeftDockWidgetArea, m_runPage);
    m_explainDock = addDock("explain", Qt::RightDockWidgetArea, m_explainPage);
    m_detailsDock = addDock("details", Qt::RightDockWidgetArea, m_detailsPage);
    m_summaryDock = addDock("summary", Qt::BottomDockWidgetArea, m_summaryPage);
    m_outputDock = addDock("output", Qt::BottomDockWidgetArea, m_outputPage);
    m_scheduleDock = addDock("schedule", Qt::BottomDockWidgetArea, m_schedulePage);
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);

    m_statusLine = new StatusLine(m_experiment, this);
    setStatusBar(m_statusLine);
    m_help = new HelpOverlay(this);
}

QDockWidget* MainWindow::addDock(const char* name, Qt::DockWidgetArea area, QWidget* page)
{
    auto* dock = new QDockWidget(this);
    dock->setObjectName(QString::fromLatin1(name));
    dock->setWidget(page);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::makeToolBar()
{
    m_toolBar = addToolBar(QString());
    m_toolBar->setObjectName(QStringLiteral("toolbar"));
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->setIconSize(QSize(18, 18));
    m_toolBar->addActions({ m_actions->run, m_actions->cancel });
    m_toolBar->addSeparator();
    m_toolBar->addActions({ m_actions->fit, m_actions->laneMode, m_actions->arrows,
        m_actions->resources, m_actions->cores });
    m_toolBar->addSeparator();
    m_toolBar->addActions({ m_actions->exportFigure, m_actions->copyImage });
    m_toolBar->addSeparator();
    m_themeMenu = new QMenu(this);
    m_themeMenu->addActions(
        { m_actions->systemTheme, m_actions->lightTheme, m_actions->darkTheme });
    m_themeButton = new QToolButton(m_toolBar);
    m_themeButton->setMenu(m_themeMenu);
    m_themeButton->setPopupMode(QToolButton::InstantPopup);
    m_themeButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->addWidget(m_themeButton);
    m_toolBar->addAction(m_actions->keys);
    for (QToolButton* button : m_toolBar->findChildren<QToolButton*>())
        button->setFocusPolicy(Qt::TabFocus);
}

void MainWindow::makeMenus()
{
    m_fileMenu = menuBar()->addMenu(QString());
    m_fileMenu->addAction(m_actions->open);
    m_fileMenu->addMenu(m_files->recentMenu());
    m_fileMenu->addActions({ m_actions->save, m_actions->saveAs });
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_actions->record);
    m_fileMenu->addSeparator();
    m_fileMenu->addActions({ m_actions->exportFigure, m_actions->copyImage });
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_actions->quit);

    m_viewMenu = menuBar()->addMenu(QString());
    m_viewMenu->addActions({ m_actions->showCompare, m_actions->showTimeline,
        m_actions->showSpeedup, m_actions->showSchedule });
    m_viewMenu->addSeparator();
    m_viewMenu->addActions({ m_actions->fit, m_actions->undoView, m_actions->redoView,
        m_actions->laneMode, m_actions->arrows, m_actions->marks, m_actions->resources,
        m_actions->cores, m_actions->clearSelection });
    m_viewMenu->addSeparator();
    m_viewMenu->addActions({ m_actions->filterLanes, m_actions->idleLanes, m_actions->allLanes });
    m_viewMenu->addSeparator();
    m_viewMenu->addMenu(m_themeMenu);
    m_panelsMenu = m_viewMenu->addMenu(QString());
    for (const QDockWidget* dock :
        { m_runDock, m_explainDock, m_detailsDock, m_summaryDock, m_outputDock, m_scheduleDock })
        m_panelsMenu->addAction(dock->toggleViewAction());
    m_panelsMenu->addAction(m_toolBar->toggleViewAction());
    m_viewMenu->addAction(m_actions->resetLayout);

    m_runMenu = menuBar()->addMenu(QString());
    m_runMenu->addActions({ m_actions->run, m_actions->cancel });
    m_runMenu->addSeparator();
    m_runMenu->addAction(m_actions->sweep);

    m_helpMenu = menuBar()->addMenu(QString());
    m_helpMenu->addActions({ m_actions->keys, m_actions->about });
}

void MainWindow::connectActions()
{
    const auto on
        = [this](QAction* action, auto call) { connect(action, &QAction::triggered, this, call); };
    on(m_actions->run, &MainWindow::startRun);
    on(m_actions->cancel, [this] { m_controller->cancel(); });
    on(m_actions->clearSelection, [this] { m_selection.clear(); });
    on(m_actions->fit, [this] { m_centre->viewport().fit(); });
    on(m_actions->undoView, [this] { m_centre->viewport().undo(); });
    on(m_actions->redoView, [this] { m_centre->viewport().redo(); });
    on(m_actions->laneMode,
        [this](bool tasks) { m_centre->setLaneMode(tasks ? LaneMode::Tasks : LaneMode::Workers); });
    on(m_actions->arrows, [this](bool all) { m_centre->options().setAllArrows(all); });
    on(m_actions->marks, [this](bool shown) { m_centre->options().setMarksShown(shown); });
    on(m_actions->resources, [this](bool shown) { m_centre->options().setResourcesShown(shown); });
    on(m_actions->cores, [this](bool shown) { m_centre->options().setCoresShown(shown); });
    on(m_actions->filterLanes, [this] { m_centre->focusFilter(); });
    on(m_actions->idleLanes, [this](bool hidden) { m_centre->lanes().setHidesIdle(hidden); });
    on(m_actions->allLanes, [this] { m_centre->lanes().showAll(); });
    on(m_actions->exportFigure, [this] {
        if (showsProgram())
            m_program->exportAs();
        else
            openExport();
    });
    on(m_actions->showSchedule, &MainWindow::showSchedule);
    on(m_actions->copyImage, &MainWindow::copyImage);
    on(m_actions->quit, &QWidget::close);
    on(m_actions->showCompare, [this] { m_centre->choosePage(Page::Compare); });
    on(m_actions->showTimeline, [this] { m_centre->choosePage(Page::Timeline); });
    on(m_actions->showSpeedup, [this] { m_centre->choosePage(Page::Speedup); });
    on(m_actions->resetLayout, &MainWindow::resetLayout);
    on(m_actions->keys, [this] { m_help->toggle(); });
    on(m_actions->about, [this] {
        auto* about = new AboutDialog(this);
        about->setAttribute(Qt::WA_DeleteOnClose);
        about->open();
    });
    on(m_actions->sweep, [this] {
        m_runDock->show();
        m_runPage->setWorkers({ 1, 2, 4, 8 });
    });
    for (const ThemeChoice choice : { ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark })
        on(m_actions->themeAction(choice), [this, choice] {
            m_appearance.setChoice(choice);
            m_settings.setTheme(choice);
        });
}

void MainWindow::resetLayout()
{
    for (QDockWidget* dock :
        { m_runDock, m_explainDock, m_detailsDock, m_summaryDock, m_outputDock, m_scheduleDock }) {
        dock->setFloating(false);
        dock->show();
    }
    m_toolBar->show();
    addToolBar(Qt::TopToolBarArea, m_toolBar);
    addDockWidget(Qt::LeftDockWidgetArea, m_runDock);
    addDockWidget(Qt::RightDockWidgetArea, m_explainDock);
    splitDockWidget(m_explainDock, m_detailsDock, Qt::Vertical);
    addDockWidget(Qt::BottomDockWidgetArea, m_summaryDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_outputDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_scheduleDock);
    tabifyDockWidget(m_summaryDock, m_outputDock);
    tabifyDockWidget(m_outputDock, m_scheduleDock);
    m_summaryDock->raise();
    resizeDocks({ m_runDock, m_detailsDock }, { kSideWidth, kDetailsWidth }, Qt::Horizontal);
    resizeDocks({ m_summaryDock }, { kBottomHeight }, Qt::Vertical);
    resizeDocks({ m_explainDock, m_detailsDock }, { kExplainHeight, kDetailsHeight }, Qt::Vertical);
}

void MainWindow::restoreLayout()
{
    const QScreen* screen = QGuiApplication::primaryScreen();
    const QSize available = screen != nullptr ? screen->availableSize() : kFirstSize;
    resize(kFirstSize.boundedTo(available));
    restoreGeometry(m_settings.windowGeometry());
    if (!restoreState(m_settings.windowState()))
        resetLayout();
}

void MainWindow::retranslate()
{
    updateTitle();
    m_files->retranslate();
    m_actions->retranslate();
    m_runDock->setWindowTitle(tr("Run"));
    m_explainDock->setWindowTitle(tr("Explain"));
    m_detailsDock->setWindowTitle(tr("Details"));
    m_summaryDock->setWindowTitle(tr("Summary"));
    m_outputDock->setWindowTitle(tr("Output"));
    m_scheduleDock->setWindowTitle(tr("Schedule"));
    m_toolBar->setWindowTitle(tr("Toolbar"));
    m_fileMenu->setTitle(tr("&File"));
    m_viewMenu->setTitle(tr("&View"));
    m_themeMenu->setTitle(tr("Colo&urs"));
    m_panelsMenu->setTitle(tr("&Panels"));
    m_runMenu->setTitle(tr("&Run"));
    m_helpMenu->setTitle(tr("&Help"));
    m_themeButton->setText(tr("Colours"));
    m_themeButton->setToolTip(tr("Light or dark colours").toHtmlEscaped());
    m_themeButton->setAccessibleName(tr("Colours"));
    recolour();
}

} // namespace interleave::ui
