// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/oncore.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/timelinekeys.h"

#include <QObject>
#include <QPoint>

class QContextMenuEvent;
class QMouseEvent;
class QWheelEvent;

namespace interleave::ui {

/// The mouse of one canvas, and where its keys arrive: an event filter of its plot, and a child of
/// the canvas.
class TimelineInteraction : public QObject {
    Q_OBJECT

public:
    explicit TimelineInteraction(TimelineCanvas& canvas);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] Nanos timeAt(double x) const { return m_canvas.content().coordinates.toTime(x); }
    bool wheel(const QWheelEvent& event);
    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool doubleClick(const QMouseEvent& event);
    bool pressOnNames(QPoint position);
    void dragLane(QPoint position);
    void letGo();
    void openMenu(const QContextMenuEvent& event);
    void showTip(QPoint position, QPoint globalPosition) const;
    /// On the row of a thread of a recorded program.
    [[nodiscard]] bool isThread(const TimelineCanvas::Hit& hit) const;
    [[nodiscard]] std::optional<OnCore> sliceAt(const TimelineCanvas::Hit& hit, int x) const;
    void chooseSlice(const TimelineCanvas::Hit& hit, int x);
    void chooseOnCore(std::size_t section, std::size_t row, const CoreBar& bar, Nanos at);

    TimelineCanvas& m_canvas;
    TimelineKeys m_keys;
    /// The lane whose name is held down, and where.
    struct HeldLane {
        std::size_t section = 0;
        std::size_t row = 0;
        RowKey key; ///< which it is, whatever comes and goes above it
        QPoint from;
        bool isDragged = false;
    };

    std::optional<QPoint> m_panFrom;
    std::optional<HeldLane> m_held;
    Viewport::Range m_panRange;
};

} // namespace interleave::ui
