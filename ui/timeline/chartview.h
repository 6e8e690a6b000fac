// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/sectionbuilder.h"
#include "ui/timeline/timelinecontent.h"
#include "ui/viewmodels/chartoptions.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QMenu;
class QStackedWidget;
class QVBoxLayout;

namespace interleave::ui {

class EmptyPane;
class LegendBar;
class ScheduleNotice;
class Selection;
class TimelineCanvas;
class ViewBar;

/// What the tabs with timelines have in common: the bar above the canvas, the legend below, the
/// empty pane instead of them, the context menu; rebuilt at most once a frame, and only when seen.
class ChartView : public QWidget {
    Q_OBJECT

public:
    [[nodiscard]] LaneMode laneMode() const;
    void setLaneMode(LaneMode mode);
    /// Scrolls to the row where the task is at that instant of a run, if the run is drawn.
    void reveal(int run, TaskId task, Nanos at);
    [[nodiscard]] TimelineCanvas& canvas() const { return *m_canvas; }
    /// Rows of resources that the options hide.
    [[nodiscard]] int hiddenRows() const;
    /// Of all sections together.
    [[nodiscard]] ArrangedRows hiddenLanes() const;
    void focusFilter();

signals:
    void laneModeChanged(interleave::ui::LaneMode mode);
    /// The action of the empty pane.
    void runRequested();
    void pointerMoved(std::optional<interleave::Nanos> time);
    void hiddenRowsChanged();
    void noticed(const QString& word);

protected:
    /// `viewport` is the view's own: it sets it to the length of what it shows. All four outlive
    /// this.
    ChartView(ExperimentModel& model, Viewport& viewport, Selection& selection,
        ChartOptions& options, QWidget* parent);

    /// Shows what the model has now. The constructor of the view calls it first.
    virtual void rebuild() = 0;
    void scheduleUpdate();
    void showEvent(QShowEvent* event) override;
    /// Or the empty pane.
    void showChart(bool shown);
    void setSections(std::vector<TimelineSection> sections, const RowMetrics& metrics);
    [[nodiscard]] TimelineSection buildSection(int run, LaneMode mode);

    ExperimentModel& m_model;
    Viewport& m_viewport;
    ChartOptions& m_options;
    SectionBuilder m_sections;
    QVBoxLayout* m_box; ///< bar, canvas, notice, legend
    EmptyPane* m_empty;
    ViewBar* m_bar;
    TimelineCanvas* m_canvas;
    ScheduleNotice* m_notice;
    LegendBar* m_legend;

private:
    void connectParts();
    void followLanes();
    void openMenu(QPoint globalPosition, const std::optional<TimelineCursor>& row);
    void addRowEntries(QMenu& menu, const std::optional<TimelineCursor>& at);

    QStackedWidget* m_stack;
    QTimer m_updateTimer;
    bool m_stale = true;
};

} // namespace interleave::ui
