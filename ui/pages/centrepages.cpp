// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/centrepages.h"

#include "ui/plots/speedupplot.h"
#include "ui/timeline/compareview.h"
#include "ui/timeline/timelineview.h"
#include "ui/viewmodels/experimentmodel.h"

#include <QEvent>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace interleave::ui {

CentrePages::CentrePages(ExperimentModel& experiment, Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_tabs(new QTabWidget(this)),
      m_compare(new CompareView(experiment, m_compareViewport, selection, this)),
      m_timeline(new TimelineView(experiment, m_timelineViewport, selection, this)),
      m_speedup(new SpeedupPlot(experiment, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->addTab(m_compare, QString());
    m_tabs->addTab(m_timeline, QString());
    m_tabs->addTab(m_speedup, QString());
    connect(m_tabs->tabBar(), &QTabBar::tabBarClicked, this, [this] { m_touched = true; });
    connect(m_tabs, &QTabWidget::currentChanged, this, &CentrePages::pageChanged);
    connect(m_compare, &CompareView::pointerMoved, this, &CentrePages::pointerMoved);
    connect(m_timeline, &TimelineView::pointerMoved, this, &CentrePages::pointerMoved);
    connect(m_compare, &CompareView::runRequested, this, &CentrePages::runRequested);
    connect(m_timeline, &TimelineView::runRequested, this, &CentrePages::runRequested);
    connect(m_compare, &CompareView::laneModeChanged, this, &CentrePages::laneModeChanged);
    connect(m_timeline, &TimelineView::laneModeChanged, this, &CentrePages::laneModeChanged);
    connect(m_speedup, &SpeedupPlot::sweepRequested, this, &CentrePages::sweepRequested);
    connect(m_speedup, &SpeedupPlot::pointActivated, this, &CentrePages::runOpened);
    connect(&experiment, &ExperimentModel::wasReset, this, [this] {
        m_compareViewport.fit();
        m_timelineViewport.fit();
    });
    retranslate();
}

Page CentrePages::page() const
{
    return static_cast<Page>(m_tabs->currentIndex());
}

void CentrePages::showPage(Page page)
{
    m_tabs->setCurrentIndex(static_cast<int>(page));
}

void CentrePages::choosePage(Page page)
{
    m_touched = true;
    showPage(page);
    m_tabs->currentWidget()->setFocus();
}

Viewport& CentrePages::viewport()
{
    return page() == Page::Compare ? m_compareViewport : m_timelineViewport;
}

const Viewport& CentrePages::viewportOf(Page page) const
{
    return page == Page::Compare ? m_compareViewport : m_timelineViewport;
}

LaneMode CentrePages::laneModeOf(Page page) const
{
    return page == Page::Compare ? m_compare->laneMode() : m_timeline->laneMode();
}

void CentrePages::setLaneMode(LaneMode mode)
{
    if (page() == Page::Compare)
        m_compare->setLaneMode(mode);
    else
        m_timeline->setLaneMode(mode);
}

void CentrePages::retranslate()
{
    m_tabs->setAccessibleName(tr("Charts"));
    const auto name = [this](Page page, const QString& text, const QString& tip) {
        m_tabs->setTabText(static_cast<int>(page), text);
        m_tabs->setTabToolTip(static_cast<int>(page), tip.toHtmlEscaped());
    };
    name(Page::Compare, tr("Compare"), tr("One timeline for each model, on one clock (Ctrl+1)"));
    name(Page::Timeline, tr("Timeline"), tr("One run in full (Ctrl+2)"));
    name(Page::Speedup, tr("Speedup"),
        tr("Speedup and efficiency against the worker count (Ctrl+3)"));
}

void CentrePages::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace interleave::ui
