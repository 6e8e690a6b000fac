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

#include <algorithm>
#include <array>

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
    m_table->horizontalHeader()->setMinimumSectionSize(20);
    m_table->viewport()->installEventFilter(this);
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
        &SummaryPage::fitColumns);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    const auto fit = [this] {
        refresh();
        fitColumns();
    };
    connect(m_model, &QAbstractItemModel::modelReset, this, fit);
    connect(m_model, &QAbstractItemModel::dataChanged, this, fit);
    connect(m_table, &QTableView::activated, this, &SummaryPage::open);
    retranslate();
}

bool SummaryPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

void SummaryPage::fitColumns()
{
    constexpr int kPadding = 13;
    constexpr int kSortMark = 16;
    const QFontMetrics metrics(m_table->font());
    const int sorted = m_table->horizontalHeader()->sortIndicatorSection();
    std::array<int, MetricsModel::ColumnCount> widths {};
    int whole = 0;
    for (int c = 0; c < MetricsModel::ColumnCount; ++c) {
        int width = metrics.horizontalAdvance(m_sorted->headerData(c, Qt::Horizontal).toString())
            + (c == sorted ? kSortMark : 0);
        for (int r = 0; r < m_sorted->rowCount(); ++r)
            width = std::max(
                width, metrics.horizontalAdvance(m_sorted->index(r, c).data().toString()));
        widths.at(static_cast<std::size_t>(c)) = width + kPadding;
        whole += width + kPadding;
    }
    bool isRepeated = false;
    for (int r = 0; r < m_model->rowCount(); ++r)
        isRepeated = isRepeated
            || m_model->index(r, MetricsModel::RunsColumn).data(MetricsModel::kSortRole).toInt()
                > 1;
    const int room = m_table->viewport()->width();
    int columns = MetricsModel::ColumnCount;
    const auto hide = [&](int column, bool hides) {
        m_table->setColumnHidden(column, hides);
        whole -= hides ? widths.at(static_cast<std::size_t>(column)) : 0;
        columns -= hides ? 1 : 0;
    };
    hide(MetricsModel::GapColumn, !m_model->isColumnUsed(MetricsModel::GapColumn));
    const bool hides = whole > room && !isRepeated;
    hide(MetricsModel::MinimumColumn, hides);
    hide(MetricsModel::MaximumColumn, hides);
    const int more = std::clamp((room - whole) / columns, 0, 2 * kPadding);
    for (int c = 0; c < MetricsModel::ColumnCount; ++c)
        m_table->setColumnWidth(c, widths.at(static_cast<std::size_t>(c)) + more);
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
    fitColumns();
}

void SummaryPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace interleave::ui
