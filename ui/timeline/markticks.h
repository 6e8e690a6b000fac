// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/statepalette.h"
#include "ui/viewmodels/trackmodel.h"
#include "ui/viewmodels/viewport.h"

#include <QRect>
#include <QString>

#include <cstdint>
#include <span>
#include <vector>

class QPainter;

namespace interleave::ui {

/// An instant on a row: a mark of the program's or a line that it printed.
struct MarkTick {
    enum class Kind : std::uint8_t { Mark, Line };
    std::size_t row = 0;
    Nanos time { 0 };
    Kind kind = Kind::Mark;
    std::uint32_t index = 0; ///< into the trace's marks or lines
};

/// All marks and lines of a run on the rows of a model: on the lane where they were made, or on
/// the task that made them. Stolen tasks have a sign of their own and are not among them.
/// Immutable.
class MarkTicks {
public:
    explicit MarkTicks(const TrackModel& tracks);

    [[nodiscard]] std::size_t size() const { return m_ticks.size(); }
    /// Of a row, by time; both ends of the range count.
    [[nodiscard]] std::span<const MarkTick> of(std::size_t row, Viewport::Range range) const;

private:
    std::vector<MarkTick> m_ticks; ///< by row, then by time
};

/// "Mark: sentinel", "Prints: Worker 3".
[[nodiscard]] QString markText(const Trace& trace, const MarkTick& tick);

/// Where ticks are drawn, in pixels from the left of a row; of those that would cover each other
/// the first stands for all.
struct MarkSign {
    double x = 0;
    MarkTick::Kind kind = MarkTick::Kind::Mark;
};
[[nodiscard]] std::vector<MarkSign> markSigns(
    std::span<const MarkTick> ticks, Viewport::Range range, double width);

/// How large the signs of a row of that height are; 0: it is too low for any.
[[nodiscard]] double markSize(double rowHeight);

/// Diamonds for marks, dots for lines, on the lower edge of the row.
void paintMarkSigns(
    QPainter& painter, const std::vector<MarkSign>& signs, const QRect& place, Theme theme);

} // namespace interleave::ui
