// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions.h"

#include "ui/support/icons.h"

#include <QActionGroup>
#include <QWidget>

namespace interleave::ui {

Actions::Actions(QWidget* window) : QObject(window), m_window(window)
{
    run = add(
        QT_TR_NOOP("&Run"), QT_TR_NOOP("Make all runs of the experiment"), "run", Command::Run);
    cancel = add(QT_TR_NOOP("&Cancel"), QT_TR_NOOP("Stop the experiment; what was done is kept"),
        "cancel", Command::Cancel);
    clearSelection = add(
        QT_TR_NOOP("Clear selectio&n"), QT_TR_NOOP("Select nothing"), "", Command::ClearSelection);
    fit = add(QT_TR_NOOP("&Fit"), QT_TR_NOOP("Show the whole run"), "fit", Command::FitAll);
    laneMode = add(QT_TR_NOOP("Task &lanes"),
        QT_TR_NOOP("A lane for each task instead of one for each worker"), "lanes",
        Command::LaneMode);
    arrows = add(QT_TR_NOOP("All &arrows"),
        QT_TR_NOOP("Arrows for every wake in sight, not only for what woke the selected task "
                   "(solid) and what it woke (dashed)"),
        "arrows", Command::Arrows);
    marks = add(QT_TR_NOOP("&Marks and lines"),
        QT_TR_NOOP("Signs for the program's marks (diamonds) and the lines that it printed (dots)"),
        "", Command::Marks);
    resources
        = add(QT_TR_NOOP("R&esources"), QT_TR_NOOP("Rows for locks, queues, barriers and the like"),
            "resources", Command::Resources);
    cores = add(QT_TR_NOOP("C&ores"),
        QT_TR_NOOP("What the system did: which worker was on which core, and when a running task "
                   "had none"),
        "cores", Command::Cores);
    filterLanes = add(QT_TR_NOOP("F&ilter lanes"),
        QT_TR_NOOP("Only lanes whose names contain what you type"), "", Command::FilterLanes);
    idleLanes = add(QT_TR_NOOP("Hide i&dle lanes"),
        QT_TR_NOOP("Leave out lanes that no task was ever on in the run"), "", Command::IdleLanes);
    allLanes = add(QT_TR_NOOP("Sho&w all lanes"),
        QT_TR_NOOP("Clear the filter, show idle lanes, expand all groups"), "", Command::AllLanes);
    for (QAction* toggle : { laneMode, arrows, marks, resources, cores, idleLanes })
        toggle->setCheckable(true);
    resources->setChecked(true);
    cores->setChecked(true);
    open = add(QT_TR_NOOP("&Open …"),
        QT_TR_NOOP("Show an experiment, or a recorded program, that was saved"), "", Command::Open);
    save = add(QT_TR_NOOP("&Save"), QT_TR_NOOP("Write all runs to the experiment's file"), "",
        Command::Save);
    saveAs = add(QT_TR_NOOP("Save &as …"), QT_TR_NOOP("Write all runs to another file"), "",
        Command::SaveAs);
    record = add(QT_TR_NOOP("Re&cord a program …"),
        QT_TR_NOOP("Start any program and record when the system gives its threads a core"), "");
    exportFigure = add(QT_TR_NOOP("&Export …"), QT_TR_NOOP("Save a picture or the data"), "export",
        Command::Export);
    copyImage = add(QT_TR_NOOP("Copy &image"), QT_TR_NOOP("Copy the chart as an image"), "copy",
        Command::CopyImage);
    quit = add(QT_TR_NOOP("&Quit"), QT_TR_NOOP("Close the window"), "", Command::Quit);
    showCompare = add(QT_TR_NOOP("&Compare"),
        QT_TR_NOOP("One timeline for each model, on one clock"), "", Command::ShowCompare);
    showTimeline
        = add(QT_TR_NOOP("&Timeline"), QT_TR_NOOP("One run in full"), "", Command::ShowTimeline);
    showSpeedup = add(QT_TR_NOOP("&Speedup"),
        QT_TR_NOOP("Speedup and efficiency against the worker count"), "", Command::ShowSpeedup);
    showSchedule = add(QT_TR_NOOP("Sc&hedule as text"), QT_TR_NOOP("One run in plain language"), "",
        Command::ShowSchedule);
    undoView
        = add(QT_TR_NOOP("&Back"), QT_TR_NOOP("Back to the view before"), "", Command::UndoView);
    redoView = add(
        QT_TR_NOOP("F&orward"), QT_TR_NOOP("Forward to the next view"), "", Command::RedoView);
    resetLayout = add(
        QT_TR_NOOP("&Reset layout"), QT_TR_NOOP("Put all panels where they were at first"), "");
    keys = add(QT_TR_NOOP("&Keys"), QT_TR_NOOP("Show all keys"), "help", Command::Help);
    about = add(QT_TR_NOOP("&About Interleave"), QT_TR_NOOP("Version and licences"), "");
    sweep = add(QT_TR_NOOP("Sweep 1,2,4,8"),
        QT_TR_NOOP("Put the worker counts 1, 2, 4 and 8 into the Run panel"), "sweep");
    systemTheme = add(
        QT_TR_NOOP("S&ystem colours"), QT_TR_NOOP("Follow the system's light or dark colours"), "");
    lightTheme = add(QT_TR_NOOP("&Light colours"), QT_TR_NOOP("Dark text on light ground"), "");
    darkTheme = add(QT_TR_NOOP("&Dark colours"), QT_TR_NOOP("Light text on dark ground"), "");
    auto* themes = new QActionGroup(this);
    for (QAction* theme : { systemTheme, lightTheme, darkTheme }) {
        theme->setCheckable(true);
        themes->addAction(theme);
    }
    cancel->setEnabled(false);
    retranslate();
    recolour();
}

QAction* Actions::add(
    const char* text, const char* tip, const char* icon, std::optional<Command> command)
{
    auto* action = new QAction(this);
    if (command
        && keyBinding(*command).scope == KeyScope::Window) // charts handle their keys themselves
        action->setShortcuts(keyBinding(*command).keys);
    m_entries.push_back({ action, text, tip, icon, command });
    m_window->addAction(action);
    return action;
}

QAction* Actions::themeAction(ThemeChoice choice) const
{
    switch (choice) {
    case ThemeChoice::Light:
        return lightTheme;
    case ThemeChoice::Dark:
        return darkTheme;
    case ThemeChoice::System:
        break;
    }
    return systemTheme;
}

void Actions::retranslate()
{
    for (const Entry& entry : m_entries) {
        entry.action->setText(tr(entry.text));
        QString tip = tr(entry.tip);
        if (entry.command) //: %1 is what it does, %2 its keys
            tip = tr("%1 (%2)").arg(tip, keysText(keyBinding(*entry.command)));
        entry.action->setToolTip(tip.toHtmlEscaped());
        entry.action->setStatusTip(QString());
    }
}

void Actions::recolour()
{
    for (const Entry& entry : m_entries)
        if (*entry.icon != '\0')
            entry.action->setIcon(themedIcon(QString::fromLatin1(entry.icon), m_window->palette()));
}

} // namespace interleave::ui
