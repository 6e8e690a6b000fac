// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "ui/viewmodels/chartoptions.h"
#include "ui/viewmodels/trackmodel.h"
#include "ui/viewmodels/viewport.h"

#include <QWidget>

#include <array>
#include <optional>

class QTabWidget;

namespace interleave::ui {

class ChartView;
class CompareView;
class ExperimentModel;
class ProgramPage;
class Selection;
class SpeedupPlot;
class TimelineView;

enum class Page { Compare, Timeline, Speedup, Program };

/// The centre: the three tabs of an experiment, that of a recorded program where there is one, and
/// the viewports of their time axes.
class CentrePages : public QWidget {
    Q_OBJECT

public:
    CentrePages(ExperimentModel& experiment, Selection& selection, QWidget* parent = nullptr);
    ~CentrePages() override;

    [[nodiscard]] Page page() const;
    void showPage(Page page);
    /// Since the last forgetTouch(), has the user chosen a tab?
    [[nodiscard]] bool wasTouched() const { return m_touched; }
    void forgetTouch() { m_touched = false; }
    /// As showPage, when the user asked for it by key or menu.
    void choosePage(Page page);

    /// Its tab is there while it shows something.
    [[nodiscard]] ProgramPage& program() const { return *m_program; }
    void setProgramShown(bool shown);
    /// Of the visible page; Speedup has none and answers for Timeline.
    [[nodiscard]] Viewport& viewport();
    [[nodiscard]] const Viewport& viewportOf(Page page) const;
    [[nodiscard]] LaneMode laneMode() const { return laneModeOf(page()); }
    [[nodiscard]] LaneMode laneModeOf(Page page) const;
    void setLaneMode(LaneMode mode);
    /// Scrolls the visible page to the row where the task is at that instant of a run.
    void reveal(int run, TaskId task, Nanos at);
    /// Of both timelines.
    [[nodiscard]] ChartOptions& options() { return m_options; }
    [[nodiscard]] const ChartOptions& options() const { return m_options; }
    /// Of the visible page: a recorded program has an arrangement of its own.
    [[nodiscard]] LaneArrangement& lanes();
    [[nodiscard]] const Selection& selection() const { return m_selection; }
    /// Rows of resources that are not drawn in the visible page.
    [[nodiscard]] int hiddenRows() const;
    [[nodiscard]] int hiddenLanes() const;
    /// So that a lane's name can be typed, unless the visible page has no lanes.
    void focusFilter();

signals:
    void pageChanged();
    void laneModeChanged();
    void hiddenRowsChanged();
    void noticed(const QString& word);
    void pointerMoved(std::optional<interleave::Nanos> time);
    void runRequested();
    void sweepRequested();
    /// A point of the speedup plot was clicked.
    void runOpened(int run);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    /// Of the visible page; null for Speedup and Program.
    [[nodiscard]] ChartView* chart() const;

    const Selection& m_selection;
    ChartOptions m_options;
    Viewport m_compareViewport;
    Viewport m_timelineViewport;
    QTabWidget* m_tabs;
    CompareView* m_compare;
    TimelineView* m_timeline;
    SpeedupPlot* m_speedup;
    ProgramPage* m_program;
    bool m_touched = false;
};

} // namespace interleave::ui
