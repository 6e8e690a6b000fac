// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/spancolumns.h"
#include "ui/timeline/barpainter.h"

#include <QImage>

#include <array>
#include <cstdint>
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

/// Paints rows from their columns, pixel by pixel, so that a frame costs its pixels and not the
/// spans. A column stacks the states from the bottom as a merged bar does (see slicesOf), before a
/// veil of the state that takes most of it; spans of some columns are bars as BarPainter draws
/// them, without their titles. A column in which a task failed or was cancelled has a cap in the
/// colour of failure.
class RowRaster {
public:
    /// Starts a frame. `size`: of the highest row. `grid`: columns with a line. `left`: of the
    /// rows, on the device; hatches are in step with those of a painter there.
    void begin(QSize size, double pixelRatio, int left, Theme theme, const std::vector<int>& grid,
        HatchBrushes& hatches);
    void paint(const RasterRow& row);
    /// Opaque; its upper lines are the row that was painted last.
    [[nodiscard]] const QImage& image() const { return m_image; }

private:
    static constexpr std::size_t kLayers = kSpanStates;

    void fillBase(const RasterRow& row);
    void stack(const RasterRow& row, int top, int bottom);
    void paintLines(int from, int to);
    void smooth(const SpanColumns& columns, int from);
    void paintBar(const RasterRow& row, const WholeColumns& whole, int areaTop, int areaHeight);
    void paintCaps(const SpanColumns& columns, int from, int height);
    [[nodiscard]] const StateStyle& styleOf(const RasterRow& row, std::size_t state) const;
    [[nodiscard]] QRgb* line(int y) { return reinterpret_cast<QRgb*>(m_image.scanLine(y)); }

    QImage m_image;
    double m_ratio = 1;
    int m_left = 0;
    Theme m_theme = Theme::Light;
    HatchBrushes* m_hatches = nullptr;
    std::vector<int> m_grid;

    // Of the row that is painted; by column.
    std::vector<QRgb> m_base;
    std::vector<QRgb> m_page;
    std::vector<QRgb> m_veil;
    std::array<std::vector<std::int32_t>, kLayers> m_tops; ///< 16ths of a pixel from the row's top
    std::array<QRgb, kLayers> m_colors {};
    std::array<std::size_t, kLayers> m_states {};
    std::size_t m_layers = 0;
};

} // namespace interleave::ui
