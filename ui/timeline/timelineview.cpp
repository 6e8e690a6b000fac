// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineview.h"

#include "ui/support/emptypane.h"
#include "ui/timeline/legendbar.h"
#include "ui/timeline/overviewstrip.h"
#include "ui/timeline/runtext.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/viewbar.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace interleave::ui {

namespace {
constexpr int kFrameMilliseconds = 17;
constexpr int kLegendMilliseconds = 120;
} // namespace

TimelineView::TimelineView(
    ExperimentModel& model, Viewport& viewport, Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_viewport(viewport),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyPane(this)),
      m_bar(new ViewBar(this)),
      m_overview(new OverviewStrip(viewport, this)),
      m_canvas(new TimelineCanvas(viewport, selection, this)),
      m_legend(new LegendBar(this))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    auto* page = new QWidget(this);
    auto* box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_bar);
    box->addWidget(m_overview);
    box->addWidget(m_canvas, 1);
    box->addWidget(m_legend);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    m_empty->setTexts(
        tr("Here the lanes of one run are drawn: what each worker does, and when.\nNo run yet."),
        tr("Run (F5)"));

    for (QTimer* timer : { &m_updateTimer, &m_legendTimer })
        timer->setSingleShot(true);
    m_updateTimer.setInterval(kFrameMilliseconds);
    m_legendTimer.setInterval(kLegendMilliseconds);
    connect(&m_updateTimer, &QTimer::timeout, this, &TimelineView::rebuild);
    connect(&m_legendTimer, &QTimer::timeout, this, &TimelineView::updateLegend);
    connect(&m_model, &ExperimentModel::wasReset, this, [this] {
        m_sections.clear();
        scheduleUpdate();
    });
    connect(&m_model, &ExperimentModel::currentRunChanged, this, [this] {
        m_sections.clear();
        scheduleUpdate();
    });
    connect(&m_model, &ExperimentModel::runChanged, this, &TimelineView::scheduleUpdate);
    connect(&m_viewport, &Viewport::visibleChanged, this, [this] {
        if (!m_legendTimer.isActive())
            m_legendTimer.start();
    });
    connect(m_bar, &ViewBar::laneModeChanged, this, [this] {
        rebuild();
        emit laneModeChanged(laneMode());
    });
    connect(m_bar, &ViewBar::fitRequested, &m_viewport, &Viewport::fit);
    connect(m_bar, &ViewBar::chosen, &m_model, &ExperimentModel::setCurrentRun);
    connect(m_canvas, &TimelineCanvas::laneModeToggled, m_bar, &ViewBar::toggleLaneMode);
    connect(m_canvas, &TimelineCanvas::pointerMoved, this, &TimelineView::pointerMoved);
    connect(m_empty, &EmptyPane::activated, this, &TimelineView::runRequested);
    setFocusProxy(m_canvas);
    rebuild();
}

LaneMode TimelineView::laneMode() const
{
    return m_bar->laneMode();
}

void TimelineView::setLaneMode(LaneMode mode)
{
    m_bar->setLaneMode(mode);
}

void TimelineView::scheduleUpdate()
{
    m_stale = true;
    if (isVisible() && !m_updateTimer.isActive())
        m_updateTimer.start();
}

void TimelineView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        rebuild();
}

void TimelineView::rebuild()
{
    m_stale = false;
    const int run = m_model.currentRun();
    if (run < 0) {
        m_stack->setCurrentIndex(0);
        return;
    }
    m_stack->setCurrentIndex(1);
    updateChoice();
    TimelineSection section = m_sections.build(m_model, run, laneMode());
    if (section.tracks)
        m_viewport.setFull(section.tracks->trace().end());
    m_overview->setTracks(
        section.tracks ? m_sections.build(m_model, run, LaneMode::Workers).tracks : nullptr);
    RowMetrics metrics;
    metrics.maxRow = 64;
    m_canvas->setSections({ std::move(section) }, metrics);
    m_overview->setMargins(m_canvas->content().lanes.left(),
        m_canvas->width() - m_canvas->content().lanes.right() - 1);
    if (!m_legendTimer.isActive())
        m_legendTimer.start(0);
}

void TimelineView::updateChoice()
{
    QList<QPair<QString, int>> entries;
    for (std::size_t i = 0; i < m_model.runs().size(); ++i) {
        const ExperimentModel::Run& run = m_model.runs()[i];
        if (run.state != ExperimentModel::RunState::Waiting)
            entries.append({ titleOfRun(m_model.spec(), run.planned), static_cast<int>(i) });
    }
    m_bar->setChoice(tr("Run:"), entries, m_model.currentRun(), 1);
}

void TimelineView::updateLegend()
{
    const auto& sections = m_canvas->content().sections;
    if (sections.empty())
        return;
    const auto& tracks = sections.front().tracks;
    std::optional<RowTotals> totals;
    if (tracks)
        totals = rowTotals(*tracks, m_viewport.visible());
    const bool hasResources = tracks && tracks->hasResources();
    auto entries = legendEntries(laneMode(), hasResources, totals, themeOf(palette()));
    if (tracks && tracks->hasThefts())
        entries.push_back(theftEntry());
    m_legend->setEntries(std::move(entries));
}

void TimelineView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_legendTimer.start(0);
}

} // namespace interleave::ui
