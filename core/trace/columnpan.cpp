// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/columnpan.h"

#include <algorithm>
#include <cstdlib>

namespace interleave {

namespace {

/// A span was cut off by the edge of the picture: what is left of it may be too short to be told.
void cut(WholeColumns& whole, SpanColumns& columns)
{
    whole.first = std::max(whole.first, 0);
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
    return ColumnPan(to, static_cast<int>(*distance), *distance == 0 && from.end() == to.end());
}

/// Where a span fills columns on both sides of a seam, it is one; and where it filled less than
/// kLeastWhole in the old picture nothing tells so. The last column was, or becomes, longer than
/// the others.
std::vector<ColumnPan::Range> ColumnPan::missing() const
{
    constexpr int kUntold = kLeastWhole - 1;
    const int width = m_to.width();
    if (m_distance > 0)
        return { { std::max(0, width - m_distance - 1 - kUntold), width } };
    std::vector<Range> ranges;
    if (m_distance < 0)
        ranges.emplace_back(0, std::min(width, kUntold - m_distance));
    if (!m_sameEnd)
        ranges.emplace_back(std::max(0, width - 1 - kUntold), width);
    return ranges;
}

std::vector<ColumnPan::Part> ColumnPan::move(SpanColumns& columns) const
{
    const int width = m_to.width();
    if (m_distance > 0)
        std::copy(
            columns.columns.begin() + m_distance, columns.columns.end(), columns.columns.begin());
    else if (m_distance < 0)
        std::copy_backward(
            columns.columns.begin(), columns.columns.end() + m_distance, columns.columns.end());

    std::vector<Range> ranges = missing();
    for (WholeColumns& whole : columns.whole) {
        whole.first -= m_distance;
        whole.last -= m_distance;
        for (auto& [first, last] : ranges)
            if (whole.first < last && whole.last > first) {
                first = std::max(0, std::min(first, whole.first));
                last = std::min(width, std::max(last, whole.last));
            }
    }
    if (ranges.size() == 2 && ranges[0].second >= ranges[1].first)
        ranges = { { std::min(ranges[0].first, ranges[1].first), width } };
    const auto isMissing = [&](const WholeColumns& whole) {
        return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) {
            return whole.first < range.second && whole.last > range.first;
        });
    };
    std::erase_if(columns.whole, [&](WholeColumns& whole) {
        if (whole.last <= 0 || whole.first >= width || isMissing(whole))
            return true;
        cut(whole, columns);
        return whole.last - whole.first < kLeastWhole;
    });
    std::vector<Part> parts;
    parts.reserve(ranges.size());
    for (const auto& [first, last] : ranges)
        parts.push_back({ first, m_to.part(first, last) });
    return parts;
}

void ColumnPan::insert(const Part& part, const SpanColumns& made, SpanColumns& columns)
{
    std::copy(made.columns.begin(), made.columns.end(), columns.columns.begin() + part.first);
    const auto before = std::partition_point(columns.whole.begin(), columns.whole.end(),
        [&](const WholeColumns& whole) { return whole.first < part.first; });
    auto at = columns.whole.insert(before, made.whole.begin(), made.whole.end());
    for (std::size_t i = 0; i < made.whole.size(); ++i, ++at) {
        at->first += part.first;
        at->last += part.first;
    }
}

} // namespace interleave
