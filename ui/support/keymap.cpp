// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/keymap.h"

#include <QCoreApplication>
#include <QStringList>

namespace interleave::ui {

const std::vector<KeyBinding>& keyBindings()
{
    using enum Command;
    using enum KeyScope;
    static const std::vector<KeyBinding> bindings = {
        { Run, Window, QT_TRANSLATE_NOOP("keys", "Run"), QT_TRANSLATE_NOOP("keys", "toolbar"),
            { Qt::Key_F5 } },
        { Cancel, Window, QT_TRANSLATE_NOOP("keys", "Cancel the run"),
            QT_TRANSLATE_NOOP("keys", "toolbar"), { Qt::SHIFT | Qt::Key_F5 } },
        { Open, Window, QT_TRANSLATE_NOOP("keys", "Open an experiment"),
            QT_TRANSLATE_NOOP("keys", "drop a file"), { Qt::CTRL | Qt::Key_O } },
        { Save, Window, QT_TRANSLATE_NOOP("keys", "Save the experiment"), "",
            { Qt::CTRL | Qt::Key_S } },
        { SaveAs, Window, QT_TRANSLATE_NOOP("keys", "Save the experiment under another name"), "",
            { Qt::CTRL | Qt::SHIFT | Qt::Key_S } },
        { Export, Window, QT_TRANSLATE_NOOP("keys", "Export"), QT_TRANSLATE_NOOP("keys", "toolbar"),
            { Qt::CTRL | Qt::Key_E } },
        { CopyImage, Window, QT_TRANSLATE_NOOP("keys", "Copy the chart as an image"),
            QT_TRANSLATE_NOOP("keys", "toolbar"), { Qt::CTRL | Qt::SHIFT | Qt::Key_C } },
        { ShowCompare, Window, QT_TRANSLATE_NOOP("keys", "Show Compare"),
            QT_TRANSLATE_NOOP("keys", "click the tab"), { Qt::CTRL | Qt::Key_1 } },
        { ShowTimeline, Window, QT_TRANSLATE_NOOP("keys", "Show Timeline"),
            QT_TRANSLATE_NOOP("keys", "click the tab"), { Qt::CTRL | Qt::Key_2 } },
        { ShowSpeedup, Window, QT_TRANSLATE_NOOP("keys", "Show Speedup"),
            QT_TRANSLATE_NOOP("keys", "click the tab"), { Qt::CTRL | Qt::Key_3 } },
        { ShowSchedule, Window, QT_TRANSLATE_NOOP("keys", "Show the schedule as text"),
            QT_TRANSLATE_NOOP("keys", "click the tab"), { Qt::CTRL | Qt::Key_4 } },
        { ClearSelection, Window, QT_TRANSLATE_NOOP("keys", "Clear the selection"),
            QT_TRANSLATE_NOOP("keys", "click an empty place"), { Qt::Key_Escape } },
        { FilterLanes, Window, QT_TRANSLATE_NOOP("keys", "Filter the lanes by name"),
            QT_TRANSLATE_NOOP("keys", "field above the chart"),
            { Qt::CTRL | Qt::Key_F, QKeySequence(QStringLiteral("/")) } },
        { Help, Window, QT_TRANSLATE_NOOP("keys", "Show all keys"), "",
            { Qt::Key_F1, QKeySequence(QStringLiteral("?")) } },
        { Quit, Window, QT_TRANSLATE_NOOP("keys", "Quit"), "", { Qt::CTRL | Qt::Key_Q } },
        { ZoomIn, Chart, QT_TRANSLATE_NOOP("keys", "Zoom in"),
            QT_TRANSLATE_NOOP("keys", "Ctrl+wheel"), { Qt::Key_W, Qt::Key_Plus } },
        { ZoomOut, Chart, QT_TRANSLATE_NOOP("keys", "Zoom out"),
            QT_TRANSLATE_NOOP("keys", "Ctrl+wheel"), { Qt::Key_S, Qt::Key_Minus } },
        { PanEarlier, Chart, QT_TRANSLATE_NOOP("keys", "Move to earlier times"),
            QT_TRANSLATE_NOOP("keys", "Shift+wheel, middle-drag"), { Qt::Key_A } },
        { PanLater, Chart, QT_TRANSLATE_NOOP("keys", "Move to later times"),
            QT_TRANSLATE_NOOP("keys", "Shift+wheel, middle-drag"), { Qt::Key_D } },
        { ScrollUp, Chart, QT_TRANSLATE_NOOP("keys", "Scroll the lanes up"),
            QT_TRANSLATE_NOOP("keys", "wheel"), { Qt::Key_PageUp } },
        { ScrollDown, Chart, QT_TRANSLATE_NOOP("keys", "Scroll the lanes down"),
            QT_TRANSLATE_NOOP("keys", "wheel"), { Qt::Key_PageDown } },
        { PreviousSpan, Chart,
            QT_TRANSLATE_NOOP("keys", "Select the span before (pan, if none is selected)"),
            QT_TRANSLATE_NOOP("keys", "click"), { Qt::Key_Left } },
        { NextSpan, Chart,
            QT_TRANSLATE_NOOP("keys", "Select the span after (pan, if none is selected)"),
            QT_TRANSLATE_NOOP("keys", "click"), { Qt::Key_Right } },
        { LaneAbove, Chart, QT_TRANSLATE_NOOP("keys", "Select in the lane above"),
            QT_TRANSLATE_NOOP("keys", "click"), { Qt::Key_Up } },
        { LaneBelow, Chart, QT_TRANSLATE_NOOP("keys", "Select in the lane below"),
            QT_TRANSLATE_NOOP("keys", "click"), { Qt::Key_Down } },
        { FitAll, Chart, QT_TRANSLATE_NOOP("keys", "Show the whole run"),
            QT_TRANSLATE_NOOP("keys", "double-click the time axis"), { Qt::Key_Home } },
        { FitSelection, Chart, QT_TRANSLATE_NOOP("keys", "Show the selected span"),
            QT_TRANSLATE_NOOP("keys", "double-click the span"), { Qt::Key_F } },
        { UndoView, Chart, QT_TRANSLATE_NOOP("keys", "Back to the view before"), "",
            { Qt::ALT | Qt::Key_Left, Qt::CTRL | Qt::Key_Z } },
        { RedoView, Chart, QT_TRANSLATE_NOOP("keys", "Forward again"), "",
            { Qt::ALT | Qt::Key_Right, Qt::CTRL | Qt::Key_Y } },
        { LaneMode, Chart, QT_TRANSLATE_NOOP("keys", "Worker lanes or task lanes"),
            QT_TRANSLATE_NOOP("keys", "toolbar"), { Qt::Key_L } },
        { Arrows, Chart, QT_TRANSLATE_NOOP("keys", "All wake arrows, or those of the selection"),
            QT_TRANSLATE_NOOP("keys", "toolbar"), { Qt::Key_R } },
        { WakeForwards, Chart, QT_TRANSLATE_NOOP("keys", "Go to whom the selected span wakes"),
            QT_TRANSLATE_NOOP("keys", "context menu"), { Qt::Key_BracketRight } },
        { WakeBackwards, Chart, QT_TRANSLATE_NOOP("keys", "Go to who woke the selected span"),
            QT_TRANSLATE_NOOP("keys", "context menu"), { Qt::Key_BracketLeft } },
        { Marks, Chart, QT_TRANSLATE_NOOP("keys", "Show or hide marks and printed lines"),
            QT_TRANSLATE_NOOP("keys", "context menu"), { Qt::Key_M } },
        { Resources, Chart, QT_TRANSLATE_NOOP("keys", "Show or hide locks, queues and the like"),
            QT_TRANSLATE_NOOP("keys", "toolbar, context menu"), { Qt::Key_H } },
        { Cores, Chart, QT_TRANSLATE_NOOP("keys", "Show or hide what the system did (cores)"),
            QT_TRANSLATE_NOOP("keys", "toolbar, context menu"), { Qt::Key_C } },
        { IdleLanes, Chart, QT_TRANSLATE_NOOP("keys", "Hide or show idle lanes"),
            QT_TRANSLATE_NOOP("keys", "above the chart"), { Qt::Key_U } },
        { AllLanes, Chart, QT_TRANSLATE_NOOP("keys", "Show all lanes"),
            QT_TRANSLATE_NOOP("keys", "click “lanes hidden”"), { Qt::SHIFT | Qt::Key_U } },
        { FoldGroup, Chart, QT_TRANSLATE_NOOP("keys", "Collapse or expand the group of the lane"),
            QT_TRANSLATE_NOOP("keys", "click the triangle"), { Qt::Key_E } },
        { PinLane, Chart, QT_TRANSLATE_NOOP("keys", "Pin the lane to the top, or unpin it"),
            QT_TRANSLATE_NOOP("keys", "context menu"), { Qt::Key_P } },
        { LaneUp, Chart, QT_TRANSLATE_NOOP("keys", "Move the lane up"),
            QT_TRANSLATE_NOOP("keys", "drag its name"), { Qt::ALT | Qt::Key_Up } },
        { LaneDown, Chart, QT_TRANSLATE_NOOP("keys", "Move the lane down"),
            QT_TRANSLATE_NOOP("keys", "drag its name"), { Qt::ALT | Qt::Key_Down } },
    };
    return bindings;
}

const KeyBinding& keyBinding(Command command)
{
    for (const KeyBinding& binding : keyBindings())
        if (binding.command == command)
            return binding;
    return keyBindings().front();
}

QString keysText(const KeyBinding& binding)
{
    QStringList texts;
    for (const QKeySequence& keys : binding.keys)
        texts << keys.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral(", "));
}

QString withKey(const QString& text, Command command)
{
    return text + QLatin1Char('\t') + keysText(keyBinding(command));
}

QString keyText(const char* text)
{
    return *text == '\0' ? QString() : QCoreApplication::translate("keys", text);
}

} // namespace interleave::ui
