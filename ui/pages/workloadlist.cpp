// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/workloadlist.h"

#include "ui/pages/workloaddelegate.h"
#include "ui/support/coretext.h"
#include "ui/viewmodels/workloadmodel.h"

#include <QEvent>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace interleave::ui {

WorkloadList::WorkloadList(const std::vector<Workload>& workloads, QWidget* parent)
    : QWidget(parent),
      m_model(new WorkloadModel(workloads, this)),
      m_filter(new WorkloadFilter(this)),
      m_search(new QLineEdit(this)),
      m_list(new QListView(this)),
      m_nothing(new QLabel(this)),
      m_about(new QLabel(this))
{
    m_filter->setSourceModel(m_model);
    m_list->setModel(m_filter);
    m_list->setItemDelegate(new WorkloadDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(76);
    m_search->setClearButtonEnabled(true);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    m_about->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_nothing);
    layout->addWidget(m_about);

    connect(m_search, &QLineEdit::textChanged, this, &WorkloadList::filterChanged);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex& index) {
            if (const Workload* w = m_model->workload(m_filter->mapToSource(index)))
                choose(w);
        });
    retranslate();
    if (!workloads.empty())
        setCurrent(workloads.front().id);
}

void WorkloadList::setCurrent(std::string_view id)
{
    const QModelIndex source = m_model->index(m_model->rowOf(id));
    if (!source.isValid())
        return;
    m_list->setCurrentIndex(m_filter->mapFromSource(source));
    choose(m_model->workload(source));
}

void WorkloadList::choose(const Workload* workload)
{
    if (workload == m_current)
        return;
    m_current = workload;
    m_about->setText(coreText(workload->lookFor));
    emit currentChanged();
}

void WorkloadList::filterChanged(const QString& words)
{
    m_filter->setFilter(words);
    const int shown = m_filter->rowCount();
    m_nothing->setVisible(shown == 0);
    m_nothing->setText(
        tr("0 of %n workload(s) match: clear the filter.", nullptr, m_model->rowCount()));
    if (m_current != nullptr) {
        const QModelIndex index
            = m_filter->mapFromSource(m_model->index(m_model->rowOf(m_current->id)));
        if (index.isValid())
            m_list->setCurrentIndex(index);
    }
}

void WorkloadList::retranslate()
{
    m_search->setPlaceholderText(tr("Filter workloads"));
    m_search->setAccessibleName(tr("Filter of the workload list"));
    m_search->setToolTip(tr("Show only workloads with these words").toHtmlEscaped());
    m_list->setAccessibleName(tr("Workloads"));
    m_list->setToolTip(tr("The piece of concurrent work to run").toHtmlEscaped());
    m_about->setAccessibleName(tr("What to look for"));
    m_about->setToolTip(tr("What the picture of this workload shows").toHtmlEscaped());
    m_model->retranslate();
    if (m_current != nullptr)
        m_about->setText(coreText(m_current->lookFor));
}

void WorkloadList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace interleave::ui
