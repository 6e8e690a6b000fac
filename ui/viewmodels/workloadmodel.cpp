// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/workloadmodel.h"

#include "ui/support/coretext.h"

#include <algorithm>

namespace interleave::ui {

// An index's internal id: 0 for a family, the family's row + 1 for a workload.

WorkloadModel::WorkloadModel(const std::vector<Workload>& workloads, QObject* parent)
    : QAbstractItemModel(parent),
      m_count(static_cast<int>(workloads.size()))
{
    for (const Workload& w : workloads) {
        auto it = std::find_if(m_families.begin(), m_families.end(),
            [&w](const Family& f) { return f.name == w.family; });
        if (it == m_families.end())
            it = m_families.insert(it, Family { w.family, {} });
        it->workloads.push_back(&w);
    }
}

QModelIndex WorkloadModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(
        row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr { 0 });
}

QModelIndex WorkloadModel::parent(const QModelIndex& child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr { 0 });
}

int WorkloadModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_families.size());
    const Family* f = family(parent);
    return f != nullptr && parent.column() == 0 ? static_cast<int>(f->workloads.size()) : 0;
}

int WorkloadModel::columnCount(const QModelIndex& /*parent*/) const
{
    return 1;
}

const WorkloadModel::Family* WorkloadModel::family(const QModelIndex& index) const
{
    return index.isValid() && index.internalId() == 0
        ? &m_families[static_cast<std::size_t>(index.row())]
        : nullptr;
}

const Workload* WorkloadModel::workload(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return m_families[static_cast<std::size_t>(index.internalId()) - 1]
        .workloads[static_cast<std::size_t>(index.row())];
}

Qt::ItemFlags WorkloadModel::flags(const QModelIndex& index) const
{
    if (family(index) != nullptr)
        return Qt::ItemIsEnabled; // it can be opened and closed, not run
    return QAbstractItemModel::flags(index);
}

QVariant WorkloadModel::data(const QModelIndex& index, int role) const
{
    if (const Family* f = family(index))
        return role == Qt::DisplayRole ? QVariant(coreText(f->name)) : QVariant();
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

QModelIndex WorkloadModel::indexOf(std::string_view id) const
{
    for (std::size_t f = 0; f < m_families.size(); ++f) {
        const auto& all = m_families[f].workloads;
        const auto it
            = std::find_if(all.begin(), all.end(), [id](const Workload* w) { return w->id == id; });
        if (it != all.end())
            return createIndex(static_cast<int>(it - all.begin()), 0, f + 1);
    }
    return {};
}

void WorkloadModel::retranslate()
{
    for (int f = 0; f < rowCount(); ++f) {
        const QModelIndex top = index(f, 0);
        emit dataChanged(top, top);
        emit dataChanged(index(0, 0, top), index(rowCount(top) - 1, 0, top));
    }
}

WorkloadFilter::WorkloadFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void WorkloadFilter::setFilter(const QString& words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool WorkloadFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (!parent.isValid()) // a family stays for the sake of its workloads
        return false;
    const QString text
        = sourceModel()->index(row, 0, parent).data(WorkloadModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
        [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace interleave::ui
