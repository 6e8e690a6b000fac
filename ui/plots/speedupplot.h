// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/speedupseries.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QCPAxisRect;
class QCPGraph;
class QCPLegend;
class QCustomPlot;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace interleave::ui {

class EmptyPane;

/// Measured speedup and, below it, efficiency against the worker count. A click on a point, or
/// Enter on the one that the arrow keys have reached, opens its run.
class SpeedupPlot : public QWidget {
    Q_OBJECT

public:
    /// `model` outlives this.
    explicit SpeedupPlot(ExperimentModel& model, QWidget* parent = nullptr);

signals:
    void pointActivated(int run);
    /// The action of the empty pane: measure 1, 2, 4, 8 workers.
    void sweepRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Where a point stands, for the mouse and the keys.
    struct Place {
        QCPAxisRect* axes;
        double x;
        double y;
        int run;
        QString text;
    };

    void scheduleUpdate();
    void update();
    void setUpPlot();
    void applyTheme();
    void addSeries(const SpeedupSeries& series);
    void addIdeal();
    void addCores();
    void setAxes();
    QCPGraph* addGraph(QCPAxisRect* axes, const SeriesStyle& style);
    void addWhiskers(const SpeedupSeries& series, const QColor& color);
    void focusPoint(int index);
    [[nodiscard]] int placeAt(QPoint position) const;
    bool key(int key);

    ExperimentModel& m_model;
    SpeedupData m_data;
    Theme m_theme = Theme::Light;
    QStackedWidget* m_stack;
    EmptyPane* m_empty;
    QWidget* m_hint;
    QCustomPlot* m_plot;
    QCPAxisRect* m_speedup = nullptr;
    QCPAxisRect* m_efficiency = nullptr;
    QCPLegend* m_legend = nullptr;
    std::vector<Place> m_places;
    int m_focused = -1;
    QTimer m_updateTimer;
    bool m_stale = true;
};

} // namespace interleave::ui
