// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/chartview.h"

#include "ui/support/emptypane.h"
#include "ui/support/keymap.h"
#include "ui/timeline/lanemenu.h"
#include "ui/timeline/legendbar.h"
#include "ui/timeline/schedulenotice.h"
#include "ui/timeline/statetext.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/viewbar.h"

#include <QElapsedTimer>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace interleave::ui {

namespace {

constexpr int kFrameMilliseconds = 17;

} // namespace

ChartView::ChartView(ExperimentModel& model, Viewport& viewport, Selection& selection,
    ChartOptions& options, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_viewport(viewport),
      m_options(options),
      m_empty(new EmptyPane(this)),
      m_bar(new ViewBar(this)),
      m_canvas(new TimelineCanvas(viewport, selection, this)),
      m_notice(new ScheduleNotice(this)),
      m_legend(new LegendBar(this)),
      m_stack(new QStackedWidget(this))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    auto* page = new QWidget(this);
    m_box = new QVBoxLayout(page);
    m_box->setContentsMargins(0, 0, 0, 0);
    m_box->setSpacing(0);
    m_box->addWidget(m_bar);
    m_box->addWidget(m_canvas, 1);
    m_box->addWidget(m_notice);
    m_box->addWidget(m_legend);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    m_canvas->setAllArrows(options.allArrows());
    m_canvas->setMarksShown(options.showsMarks());
    setFocusProxy(m_canvas);
    connectParts();
    followLanes();
}

void ChartView::connectParts()
{
    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(kFrameMilliseconds);
    connect(&m_updateTimer, &QTimer::timeout, this, [this] {
        m_stale = false;
        QElapsedTimer taken;
        taken.start();
        rebuild();
        // At most a fifth of the window's time goes into following a live run.
        constexpr int kRest = 4;
        m_updateTimer.setInterval(
            std::max(kFrameMilliseconds, kRest * static_cast<int>(taken.elapsed())));
    });
    connect(&m_model, &ExperimentModel::runChanged, this, &ChartView::scheduleUpdate);
    connect(&m_model, &ExperimentModel::wasReset, this, [this] {
        m_sections.clear();
        scheduleUpdate();
    });
    connect(m_bar, &ViewBar::laneModeChanged, this, [this] {
        rebuild();
        emit laneModeChanged(laneMode());
    });
    connect(&m_options, &ChartOptions::changed, this, [this] {
        m_canvas->setAllArrows(m_options.allArrows());
        m_canvas->setMarksShown(m_options.showsMarks());
        rebuild();
    });
    connect(m_bar, &ViewBar::fitRequested, &m_viewport, &Viewport::fit);
    connect(m_canvas, &TimelineCanvas::laneModeToggled, m_bar, &ViewBar::toggleLaneMode);
    connect(m_canvas, &TimelineCanvas::arrowsToggled, &m_options, &ChartOptions::toggleArrows);
    connect(m_canvas, &TimelineCanvas::marksToggled, &m_options, &ChartOptions::toggleMarks);
    connect(
        m_canvas, &TimelineCanvas::resourcesToggled, &m_options, &ChartOptions::toggleResources);
    connect(m_canvas, &TimelineCanvas::coresToggled, &m_options, &ChartOptions::toggleCores);
    connect(m_canvas, &TimelineCanvas::menuRequested, this, &ChartView::openMenu);
    connect(m_canvas, &TimelineCanvas::pointerMoved, this, &ChartView::pointerMoved);
    connect(m_canvas, &TimelineCanvas::noticed, this, &ChartView::noticed);
    connect(m_empty, &EmptyPane::activated, this, &ChartView::runRequested);
}

void ChartView::followLanes()
{
    LaneArrangement& lanes = m_options.lanes();
    connect(&lanes, &LaneArrangement::changed, this, [this] {
        m_stale = true;
        if (!isVisible())
            return; // showEvent rebuilds
        m_stale = false;
        rebuild();
    });
    connect(m_bar, &ViewBar::filterChanged, &lanes, &LaneArrangement::setFilter);
    connect(m_bar, &ViewBar::idleHidden, &lanes, &LaneArrangement::setHidesIdle);
    connect(m_bar, &ViewBar::allLanesWanted, &lanes, &LaneArrangement::showAll);
    connect(m_bar, &ViewBar::left, m_canvas, [this] { m_canvas->setFocus(); });
    connectLanes(*m_canvas, lanes);
}

void ChartView::focusFilter()
{
    m_bar->focusFilter();
}

ArrangedRows ChartView::hiddenLanes() const
{
    return sumOfRows(m_canvas->content().sections);
}

