// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/barshape.h"
#include "ui/timeline/bartexts.h"

#include <QBrush>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include <array>
#include <map>

namespace interleave::ui {

/// Hatches as brushes, made once for each style and pixel ratio.
class HatchBrushes {
public:
    [[nodiscard]] const QBrush& brush(Hatch hatch, const QColor& color, double pixelRatio);
    /// The tile of such a brush over a colour.
    [[nodiscard]] const QImage& tile(
        Hatch hatch, const QColor& color, const QColor& fill, double pixelRatio);

private:
    struct Key {
        Hatch hatch;
        QRgb color;
        QRgb fill; ///< transparent for a brush
        int ratio;
        // NOLINTNEXTLINE(modernize-use-nullptr): the check takes the comparison for a zero
        auto operator<=>(const Key&) const = default;
    };
    std::map<Key, QBrush> m_brushes;
    std::map<Key, QImage> m_tiles;
};

/// A triangle that points up.
void paintTheft(QPainter& painter, const TheftMark& mark, Theme theme);

/// Draws the bars of many rows, batched by colour: collect with addRow, then paint once.
class BarPainter {
public:
    BarPainter(QPainter& painter, HatchBrushes& hatches, BarTexts& texts, Theme theme);

    /// `row` is the row's place, its left the begin of the range.
    void addRow(const TrackModel& tracks, std::size_t row, const QRect& place,
        const std::vector<Bar>& bars);
    /// Only what is drawn over bars: titles, marks, the selection.
    void addOverlay(const TrackModel& tracks, std::size_t row, const QRect& place,
        const std::vector<Bar>& bars);
    void paint();
    [[nodiscard]] qsizetype titles() const { return m_texts.size(); }
    /// Narrower bars have no title.
    static constexpr int kLeastTitledWidth = 16;

private:
    static constexpr std::size_t kStyles = kDrawnStates + 1; ///< the last one: held

    struct Batch {
        QVector<QRectF> fills;
        QVector<QRectF> hatched;
        QVector<QRect> outlines;
        QVector<QRectF> thin;
        QVector<QRectF> veils; ///< behind merged bars
        QVector<QRectF> slices;
    };
    struct Text {
        QRectF place;
        QStaticText text; ///< shares what was prepared
        double width;
        QColor color;
        QColor plate; ///< behind it, on a hatch
    };
    struct Mark {
        QPointF at; ///< the end of the span, the middle of its row
        bool failed;
        double size;
    };

    [[nodiscard]] const StateStyle& style(std::size_t index) const;
    void addBar(const TrackModel& tracks, std::size_t row, const Bar& bar, std::size_t styleIndex,
        const QRectF& area);
    void addText(const TrackModel& tracks, std::size_t row, const Bar& bar, const StateStyle& look,
        const QRectF& rect);
    void addMarks(bool held, const Bar& bar, const QRect& place, const QRectF& area);
    void paintBatches(bool narrow);
    void paintText(const Text& text);
    void paintMark(QPainter& painter, const Mark& mark) const;
    void paintMarks();
    void paintStamps();

    QPainter& m_painter;
    HatchBrushes& m_hatches;
    BarTexts& m_barTexts;
    Theme m_theme;
    QFontMetricsF m_metrics;
    std::array<Batch, kStyles> m_batches;
    QVector<Text> m_texts;
    QVector<Mark> m_marks;
    std::vector<TheftMark> m_thefts;
    QVector<QRectF> m_selected;
};

} // namespace interleave::ui
