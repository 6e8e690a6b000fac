// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/appearance.h"
#include "ui/support/keymap.h"

#include <QAction>
#include <QObject>

#include <optional>
#include <vector>

class QActionGroup;
class QWidget;

namespace interleave::ui {

/// All actions of the window: texts, keys, icons. What they do is connected by the window.
class Actions : public QObject {
    Q_OBJECT

public:
    explicit Actions(QWidget* window);

    QAction* run;
    QAction* cancel;
    QAction* clearSelection;
    QAction* fit;
    QAction* laneMode;  ///< checked: task lanes
    QAction* marks;     ///< checked: marks and printed lines have signs
    QAction* arrows;    ///< checked: all in the visible range
    QAction* resources; ///< checked: their rows are shown
    QAction* cores;     ///< checked: the system's schedule is shown
    QAction* filterLanes;
    QAction* idleLanes; ///< checked: they are hidden
    QAction* allLanes;
    QAction* open;
    QAction* save;
    QAction* saveAs;
    QAction* record;
    QAction* exportFigure;
    QAction* copyImage;
    QAction* quit;
    QAction* showCompare;
    QAction* showTimeline;
    QAction* showSpeedup;
    QAction* showSchedule;
    QAction* undoView;
    QAction* redoView;
    QAction* resetLayout;
    QAction* keys;
    QAction* about;
    QAction* sweep;
    QAction* systemTheme;
    QAction* lightTheme;
    QAction* darkTheme;

    [[nodiscard]] QAction* themeAction(ThemeChoice choice) const;
    void retranslate();
    void recolour();

private:
    struct Entry {
        QAction* action;
        const char* text;
        const char* tip;
        const char* icon;
        std::optional<Command> command;
    };
    QAction* add(const char* text, const char* tip, const char* icon,
        std::optional<Command> command = std::nullopt);

    QWidget* m_window;
    std::vector<Entry> m_entries;
};

} // namespace interleave::ui
