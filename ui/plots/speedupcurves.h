// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/speedupseries.h"

#include <QCoreApplication>
#include <QFont>
#include <QPoint>
#include <QPointF>

#include <vector>

class QCPAxisRect;
class QCPGraph;
class QCPLegend;
class QCustomPlot;

namespace interleave::ui {

/// Draws speedups and, below them, efficiencies into a QCustomPlot, which outlives this.
class SpeedupCurves {
    Q_DECLARE_TR_FUNCTIONS(SpeedupCurves)

public:
    explicit SpeedupCurves(QCustomPlot& plot);

    /// Where a point stands, for the mouse and the keys.
    struct Place {
        bool isEfficiency;
        double x;
        double y;
        int run;
        QString text; ///< all about it, plain
    };

    /// Before show().
    void applyTheme(Theme theme, const QFont& font);
    void show(const SpeedupData& data);
    /// A ring around one place; -1 for none.
    void ring(int place);

    [[nodiscard]] const std::vector<Place>& places() const { return m_places; }
    /// The place near a pixel; -1 for none.
    [[nodiscard]] int placeAt(QPoint position) const;
    [[nodiscard]] QPointF pixelOf(int place) const;

private:
    void addSeries(const SpeedupSeries& series);
    void addIdeal();
    void addCores();
    void setAxes();
    QCPGraph* addGraph(QCPAxisRect* axes, const SeriesStyle& style);
    void addWhiskers(const SpeedupSeries& series, const QColor& color);

    QCustomPlot* m_plot;
    QCPAxisRect* m_speedup = nullptr;
    QCPAxisRect* m_efficiency = nullptr;
    QCPLegend* m_legend = nullptr;
    SpeedupData m_data;
    Theme m_theme = Theme::Light;
    QFont m_font;
    std::vector<Place> m_places;
};

} // namespace interleave::ui
