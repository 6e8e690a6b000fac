// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/sectionbuilder.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QStackedWidget;

namespace interleave::ui {

class EmptyPane;
class LegendBar;
class OverviewStrip;
class Selection;
class TimelineCanvas;
class ViewBar;

/// The timeline of the current run: overview, time axis, lanes, legend with totals of what is
/// visible.
class TimelineView : public QWidget {
    Q_OBJECT

public:
    /// `viewport` is this view's own: it is set to the current run's length. All three outlive
    /// this.
    TimelineView(ExperimentModel& model, Viewport& viewport, Selection& selection,
        QWidget* parent = nullptr);

    [[nodiscard]] LaneMode laneMode() const;
    void setLaneMode(LaneMode mode);
    [[nodiscard]] TimelineCanvas& canvas() const { return *m_canvas; }

signals:
    void laneModeChanged(interleave::ui::LaneMode mode);
    /// The action of the empty pane.
    void runRequested();
    void pointerMoved(std::optional<interleave::Nanos> time);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void scheduleUpdate();
    void rebuild();
    void updateChoice();
    void updateLegend();

    ExperimentModel& m_model;
    Viewport& m_viewport;
    SectionBuilder m_sections;
    QStackedWidget* m_stack;
    EmptyPane* m_empty;
    ViewBar* m_bar;
    OverviewStrip* m_overview;
    TimelineCanvas* m_canvas;
    LegendBar* m_legend;
    QTimer m_updateTimer;
    QTimer m_legendTimer;
    bool m_stale = true;
};

} // namespace interleave::ui
