// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/summarypage.h"

#include "ui/pages/copyabletable.h"
#include "ui/support/emptypane.h"
#include "ui/viewmodels/experimentmodel.h"
#include "ui/viewmodels/metricsmodel.h"

#include <QEvent>
#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QStackedLayout>

namespace interleave::ui {

SummaryPage::SummaryPage(ExperimentModel& experiment, QWidget* parent)
    : QWidget(parent),
      m_model(new MetricsModel(experiment, this)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_stack(new QStackedLayout(this)),
      m_empty(new EmptyPane(this)),
      m_table(new CopyableTable(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(MetricsModel::kSortRole);
    m_table->setModel(m_sorted);
    m_table->verticalHeader()->hide();
    QFont small = m_table->font();
    small.setPointSizeF(small.pointSizeF() * 0.88); // many columns
    m_table->setFont(small);
    m_table->horizontalHeader()->setFont(small);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // at first in the order of the models
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    const auto fit = [this] {
        refresh();
        m_table->resizeColumnsToContents();
    };
    connect(m_model, &QAbstractItemModel::modelReset, this, fit);
    connect(m_model, &QAbstractItemModel::dataChanged, this, fit);
    connect(m_table, &QTableView::activated, this, &SummaryPage::open);
    retranslate();
}

void SummaryPage::open(const QModelIndex& index)
{
    const int run = m_model->medianRun(m_sorted->mapToSource(index).row());
    if (run >= 0)
        emit runOpened(run);
}

void SummaryPage::refresh()
{
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
}

void SummaryPage::retranslate()
{
    m_empty->setTexts(
        tr("No run yet: Run (F5)\nDurations, speedups and where the time went appear here."));
    m_table->setAccessibleName(tr("Summary of the experiment"));
    m_table->setToolTip(
        tr("Double-click a row to open its median run in the timeline").toHtmlEscaped());
    m_model->retranslate();
    refresh();
    m_table->resizeColumnsToContents();
}

void SummaryPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace interleave::ui
