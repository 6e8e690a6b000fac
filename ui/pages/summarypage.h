// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QSortFilterProxyModel;
class QStackedLayout;

namespace interleave::ui {

class CopyableTable;
class EmptyPane;
class ExperimentModel;
class MetricsModel;

/// The Summary table, sortable; a row opens its median run.
class SummaryPage : public QWidget {
    Q_OBJECT

public:
    explicit SummaryPage(ExperimentModel& experiment, QWidget* parent = nullptr);

    [[nodiscard]] const MetricsModel& model() const { return *m_model; }

signals:
    void runOpened(int run);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void retranslate();
    /// As narrow as the words allow, wider where there is room. The shortest and the longest run
    /// are left out where there is none and each is the median.
    void fitColumns();
    void open(const QModelIndex& index);

    MetricsModel* m_model;
    QSortFilterProxyModel* m_sorted;
    QStackedLayout* m_stack;
    EmptyPane* m_empty;
    CopyableTable* m_table;
};

} // namespace interleave::ui
