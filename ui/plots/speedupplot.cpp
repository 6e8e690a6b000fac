// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/speedupplot.h"

#include "core/run/machine.h"
#include "ui/plots/plotticks.h"
#include "ui/plots/qcp.h"
#include "ui/support/emptypane.h"
#include "ui/timeline/timetext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
constexpr int kUpdateMilliseconds = 50;
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

SpeedupPlot::SpeedupPlot(ExperimentModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_stack(new QStackedWidget(this)),
      m_empty(new EmptyPane(this)),
      m_hint(new QWidget(this)),
      m_plot(new QCustomPlot(this))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto* page = new QWidget(this);
    auto* box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_hint);
    box->addWidget(m_plot, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    outer->addWidget(m_stack);

    auto* line = new QHBoxLayout(m_hint);
    line->setContentsMargins(8, 4, 8, 4);
    auto* words = new QLabel(tr("A curve needs at least two worker counts."), m_hint);
    words->setTextFormat(Qt::PlainText);
    auto* sweep = new QPushButton(tr("Sweep 1, 2, 4, 8"), m_hint);
    sweep->setToolTip(tr("Run the same work with 1, 2, 4 and 8 workers"));
    sweep->setAccessibleName(sweep->text());
    line->addWidget(words);
    line->addWidget(sweep);
    line->addStretch(1);
    connect(sweep, &QPushButton::clicked, this, &SpeedupPlot::sweepRequested);
    connect(m_empty, &EmptyPane::activated, this, &SpeedupPlot::sweepRequested);

    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(kUpdateMilliseconds);
    connect(&m_updateTimer, &QTimer::timeout, this, &SpeedupPlot::update);
    connect(&m_model, &ExperimentModel::wasReset, this, &SpeedupPlot::scheduleUpdate);
    connect(&m_model, &ExperimentModel::runChanged, this, [this](int run) {
        if (m_model.runs()[static_cast<std::size_t>(run)].result)
            scheduleUpdate(); // live snapshots change no point
    });
    setUpPlot();
    setFocusProxy(m_plot);
    update();
}

void SpeedupPlot::setUpPlot()
{
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setMouseTracking(true);
    m_plot->installEventFilter(this);
    m_plot->setAccessibleName(tr("Speedup"));
    m_plot->setAccessibleDescription(tr("Speedup and efficiency against the worker count. The "
                                        "arrow keys go from point to point, Enter opens its run."));
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

void SpeedupPlot::applyTheme()
{
    m_theme = themeOf(palette());
    const ChartColors& colors = chartColors(m_theme);
    m_plot->setBackground(QBrush(colors.page));
    for (QCPAxisRect* axes : { m_speedup, m_efficiency }) {
        axes->setBackground(QBrush(colors.lane));
        for (QCPAxis* axis : axes->axes())
            styleAxis(*axis, colors, font());
    }
    m_legend->setBrush(Qt::NoBrush);
    m_legend->setBorderPen(Qt::NoPen);
    m_legend->setTextColor(colors.text);
    m_legend->setFont(font());
    m_legend->setIconSize(28, 14);
}

void SpeedupPlot::scheduleUpdate()
{
    m_stale = true;
    if (isVisible() && !m_updateTimer.isActive())
        m_updateTimer.start();
}

void SpeedupPlot::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        update();
}

