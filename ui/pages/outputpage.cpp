// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/outputpage.h"

#include "ui/pages/copyabletable.h"
#include "ui/support/emptypane.h"
#include "ui/timeline/runtext.h"
#include "ui/viewmodels/experimentmodel.h"
#include "ui/viewmodels/outputmodel.h"
#include "ui/viewmodels/selection.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace interleave::ui {

namespace {
constexpr int kRestMilliseconds = 250;
} // namespace

OutputPage::OutputPage(const ExperimentModel& experiment, Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_experiment(experiment),
      m_model(new OutputModel(this)),
      m_stack(new QStackedLayout(this)),
      m_empty(new EmptyPane(this)),
      m_title(new QLabel(this)),
      m_table(new CopyableTable(this))
{
    constexpr int kTimeWidth = 110;
    constexpr int kLaneWidth = 120;
    m_title->setTextFormat(Qt::PlainText);
    m_title->setIndent(4);
    m_table->setModel(m_model);
    m_table->verticalHeader()->hide();
    m_table->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(OutputModel::TimeColumn, kTimeWidth);
    m_table->setColumnWidth(OutputModel::LaneColumn, kLaneWidth);
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_title);
    layout->addWidget(m_table, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);

    connect(&experiment, &ExperimentModel::wasReset, this, &OutputPage::refresh);
    connect(&experiment, &ExperimentModel::currentRunChanged, this, &OutputPage::refresh);
    connect(&experiment, &ExperimentModel::runChanged, this, &OutputPage::follow);
    m_later.setSingleShot(true);
    m_later.setInterval(kRestMilliseconds);
    connect(&m_later, &QTimer::timeout, this, &OutputPage::refresh);
    connect(m_table, &QTableView::clicked, this, [&selection](const QModelIndex& index) {
        const TaskId task { index.data(OutputModel::kTaskRole).toUInt() };
        if (task.isValid())
            selection.select(task);
    });
    retranslate();
}

/// A table is slow to grow where it has very many lines.
void OutputPage::follow(int run)
{
    constexpr int kMany = 5000;
    if (run != m_experiment.currentRun())
        return;
    if (m_model->rowCount() < kMany || !m_experiment.isLive())
        refresh();
    else if (!m_later.isActive())
        m_later.start();
}

void OutputPage::refresh()
{
    const int run = m_experiment.currentRun();
    std::shared_ptr<const Trace> trace;
    if (run >= 0 && static_cast<std::size_t>(run) < m_experiment.runs().size())
        trace = m_experiment.runs()[static_cast<std::size_t>(run)].trace;
    const QScrollBar* bar = m_table->verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    m_model->setTrace(trace, run == m_run);
    if (run == m_run && atEnd && m_experiment.isLive())
        m_table->scrollToBottom();
    m_run = run;
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    if (m_experiment.isEmpty())
        m_empty->setTexts(tr("No run yet: Run (F5)\nWhat the program prints appears here."));
    else if (run >= 0 && m_experiment.runs()[static_cast<std::size_t>(run)].traceReleased)
        m_empty->setTexts(
            tr("The trace of this run was let go to save memory; its figures are in the Summary."));
    else
        m_empty->setTexts(tr("This run has printed nothing."));
    if (run >= 0)
        m_title->setText(titleOfRun(
            m_experiment.spec(), m_experiment.runs()[static_cast<std::size_t>(run)].planned));
}

void OutputPage::retranslate()
{
    m_table->setAccessibleName(tr("Output of the program"));
    m_table->setToolTip(
        tr("What the program printed; click a line to select its task").toHtmlEscaped());
    m_model->retranslate();
    refresh();
}

void OutputPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace interleave::ui
