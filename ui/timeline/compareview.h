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
class Selection;
class TimelineCanvas;
class ViewBar;

/// The product's face: the compared runs below each other on one time axis, their ends marked with
/// time and speedup.
class CompareView : public QWidget {
    Q_OBJECT

public:
    /// `viewport` is this view's own: it is set to the length of the longest run. All three outlive
    /// this.
    CompareView(ExperimentModel& model, Viewport& viewport, Selection& selection,
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

    ExperimentModel& m_model;
    Viewport& m_viewport;
    SectionBuilder m_sections;
    QStackedWidget* m_stack;
    EmptyPane* m_empty;
    ViewBar* m_bar;
    TimelineCanvas* m_canvas;
    LegendBar* m_legend;
    QTimer m_updateTimer;
    bool m_stale = true;
};

} // namespace interleave::ui
