// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/spancolumns.h"
#include "ui/timeline/barpainter.h"

#include <QImage>

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace interleave::ui {

/// A row that has more spans than pixels: how it is to be painted. All in device pixels.
struct RasterRow {
    const SpanColumns* columns = nullptr;
    int top = 0; ///< on the device
    int height = 0;
    int begin = 0; ///< the columns in which the row has time at all
    int end = 0;
    bool apart = false; ///< the main lane
    bool held = false;  ///< who has a resource
};

/// What rows are painted on. All in device pixels.
struct RasterTarget {
    QImage* image = nullptr; ///< RGB32, or ARGB32_Premultiplied that is opaque
    QPoint origin;           ///< of the image, on the device
    QRect rows;              ///< where rows are painted, on the device, within the image: a column
                             ///< of pixels for each column; a row is cut off above and below
};

/// Paints rows from their columns, pixel by pixel, so that a frame costs its pixels and not the
/// spans. A column stacks the states from the bottom as a merged bar does (see slicesOf), before a
/// veil of the state that takes most of it; spans of some columns are bars as BarPainter draws
/// them, without their titles. A column in which a task failed or was cancelled has a cap in the
/// colour of failure.
class RowRaster {
public:
    /// Starts a frame. `grid`: columns with a line. Hatches are in step with those of a painter on
    /// the device.
    void begin(const RasterTarget& target, double pixelRatio, Theme theme,
        const std::vector<int>& grid, HatchBrushes& hatches);
    /// Writes every pixel of the row that is within the target.
    void paint(const RasterRow& row);

private:
    static constexpr std::size_t kLayers = kSpanStates;
    static constexpr std::size_t kHeld = kSpanStates; ///< the look of a held resource

    /// A style in pixels.
    struct Look {
        const StateStyle* style = nullptr;
        QRgb fill = 0;
        QRgb line = 0;
        QRgb thin = 0;
        const QImage* hatch = nullptr; ///< none: it has none
    };
    struct Colors {
        QRgb page = 0;
        QRgb lane = 0;
        QRgb mainLane = 0;
        QRgb grid = 0;
        QRgb failed = 0;
    };

    void fillBase(const RasterRow& row);
    void findLines(const RasterRow& row);
    void stack(const RasterRow& row, int top, int bottom);
    template <std::size_t Layers> void stackColumns(const RasterRow& row, int top, int bottom);
    template <std::size_t Layers> void paintLines(int from, int to);
    void smooth();
    void paintBar(const RasterRow& row, const WholeColumns& whole, int areaTop, int areaHeight);
    void paintCaps(int from, int height);
    [[nodiscard]] const Look& lookOf(const RasterRow& row, std::size_t state) const
    {
        return m_looks[row.held ? kHeld : state];
    }
    /// From the top of the row that is painted.
    [[nodiscard]] QRgb* line(int y) const { return m_lines[static_cast<std::size_t>(y)]; }

    RasterTarget m_target;
    std::size_t m_width = 0;
    double m_ratio = 1;
    std::vector<int> m_grid;
    Colors m_colors;
    std::array<Look, kSpanStates + 1> m_looks;
    std::vector<QRgb> m_page; ///< where a row has no time; by column

    // Of the row that is painted; by column.
    std::vector<QRgb*> m_lines;
    std::vector<QRgb> m_beyond; ///< lines that are cut off go here
    std::vector<QRgb> m_base;
    std::pair<int, int> m_baseTime { -1, -1 }; ///< of which m_base is
    bool m_baseApart = false;
    std::vector<QRgb> m_veil;
    std::array<std::vector<std::int32_t>, kLayers> m_tops; ///< 16ths of a pixel from the row's top
    std::vector<int> m_caps;                               ///< columns that have one, and room
    std::size_t m_capCount = 0;
    std::array<QRgb, kLayers> m_layerColors {};
    std::array<std::size_t, kLayers> m_states {};
    std::size_t m_layers = 0;
};

} // namespace interleave::ui
