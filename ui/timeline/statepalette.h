// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/taskstate.h"

#include <QColor>
#include <QPalette>

#include <cstdint>

namespace interleave::ui {

enum class Theme : std::uint8_t { Light, Dark };
/// Judged by the lightness of the window colour: Qt 6.4 knows no colour scheme.
[[nodiscard]] Theme themeOf(const QPalette& palette);

enum class Hatch : std::uint8_t { None, Rising, Falling, Cross, Level };

/// How a state looks. Colour never stands alone: hatch, outline and height differ too, and so does
/// the lightness, so that the states stay apart in grey and for colour-blind eyes.
struct StateStyle {
    QColor fill;
    QColor line; ///< of the hatch and the outline
    QColor text; ///< on the fill
    QColor thin; ///< for bars too narrow for a hatch
    Hatch hatch = Hatch::None;
    bool outlined = false;
    double height = 1; ///< part of the row's height, in its middle
};

[[nodiscard]] const StateStyle& stateStyle(TaskState state, Theme theme);
/// A resource that somebody holds.
[[nodiscard]] const StateStyle& heldStyle(Theme theme);

/// A stretch of a lane of which nothing is known.
[[nodiscard]] const StateStyle& gapStyle(Theme theme);

/// Everything around the bars.
struct ChartColors {
    QColor page;
    QColor lane;     ///< behind the bars of a worker; idle time shows it
    QColor mainLane; ///< behind those of the main lane
    QColor grid;
    QColor axis;
    QColor text;
    QColor dimText;
    QColor endMark;
    QColor selection;
    QColor failed;     ///< of the mark of a failed end
    QColor failedHalo; ///< around it, on top of any bar
    QColor window;     ///< of the visible window in the overview
};
[[nodiscard]] const ChartColors& chartColors(Theme theme);

/// Marks at the end of a span: "✖" and "⊘".
[[nodiscard]] QString failedMark();
[[nodiscard]] QString cancelledMark();

} // namespace interleave::ui
