// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/rowraster.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace interleave::ui {

namespace {

constexpr std::int32_t kParts = 16;             // of a pixel
constexpr std::int32_t kNowhere = kParts << 20; // below every row, at a whole pixel
constexpr unsigned kVeil = 56;
constexpr double kFull = 255;
constexpr float kHalf = 0.5F; // rounds
constexpr unsigned kEnds = Mipmap::Failed | Mipmap::Cancelled;

/// `part` of 256 of `over`.
QRgb mixed(QRgb under, QRgb over, unsigned part)
{
    constexpr QRgb kRedBlue = 0x00ff00ffU;
    constexpr QRgb kGreen = 0x0000ff00U;
    const QRgb redBlue = ((under & kRedBlue) * (256 - part) + (over & kRedBlue) * part) >> 8U;
    const QRgb green = ((under & kGreen) * (256 - part) + (over & kGreen) * part) >> 8U;
    return 0xff000000U | (redBlue & kRedBlue) | (green & kGreen);
}

} // namespace

void RowRaster::begin(const RasterTarget& target, double pixelRatio, Theme theme,
    const std::vector<int>& grid, HatchBrushes& hatches)
{
    assert(target.image->format() == QImage::Format_RGB32
        || target.image->format() == QImage::Format_ARGB32_Premultiplied);
    assert(target.image->rect().contains(target.rows.translated(-target.origin)));
    m_target = target;
    m_width = static_cast<std::size_t>(target.rows.width());
    m_ratio = pixelRatio;
    const ChartColors& colors = chartColors(theme);
    m_colors = { colors.page.rgb(), colors.lane.rgb(), colors.mainLane.rgb(), colors.grid.rgb(),
        colors.failed.rgb() };
    for (std::size_t i = 0; i < m_looks.size(); ++i) {
        const StateStyle& style
            = i == kHeld ? heldStyle(theme) : stateStyle(static_cast<TaskState>(i), theme);
        m_looks[i] = { &style, style.fill.rgb(), style.line.rgb(), style.thin.rgb(),
            style.hatch == Hatch::None
                ? nullptr
                : &hatches.tile(style.hatch, style.line, style.fill, pixelRatio) };
    }
    m_grid.clear();
    for (const int x : grid)
        if (x >= 0 && x < target.rows.width())
            m_grid.push_back(x);
    m_page.assign(m_width, m_colors.page);
    for (const int x : m_grid)
        m_page[static_cast<std::size_t>(x)] = m_colors.grid;
    m_baseTime = { -1, -1 };
    m_beyond.resize(m_width);
    m_base.resize(m_width);
    m_veil.resize(m_width);
    m_caps.resize(m_width);
    for (auto& tops : m_tops)
        tops.resize(m_width);
}

void RowRaster::fillBase(const RasterRow& row)
{
    const int end = std::clamp(row.end, 0, static_cast<int>(m_width));
    const int begin = std::clamp(row.begin, 0, end);
    if (m_baseTime == std::pair(begin, end) && m_baseApart == row.apart)
        return; // most rows are alike
    m_baseTime = { begin, end };
    m_baseApart = row.apart;
    std::copy(m_page.begin(), m_page.end(), m_base.begin());
    std::fill(m_base.begin() + begin, m_base.begin() + end,
        row.apart ? m_colors.mainLane : m_colors.lane);
    for (const int x : m_grid)
        m_base[static_cast<std::size_t>(x)] = m_colors.grid;
}

void RowRaster::findLines(const RasterRow& row)
{
    QImage& image = *m_target.image;
    auto* pixels = reinterpret_cast<QRgb*>(image.bits());
    const auto stride = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    const QRect& rows = m_target.rows;
    m_lines.assign(static_cast<std::size_t>(row.height), m_beyond.data());
    const int first = std::max(rows.top(), row.top);
    const int last = std::min(rows.bottom(), row.top + row.height - 1);
    for (int y = first; y <= last; ++y)
        m_lines[static_cast<std::size_t>(y - row.top)]
            = pixels + stride * (y - m_target.origin.y()) + (rows.left() - m_target.origin.x());
}

