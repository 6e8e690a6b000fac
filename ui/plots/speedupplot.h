// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/experimentmodel.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QCustomPlot;
class QStackedWidget;

namespace interleave::ui {

class EmptyPane;
class SpeedupCurves;

/// Measured speedup and, below it, efficiency against the worker count. A click on a point, or
/// Enter on the one that the arrow keys have reached, opens its run.
class SpeedupPlot : public QWidget {
    Q_OBJECT

public:
    /// `model` outlives this.
    explicit SpeedupPlot(ExperimentModel& model, QWidget* parent = nullptr);
    ~SpeedupPlot() override;

signals:
    void pointActivated(int run);
    /// The action of the empty pane: measure 1, 2, 4, 8 workers.
    void sweepRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void scheduleUpdate();
    void rebuild();
    void setUpPlot();
    void focusPoint(int index);
    bool key(int key);

    ExperimentModel& m_model;
    QStackedWidget* m_stack;
    EmptyPane* m_empty;
    QWidget* m_hint;
    QCustomPlot* m_plot;
    std::unique_ptr<SpeedupCurves> m_curves;
    int m_focused = -1;
    QTimer m_updateTimer;
    bool m_stale = true;
};

} // namespace interleave::ui
