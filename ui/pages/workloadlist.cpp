// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/workloadlist.h"

#include "ui/pages/workloaddelegate.h"
#include "ui/viewmodels/workloadmodel.h"

#include <QEvent>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace interleave::ui {

WorkloadList::WorkloadList(const std::vector<Workload>& workloads, QWidget* parent)
    : QWidget(parent),
      m_model(new WorkloadModel(workloads, this)),
      m_filter(new WorkloadFilter(this)),
      m_search(new QLineEdit(this)),
      m_tree(new QTreeView(this)),
      m_nothing(new QLabel(this))
{
    m_filter->setSourceModel(m_model);
    m_tree->setModel(m_filter);
    m_tree->setItemDelegate(new WorkloadDelegate(m_tree));
    constexpr int kIndentation = 14;
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(kIndentation);
    m_tree->setExpandsOnDoubleClick(true);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setMinimumHeight(76);
    m_search->setClearButtonEnabled(true);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_search);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_nothing);

    connect(m_search, &QLineEdit::textChanged, this, &WorkloadList::filterChanged);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex& index) {
            if (m_isFiltering) // the view looks for a neighbour of what is hidden
                return;
            if (const Workload* w = m_model->workload(m_filter->mapToSource(index)))
                choose(w);
        });
    retranslate();
    if (!workloads.empty())
        setCurrent(workloads.front().id);
}

void WorkloadList::setCurrent(std::string_view id)
{
    const QModelIndex source = m_model->indexOf(id);
    if (!source.isValid())
        return;
    reveal(source);
    choose(m_model->workload(source));
}

void WorkloadList::reveal(const QModelIndex& source)
{
    const QModelIndex index = m_filter->mapFromSource(source);
    if (!index.isValid())
        return;
    m_tree->expand(index.parent());
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void WorkloadList::choose(const Workload* workload)
{
    if (workload == m_current)
        return;
    m_current = workload;
    emit currentChanged();
}

void WorkloadList::filterChanged(const QString& words)
{
    m_isFiltering = true;
    m_filter->setFilter(words);
    m_nothing->setVisible(m_filter->rowCount() == 0);
    m_nothing->setText(
        tr("0 of %n workload(s) match: clear the filter.", nullptr, m_model->workloadCount()));
    if (!words.isEmpty())
        m_tree->expandAll();
    if (m_current != nullptr)
        reveal(m_model->indexOf(m_current->id));
    // The neighbour that the view has moved to was not chosen: a click on it shall choose it.
    if (m_current == nullptr || !m_filter->mapFromSource(m_model->indexOf(m_current->id)).isValid())
        m_tree->setCurrentIndex({});
    m_isFiltering = false;
}

void WorkloadList::retranslate()
{
    m_search->setPlaceholderText(tr("Filter workloads"));
    m_search->setAccessibleName(tr("Filter of the workload list"));
    m_search->setToolTip(tr("Show only workloads with these words").toHtmlEscaped());
    m_tree->setAccessibleName(tr("Workloads"));
    m_tree->setToolTip(tr("The piece of concurrent work to run").toHtmlEscaped());
    m_model->retranslate();
}

void WorkloadList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        QTimer::singleShot(0, m_search, [search = m_search] {
            search->setClearButtonEnabled(false); // its cross is made in the colours of the moment
            search->setClearButtonEnabled(true);
        });
}

} // namespace interleave::ui