/// Every state's part of these lines, from its upper edge down; those further down are in front.
template <std::size_t Layers> void RowRaster::paintLines(int from, int to)
{
    std::array<const std::int32_t*, Layers> tops {};
    std::array<QRgb, Layers> colors {};
    for (std::size_t l = 0; l < Layers; ++l) {
        tops[l] = m_tops[l].data();
        colors[l] = m_layerColors[l];
    }
    const QRgb* veil = m_veil.data();
    const std::size_t width = m_width;
    for (int y = from; y < to; ++y) {
        QRgb* __restrict out = line(y);
        if (out == m_beyond.data())
            continue;
        const std::int32_t at = y * kParts;
        for (std::size_t x = 0; x < width; ++x) {
            QRgb color = veil[x];
            for (std::size_t l = Layers; l-- > 0;) {
                const QRgb covered = at >= tops[l][x] ? ~QRgb { 0 } : 0; // no branch: vectorised
                color = (colors[l] & covered) | (color & ~covered);
            }
            out[x] = color;
        }
    }
}

/// Finds where the upper edge of each state is in each column, and paints from there down.
template <std::size_t Layers>
void RowRaster::stackColumns(const RasterRow& row, int top, int bottom)
{
    const double height = bottom - top;
    std::array<float, 256> heights {};
    for (std::size_t share = 1; share < heights.size(); ++share)
        heights[share] = static_cast<float>(
            std::max(kLowestSlice * m_ratio, static_cast<double>(share) / kFull * height));
    const auto least = static_cast<float>(height * kLowestStack);
    const auto most = static_cast<float>(height);
    const auto ground = static_cast<float>(bottom * kParts);
    const std::int32_t highest = top * kParts;
    const QRgb lane = row.apart ? m_colors.mainLane : m_colors.lane;
    std::array<QRgb, Layers> veils {};
    std::array<std::size_t, Layers> states {};
    std::array<std::int32_t*, Layers> tops {};
    for (std::size_t l = 0; l < Layers; ++l) {
        veils[l] = mixed(lane, m_layerColors[l], kVeil);
        states[l] = m_states[l];
        tops[l] = m_tops[l].data();
    }
    const SpanColumn* columns = row.columns->columns.data();
    for (std::size_t x = 0; x < m_width; ++x) {
        const SpanColumn& column = columns[x];
        const QRgb base = m_base[x];
        if (column.isIdle() || (column.flags() & Mipmap::Whole) != 0) {
            m_veil[x] = base;
            for (std::size_t l = 0; l < Layers; ++l)
                tops[l][x] = kNowhere;
            continue;
        }
        m_caps[m_capCount] = static_cast<int>(x);
        m_capCount += (column.flags() & kEnds) != 0 ? 1 : 0; // no branch: nobody can foretell it
        std::array<float, Layers> each {};
        float total = 0;
        std::size_t dominant = 0;
        std::uint8_t largest = 0;
        for (std::size_t l = 0; l < Layers; ++l) {
            const std::uint8_t share = column.bytes[states[l]];
            each[l] = heights[share];
            total += each[l];
            dominant = share > largest ? l : dominant;
            largest = std::max(share, largest);
        }
        m_veil[x] = base == lane ? veils[dominant] : mixed(base, m_layerColors[dominant], kVeil);
        const float scale
            = (total > most ? most / total : (total < least ? least / std::max(total, 1.0F) : 1.0F))
            * kParts;
        float y = ground;
        for (std::size_t l = 0; l < Layers; ++l) {
            y -= scale * each[l];
            const auto edge = std::max(static_cast<std::int32_t>(y + kHalf), highest);
            // What is not there has no edge between two pixels, and is behind what is below it.
            tops[l][x] = each[l] > 0 ? edge : (edge + kParts - 1) / kParts * kParts;
        }
    }
    paintLines<Layers>(top, bottom);
}

