// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/figureframe.h"

#include <algorithm>
#include <cmath>

namespace interleave::ui {

namespace {

class LegendWriter {
public:
    LegendWriter(Scene& scene, const FigureSizes& sizes, Theme theme, double left, double right)
        : m_group(scene.add(QStringLiteral("legend"))),
          m_sizes(sizes),
          m_theme(theme),
          m_left(left),
          m_right(right),
          m_line(std::ceil(sizes.text * 1.75))
    {
    }

    /// Lines upwards from `bottom`; returns their top.
    double write(const std::vector<LegendEntry>& entries, double bottom)
    {
        std::vector<std::vector<const LegendEntry*>> lines(1);
        double x = m_left;
        for (const LegendEntry& entry : entries) {
            if (!lines.back().empty() && x + widthOf(entry) > m_right) {
                lines.emplace_back();
                x = m_left;
            }
            lines.back().push_back(&entry);
            x += widthOf(entry) + gap();
        }
        const double top = bottom - m_line * static_cast<double>(lines.size());
        double y = top;
        for (const auto& line : lines) {
            x = m_left;
            for (const LegendEntry* entry : line) {
                writeEntry(*entry, x, y);
                x += widthOf(*entry) + gap();
            }
            y += m_line;
        }
        return top;
    }

private:
    [[nodiscard]] double swatch() const { return std::round(m_sizes.text * 1.9); }
    [[nodiscard]] double gap() const { return m_sizes.text * 1.5; }
    [[nodiscard]] double widthOf(const LegendEntry& entry) const
    {
        const double value
            = entry.value.isEmpty() ? 0 : textWidth(entry.value, m_sizes.text) + m_sizes.text * 0.5;
        return swatch() + m_sizes.text * 0.5 + textWidth(entry.name, m_sizes.text) + value;
    }

    void writeEntry(const LegendEntry& entry, double x, double y)
    {
        const ChartColors& colors = chartColors(m_theme);
        const double height = std::round(m_sizes.text * 1.1);
        const QRectF box(std::round(x), std::round(y + (m_line - height) / 2), swatch(), height);
        if (entry.sign == LegendSign::Failed || entry.sign == LegendSign::Cancelled) {
            const auto shape = entry.sign == LegendSign::Failed ? SceneMarker::Shape::Cross
                                                                : SceneMarker::Shape::Stop;
            m_group.items.emplace_back(
                SceneMarker { shape, box.center(), height * 0.7, colors.failed, false, {} });
        } else if (entry.sign == LegendSign::Theft) {
            m_group.items.emplace_back(SceneMarker {
                SceneMarker::Shape::Triangle, box.center(), height * 0.6, colors.text, false, {} });
        } else if (entry.sign == LegendSign::Idle) {
            m_group.items.emplace_back(
                SceneRect { box, colors.lane, Hatch::None, {}, colors.axis });
        } else {
            QRectF bar = box;
            bar.setHeight(std::max(3.0, std::round(height * entry.style.height)));
            bar.moveCenter(box.center());
            bar.moveTop(std::round(bar.top()));
            m_group.items.emplace_back(SceneRect { bar, entry.style.fill, entry.style.hatch,
                entry.style.line, entry.style.outlined ? entry.style.line : QColor() });
        }
        const QFontMetricsF metrics = sceneMetrics(m_sizes.text);
        const double baseline
            = std::round(y + m_line / 2 + (metrics.ascent() - metrics.descent()) / 2);
        x = box.right() + m_sizes.text * 0.5;
        m_group.items.emplace_back(
            SceneText { QPointF(x, baseline), entry.name, colors.text, m_sizes.text });
        if (entry.value.isEmpty())
            return;
        x += textWidth(entry.name, m_sizes.text) + m_sizes.text * 0.5;
        m_group.items.emplace_back(
            SceneText { QPointF(x, baseline), entry.value, colors.dimText, m_sizes.text });
    }

    SceneGroup& m_group;
    const FigureSizes& m_sizes;
    Theme m_theme;
    double m_left;
    double m_right;
    double m_line;
};

} // namespace

FigureSizes::FigureSizes(QSizeF page)
    : factor(std::clamp(std::sqrt(page.width() / 1600 * page.height() / 900), 0.75, 12.0)),
      margin(std::round(28 * factor)),
      title(std::round(27 * factor)),
      text(std::round(16 * factor)),
      small(std::round(14 * factor))
{
}

QRectF addFrame(Scene& scene, const FigureSizes& sizes, const FigureTexts& texts,
    const std::vector<LegendEntry>& legend, Theme theme)
{
    const ChartColors& colors = chartColors(theme);
    scene.background = colors.page;
    const double left = sizes.margin;
    const double right = scene.size.width() - sizes.margin;
    const double width = right - left;

    SceneGroup& heading = scene.add(QStringLiteral("heading"));
    const auto line = [&](const QString& text, double top, double size, bool bold,
                          const QColor& color) {
        const QFontMetricsF metrics = sceneMetrics(size, bold);
        heading.items.emplace_back(SceneText { QPointF(left, std::round(top + metrics.ascent())),
            elided(text, width, size, bold), color, size, bold });
        return top + std::ceil(metrics.height());
    };
    double top = line(texts.title, std::round(sizes.margin * 0.75), sizes.title, true, colors.text);
    top = line(texts.scenario, top + sizes.text * 0.2, sizes.text, false, colors.dimText);

    double bottom = scene.size.height() - std::round(sizes.margin * 0.6);
    const QFontMetricsF smallMetrics = sceneMetrics(sizes.small);
    const double baseline = std::round(bottom - smallMetrics.descent());
    double free = width;
    if (!texts.note.isEmpty()) {
        const QString note = elided(texts.note, width * 0.6, sizes.small);
        heading.items.emplace_back(SceneText { QPointF(right, baseline), note, colors.dimText,
            sizes.small, false, SceneText::Anchor::Right });
        free -= textWidth(note, sizes.small) + sizes.margin;
    }
    heading.items.emplace_back(SceneText { QPointF(left, baseline),
        elided(texts.machine, free, sizes.small), colors.dimText, sizes.small });
    bottom -= std::ceil(smallMetrics.height()) + sizes.text * 0.2;
    if (!legend.empty())
        bottom = LegendWriter(scene, sizes, theme, left, right).write(legend, bottom);
    const double gap = std::round(sizes.text * 0.7);
    return QRectF(QPointF(left, std::round(top + gap)), QPointF(right, std::floor(bottom - gap)));
}

} // namespace interleave::ui
