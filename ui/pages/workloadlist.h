// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workload/workload.h"

#include <QWidget>

#include <string_view>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;

namespace interleave::ui {

class WorkloadFilter;
class WorkloadModel;

/// The catalogue: a filter, the list with each workload's purpose, and what the chosen one shows.
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
    void filterChanged(const QString& words);
    void retranslate();

    WorkloadModel* m_model;
    WorkloadFilter* m_filter;
    QLineEdit* m_search;
    QListView* m_list;
    QLabel* m_nothing;
    QLabel* m_about;
    const Workload* m_current = nullptr;
};

} // namespace interleave::ui
