// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/rowraster.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace interleave::ui {

namespace {

constexpr std::int32_t kNowhere = std::numeric_limits<std::int32_t>::max();
constexpr int kParts = 16; // of a pixel
constexpr int kVeil = 56;
constexpr double kFull = 255;

/// `part` of 256 of `over`.
QRgb mixed(QRgb under, QRgb over, unsigned part)
{
    const auto channel = [&](unsigned shift) {
        const unsigned a = under >> shift & 0xffU;
        const unsigned b = over >> shift & 0xffU;
        return ((a * (256 - part) + b * part) >> 8U) << shift;
    };
    return 0xff000000U | channel(16) | channel(8) | channel(0);
}

} // namespace

void RowRaster::begin(QSize size, double pixelRatio, int left, Theme theme,
    const std::vector<int>& grid, HatchBrushes& hatches)
{
    if (m_image.width() != size.width() || m_image.height() < size.height())
        m_image = QImage(size, QImage::Format_RGB32);
    m_ratio = pixelRatio;
    m_left = left;
    m_theme = theme;
    m_grid = grid;
    m_hatches = &hatches;
    const auto width = static_cast<std::size_t>(size.width());
    m_base.resize(width);
    m_veil.resize(width);
    m_page.assign(width, chartColors(theme).page.rgb());
    for (const int x : m_grid)
        if (x >= 0 && x < size.width())
            m_page[static_cast<std::size_t>(x)] = chartColors(theme).grid.rgb();
    for (auto& tops : m_tops)
        tops.resize(width);
}

const StateStyle& RowRaster::styleOf(const RasterRow& row, std::size_t state) const
{
    return row.held ? heldStyle(m_theme) : stateStyle(static_cast<TaskState>(state), m_theme);
}

void RowRaster::fillBase(const RasterRow& row)
{
    const ChartColors& colors = chartColors(m_theme);
    std::copy(m_page.begin(), m_page.end(), m_base.begin());
    const int end = std::min(row.end, m_image.width());
    for (int x = std::max(0, row.begin); x < end; ++x)
        m_base[static_cast<std::size_t>(x)] = (row.apart ? colors.mainLane : colors.lane).rgb();
    for (const int x : m_grid)
        if (x >= 0 && x < m_image.width())
            m_base[static_cast<std::size_t>(x)] = colors.grid.rgb();
}

void RowRaster::stack(const RasterRow& row, int top, int bottom)
{
    // Which states there are at all, in the order of the stack.
    std::array<std::uint8_t, kSpanStates> seen {};
    for (const SpanColumn& column : row.columns->columns)
        for (std::size_t s = 0; s < kSpanStates; ++s)
            seen[s] = static_cast<std::uint8_t>(seen[s] | column.bytes[s]);
    m_layers = 0;
    for (const TaskState state : stackOrder()) {
        const auto s = static_cast<std::size_t>(state);
        if (seen[s] == 0)
            continue;
        m_states[m_layers] = s;
        m_colors[m_layers++] = styleOf(row, s).thin.rgb();
    }
    const double height = bottom - top;
    std::array<float, 256> heights {};
    for (std::size_t share = 1; share < heights.size(); ++share)
        heights[share] = static_cast<float>(
            std::max(kLowestSlice * m_ratio, static_cast<double>(share) / kFull * height));
    const auto least = static_cast<float>(height * kLowestStack);
    const auto most = static_cast<float>(height);
    const auto ground = static_cast<float>(bottom);
    const ChartColors& colors = chartColors(m_theme);
    const QRgb lane = (row.apart ? colors.mainLane : colors.lane).rgb();
    std::array<QRgb, kLayers> veils {};
    for (std::size_t l = 0; l < m_layers; ++l)
        veils[l] = mixed(lane, m_colors[l], kVeil);
    for (std::size_t x = 0; x < m_base.size(); ++x) {
        const SpanColumn& column = row.columns->columns[x];
        m_veil[x] = m_base[x];
        if (column.isIdle() || (column.flags() & Mipmap::kWhole) != 0) {
            for (std::size_t l = 0; l < m_layers; ++l)
                m_tops[l][x] = kNowhere;
            continue;
        }
        float total = 0;
        std::size_t dominant = 0;
        std::uint8_t largest = 0;
        for (std::size_t l = 0; l < m_layers; ++l) {
            const std::uint8_t share = column.bytes[m_states[l]];
            total += heights[share];
            if (share > largest) {
                largest = share;
                dominant = l;
            }
        }
        m_veil[x]
            = m_base[x] == lane ? veils[dominant] : mixed(m_base[x], m_colors[dominant], kVeil);
        const float scale = total > most ? most / total : (total < least ? least / total : 1.0F);
        float y = ground;
        for (std::size_t l = 0; l < m_layers; ++l) {
            y -= scale * heights[column.bytes[m_states[l]]];
            m_tops[l][x] = static_cast<std::int32_t>(y * kParts + 0.5F);
        }
    }
}

