// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workload/workload.h"

#include <QAbstractItemModel>
#include <QSortFilterProxyModel>

#include <string>
#include <string_view>
#include <vector>

namespace interleave::ui {

/// The catalogue as a tree: families, in the order of their first workload, and their workloads.
/// A workload has a title (DisplayRole), purpose, what to look for, id; a family its name.
class WorkloadModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, PurposeRole, LookForRole, SearchRole };

    /// `workloads` must outlive the model; allWorkloads() does.
    explicit WorkloadModel(const std::vector<Workload>& workloads, QObject* parent = nullptr);

    [[nodiscard]] QModelIndex index(
        int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Null for a family.
    [[nodiscard]] const Workload* workload(const QModelIndex& index) const;
    /// Invalid for an id that is not there.
    [[nodiscard]] QModelIndex indexOf(std::string_view id) const;
    [[nodiscard]] int workloadCount() const { return m_count; }
    void retranslate();

private:
    struct Family {
        std::string name;
        std::vector<const Workload*> workloads;
    };
    [[nodiscard]] const Family* family(const QModelIndex& index) const;

    std::vector<Family> m_families;
    int m_count = 0;
};

/// Keeps the workloads that have every word of the filter somewhere in title, purpose, family or
/// id, and the families that have such a one.
class WorkloadFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit WorkloadFilter(QObject* parent = nullptr);
    void setFilter(const QString& words);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QStringList m_words;
};

} // namespace interleave::ui
