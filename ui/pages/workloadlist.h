// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workload/workload.h"

#include <QWidget>

#include <string_view>
#include <vector>

class QLabel;
class QLineEdit;
class QModelIndex;
class QTreeView;

namespace interleave::ui {

class WorkloadFilter;
class WorkloadModel;

/// The catalogue: a filter, the tree of families with each workload's purpose.
class WorkloadList : public QWidget {
    Q_OBJECT

public:
    explicit WorkloadList(const std::vector<Workload>& workloads, QWidget* parent = nullptr);

    /// The chosen workload; it stays chosen while a filter hides it. Null only for an empty
    /// catalogue.
    [[nodiscard]] const Workload* current() const { return m_current; }
    void setCurrent(std::string_view id);

signals:
    void currentChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void choose(const Workload* workload);
    /// Opens the family of a workload of the model and scrolls to it.
    void reveal(const QModelIndex& source);
    void filterChanged(const QString& words);
    void retranslate();

    WorkloadModel* m_model;
    WorkloadFilter* m_filter;
    QLineEdit* m_search;
    QTreeView* m_tree;
    QLabel* m_nothing;
    const Workload* m_current = nullptr;
    bool m_isFiltering = false;
};

} // namespace interleave::ui
