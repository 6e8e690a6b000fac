// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workload/workload.h"

#include <QAbstractListModel>
#include <QSortFilterProxyModel>

#include <vector>

namespace interleave::ui {

/// The catalogue of workloads, in its order: title (DisplayRole), purpose, what to look for, id.
class WorkloadModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, PurposeRole, LookForRole, FamilyRole, SearchRole };

    /// `workloads` must outlive the model; allWorkloads() does.
    explicit WorkloadModel(const std::vector<Workload>& workloads, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] const Workload* workload(const QModelIndex& index) const;
    [[nodiscard]] int rowOf(std::string_view id) const;
    void retranslate();

private:
    const std::vector<Workload>& m_workloads;
};

/// Keeps the workloads that have every word of the filter somewhere in title, purpose, family or
/// id.
class WorkloadFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setFilter(const QString& words);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

} // namespace interleave::ui
