// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/modelid.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QProgressBar;

namespace interleave::ui {

class ExperimentModel;
class RunController;

/// How far the experiment is: a bar for the whole plan and, for each model, its state, tasks done
/// of total, time so far and which run of how many.
class ProgressPanel : public QWidget {
    Q_OBJECT

public:
    ProgressPanel(const ExperimentModel& experiment, const RunController& controller,
        QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        ModelId model;
        QLabel* name;
        QLabel* state;
        QLabel* tasks;
        QLabel* time;
    };
    void rebuild();
    void refresh();
    void refreshRow(const Row& row);

    const ExperimentModel& m_experiment;
    const RunController& m_controller;
    QProgressBar* m_bar;
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
};

} // namespace interleave::ui