LaneMode ChartView::laneMode() const
{
    return m_bar->laneMode();
}

void ChartView::setLaneMode(LaneMode mode)
{
    m_bar->setLaneMode(mode);
}

void ChartView::reveal(int run, TaskId task, Nanos at)
{
    if (m_stale) { // the rows of the run are not yet there
        m_updateTimer.stop();
        m_stale = false;
        rebuild();
    }
    m_canvas->reveal(run, task, at);
}

int ChartView::hiddenRows() const
{
    int hidden = 0;
    for (const TimelineSection& section : m_canvas->content().sections)
        hidden += section.tracks ? section.tracks->hiddenRows() : 0;
    return hidden;
}

void ChartView::scheduleUpdate()
{
    m_stale = true;
    if (isVisible() && !m_updateTimer.isActive())
        m_updateTimer.start();
}

void ChartView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_stale)
        return;
    m_stale = false;
    rebuild();
}

void ChartView::showChart(bool shown)
{
    m_stack->setCurrentIndex(shown ? 1 : 0);
    if (!shown)
        setSections({}, {});
}

void ChartView::setSections(std::vector<TimelineSection> sections, const RowMetrics& metrics)
{
    const int before = hiddenRows();
    m_notice->tell(sections);
    const int lanesBefore = hiddenLanes().hidden();
    m_canvas->setSections(std::move(sections), metrics);
    m_bar->setLanes(m_options.lanes().rules(), hiddenLanes());
    if (hiddenRows() != before || hiddenLanes().hidden() != lanesBefore)
        emit hiddenRowsChanged();
}

TimelineSection ChartView::buildSection(int run, LaneMode mode)
{
    return m_sections.build(m_model, run, mode, m_options.resources(), m_options.lanes().rules());
}

void ChartView::openMenu(QPoint globalPosition, const std::optional<TimelineCursor>& row)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addLaneEntries(*menu, *m_canvas, m_options.lanes(), row);
    menu->addSeparator();
    const bool any = m_canvas->content().selected.isValid();
    addEntry(*menu, withKey(tr("Go to who woke this"), Command::WakeBackwards), [this] {
        m_canvas->followWake(false);
    })->setEnabled(any);
    addEntry(*menu, withKey(tr("Go to whom this wakes"), Command::WakeForwards), [this] {
        m_canvas->followWake(true);
    })->setEnabled(any);
    tick(addEntry(*menu, withKey(tr("All arrows"), Command::Arrows),
             [this] { m_options.toggleArrows(); }),
        m_options.allArrows());
    tick(addEntry(*menu, withKey(tr("Marks and printed lines"), Command::Marks),
             [this] { m_options.toggleMarks(); }),
        m_options.showsMarks());
    menu->addSeparator();
    addRowEntries(*menu, row);
    menu->popup(globalPosition);
}

/// Which rows of resources and cores there are.
void ChartView::addRowEntries(QMenu& menu, const std::optional<TimelineCursor>& at)
{
    std::map<Reason, int> kinds;
    for (const TimelineSection& section : m_canvas->content().sections)
        if (section.tracks)
            for (const auto& [kind, rows] : section.tracks->resourceRows())
                kinds[kind] += rows;
    if (at) {
        const TrackModel& tracks = *m_canvas->content().sections[at->section].tracks;
        if (const TrackRow& row = tracks.rows()[at->row]; row.isResource()) {
            const Reason kind = tracks.trace().resources()[row.index].kind;
            //: %1: the kind of a row, as "lock"
            addEntry(menu, tr("Hide the rows of this kind (%1)").arg(reasonName(kind)),
                [this, kind] { m_options.setKindShown(kind, false); });
        }
    }
    const ResourceFilter& filter = m_options.resources();
    QAction* all = addEntry(menu, withKey(tr("Rows of resources"), Command::Resources),
        [this] { m_options.toggleResources(); });
    tick(all, !filter.hidesAll);
    all->setEnabled(!kinds.empty());
    for (const auto& [kind, rows] : kinds)
        //: a kind of resource and how many rows it has: "lock (2)"
        tick(addEntry(menu, tr("Rows: %1 (%2)").arg(reasonName(kind)).arg(rows),
                 [this, kind = kind] {
                     m_options.setKindShown(kind, !m_options.resources().shows(kind));
                 }),
            filter.shows(kind));
    tick(addEntry(menu, withKey(tr("What the system did (cores)"), Command::Cores),
             [this] { m_options.toggleCores(); }),
        !filter.hidesCores);
}

} // namespace interleave::ui
