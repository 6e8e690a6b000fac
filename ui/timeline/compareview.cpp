// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/compareview.h"

#include "ui/support/emptypane.h"
#include "ui/timeline/legendbar.h"
#include "ui/timeline/timelinecanvas.h"
#include "ui/timeline/viewbar.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace interleave::ui {

namespace {
constexpr int kFrameMilliseconds = 17;
}

CompareView::CompareView(
    ExperimentModel& model, Viewport& viewport, Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_viewport(viewport),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyPane(this)),
      m_bar(new ViewBar(this)),
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
    box->addWidget(m_canvas, 1);
    box->addWidget(m_legend);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    m_empty->setTexts(tr("Here the same work is drawn under each execution model, on one "
                         "clock.\nPick two to four models and run."),
        tr("Run (F5)"));

    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(kFrameMilliseconds);
    connect(&m_updateTimer, &QTimer::timeout, this, &CompareView::rebuild);
    connect(&m_model, &ExperimentModel::wasReset, this, [this] {
        m_sections.clear();
        m_viewport.fit();
        scheduleUpdate();
    });
    connect(&m_model, &ExperimentModel::runChanged, this, &CompareView::scheduleUpdate);
    connect(&m_model, &ExperimentModel::comparedRunsChanged, this, &CompareView::scheduleUpdate);
    connect(m_bar, &ViewBar::laneModeChanged, this, [this] {
        rebuild();
        emit laneModeChanged(laneMode());
    });
    connect(m_bar, &ViewBar::fitRequested, &m_viewport, &Viewport::fit);
    connect(m_bar, &ViewBar::chosen, this,
        [this](int workers) { m_model.setComparedWorkers(static_cast<unsigned>(workers)); });
    connect(m_canvas, &TimelineCanvas::laneModeToggled, m_bar, &ViewBar::toggleLaneMode);
    connect(m_canvas, &TimelineCanvas::pointerMoved, this, &CompareView::pointerMoved);
    connect(m_empty, &EmptyPane::activated, this, &CompareView::runRequested);
    setFocusProxy(m_canvas);
    rebuild();
}

LaneMode CompareView::laneMode() const
{
    return m_bar->laneMode();
}

void CompareView::setLaneMode(LaneMode mode)
{
    m_bar->setLaneMode(mode);
}

void CompareView::scheduleUpdate()
{
    m_stale = true;
    if (isVisible() && !m_updateTimer.isActive())
        m_updateTimer.start();
}

void CompareView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        rebuild();
}

void CompareView::rebuild()
{
    m_stale = false;
    const std::vector<int> runs = m_model.comparedRuns();
    if (runs.empty()) {
        m_stack->setCurrentIndex(0);
        return;
    }
    m_stack->setCurrentIndex(1);
    updateChoice();
    std::vector<TimelineSection> sections;
    Nanos end { 0 };
    bool hasResources = false;
    bool hasThefts = false;
    for (const int run : runs) {
        sections.push_back(m_sections.build(m_model, run, laneMode()));
        const TimelineSection& section = sections.back();
        end = std::max(end, section.end.value_or(Nanos(0)));
        if (section.tracks) {
            end = std::max(end, section.tracks->trace().end());
            hasResources = hasResources || section.tracks->hasResources();
            hasThefts = hasThefts || section.tracks->hasThefts();
        }
    }
    if (end > Nanos(0))
        m_viewport.setFull(end);
    RowMetrics metrics;
    metrics.hasHeaders = true;
    metrics.minRow = 7;
    metrics.maxRow = 48;
    metrics.loneRow = 22;
    m_canvas->setSections(std::move(sections), metrics);
    auto entries = legendEntries(laneMode(), hasResources, std::nullopt, themeOf(palette()));
    if (hasThefts)
        entries.push_back(theftEntry());
    m_legend->setEntries(std::move(entries));
}

void CompareView::updateChoice()
{
    QList<QPair<QString, int>> entries;
    const ExperimentSpec& spec = m_model.spec();
    const bool isChoice = std::any_of(spec.models.begin(), spec.models.end(),
        [&](ModelId model) { return countsWorkers(spec.workload, model); });
    for (const unsigned workers : isChoice ? spec.workers : std::vector<unsigned>())
        entries.append(
            { tr("%n workers", nullptr, static_cast<int>(workers)), static_cast<int>(workers) });
    m_bar->setChoice(tr("Compare at:"), entries, static_cast<int>(m_model.comparedWorkers()));
}

void CompareView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        scheduleUpdate();
}

} // namespace interleave::ui
