// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/rowlayout.h"

class QKeyEvent;

namespace interleave::ui {

class TimelineCanvas;

/// What the keys of one canvas do; see ui/support/keymap for the list.
class TimelineKeys {
public:
    /// `canvas` outlives this.
    explicit TimelineKeys(TimelineCanvas& canvas) : m_canvas(canvas) { }

    /// A key that this handles, so that no shortcut of the window may take it.
    [[nodiscard]] bool isOurs(const QKeyEvent& event) const;
    /// False: the key is not ours.
    bool press(const QKeyEvent& event);

private:
    bool zoomOrPanKey(int key);
    bool laneKey(const QKeyEvent& event);
    void moveLane(bool down);
    void askForLane();
    bool commandKey(const QKeyEvent& event);
    /// To the next span of the row, or the previous one.
    void stepAlong(bool forward);
    void stepRow(bool down);
    [[nodiscard]] const RowItem* nextRow(bool down) const;
    void fitSelection();

    TimelineCanvas& m_canvas;
};

} // namespace interleave::ui
