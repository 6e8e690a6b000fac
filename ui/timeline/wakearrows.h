// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/wakes.h"
#include "ui/support/background.h"
#include "ui/viewmodels/trackmodel.h"

#include <QPointF>
#include <QString>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace interleave::ui {

/// One wake as it is drawn: from what the waker did at that instant to where the woken task goes
/// on.
struct WakeArrow {
    /// Solid: what woke the selected task; dashed: what it woke; thin: all others.
    enum class Kind : std::uint8_t { In, Out, Other };
    Kind kind = Kind::Other;
    std::size_t fromRow = 0;
    std::size_t toRow = 0;
    Nanos fromTime { 0 };
    Nanos toTime { 0 };
};

struct ArrowRequest {
    Viewport::Range range;
    TaskId selected;
    std::optional<int> span; ///< among the selected task's spans: only its arrows
    bool all = false;        ///< the others in the range, too
    std::size_t most = 1000; ///< of the others, thinned out evenly
    /// Whether a row is drawn; arrows from or to others are counted only. Empty: all are.
    std::function<bool(std::size_t row)> isShown {};
};

struct ArrowSet {
    std::vector<WakeArrow> arrows; ///< those of the selection are the last, on top
    std::size_t total = 0;         ///< with those that were thinned out or have a hidden row
};

/// The wakes between tasks that have a place in the rows and in the range. Wakes by the clock or
/// the system come from nowhere and have no arrow.
[[nodiscard]] ArrowSet wakeArrows(
    const WakeIndex& wakes, const TrackModel& tracks, const ArrowRequest& request);

/// "1,204 of 5,000 arrows shown"; empty when all are.
[[nodiscard]] QString thinnedOutText(std::size_t shown, std::size_t total);

/// A span of a task, in a row of its lane or its own; none when it has no row.
struct SpanInRow {
    std::size_t row = 0;
    Span span;
};
[[nodiscard]] std::optional<SpanInRow> spanInRow(const TrackModel& tracks, const Span& span);

/// Keeps the wake indexes of the traces that are drawn. GUI thread.
class WakeIndexes {
public:
    /// `onReady`: an index that was not there at once is.
    explicit WakeIndexes(std::function<void()> onReady) : m_onReady(std::move(onReady)) { }

    /// Where there are too many wakes to look through at every frame: null while the run is live,
    /// and then until the index is ready.
    [[nodiscard]] std::shared_ptr<const WakeIndex> of(const std::shared_ptr<const Trace>& trace);

private:
    void ask(const std::shared_ptr<const Trace>& trace);
    void keep(std::shared_ptr<const WakeIndex> index);

    std::function<void()> m_onReady;
    std::shared_ptr<const Trace> m_asked;
    Background m_reader;
    std::vector<std::shared_ptr<const WakeIndex>> m_kept; ///< the newest is the last
};

/// The lines of an arrow in pixels: its way, and the two strokes of its head.
struct ArrowShape {
    std::vector<QPointF> way;
    std::array<QPointF, 3> head;
};
/// A row as a bar area: `top`, `bottom`. Between rows the arrow is straight, from the middle of the
/// one to the edge of the other; within one it hops over the bars.
struct ArrowRow {
    double top = 0;
    double bottom = 0;
};
[[nodiscard]] ArrowShape arrowShape(
    double fromX, ArrowRow from, double toX, ArrowRow to, double headSize);

} // namespace interleave::ui
