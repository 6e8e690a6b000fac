// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/workloadmodel.h"

#include "ui/support/coretext.h"

#include <algorithm>

namespace interleave::ui {

WorkloadModel::WorkloadModel(const std::vector<Workload>& workloads, QObject* parent)
    : QAbstractListModel(parent),
      m_workloads(workloads)
{
}

int WorkloadModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_workloads.size());
}

const Workload* WorkloadModel::workload(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return nullptr;
    return &m_workloads[static_cast<std::size_t>(index.row())];
}

QVariant WorkloadModel::data(const QModelIndex& index, int role) const
{
    const Workload* w = workload(index);
    if (w == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return coreText(w->title);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
    case PurposeRole:
        return coreText(w->purpose);
    case LookForRole:
        return coreText(w->lookFor);
    case FamilyRole:
        return coreText(w->family);
    case IdRole:
        return plain(w->id);
    case SearchRole:
        return QStringList { coreText(w->title), coreText(w->purpose), coreText(w->family),
            plain(w->id) }
            .join(u'\n');
    default:
        return {};
    }
}

int WorkloadModel::rowOf(std::string_view id) const
{
    const auto it = std::find_if(
        m_workloads.begin(), m_workloads.end(), [id](const Workload& w) { return w.id == id; });
    return it == m_workloads.end() ? -1 : static_cast<int>(it - m_workloads.begin());
}

void WorkloadModel::retranslate()
{
    if (rowCount() > 0)
        emit dataChanged(index(0), index(rowCount() - 1));
}

void WorkloadFilter::setFilter(const QString& words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool WorkloadFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QString text
        = sourceModel()->index(row, 0, parent).data(WorkloadModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
        [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace interleave::ui
