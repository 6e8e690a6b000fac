// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/speedupfigure.h"

#include "ui/plots/plotticks.h"
#include "ui/timeline/timetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {
struct FigureText {
    Q_DECLARE_TR_FUNCTIONS(FigureText)
};

QString tickText(double value)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return locale.toString(value, 'g', 6);
}

class SpeedupWriter {
public:
    SpeedupWriter(
        Scene& scene, const SpeedupFigure& figure, const FigureSizes& sizes, const QRectF& room)
        : m_scene(scene),
          m_figure(figure),
          m_sizes(sizes),
          m_colors(chartColors(figure.theme)),
          m_room(room)
    {
    }

    void write()
    {
        const SpeedupData& data = m_figure.data;
        m_firstX = data.isLogarithmic ? 0.85 : 0;
        m_lastX
            = data.maxWorkers * (data.isLogarithmic ? 1.15 : 1.04) + (data.isLogarithmic ? 0 : 0.2);
        const double legend = legendWidth();
        const double left = m_room.left() + m_sizes.text * 4.2;
        const double right = m_room.right() - legend - m_sizes.margin;
        const double tickLine = std::ceil(sceneMetrics(m_sizes.small).height());
        const double axis = tickLine + m_sizes.small;
        const double height = m_room.height() - 2 * axis - tickLine - m_sizes.text * 1.7;
        m_speedup = QRectF(left, std::round(m_room.top() + m_sizes.text * 1.3),
            std::floor(right - left), std::floor(height * 0.68));
        m_efficiency = QRectF(left, std::round(m_speedup.bottom() + axis), m_speedup.width(),
            std::floor(height * 0.32));
        m_top = data.top();
        m_topEfficiency = efficiencyTop();
        writePlot(m_speedup, m_top, false);
        writePlot(m_efficiency, m_topEfficiency, true);
        writeIdeal();
        for (const SpeedupSeries& series : data.series)
            writeSeries(series);
        writeLegend(m_room.right() - legend);
    }

private:
    [[nodiscard]] double efficiencyTop() const
    {
        double top = 1.1;
        for (const SpeedupSeries& s : m_figure.data.series)
            for (const SpeedupPoint& p : s.points)
                top = std::max(top, s.isFlat ? 0 : p.efficiency * 1.1);
        return top;
    }
    [[nodiscard]] double xOf(double workers) const
    {
        return m_speedup.left()
            + m_speedup.width() * axisPart(workers, m_firstX, m_lastX, m_figure.data.isLogarithmic);
    }
    [[nodiscard]] double firstY() const { return m_figure.data.isLogarithmic ? 0.5 : 0; }
    [[nodiscard]] double yOf(double speedup) const
    {
        return m_speedup.bottom()
            - m_speedup.height()
            * axisPart(std::max(speedup, firstY()), firstY(), m_top, m_figure.data.isLogarithmic);
    }
    [[nodiscard]] double efficiencyY(double efficiency) const
    {
        return m_efficiency.bottom() - m_efficiency.height() * efficiency / m_topEfficiency;
    }

    void writePlot(const QRectF& plot, double top, bool isEfficiency)
    {
        SceneGroup& group = m_scene.add(QStringLiteral("axes"),
            isEfficiency ? FigureText::tr("Efficiency") : FigureText::tr("Speedup"));
        group.items.emplace_back(SceneRect { plot, m_colors.lane });
        const QFontMetricsF metrics = sceneMetrics(m_sizes.small);
        const double half = (metrics.ascent() - metrics.descent()) / 2;
        const bool logarithmic = m_figure.data.isLogarithmic && !isEfficiency;
        const int rows = std::max(2, static_cast<int>(plot.height() / (metrics.height() * 2.2)));
        for (const double t : numberTicks(top, rows, logarithmic)) {
            const double y = std::round(isEfficiency ? efficiencyY(t) : yOf(t)) + 0.5;
            group.items.emplace_back(
                SceneLine { QPointF(plot.left(), y), QPointF(plot.right(), y), m_colors.grid, 1 });
            if (std::round(y + half) - metrics.ascent()
                < plot.top() - m_sizes.small * 0.5 + metrics.descent())
                continue; // the axis' name stands there
            group.items.emplace_back(
                SceneText { QPointF(plot.left() - m_sizes.small * 0.6, std::round(y + half)),
                    isEfficiency ? percentText(t) : FigureText::tr("×%1").arg(tickText(t)),
                    m_colors.dimText, m_sizes.small, false, SceneText::Anchor::Right });
        }
        // The axis' name stands above its numbers, where it can be read without turning the head.
        group.items.emplace_back(
            SceneText { QPointF(m_room.left(), std::round(plot.top() - m_sizes.small * 0.5)),
                group.name, m_colors.text, m_sizes.small, true });
        const int columns = std::max(2, static_cast<int>(plot.width() / (m_sizes.small * 4)));
        for (const double t : workerTicks(columns)) {
            const double x = std::round(xOf(t)) + 0.5;
            group.items.emplace_back(
                SceneLine { QPointF(x, plot.top()), QPointF(x, plot.bottom()), m_colors.grid, 1 });
            if (isEfficiency)
                group.items.emplace_back(SceneText {
                    QPointF(x, std::round(plot.bottom() + m_sizes.small * 0.4 + metrics.ascent())),
                    tickText(t), m_colors.dimText, m_sizes.small, false,
                    SceneText::Anchor::Middle });
        }
        group.items.emplace_back(
            SceneLine { plot.bottomLeft(), plot.bottomRight(), m_colors.axis, 1 });
        if (isEfficiency)
            group.items.emplace_back(SceneText { QPointF(plot.center().x(),
                                                     std::round(plot.bottom() + m_sizes.small * 0.7
                                                         + metrics.height() + metrics.ascent())),
                FigureText::tr("Workers"), m_colors.text, m_sizes.small, true,
                SceneText::Anchor::Middle });
        else
            writeCores(group);
    }

