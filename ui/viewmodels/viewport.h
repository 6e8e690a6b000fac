// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QElapsedTimer>
#include <QObject>

#include <cstddef>
#include <optional>
#include <vector>

namespace interleave::ui {

/// The one owner of the visible time range. All timelines that share it zoom and pan together.
/// Times count from the run's start, kept in whole nanoseconds. GUI thread.
class Viewport : public QObject {
    Q_OBJECT

public:
    /// Half-open. The ranges of a viewport are never empty.
    struct Range {
        Nanos begin { 0 };
        Nanos end { 0 };
        [[nodiscard]] Nanos length() const { return end - begin; }
        [[nodiscard]] bool operator==(const Range&) const = default;
    };

    explicit Viewport(QObject* parent = nullptr);

    [[nodiscard]] Range visible() const { return m_visible; }
    /// Everything that there is to see: [0, longest makespan).
    [[nodiscard]] Range full() const { return m_full; }
    /// True while the visible range is the full one; it then follows a growing run.
    [[nodiscard]] bool isFitted() const { return m_visible == m_full; }

    void setFull(Nanos end);
    /// Clamped to the full range and to at least 10 ns. Recorded for undo, unless the last change
    /// was of the same gesture (of the same kind, within half a second).
    void setVisible(Range range);
    /// `factor` < 1 zooms in; the instant `at` stays where it is on the screen.
    void zoomAt(Nanos at, double factor);
    /// By this part of the visible length; positive is later.
    void panBy(double fraction);
    void fit();
    void undo();
    void redo();
    [[nodiscard]] bool canUndo() const { return m_historyAt > 0; }
    [[nodiscard]] bool canRedo() const { return m_historyAt + 1 < m_history.size(); }

signals:
    void visibleChanged();
    void fullChanged();

private:
    enum class Gesture { None, Set, Zoom, Pan, Fit };
    using Place = std::optional<Range>; ///< none: fitted, however far the run has grown by then

    [[nodiscard]] Range clamped(Range range) const;
    void change(Range range, Gesture gesture);
    void apply(Range range);
    void restore(std::size_t place);

    Range m_full;
    Range m_visible;
    std::vector<Place> m_history;
    std::size_t m_historyAt = 0;
    Gesture m_lastGesture = Gesture::None;
    QElapsedTimer m_sinceLastChange;
};

} // namespace interleave::ui
