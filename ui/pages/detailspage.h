// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedLayout;

namespace interleave::ui {

class CopyableTable;
class ExperimentModel;
class Selection;
class TaskFactsModel;

/// Facts about what is selected: the span that was clicked, what made it end, and the same task in
/// every compared run.
class DetailsPage : public QWidget {
    Q_OBJECT

public:
    DetailsPage(ExperimentModel& experiment, const Selection& selection, QWidget* parent = nullptr);

    /// For tests and for copying: what the page says about the span.
    [[nodiscard]] QString spanText() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();
    [[nodiscard]] QString describeTask() const;
    [[nodiscard]] QString describeSpan() const;

    ExperimentModel& m_experiment;
    const Selection& m_selection;
    TaskFactsModel* m_facts;
    QStackedLayout* m_stack;
    QLabel* m_empty;
    QLabel* m_title;
    QLabel* m_span;
    QLabel* m_tableTitle;
    CopyableTable* m_table;
    QTimer m_later; ///< live runs change often; facts are read a few times a second
};

} // namespace interleave::ui