void RowRaster::paintLines(int from, int to)
{
    const std::size_t width = m_base.size();
    for (int y = from; y < to; ++y) {
        QRgb* out = line(y);
        const std::int32_t at = y * kParts;
        const QRgb* veil = m_veil.data();
        if (m_layers == 0) {
            std::copy_n(veil, width, out);
            continue;
        }
        // From the top layer down; two at a time while there are two.
        const QRgb* under = veil;
        std::size_t l = m_layers;
        for (; l >= 2; l -= 2) {
            const std::int32_t* high = m_tops[l - 1].data();
            const std::int32_t* low = m_tops[l - 2].data();
            const QRgb highColor = m_colors[l - 1];
            const QRgb lowColor = m_colors[l - 2];
            for (std::size_t x = 0; x < width; ++x) {
                const QRgb above = at >= high[x] ? highColor : under[x];
                out[x] = at >= low[x] ? lowColor : above;
            }
            under = out;
        }
        if (l == 1) {
            const std::int32_t* top = m_tops[0].data();
            const QRgb color = m_colors[0];
            for (std::size_t x = 0; x < width; ++x)
                out[x] = at >= top[x] ? color : under[x];
        }
    }
}

/// The pixels that an upper edge goes through.
void RowRaster::smooth(const SpanColumns& columns, int from)
{
    for (std::size_t l = m_layers; l-- > 0;) {
        const std::int32_t* tops = m_tops[l].data();
        const std::size_t state = m_states[l];
        for (std::size_t x = 0; x < m_base.size(); ++x) {
            const std::int32_t top = tops[x];
            const std::int32_t part = top % kParts;
            if (top == kNowhere || part == 0 || columns.columns[x].bytes[state] == 0
                || top / kParts < from)
                continue;
            QRgb& pixel = line(top / kParts)[x];
            pixel
                = mixed(pixel, m_colors[l], static_cast<unsigned>((kParts - part) * 256 / kParts));
        }
    }
}

void RowRaster::paint(const RasterRow& row)
{
    fillBase(row);
    const QRectF place = barArea(0, row.height / m_ratio);
    const int from = static_cast<int>(std::lround(place.top() * m_ratio));
    const int to
        = std::clamp(static_cast<int>(std::lround(place.bottom() * m_ratio)), from + 1, row.height);
    const int height = to - from;
    for (int y = 0; y < row.height; ++y)
        if (y < from || y >= to) {
            const bool gap = row.height >= 6 && y == row.height - 1;
            std::copy_n((gap ? m_page : m_base).data(), m_base.size(), line(y));
        }
    stack(row, from, to);
    paintLines(from, to);
    smooth(*row.columns, from);
    for (const WholeColumns& whole : row.columns->whole)
        paintBar(row, whole, from, height);
    paintCaps(*row.columns, from, height);
}

void RowRaster::paintBar(
    const RasterRow& row, const WholeColumns& whole, int areaTop, int areaHeight)
{
    const SpanColumn& column = row.columns->columns[static_cast<std::size_t>(whole.first)];
    std::size_t state = 0;
    while (state + 1 < kSpanStates && column.bytes[state] == 0)
        ++state;
    const StateStyle& style = styleOf(row, state);
    Bar bar;
    bar.left = whole.first;
    bar.right = whole.last;
    QRect rect = barRect(bar, style, QRectF(0, areaTop, 0, areaHeight)).toRect();
    rect.setWidth(whole.last - whole.first);
    const bool thin = rect.width() < kMinHatchedWidth * m_ratio;
    if (!thin)
        rect.setWidth(rect.width() - std::max(1, static_cast<int>(std::lround(m_ratio))));
    const QRgb fill = (thin ? style.thin : style.fill).rgb();
    const bool hatched = !thin && style.hatch != Hatch::None;
    const QImage tile
        = hatched ? m_hatches->tile(style.hatch, style.line, style.fill, m_ratio) : QImage();
    const QRgb edge = style.line.rgb();
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        QRgb* out = line(y) + rect.left();
        // What the bar does not cover of its columns is lane.
        if (thin || !style.outlined || (y != rect.top() && y != rect.bottom())) {
            if (hatched) {
                const int side = tile.width();
                const auto* dots = reinterpret_cast<const QRgb*>(
                    tile.constScanLine(((y + row.top) % side + side) % side));
                int at = (rect.left() + m_left) % side;
                for (int x = 0; x < rect.width(); ++x) {
                    out[x] = dots[at];
                    at = at + 1 == side ? 0 : at + 1;
                }
            } else {
                std::fill_n(out, rect.width(), fill);
            }
            if (!thin && style.outlined)
                out[0] = out[rect.width() - 1] = edge;
        } else {
            std::fill_n(out, rect.width(), edge);
        }
    }
}

void RowRaster::paintCaps(const SpanColumns& columns, int from, int height)
{
    const QRgb color = chartColors(m_theme).failed.rgb();
    const int cap
        = std::min(height, std::max(static_cast<int>(std::lround(3 * m_ratio)), height / 4));
    for (std::size_t x = 0; x < m_base.size(); ++x) {
        constexpr unsigned kEnds = Mipmap::kFailed | Mipmap::kCancelled;
        const SpanColumn& column = columns.columns[x];
        // A bar that ends so has a mark of its own.
        if ((column.flags() & kEnds) == 0 || (column.flags() & Mipmap::kWhole) != 0)
            continue;
        for (int y = from; y < from + cap; ++y)
            line(y)[x] = color;
    }
}

} // namespace interleave::ui
