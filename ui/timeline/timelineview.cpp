// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineview.h"

#include "ui/support/emptypane.h"
#include "ui/timeline/legendbar.h"
#include "ui/timeline/overviewstrip.h"
#include "ui/timeline/runtext.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/viewbar.h"

#include <QEvent>
#include <QVBoxLayout>

namespace interleave::ui {

namespace {
constexpr int kLegendMilliseconds = 120;
} // namespace

TimelineView::TimelineView(ExperimentModel& model, Viewport& viewport, Selection& selection,
    ChartOptions& options, QWidget* parent)
    : ChartView(model, viewport, selection, options, parent),
      m_overview(new OverviewStrip(viewport, this))
{
    m_box->insertWidget(1, m_overview);
    m_empty->setTexts(
        tr("Here the lanes of one run are drawn: what each worker does, and when.\nNo run yet."),
        tr("Run (F5)"));
    m_totals = new Background(this);
    m_legendTimer.setSingleShot(true);
    m_legendTimer.setInterval(kLegendMilliseconds);
    connect(&m_legendTimer, &QTimer::timeout, this, &TimelineView::updateLegend);
    connect(&m_model, &ExperimentModel::currentRunChanged, this, [this] {
        m_sections.clear();
        scheduleUpdate();
    });
    connect(&m_viewport, &Viewport::visibleChanged, this, &TimelineView::updateLegendLater);
    connect(m_bar, &ViewBar::chosen, &m_model, &ExperimentModel::setCurrentRun);
    TimelineView::rebuild();
}

void TimelineView::rebuild()
{
    const int run = m_model.currentRun();
    showChart(run >= 0);
    if (run < 0)
        return;
    updateChoice();
    TimelineSection section = buildSection(run, laneMode());
    if (section.tracks)
        m_viewport.setFull(section.tracks->trace().end());
    m_overview->setTracks(section.tracks ? buildSection(run, LaneMode::Workers).tracks : nullptr);
    RowMetrics metrics;
    metrics.maxRow = 64;
    setSections({ std::move(section) }, metrics);
    m_overview->setMargins(m_canvas->content().lanes.left(),
        m_canvas->width() - m_canvas->content().lanes.right() - 1);
    updateLegendLater();
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

void TimelineView::updateLegendLater()
{
    if (!m_legendTimer.isActive())
        m_legendTimer.start();
}

void TimelineView::updateLegend()
{
    const auto& sections = m_canvas->content().sections;
    if (sections.empty())
        return;
    const auto& tracks = sections.front().tracks;
    const Viewport::Range range = m_viewport.visible();
    if (tracks && isLarge(tracks->trace())) {
        m_totals->start([this, tracks, range]() -> Background::Then {
            return [this, totals = rowTotals(*tracks, range)] { showLegend(totals); };
        });
    } else {
        m_totals->forget();
        showLegend(tracks ? std::optional(rowTotals(*tracks, range)) : std::nullopt);
    }
}

void TimelineView::showLegend(const std::optional<RowTotals>& totals)
{
    const auto& sections = m_canvas->content().sections;
    if (sections.empty())
        return;
    const auto& tracks = sections.front().tracks;
    const bool hasResources = tracks && tracks->hasResources();
    auto entries = legendEntries(laneMode(), hasResources, totals, themeOf(palette()));
    if (tracks && tracks->hasThefts())
        entries.push_back(theftEntry());
    if (tracks && tracks->hasCores())
        for (LegendBar::Entry& entry : scheduleEntries(tracks->hasLosses(), themeOf(palette())))
            entries.push_back(std::move(entry));
    m_legend->setEntries(std::move(entries));
}

void TimelineView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateLegendLater();
}

} // namespace interleave::ui
