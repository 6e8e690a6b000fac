// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QObject>

#include <cstddef>
#include <vector>

namespace interleave::ui {

/// The one owner of the visible time range. All timelines that share it zoom and pan together.
/// Times count from the run's start, kept in whole nanoseconds. GUI thread.
class Viewport : public QObject {
    Q_OBJECT

public:
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
    /// Clamped to the full range and to at least 10 ns. Recorded for undo, unless the last change was of the
    /// same gesture (within half a second).
    void setVisible(Range range);
    /// `factor` < 1 zooms in; the instant `at` stays where it is on the screen.
    void zoomAt(Nanos at, double factor);
    /// By this part of the visible length; positive is later.
    void panBy(double fraction);
    void fit();
    void undo();
    void redo();

signals:
    void visibleChanged();
    void fullChanged();

private:
    void apply(Range range);

    Range m_full;
    Range m_visible;
    std::vector<Range> m_history;
    std::size_t m_historyAt = 0;
};

} // namespace interleave::ui
