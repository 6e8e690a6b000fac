// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <vector>

namespace interleave::ui {

enum class Command {
    Run,
    Cancel,
    ClearSelection,
    Open,
    Save,
    SaveAs,
    Export,
    CopyImage,
    Quit,
    Help,
    ShowCompare,
    ShowTimeline,
    ShowSpeedup,
    ShowSchedule,
    UndoView,
    RedoView,
    ZoomIn,
    ZoomOut,
    PanEarlier,
    PanLater,
    ScrollUp,
    ScrollDown,
    NextSpan,
    PreviousSpan,
    LaneBelow,
    LaneAbove,
    FitAll,
    FitSelection,
    LaneMode,
    Arrows,
    WakeForwards,
    WakeBackwards,
    Marks,
    Cores,
    FilterLanes,
    IdleLanes,
    AllLanes,
    PinLane,
    LaneUp,
    LaneDown,
    FoldGroup,
    Resources,
};

/// Where a key works: everywhere in the window, or only while a chart has the focus.
enum class KeyScope { Window, Chart };

/// One line of the help overlay, and the only place where keys are written down.
struct KeyBinding {
    Command command;
    KeyScope scope;
    const char* title; ///< context "keys"
    const char* mouse; ///< how the mouse does it; context "keys"; may be empty
    QList<QKeySequence> keys;
};

[[nodiscard]] const std::vector<KeyBinding>& keyBindings();
[[nodiscard]] const KeyBinding& keyBinding(Command command);
/// "F5", "Alt+Left, Ctrl+Z", as the platform writes them.
[[nodiscard]] QString keysText(const KeyBinding& binding);
/// With the key in the column of a menu that is for it, where the key itself is not the menu's.
[[nodiscard]] QString withKey(const QString& text, Command command);
[[nodiscard]] QString keyText(const char* text);

} // namespace interleave::ui
