// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/barshape.h"
#include "ui/timeline/coregeometry.h"
#include "ui/timeline/corepalette.h"

#include <vector>

namespace interleave::ui {

/// A rectangle of a strip or of a core's row, ready to be drawn by a window or into a picture.
struct CorePatch {
    QRectF rect;
    QColor fill;
    const StateStyle* hatched = nullptr; ///< whose hatch is on it; none: it has none
    /// Of one slice:
    std::uint32_t thread = 0;
    bool isSlice = false;
    bool endsPreempted = false;
    QColor text {};
};

/// Where the strip of a row stands: along the foot of its bars. `left` is the begin of the range.
[[nodiscard]] QRectF stripPlace(double left, double rowTop, double rowHeight);
/// The lowest pixel of a row that its strip leaves free, if it has one: where signs stand.
[[nodiscard]] double footOfSigns(const TrackModel& tracks, double rowTop, double rowHeight);
/// A lane of a recorded program has nothing but its schedule, which takes its whole height.
[[nodiscard]] bool isThreadRow(const TrackModel& tracks, std::size_t row);
/// Of such a lane, in the colour that its thread has on the cores' rows.
void addThreadPatches(const std::vector<StripPart>& parts, const TrackModel& tracks,
    std::size_t row, const QRectF& area, Theme theme, std::vector<CorePatch>& patches);
void addStripPatches(const std::vector<StripPart>& parts, const QRectF& place, Theme theme,
    std::vector<CorePatch>& patches);
/// What is not known of a core: over its slices, which a short one could not be seen below. `area`:
/// of the bars of the row, its left the begin of the range.
void addGapPatches(const std::vector<CoreGap>& gaps, const QRectF& area, Theme theme,
    std::vector<CorePatch>& patches);
/// `area`: of the bars of the row, its left the begin of the range.
void addCorePatches(const std::vector<CoreBar>& bars, const Trace& trace, const QRectF& area,
    Theme theme, std::vector<CorePatch>& patches);

/// The mark at the end of a slice that was preempted; empty where there is no room for it. What is
/// a pixel around it, left and above, stays free of the slice's colour.
[[nodiscard]] QRectF preemptedTick(const QRectF& slice);

/// What stands on a slice: the worker's name, or the number at its end where only that fits.
/// `width(text)` tells the width of a text. Empty: nothing fits.
template <class Width>
[[nodiscard]] QString fittingName(const QString& name, double room, Width width)
{
    if (width(name) <= room)
        return name;
    qsizetype digits = name.size();
    while (digits > 0 && name[digits - 1].isDigit())
        --digits;
    const QString number = name.mid(digits);
    return !number.isEmpty() && width(number) <= room ? number : QString();
}

/// Of a thread: its worker's lane, or what the system calls it.
[[nodiscard]] QString nameOfThread(const Trace& trace, const ScheduledThread& thread);

} // namespace interleave::ui
