// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/speedupcurves.h"

#include "core/run/machine.h"
#include "ui/plots/plotticks.h"
#include "ui/plots/qcp.h"
#include "ui/timeline/timetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
constexpr double kMarker = 10;
constexpr double kReach = 12;

QCPScatterStyle scatterOf(const SeriesStyle& style, const QColor& behind)
{
    static constexpr std::array kShapes = { QCPScatterStyle::ssCircle, QCPScatterStyle::ssSquare,
        QCPScatterStyle::ssDiamond, QCPScatterStyle::ssTriangle };
    const auto shape
        = kShapes[std::min<std::size_t>(static_cast<std::size_t>(style.shape), kShapes.size() - 1)];
    // The shapes look equally large.
    const double size
        = style.shape == SceneMarker::Shape::Square || style.shape == SceneMarker::Shape::Circle
        ? kMarker
        : kMarker * 1.35;
    return QCPScatterStyle(
        shape, QPen(style.color, 1.5), QBrush(style.hollow ? behind : style.color), size);
}

void styleAxis(QCPAxis& axis, const ChartColors& colors, const QFont& font)
{
    axis.setBasePen(QPen(colors.axis));
    axis.setTickPen(QPen(colors.axis));
    axis.setSubTicks(false);
    axis.setTickLabelColor(colors.dimText);
    axis.setTickLabelFont(font);
    axis.setLabelColor(colors.text);
    axis.setLabelFont(font);
    axis.grid()->setPen(QPen(colors.grid));
    axis.grid()->setZeroLinePen(QPen(colors.grid));
}
} // namespace

SpeedupCurves::SpeedupCurves(QCustomPlot& plot) : m_plot(&plot)
{
    m_plot->setAutoAddPlottableToLegend(false);
    m_plot->plotLayout()->clear();
    m_speedup = new QCPAxisRect(m_plot);
    m_efficiency = new QCPAxisRect(m_plot);
    m_legend = new QCPLegend;
    m_legend->setRowSpacing(6);
    m_plot->plotLayout()->addElement(0, 0, m_speedup);
    m_plot->plotLayout()->addElement(1, 0, m_efficiency);
    m_plot->plotLayout()->setRowStretchFactor(0, 2);
    auto* side = new QCPLayoutGrid;
    m_plot->plotLayout()->addElement(0, 1, side);
    side->addElement(0, 0, m_legend);
    side->addElement(1, 0, new QCPLayoutElement(m_plot));
    side->setRowStretchFactor(0, 0.001);
    side->setMargins(QMargins(0, 16, 8, 0));
    m_legend->setLayer(QStringLiteral("legend"));
    m_plot->plotLayout()->setColumnStretchFactor(1, 0.001);
    auto* margins = new QCPMarginGroup(m_plot);
    for (QCPAxisRect* axes : { m_speedup, m_efficiency }) {
        axes->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
        axes->setMinimumMargins(QMargins(15, axes == m_speedup ? 26 : 8, 15, 8));
        for (QCPAxis* axis : axes->axes())
            axis->setLayer(QStringLiteral("axes"));
        for (QCPAxis* axis : axes->axes())
            axis->grid()->setLayer(QStringLiteral("grid"));
    }
    m_speedup->axis(QCPAxis::atLeft)->setLabel(tr("Speedup"));
    m_efficiency->axis(QCPAxis::atLeft)->setLabel(tr("Efficiency"));
    m_efficiency->axis(QCPAxis::atBottom)->setLabel(tr("Workers"));
}

void SpeedupCurves::applyTheme(Theme theme, const QFont& font)
{
    m_theme = theme;
    m_font = font;
    const ChartColors& colors = chartColors(m_theme);
    m_plot->setBackground(QBrush(colors.page));
    for (QCPAxisRect* axes : { m_speedup, m_efficiency }) {
        axes->setBackground(QBrush(colors.lane));
        for (QCPAxis* axis : axes->axes())
            styleAxis(*axis, colors, m_font);
    }
    m_legend->setBrush(Qt::NoBrush);
    m_legend->setBorderPen(Qt::NoPen);
    m_legend->setTextColor(colors.text);
    m_legend->setFont(m_font);
    m_legend->setIconSize(28, 14);
}