    /// The measured counts where they fit, else round numbers.
    [[nodiscard]] std::vector<double> workerTicks(int columns) const
    {
        std::vector<double> ticks { 1 };
        for (const SpeedupSeries& s : m_figure.data.series)
            for (const SpeedupPoint& p : s.points)
                ticks.push_back(p.workers);
        std::sort(ticks.begin(), ticks.end());
        ticks.erase(std::unique(ticks.begin(), ticks.end()), ticks.end());
        std::vector<double> kept;
        for (auto it = ticks.rbegin(); it != ticks.rend(); ++it)
            if (kept.empty() || xOf(kept.back()) - xOf(*it) > m_sizes.small * 2.6)
                kept.push_back(*it);
        if (static_cast<int>(kept.size()) <= columns)
            return kept;
        return numberTicks(m_figure.data.maxWorkers, columns, m_figure.data.isLogarithmic);
    }

    void writeCores(SceneGroup& group)
    {
        const double cores = m_figure.cores;
        if (cores < 2 || cores >= m_figure.data.maxWorkers)
            return;
        const double x = std::round(xOf(cores)) + 0.5;
        group.items.emplace_back(SceneLine { QPointF(x, m_speedup.top()),
            QPointF(x, m_speedup.bottom()), m_colors.dimText, 1, true });
        const QString text = FigureText::tr("%n cores", nullptr, static_cast<int>(cores));
        const double half = textWidth(text, m_sizes.small) / 2;
        const double name
            = m_room.left() + textWidth(group.name, m_sizes.small, true) + m_sizes.small;
        group.items.emplace_back(SceneText {
            QPointF(std::max(x, name + half), std::round(m_speedup.top() - m_sizes.small * 0.5)),
            text, m_colors.dimText, m_sizes.small, false, SceneText::Anchor::Middle });
    }

    void writeIdeal()
    {
        SceneGroup& group = m_scene.add(QStringLiteral("ideal"), FigureText::tr("Ideal"));
        group.clip = m_speedup;
        const double from = m_figure.data.isLogarithmic ? 1 : 0;
        group.items.emplace_back(SceneLine { QPointF(xOf(from), yOf(from)),
            QPointF(xOf(m_lastX), yOf(m_lastX)), m_colors.dimText, 1.5, true });
        SceneGroup& flat = m_scene.add(QStringLiteral("ideal"), FigureText::tr("Ideal efficiency"));
        flat.items.emplace_back(SceneLine { QPointF(m_efficiency.left(), efficiencyY(1)),
            QPointF(m_efficiency.right(), efficiencyY(1)), m_colors.dimText, 1.5, true });
    }

    void writeSeries(const SpeedupSeries& series)
    {
        const SeriesStyle style = seriesStyle(series.model, m_figure.theme);
        const double marker = m_sizes.text * 0.75;
        const double pen = std::max(2.0, m_sizes.factor * 2.4);
        SceneGroup& group = m_scene.add(QStringLiteral("series"), series.name);
        if (series.isFlat && !series.points.empty()) {
            const double y = yOf(series.points.front().speedup);
            group.items.emplace_back(SceneLine { QPointF(xOf(1), y), QPointF(m_speedup.right(), y),
                style.color, pen * 0.8, series.model != ModelId::Sequential });
        }
        for (std::size_t i = 1; i < series.points.size(); ++i) {
            const SpeedupPoint& a = series.points[i - 1];
            const SpeedupPoint& b = series.points[i];
            group.items.emplace_back(SceneLine { QPointF(xOf(a.workers), yOf(a.speedup)),
                QPointF(xOf(b.workers), yOf(b.speedup)), style.color, pen });
            if (!series.isFlat)
                group.items.emplace_back(
                    SceneLine { QPointF(xOf(a.workers), efficiencyY(a.efficiency)),
                        QPointF(xOf(b.workers), efficiencyY(b.efficiency)), style.color, pen });
        }
        for (const SpeedupPoint& p : series.points) {
            const double x = xOf(p.workers);
            if (yOf(p.low) - yOf(p.high) > 1)
                writeWhisker(group, x, yOf(p.low), yOf(p.high), style.color);
            group.items.emplace_back(SceneMarker { style.shape, QPointF(x, yOf(p.speedup)), marker,
                style.color, style.hollow, m_colors.lane });
            if (!series.isFlat)
                group.items.emplace_back(
                    SceneMarker { style.shape, QPointF(x, efficiencyY(p.efficiency)), marker,
                        style.color, style.hollow, m_colors.lane });
        }
    }

