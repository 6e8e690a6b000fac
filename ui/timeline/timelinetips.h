// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <QString>

namespace interleave::ui {

class TimelineCanvas;

/// What is below a place of the plot, a fact a line: a span or several merged ones, a slice of a
/// core, idle time, marks and printed lines. Beside the
/// rows: their names and what a click there does. Plain text: never let a widget
/// guess its format.
[[nodiscard]] QString tipAt(const TimelineCanvas& canvas, QPoint position);

} // namespace interleave::ui
