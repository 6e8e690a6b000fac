// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/centrepages.h"

#include "ui/pages/programpage.h"
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
      m_selection(selection),
      m_tabs(new QTabWidget(this)),
      m_compare(new CompareView(experiment, m_compareViewport, selection, m_options, this)),
      m_timeline(new TimelineView(experiment, m_timelineViewport, selection, m_options, this)),
      m_speedup(new SpeedupPlot(experiment, this)),
      m_program(new ProgramPage(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->addTab(m_compare, QString());
    m_tabs->addTab(m_timeline, QString());
    m_tabs->addTab(m_speedup, QString());
    m_tabs->addTab(m_program, QString());
    setProgramShown(false);
    connect(m_tabs->tabBar(), &QTabBar::tabBarClicked, this, [this] { m_touched = true; });
    connect(m_tabs, &QTabWidget::currentChanged, this, &CentrePages::pageChanged);
    connect(m_tabs, &QTabWidget::currentChanged, this, &CentrePages::hiddenRowsChanged);
    for (const ChartView* chart :
        std::initializer_list<const ChartView*> { m_compare, m_timeline }) {
        connect(chart, &ChartView::pointerMoved, this, &CentrePages::pointerMoved);
        connect(chart, &ChartView::runRequested, this, &CentrePages::runRequested);
        connect(chart, &ChartView::laneModeChanged, this, &CentrePages::laneModeChanged);
        connect(chart, &ChartView::hiddenRowsChanged, this, &CentrePages::hiddenRowsChanged);
        connect(chart, &ChartView::noticed, this, &CentrePages::noticed);
    }
    connect(m_program, &ProgramPage::pointerMoved, this, &CentrePages::pointerMoved);
    connect(m_program, &ProgramPage::noticed, this, &CentrePages::noticed);
    connect(m_program, &ProgramPage::lanesChanged, this, &CentrePages::hiddenRowsChanged);
    connect(m_speedup, &SpeedupPlot::sweepRequested, this, &CentrePages::sweepRequested);
    connect(m_speedup, &SpeedupPlot::pointActivated, this, &CentrePages::runOpened);
    connect(&experiment, &ExperimentModel::wasReset, this, [this] {
        m_compareViewport.fit();
        m_timelineViewport.fit();
        m_options.lanes().forgetRuns();
    });
    retranslate();
}

/// The charts refer to the viewports and the options, which die before the base class deletes them.
CentrePages::~CentrePages()
{
    delete m_tabs;
}

ChartView* CentrePages::chart() const
{
    if (page() == Page::Speedup || page() == Page::Program)
        return nullptr;
    return page() == Page::Compare ? static_cast<ChartView*>(m_compare) : m_timeline;
}

LaneArrangement& CentrePages::lanes()
{
    return page() == Page::Program ? m_program->lanes() : m_options.lanes();
}

int CentrePages::hiddenLanes() const
{
    if (page() == Page::Program)
        return m_program->hiddenLanes();
    return chart() != nullptr ? chart()->hiddenLanes().hidden() : 0;
}

void CentrePages::focusFilter()
{
    if (chart() != nullptr)
        chart()->focusFilter();
}

int CentrePages::hiddenRows() const
{
    return chart() != nullptr ? chart()->hiddenRows() : 0;
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

void CentrePages::setProgramShown(bool shown)
{
    m_tabs->setTabVisible(static_cast<int>(Page::Program), shown);
    if (shown)
        showPage(Page::Program);
}

Viewport& CentrePages::viewport()
{
    if (page() == Page::Program)
        return m_program->viewport();
    return page() == Page::Compare ? m_compareViewport : m_timelineViewport;
}

const Viewport& CentrePages::viewportOf(Page page) const
{
    if (page == Page::Program)
        return m_program->viewport();
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
    else if (page() == Page::Timeline)
        m_timeline->setLaneMode(mode);
}

void CentrePages::reveal(int run, TaskId task, Nanos at)
{
    if (page() == Page::Compare)
        m_compare->reveal(run, task, at);
    else if (page() == Page::Timeline)
        m_timeline->reveal(run, task, at);
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
    name(Page::Program, tr("Recorded program"),
        tr("When the system gave the threads of a program a core"));
}

void CentrePages::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace interleave::ui
