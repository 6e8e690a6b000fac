// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/columngrid.h"

#include <cassert>

namespace interleave {

namespace {

/// value * factor / divisor without the product; value, factor >= 0, and factor * divisor fits.
std::int64_t scaled(std::int64_t value, std::int64_t factor, std::int64_t divisor)
{
    return value / divisor * factor + value % divisor * factor / divisor;
}

} // namespace

ColumnGrid::ColumnGrid(Nanos begin, Nanos end, int width)
    : m_width(width),
      m_length((end - begin).count()),
      m_columns(width)
{
    assert(fits(begin, end, width));
    constexpr double kHalf = 0.5; // rounds
    m_first = begin.count() / m_length * width
        + static_cast<std::int64_t>(
            static_cast<double>(begin.count() % m_length) / static_cast<double>(m_length) * width
            + kHalf);
    constexpr int kCoarsest = 30;
    while (m_level < kCoarsest
        && std::int64_t { 1 } << static_cast<unsigned>(2 * m_level + 2) <= m_length / width)
        ++m_level;
    const auto shift = static_cast<unsigned>(2 * m_level);
    const std::int64_t bucket = std::int64_t { 1 } << shift;
    m_edges.reserve(static_cast<std::size_t>(width) + 1);
    m_buckets.reserve(static_cast<std::size_t>(width) + 1);
    // Column n begins at n * length / width, taken apart so that no product is too large.
    const std::int64_t each = m_length / m_columns;
    const std::int64_t rest = m_length % m_columns;
    for (std::int64_t n = m_first; n <= m_first + width; ++n) {
        const std::int64_t at = n * each + scaled(n, rest, m_columns);
        m_buckets.push_back((at + bucket / 2) >> shift);
        m_edges.push_back(m_buckets.back() << shift);
    }
    if (m_edges.back() < end.count()) {
        m_buckets.back() = (end.count() + bucket - 1) >> shift;
        m_edges.back() = m_buckets.back() << shift;
    }
}

std::optional<std::int64_t> ColumnGrid::distanceFrom(const ColumnGrid& other) const
{
    if (m_length != other.m_length || m_columns != other.m_columns)
        return std::nullopt;
    return m_first - other.m_first;
}

ColumnGrid ColumnGrid::part(int first, int last) const
{
    assert(0 <= first && first < last && last <= m_width);
    ColumnGrid part;
    part.m_width = last - first;
    part.m_level = m_level;
    part.m_length = m_length;
    part.m_columns = m_columns;
    part.m_first = m_first + first;
    part.m_edges.assign(m_edges.begin() + first, m_edges.begin() + last + 1);
    part.m_buckets.assign(m_buckets.begin() + first, m_buckets.begin() + last + 1);
    return part;
}

} // namespace interleave