    void writeWhisker(SceneGroup& group, double x, double low, double high, const QColor& color)
    {
        const double half = m_sizes.text * 0.3;
        const double pen = std::max(1.5, m_sizes.factor * 1.5);
        group.items.emplace_back(SceneLine { QPointF(x, low), QPointF(x, high), color, pen });
        for (const double y : { low, high })
            group.items.emplace_back(
                SceneLine { QPointF(x - half, y), QPointF(x + half, y), color, pen });
    }

    [[nodiscard]] static QString bestText(const SpeedupSeries& series)
    {
        const auto best = std::max_element(series.points.begin(), series.points.end(),
            [](const SpeedupPoint& a, const SpeedupPoint& b) { return a.speedup < b.speedup; });
        if (series.isFlat)
            return speedupText(best->speedup);
        return FigureText::tr("%1 at %n workers", nullptr, static_cast<int>(best->workers))
            .arg(speedupText(best->speedup));
    }

    [[nodiscard]] double legendWidth() const
    {
        double width = textWidth(FigureText::tr("Ideal"), m_sizes.text);
        for (const SpeedupSeries& s : m_figure.data.series)
            width = std::max(
                { width, textWidth(s.name, m_sizes.text), textWidth(bestText(s), m_sizes.small) });
        return std::ceil(std::min(width + m_sizes.text * 2.6, m_room.width() * 0.34));
    }

    void writeLegend(double left)
    {
        SceneGroup& group = m_scene.add(QStringLiteral("legend"));
        std::vector<const SpeedupSeries*> order;
        for (const SpeedupSeries& s : m_figure.data.series)
            order.push_back(&s);
        // From the top down as the curves end.
        std::stable_sort(
            order.begin(), order.end(), [](const SpeedupSeries* a, const SpeedupSeries* b) {
                return a->points.back().speedup > b->points.back().speedup;
            });
        const double swatch = m_sizes.text * 2;
        const double line = std::ceil(sceneMetrics(m_sizes.text).height());
        const double x = left + swatch + m_sizes.text * 0.6;
        const double room = m_room.right() - x;
        double y = m_speedup.top() + line;
        for (const SpeedupSeries* s : order) {
            const SeriesStyle style = seriesStyle(s->model, m_figure.theme);
            const double middle = std::round(y - m_sizes.text * 0.35);
            group.items.emplace_back(SceneLine { QPointF(left, middle),
                QPointF(left + swatch, middle), style.color, std::max(2.0, m_sizes.factor * 2.4) });
            group.items.emplace_back(SceneMarker { style.shape, QPointF(left + swatch / 2, middle),
                m_sizes.text * 0.75, style.color, style.hollow, m_colors.page });
            group.items.emplace_back(SceneText { QPointF(x, std::round(y)),
                elided(s->name, room, m_sizes.text), m_colors.text, m_sizes.text });
            y += line;
            group.items.emplace_back(SceneText { QPointF(x, std::round(y)),
                elided(bestText(*s), room, m_sizes.small), m_colors.dimText, m_sizes.small });
            y += line * 1.35;
        }
        const double middle = std::round(y - m_sizes.text * 0.35);
        group.items.emplace_back(SceneLine {
            QPointF(left, middle), QPointF(left + swatch, middle), m_colors.dimText, 1.5, true });
        group.items.emplace_back(SceneText {
            QPointF(x, std::round(y)), FigureText::tr("Ideal"), m_colors.dimText, m_sizes.text });
    }

    Scene& m_scene;
    const SpeedupFigure& m_figure;
    const FigureSizes& m_sizes;
    const ChartColors& m_colors;
    QRectF m_room;
    QRectF m_speedup;
    QRectF m_efficiency;
    double m_firstX = 0;
    double m_lastX = 1;
    double m_top = 1;
    double m_topEfficiency = 1;
};

} // namespace

Scene speedupScene(const SpeedupFigure& figure, QSizeF size)
{
    const FigureSizes sizes(size);
    Scene scene;
    scene.size = size;
    const QRectF room = addFrame(scene, sizes, figure.texts, {}, figure.theme);
    SpeedupWriter(scene, figure, sizes, room).write();
    return scene;
}

} // namespace interleave::ui