void SpeedupPlot::update()
{
    m_stale = false;
    m_data = speedupData(m_model);
    if (m_data.isEmpty()) {
        m_empty->setTexts(m_data.hasBaseline
                ? tr("Here the speedup of each model is drawn against the number of workers.\nA "
                     "curve needs at least two worker counts.")
                : tr("There is no speedup without a sequential run to compare with.\nAdd the model "
                     "Sequential and run again."),
            tr("Sweep 1, 2, 4, 8"));
        m_stack->setCurrentIndex(0);
        return;
    }
    m_stack->setCurrentIndex(1);
    m_hint->setVisible(m_data.workerCounts < 2);
    applyTheme();
    m_plot->clearPlottables();
    m_plot->clearItems();
    m_legend->clearItems();
    m_places.clear();
    m_focused = -1;
    setAxes();
    addIdeal();
    addCores();
    for (const SpeedupSeries& series : m_data.series)
        addSeries(series);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void SpeedupPlot::setAxes()
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

QCPGraph* SpeedupPlot::addGraph(QCPAxisRect* axes, const SeriesStyle& style)
{
    QCPGraph* graph = m_plot->addGraph(axes->axis(QCPAxis::atBottom), axes->axis(QCPAxis::atLeft));
    graph->setPen(QPen(style.color, 2));
    graph->setScatterStyle(scatterOf(style, chartColors(m_theme).lane));
    return graph;
}

void SpeedupPlot::addIdeal()
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

void SpeedupPlot::addCores()
{
    const unsigned cores = machineFacts().cores;
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
    text->setFont(font());
    text->setClipToAxisRect(false);
    text->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    text->position->setAxisRect(m_speedup);
    text->position->setAxes(m_speedup->axis(QCPAxis::atBottom), m_speedup->axis(QCPAxis::atLeft));
    text->position->setTypeX(QCPItemPosition::ptPlotCoords);
    text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    text->position->setCoords(cores, 0);
}

void SpeedupPlot::addWhiskers(const SpeedupSeries& series, const QColor& color)
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

void SpeedupPlot::addSeries(const SpeedupSeries& series)
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
        m_places.push_back({ m_speedup, p.workers, p.speedup, p.run, text });
        if (!series.isFlat)
            m_places.push_back({ m_efficiency, p.workers, p.efficiency, p.run, text });
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

int SpeedupPlot::placeAt(QPoint position) const
{
    int nearest = -1;
    double distance = kReach;
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const Place& p = m_places[i];
        const double dx = p.axes->axis(QCPAxis::atBottom)->coordToPixel(p.x) - position.x();
        const double dy = p.axes->axis(QCPAxis::atLeft)->coordToPixel(p.y) - position.y();
        if (const double d = std::hypot(dx, dy); d < distance) {
            distance = d;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

void SpeedupPlot::focusPoint(int index)
{
    m_plot->clearItems();
    addCores();
    m_focused = index;
    if (index >= 0) {
        const Place& p = m_places[static_cast<std::size_t>(index)];
        auto* ring = new QCPItemEllipse(m_plot);
        ring->setPen(QPen(chartColors(m_theme).selection, 2));
        ring->setClipToAxisRect(false);
        const QPointF centre(p.axes->axis(QCPAxis::atBottom)->coordToPixel(p.x),
            p.axes->axis(QCPAxis::atLeft)->coordToPixel(p.y));
        ring->topLeft->setType(QCPItemPosition::ptAbsolute);
        ring->bottomRight->setType(QCPItemPosition::ptAbsolute);
        ring->topLeft->setCoords(centre - QPointF(kMarker, kMarker));
        ring->bottomRight->setCoords(centre + QPointF(kMarker, kMarker));
        m_plot->setAccessibleDescription(p.text);
        QToolTip::showText(m_plot->mapToGlobal(centre.toPoint() + QPoint(12, 12)),
            QStringLiteral("<p style='white-space:pre'>%1</p>").arg(p.text.toHtmlEscaped()),
            m_plot);
    }
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

bool SpeedupPlot::key(int key)
{
    const int count = static_cast<int>(m_places.size());
    if (count == 0)
        return false;
    if (key == Qt::Key_Right || key == Qt::Key_Down)
        focusPoint((m_focused + 1) % count);
    else if (key == Qt::Key_Left || key == Qt::Key_Up)
        focusPoint(m_focused <= 0 ? count - 1 : m_focused - 1);
    else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_focused >= 0)
        emit pointActivated(m_places[static_cast<std::size_t>(m_focused)].run);
    else if (key == Qt::Key_Escape && m_focused >= 0)
        focusPoint(-1);
    else
        return false;
    return true;
}

bool SpeedupPlot::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_plot)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::KeyPress:
        if (key(static_cast<QKeyEvent*>(event)->key()))
            return true;
        break;
    case QEvent::MouseButtonRelease: {
        const auto& mouse = *static_cast<QMouseEvent*>(event);
        const int place = mouse.button() == Qt::LeftButton ? placeAt(mouse.pos()) : -1;
        if (place >= 0)
            emit pointActivated(m_places[static_cast<std::size_t>(place)].run);
        break;
    }
    case QEvent::MouseMove:
        m_plot->setCursor(placeAt(static_cast<QMouseEvent*>(event)->pos()) >= 0
                ? Qt::PointingHandCursor
                : Qt::ArrowCursor);
        break;
    case QEvent::ToolTip: {
        const auto& help = *static_cast<QHelpEvent*>(event);
        if (const int place = placeAt(help.pos()); place >= 0)
            QToolTip::showText(help.globalPos(),
                QStringLiteral("<p style='white-space:pre'>%1</p>")
                    .arg(m_places[static_cast<std::size_t>(place)].text.toHtmlEscaped()),
                m_plot);
        else
            QToolTip::hideText();
        return true;
    }
    case QEvent::Resize:
        if (m_focused >= 0)
            focusPoint(-1);
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void SpeedupPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        scheduleUpdate();
}

} // namespace interleave::ui
