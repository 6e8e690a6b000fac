// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/columnpan.h"

#include <algorithm>
#include <cstdlib>

namespace interleave {

namespace {

/// A span was cut off by the edge of the picture: what is left of it may be too short to be told.
void cut(WholeColumns& whole, int width, SpanColumns& columns)
{
    whole.first = std::max(whole.first, 0);
    whole.last = std::min(whole.last, width);
    if (whole.last - whole.first >= kLeastWhole)
        return;
    for (int c = whole.first; c < whole.last; ++c) {
        std::uint8_t& flags
            = columns.columns[static_cast<std::size_t>(c)].bytes[SpanColumn::kFlags];
        flags = static_cast<std::uint8_t>(flags & ~unsigned { Mipmap::Whole });
    }
}

} // namespace

std::optional<ColumnPan> ColumnPan::between(const ColumnGrid& from, const ColumnGrid& to)
{
    const auto distance = to.distanceFrom(from);
    if (!distance || from.width() != to.width() || std::abs(*distance) >= to.width())
        return std::nullopt;
    return ColumnPan(to, static_cast<int>(*distance));
}

void ColumnPan::move(SpanColumns& columns)
{
    const int width = m_to.width();
    if (m_distance == 0)
        return;
    if (m_distance > 0)
        std::copy(
            columns.columns.begin() + m_distance, columns.columns.end(), columns.columns.begin());
    else
        std::copy_backward(
            columns.columns.begin(), columns.columns.end() + m_distance, columns.columns.end());

    // A span that fills columns on both sides of the seam is one. Where it filled less than
    // kLeastWhole within the old picture nothing tells so.
    constexpr int kUntold = kLeastWhole - 1;
    int first = m_distance > 0 ? std::max(0, width - m_distance - kUntold) : 0;
    int last = m_distance > 0 ? width : std::min(width, kUntold - m_distance);
    for (WholeColumns& whole : columns.whole) {
        whole.first -= m_distance;
        whole.last -= m_distance;
        if (whole.first < last && whole.last > first && whole.last > 0 && whole.first < width) {
            first = std::max(0, std::min(first, whole.first));
            last = std::min(width, std::max(last, whole.last));
        }
    }
    std::erase_if(columns.whole, [&](WholeColumns& whole) {
        if (whole.last <= 0 || whole.first >= width || (whole.first < last && whole.last > first))
            return true; // out of view, or to be made anew
        cut(whole, width, columns);
        return whole.last - whole.first < kLeastWhole;
    });
    std::fill(columns.columns.begin() + first, columns.columns.begin() + last, SpanColumn {});
    m_first = first;
    m_missing = m_to.part(first, last);
}

void ColumnPan::insert(const SpanColumns& made, SpanColumns& columns) const
{
    std::copy(made.columns.begin(), made.columns.end(), columns.columns.begin() + m_first);
    const auto before = std::partition_point(columns.whole.begin(), columns.whole.end(),
        [this](const WholeColumns& whole) { return whole.first < m_first; });
    auto at = columns.whole.insert(before, made.whole.begin(), made.whole.end());
    for (std::size_t i = 0; i < made.whole.size(); ++i, ++at) {
        at->first += m_first;
        at->last += m_first;
    }
}

} // namespace interleave
