// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timelinecanvas.h"

#include <QObject>
#include <QPoint>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace interleave::ui {

/// Mouse and keys of one canvas: an event filter of its plot, and a child of the canvas.
class TimelineInteraction : public QObject {
    Q_OBJECT

public:
    explicit TimelineInteraction(TimelineCanvas& canvas);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] Nanos timeAt(double x) const { return m_canvas.content().coordinates.toTime(x); }
    /// A key that this handles, so that no shortcut of the window may take it.
    [[nodiscard]] bool isOurs(const QKeyEvent& event) const;
    bool key(const QKeyEvent& event);
    bool zoomOrPanKey(int key);
    bool commandKey(const QKeyEvent& event);
    bool wheel(const QWheelEvent& event);
    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool doubleClick(const QMouseEvent& event);
    /// The kind of the resource whose row, name included, is there.
    [[nodiscard]] std::optional<Reason> resourceAt(QPoint position) const;
    void showTip(QPoint position, QPoint globalPosition) const;
    /// To the next span of the row, or the previous one.
    void stepAlong(bool forward);
    void stepRow(bool down);
    void chooseOnCore(std::size_t section, std::size_t row, const CoreBar& bar, Nanos at);
    void fitSelection();
    void fitSpan(Nanos begin, Nanos end);

    TimelineCanvas& m_canvas;
    std::optional<QPoint> m_panFrom;
    Viewport::Range m_panRange;
};

} // namespace interleave::ui