void SpeedupCurves::show(const SpeedupData& data)
{
    m_data = data;
    m_plot->clearPlottables();
    m_plot->clearItems();
    m_legend->clearItems();
    m_places.clear();
    setAxes();
    addIdeal();
    addCores();
    for (const SpeedupSeries& series : m_data.series)
        addSeries(series);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

QPointF SpeedupCurves::pixelOf(int place) const
{
    const Place& p = m_places[static_cast<std::size_t>(place)];
    const QCPAxisRect* axes = p.isEfficiency ? m_efficiency : m_speedup;
    return { axes->axis(QCPAxis::atBottom)->coordToPixel(p.x),
        axes->axis(QCPAxis::atLeft)->coordToPixel(p.y) };
}

void SpeedupCurves::ring(int place)
{
    m_plot->clearItems();
    addCores();
    if (place >= 0) {
        auto* ring = new QCPItemEllipse(m_plot);
        ring->setPen(QPen(chartColors(m_theme).selection, 2));
        ring->setClipToAxisRect(false);
        ring->topLeft->setType(QCPItemPosition::ptAbsolute);
        ring->bottomRight->setType(QCPItemPosition::ptAbsolute);
        ring->topLeft->setCoords(pixelOf(place) - QPointF(kMarker, kMarker));
        ring->bottomRight->setCoords(pixelOf(place) + QPointF(kMarker, kMarker));
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void SpeedupCurves::setAxes()
{
    const bool logarithmic = m_data.isLogarithmic;
    auto workers = QSharedPointer<QCPAxisTickerText>::create();
    std::vector<double> ticks { 1 };
    for (const SpeedupSeries& s : m_data.series)
        for (const SpeedupPoint& p : s.points)
            ticks.push_back(p.workers);
    std::sort(ticks.begin(), ticks.end());
    ticks.erase(std::unique(ticks.begin(), ticks.end()), ticks.end());
    constexpr std::size_t kMaxTicks = 12;
    if (ticks.size() > kMaxTicks)
        ticks = numberTicks(m_data.maxWorkers, static_cast<int>(kMaxTicks), logarithmic);
    for (const double t : ticks)
        workers->addTick(t, QString::number(t));
    double topEfficiency = 1.1;
    for (const SpeedupSeries& s : m_data.series)
        for (const SpeedupPoint& p : s.points)
            topEfficiency = std::max(topEfficiency, s.isFlat ? 0 : p.efficiency * 1.1);

    for (QCPAxisRect* axes : { m_speedup, m_efficiency }) {
        QCPAxis* x = axes->axis(QCPAxis::atBottom);
        x->setTicker(workers);
        x->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
        if (logarithmic)
            x->setRange(0.85, m_data.maxWorkers * 1.15);
        else
            x->setRange(0, m_data.maxWorkers * 1.04 + 0.2);
    }
    QCPAxis* speedup = m_speedup->axis(QCPAxis::atLeft);
    speedup->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    speedup->setRange(logarithmic ? 0.5 : 0, m_data.top());
    auto ratios = QSharedPointer<QCPAxisTickerText>::create();
    for (const double t : numberTicks(m_data.top(), 7, logarithmic))
        ratios->addTick(t, tr("×%1").arg(QLocale().toString(t, 'g', 6)));
    speedup->setTicker(ratios);
    auto parts = QSharedPointer<QCPAxisTickerText>::create();
    for (const double t : numberTicks(topEfficiency, 3, false))
        parts->addTick(t, percentText(t));
    m_efficiency->axis(QCPAxis::atLeft)->setTicker(parts);
    m_efficiency->axis(QCPAxis::atLeft)->setRange(0, topEfficiency);
}

QCPGraph* SpeedupCurves::addGraph(QCPAxisRect* axes, const SeriesStyle& style)
{
    QCPGraph* graph = m_plot->addGraph(axes->axis(QCPAxis::atBottom), axes->axis(QCPAxis::atLeft));
    graph->setPen(QPen(style.color, 2));
    graph->setScatterStyle(scatterOf(style, chartColors(m_theme).lane));
    return graph;
}

void SpeedupCurves::addIdeal()
{
    QPen pen(chartColors(m_theme).dimText, 1.5, Qt::DashLine);
    QCPGraph* ideal
        = m_plot->addGraph(m_speedup->axis(QCPAxis::atBottom), m_speedup->axis(QCPAxis::atLeft));
    const double last = m_data.maxWorkers * 1.2 + 1;
    ideal->setData(
        { m_data.isLogarithmic ? 0.5 : 0, last }, { m_data.isLogarithmic ? 0.5 : 0, last });
    ideal->setPen(pen);
    ideal->setName(tr("Ideal"));
    QCPGraph* whole = m_plot->addGraph(
        m_efficiency->axis(QCPAxis::atBottom), m_efficiency->axis(QCPAxis::atLeft));
    whole->setData({ 0.1, last }, { 1, 1 });
    whole->setPen(pen);
    ideal->addToLegend(m_legend);
}

void SpeedupCurves::addCores()
{
    const unsigned cores = m_data.cores;
    if (cores < 2 || cores >= m_data.maxWorkers)
        return;
    auto* line = new QCPItemStraightLine(m_plot);
    line->setPen(QPen(chartColors(m_theme).dimText, 1, Qt::DotLine));
    line->setClipAxisRect(m_speedup);
    for (QCPItemPosition* p : { line->point1, line->point2 }) {
        p->setAxisRect(m_speedup);
        p->setAxes(m_speedup->axis(QCPAxis::atBottom), m_speedup->axis(QCPAxis::atLeft));
    }
    line->point1->setCoords(cores, 1);
    line->point2->setCoords(cores, 2);
    auto* text = new QCPItemText(m_plot);
    text->setText(tr("%n cores", nullptr, static_cast<int>(cores)));
    text->setColor(chartColors(m_theme).dimText);
    text->setFont(m_font);
    text->setClipToAxisRect(false);
    text->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    text->position->setAxisRect(m_speedup);
    text->position->setAxes(m_speedup->axis(QCPAxis::atBottom), m_speedup->axis(QCPAxis::atLeft));
    text->position->setTypeX(QCPItemPosition::ptPlotCoords);
    text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    text->position->setCoords(cores, 0);
}

void SpeedupCurves::addWhiskers(const SpeedupSeries& series, const QColor& color)
{
    QVector<double> x;
    QVector<double> y;
    QVector<double> below;
    QVector<double> above;
    for (const SpeedupPoint& p : series.points) {
        x << p.workers;
        y << p.speedup;
        below << p.speedup - p.low;
        above << p.high - p.speedup;
    }
    auto* carrier
        = m_plot->addGraph(m_speedup->axis(QCPAxis::atBottom), m_speedup->axis(QCPAxis::atLeft));
    carrier->setData(x, y, true);
    carrier->setPen(Qt::NoPen);
    auto* whiskers
        = new QCPErrorBars(m_speedup->axis(QCPAxis::atBottom), m_speedup->axis(QCPAxis::atLeft));
    whiskers->setDataPlottable(carrier);
    whiskers->setData(below, above);
    whiskers->setPen(QPen(color, 1.5));
    whiskers->setSymbolGap(0);
}

void SpeedupCurves::addSeries(const SpeedupSeries& series)
{
    const SeriesStyle style = seriesStyle(series.model, m_theme);
    QVector<double> x;
    QVector<double> speedups;
    QVector<double> efficiencies;
    for (const SpeedupPoint& p : series.points) {
        x << p.workers;
        speedups << p.speedup;
        efficiencies << p.efficiency;
        const QString text
            = tr("%1, %2 workers\n%3 (from %4 to %5), efficiency %6\nClick to open the run")
                  .arg(series.name, QLocale().toString(p.workers, 'g', 6), speedupText(p.speedup),
                      speedupText(p.low), speedupText(p.high), percentText(p.efficiency));
        m_places.push_back({ false, p.workers, p.speedup, p.run, text });
        if (!series.isFlat)
            m_places.push_back({ true, p.workers, p.efficiency, p.run, text });
    }
    if (series.isFlat && !series.points.empty()) {
        QCPGraph* flat = m_plot->addGraph(
            m_speedup->axis(QCPAxis::atBottom), m_speedup->axis(QCPAxis::atLeft));
        flat->setData({ 1, m_data.maxWorkers * 1.2 + 1 }, { speedups.front(), speedups.front() });
        flat->setPen(QPen(
            style.color, 2, series.model == ModelId::Sequential ? Qt::SolidLine : Qt::DashLine));
    }
    addWhiskers(series, style.color);
    QCPGraph* graph = addGraph(m_speedup, style);
    graph->setName(series.name);
    graph->setData(x, speedups, true);
    graph->addToLegend(m_legend);
    if (!series.isFlat)
        addGraph(m_efficiency, style)->setData(x, efficiencies, true);
}

int SpeedupCurves::placeAt(QPoint position) const
{
    int nearest = -1;
    double distance = kReach;
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const QPointF away = pixelOf(static_cast<int>(i)) - position;
        if (const double d = std::hypot(away.x(), away.y()); d < distance) {
            distance = d;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

} // namespace interleave::ui