void RowRaster::stack(const RasterRow& row, int top, int bottom)
{
    // Which states there are at all, in the order of the stack.
    std::uint64_t any = 0;
    for (const SpanColumn& column : row.columns->columns)
        any |= column.word();
    const SpanColumn seen { std::bit_cast<decltype(SpanColumn::bytes)>(any) };
    m_layers = 0;
    for (const TaskState state : stackOrder()) {
        const auto s = static_cast<std::size_t>(state);
        if (seen.share(s) == 0)
            continue;
        m_states[m_layers] = s;
        m_layerColors[m_layers++] = lookOf(row, s).thin;
    }
    m_capCount = 0;
    switch (m_layers) {
    case 0:
        std::copy(m_base.begin(), m_base.end(), m_veil.begin());
        return paintLines<0>(top, bottom);
    case 1:
        return stackColumns<1>(row, top, bottom);
    case 2:
        return stackColumns<2>(row, top, bottom);
    case 3:
        return stackColumns<3>(row, top, bottom);
    case 4:
        return stackColumns<4>(row, top, bottom);
    case 5:
        return stackColumns<5>(row, top, bottom);
    default:
        static_assert(kLayers == 6);
        return stackColumns<6>(row, top, bottom);
    }
}

/// The pixels that an upper edge goes through.
void RowRaster::smooth()
{
    for (std::size_t l = m_layers; l-- > 0;) {
        const std::int32_t* tops = m_tops[l].data();
        const QRgb color = m_layerColors[l];
        for (std::size_t x = 0; x < m_width; ++x) {
            const auto part = static_cast<unsigned>(tops[x] % kParts);
            if (part == 0)
                continue;
            QRgb& pixel = line(tops[x] / kParts)[x];
            pixel = mixed(pixel, color, (kParts - part) * 256 / kParts);
        }
    }
}

void RowRaster::paint(const RasterRow& row)
{
    fillBase(row);
    findLines(row);
    const QRectF place = barArea(0, row.height / m_ratio);
    const int from = static_cast<int>(std::lround(place.top() * m_ratio));
    const int to
        = std::clamp(static_cast<int>(std::lround(place.bottom() * m_ratio)), from + 1, row.height);
    const int height = to - from;
    for (int y = 0; y < row.height; ++y)
        if (y < from || y >= to) {
            const bool gap = row.height >= 6 && y == row.height - 1;
            std::copy_n((gap ? m_page : m_base).data(), m_width, line(y));
        }
    stack(row, from, to);
    smooth();
    for (const WholeColumns& whole : row.columns->whole)
        paintBar(row, whole, from, height);
    paintCaps(from, height);
}

void RowRaster::paintBar(
    const RasterRow& row, const WholeColumns& whole, int areaTop, int areaHeight)
{
    const SpanColumn& column = row.columns->columns[static_cast<std::size_t>(whole.first)];
    std::size_t state = 0;
    while (state + 1 < kSpanStates && column.bytes[state] == 0)
        ++state;
    const Look& look = lookOf(row, state);
    Bar bar;
    bar.left = whole.first;
    bar.right = whole.last;
    QRect rect = barRect(bar, *look.style, QRectF(0, areaTop, 0, areaHeight)).toRect();
    rect.setWidth(whole.last - whole.first);
    const bool thin = rect.width() < kMinHatchedWidth * m_ratio;
    if (!thin)
        rect.setWidth(rect.width() - std::max(1, static_cast<int>(std::lround(m_ratio))));
    const bool outlined = !thin && look.style->outlined;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        QRgb* out = line(y) + rect.left();
        // What the bar does not cover of its columns is lane.
        if (outlined && (y == rect.top() || y == rect.bottom())) {
            std::fill_n(out, rect.width(), look.line);
            continue;
        }
        if (thin || look.hatch == nullptr) {
            std::fill_n(out, rect.width(), thin ? look.thin : look.fill);
        } else {
            const int side = look.hatch->width();
            const auto* dots = reinterpret_cast<const QRgb*>(
                look.hatch->constScanLine(((y + row.top) % side + side) % side));
            int at = (rect.left() + m_target.rows.left()) % side;
            for (int x = 0; x < rect.width(); ++x) {
                out[x] = dots[at];
                at = at + 1 == side ? 0 : at + 1;
            }
        }
        if (outlined)
            out[0] = out[rect.width() - 1] = look.line;
    }
}

void RowRaster::paintCaps(int from, int height)
{
    const int cap
        = std::min(height, std::max(static_cast<int>(std::lround(3 * m_ratio)), height / 4));
    for (int y = from; y < from + cap; ++y) { // bars that end so have a mark of their own
        QRgb* out = line(y);
        for (std::size_t i = 0; i < m_capCount; ++i)
            out[m_caps[i]] = m_colors.failed;
    }
}

} // namespace interleave::ui
