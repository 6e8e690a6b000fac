// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/background.h"
#include "ui/timeline/activity.h"
#include "ui/viewmodels/viewport.h"

#include <QWidget>

namespace interleave::ui {

/// The whole run in one strip: active workers over time, and the visible window, which the mouse
/// moves.
class OverviewStrip : public QWidget {
    Q_OBJECT

public:
    /// `viewport` outlives this.
    OverviewStrip(Viewport& viewport, QWidget* parent = nullptr);

    /// In the mode Workers; null for none.
    void setTracks(std::shared_ptr<const TrackModel> tracks);
    /// The pixels left of the time axis below, and right of it.
    void setMargins(int left, int right);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRect plotRect() const;
    void centreOn(double x);
    void countActivity(int columns);
    void takeActivity(std::vector<ActivityColumn> activity,
        std::shared_ptr<const TrackModel> tracks, Viewport::Range range);

    Viewport& m_viewport;
    std::shared_ptr<const TrackModel> m_tracks;
    std::vector<ActivityColumn> m_activity;
    std::shared_ptr<const TrackModel> m_activityOf;
    Viewport::Range m_activityRange;
    Background* m_counting;
    int m_left = 100;
    int m_right = 18;
};

} // namespace interleave::ui
