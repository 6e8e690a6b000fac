// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/columngrid.h"

#include <cassert>

namespace interleave {

ColumnGrid::ColumnGrid(Nanos begin, Nanos end, int width) : m_width(width)
{
    assert(fits(begin, end, width));
    const std::int64_t length = (end - begin).count();
    const std::int64_t each = length / width;
    const std::int64_t rest = length % width;
    constexpr int kCoarsest = 30;
    while (
        m_level < kCoarsest && std::int64_t { 1 } << static_cast<unsigned>(2 * m_level + 2) <= each)
        ++m_level;
    const auto shift = static_cast<unsigned>(2 * m_level);
    const std::int64_t half = (std::int64_t { 1 } << shift) / 2;
    m_edges.reserve(static_cast<std::size_t>(width) + 1);
    m_buckets.reserve(static_cast<std::size_t>(width) + 1);
    for (std::int64_t c = 0; c <= width; ++c) {
        const std::int64_t at = begin.count() + each * c + rest * c / width;
        m_buckets.push_back((at + half) >> shift);
        m_edges.push_back(m_buckets.back() << shift);
    }
}

} // namespace interleave
