// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/measure.h"
#include "core/run/experiment.h"
#include "ui/viewmodels/experimentmodel.h"
#include "ui/viewmodels/runcontroller.h"
#include "ui/viewmodels/selection.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>

class QDockWidget;
class QLabel;
class QMenu;
class QMessageBox;
class QToolBar;
class QToolButton;

namespace interleave::ui {

class Actions;
class Appearance;
class Banner;
class CentrePages;
class DetailsPage;
class ExplainPage;
class ExportDialog;
class FileCommands;
class HelpOverlay;
class OutputPage;
class ProgramCommands;
class RunPage;
class SchedulePage;
class Settings;
class StatusLine;
class SummaryPage;

/// The window: docks and charts around one experiment. It connects; what is shown and done is
/// elsewhere.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `settings` and `appearance` outlive the window. `engine` replaces what makes runs, for
    /// tests.
    MainWindow(Settings& settings, Appearance& appearance, RunController::Engine engine = {});
    ~MainWindow() override;

    [[nodiscard]] Actions& actions() { return *m_actions; }
    [[nodiscard]] RunPage& runPage() { return *m_runPage; }
    [[nodiscard]] CentrePages& centre() { return *m_centre; }
    [[nodiscard]] Banner& banner() { return *m_banner; }
    [[nodiscard]] RunController& controller() { return *m_controller; }
    [[nodiscard]] ExperimentModel& experiment() { return m_experiment; }
    [[nodiscard]] FileCommands& files() { return *m_files; }
    [[nodiscard]] ProgramCommands& program() { return *m_program; }
    [[nodiscard]] Selection& selection() { return m_selection; }

    /// Runs what the Run panel says; a long experiment is asked about first.
    void startRun();
    /// Stops a run without a question, then closes: for the end of the session. Unsaved runs are
    /// not asked about either. What is being written is written first.
    void stopAndClose();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makePages();
    void makeToolBar();
    void makeMenus();
    void connectActions();
    void connectRuns();
    void connectProgram();
    [[nodiscard]] bool showsProgram() const;
    void retranslate();
    void recolour();
    void resetLayout();
    void restoreLayout();
    QDockWidget* addDock(const char* name, Qt::DockWidgetArea area, QWidget* page);

    void run(const ExperimentSpec& spec);
    void start(const ExperimentSpec& spec);
    void runEnded(bool wasCancelled);
    void updateActions();
    void updateTitle();
    void experimentLoaded();
    void openRun(int run);
    void showEvidence(const Measure::Evidence& evidence);
    ExportDialog* openExport();
    void exportSchedule();
    void showSchedule();
    void copyImage();
    void askBeforeRun(const ExperimentSpec& spec, const ExperimentEstimate& guess);
    void askBeforeClose();
    void closeAtLast();

    Settings& m_settings;
    Appearance& m_appearance;
    ExperimentModel m_experiment;
    Selection m_selection;
    std::unique_ptr<RunController> m_controller;
    Actions* m_actions;
    Banner* m_banner = nullptr;
    QLabel* m_sampleTag = nullptr;
    FileCommands* m_files = nullptr;
    ProgramCommands* m_program = nullptr;
    CentrePages* m_centre = nullptr;
    RunPage* m_runPage = nullptr;
    DetailsPage* m_detailsPage = nullptr;
    ExplainPage* m_explainPage = nullptr;
    SummaryPage* m_summaryPage = nullptr;
    OutputPage* m_outputPage = nullptr;
    SchedulePage* m_schedulePage = nullptr;
    StatusLine* m_statusLine = nullptr;
    HelpOverlay* m_help = nullptr;
    QDockWidget* m_runDock = nullptr;
    QDockWidget* m_explainDock = nullptr;
    QDockWidget* m_detailsDock = nullptr;
    QDockWidget* m_summaryDock = nullptr;
    QDockWidget* m_outputDock = nullptr;
    QDockWidget* m_scheduleDock = nullptr;
    QToolBar* m_toolBar = nullptr;
    QToolButton* m_themeButton = nullptr;
    QMenu* m_fileMenu = nullptr;
    QMenu* m_viewMenu = nullptr;
    QMenu* m_themeMenu = nullptr;
    QMenu* m_panelsMenu = nullptr;
    QMenu* m_runMenu = nullptr;
    QMenu* m_helpMenu = nullptr;
    QPointer<QMessageBox> m_question;
    QByteArray m_firstState;
    bool m_closing = false; ///< close as soon as the run has stopped
};

} // namespace interleave::ui
