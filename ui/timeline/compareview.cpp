// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/compareview.h"

#include "ui/support/emptypane.h"
#include "ui/timeline/legendbar.h"
#include "ui/timeline/viewbar.h"

#include <QEvent>

#include <algorithm>

namespace interleave::ui {

CompareView::CompareView(ExperimentModel& model, Viewport& viewport, Selection& selection,
    ChartOptions& options, QWidget* parent)
    : ChartView(model, viewport, selection, options, parent)
{
    m_empty->setTexts(tr("Here the same work is drawn under each execution model, on one "
                         "clock.\nPick two to four models and run."),
        tr("Run (F5)"));
    connect(&m_model, &ExperimentModel::wasReset, &m_viewport, &Viewport::fit);
    connect(&m_model, &ExperimentModel::comparedRunsChanged, this, &CompareView::scheduleUpdate);
    connect(m_bar, &ViewBar::chosen, this,
        [this](int workers) { m_model.setComparedWorkers(static_cast<unsigned>(workers)); });
    CompareView::rebuild();
}

void CompareView::rebuild()
{
    const std::vector<int> runs = m_model.comparedRuns();
    showChart(!runs.empty());
    if (runs.empty())
        return;
    updateChoice();
    std::vector<TimelineSection> sections;
    Nanos end { 0 };
    bool hasResources = false;
    bool hasThefts = false;
    bool hasCores = false;
    bool hasLosses = false;
    for (const int run : runs) {
        sections.push_back(buildSection(run, laneMode()));
        const TimelineSection& section = sections.back();
        end = std::max(end, section.end.value_or(Nanos(0)));
        if (section.tracks) {
            end = std::max(end, section.tracks->trace().end());
            hasResources = hasResources || section.tracks->hasResources();
            hasThefts = hasThefts || section.tracks->hasThefts();
            hasCores = hasCores || section.tracks->hasCores();
            hasLosses = hasLosses || section.tracks->hasLosses();
        }
    }
    if (end > Nanos(0))
        m_viewport.setFull(end);
    RowMetrics metrics;
    metrics.hasHeaders = true;
    metrics.minRow = 7;
    metrics.maxRow = 48;
    metrics.loneRow = 22;
    setSections(std::move(sections), metrics);
    auto entries = legendEntries(laneMode(), hasResources, std::nullopt, themeOf(palette()));
    if (hasThefts)
        entries.push_back(theftEntry());
    if (hasCores)
        for (LegendBar::Entry& entry : scheduleEntries(hasLosses, themeOf(palette())))
            entries.push_back(std::move(entry));
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
