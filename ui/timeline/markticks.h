// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/statepalette.h"
#include "ui/viewmodels/trackmodel.h"
#include "ui/viewmodels/viewport.h"

#include <QRect>
#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
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

/// Those of one row, each kind by time.
struct RowTicks {
    std::span<const MarkTick> marks;
    std::span<const MarkTick> lines;

    [[nodiscard]] bool empty() const { return marks.empty() && lines.empty(); }
    [[nodiscard]] std::size_t size() const { return marks.size() + lines.size(); }
};

/// As many of both kinds, by time.
[[nodiscard]] std::vector<MarkTick> firstOf(const RowTicks& ticks, std::size_t most);

/// All marks and lines of a run on the rows of a model: on the lane where they were made, or on
/// the task that made them. Stolen tasks have a sign of their own and are not among them.
class MarkTicks {
public:
    explicit MarkTicks(const TrackModel& tracks);

    /// Adds what a later snapshot of the same run has in addition; costs only that (and the lanes).
    /// False, and nothing was done: the models are not such two. The model that this was made of,
    /// or followed last, must still be there.
    [[nodiscard]] bool follow(const TrackModel& later);

    [[nodiscard]] std::size_t size() const { return m_size; }
    /// Of a row; both ends of the range count.
    [[nodiscard]] RowTicks of(std::size_t row, Viewport::Range range) const;

private:
    struct Row {
        std::vector<MarkTick> marks;
        std::vector<MarkTick> lines;
    };

    void take(const TrackModel& tracks);
    static void add(std::vector<MarkTick>& ticks, const MarkTick& tick);

    LaneMode m_mode;
    std::unordered_map<std::size_t, Row> m_rows; ///< those that have any
    std::vector<std::optional<std::size_t>> m_rowOfLane;
    std::size_t m_size = 0;
    std::size_t m_seenMarks = 0; ///< of the trace
    std::size_t m_seenLines = 0;
    const Mark* m_firstMark = nullptr; ///< snapshots of a run share what was there before
    const OutputLine* m_firstLine = nullptr;
};

/// "Mark: sentinel", "Prints: Worker 3".
[[nodiscard]] QString markText(const Trace& trace, const MarkTick& tick);

/// Where ticks are drawn, in pixels from the left of a row; of those that would cover each other
/// the first stands for all. Costs the pixels, not the ticks.
struct MarkSign {
    double x = 0;
    MarkTick::Kind kind = MarkTick::Kind::Mark;
};
[[nodiscard]] std::vector<MarkSign> markSigns(
    const RowTicks& ticks, Viewport::Range range, double width);

/// How large the signs of a row of that height are; 0: it is too low for any.
[[nodiscard]] double markSize(double rowHeight);

/// Diamonds for marks, dots for lines. `row`: their row's place; `foot`: their lowest pixel.
void paintMarkSigns(QPainter& painter, const std::vector<MarkSign>& signs, const QRect& row,
    double foot, Theme theme);

} // namespace interleave::ui
