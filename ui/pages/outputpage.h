// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedLayout;

namespace interleave::ui {

class CopyableTable;
class EmptyPane;
class ExperimentModel;
class OutputModel;
class Selection;

/// What the program of the current run printed. Follows a live run while the last line is in sight.
class OutputPage : public QWidget {
    Q_OBJECT

public:
    OutputPage(const ExperimentModel& experiment, Selection& selection, QWidget* parent = nullptr);

    [[nodiscard]] const OutputModel& model() const { return *m_model; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow(int run);
    void refresh();
    void retranslate();

    const ExperimentModel& m_experiment;
    OutputModel* m_model;
    QStackedLayout* m_stack;
    EmptyPane* m_empty;
    QLabel* m_title;
    CopyableTable* m_table;
    int m_run = -1;
    QTimer m_later;
};

} // namespace interleave::ui
