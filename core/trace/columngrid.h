// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace interleave {

/// The instants that separate the columns of a picture, the same for all its tracks. Column c
/// stands for [edge(c), edge(c + 1)). Edges are whole buckets of the finest mipmap level that is
/// not finer than needed: a bucket is at most a column wide and more than a quarter of one. So an
/// edge is at most half a column beside its place, and what a column shows is exact.
class ColumnGrid {
public:
    ColumnGrid() = default;
    /// [begin, end) in `width` columns; not empty, and not narrower than a nanosecond per column
    /// (see fits).
    ColumnGrid(Nanos begin, Nanos end, int width);
    [[nodiscard]] static bool fits(Nanos begin, Nanos end, int width)
    {
        return width > 0 && begin >= Nanos(0) && end - begin >= Nanos(width);
    }

    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] Nanos edge(int column) const
    {
        return Nanos(m_edges[static_cast<std::size_t>(column)]);
    }
    [[nodiscard]] Nanos begin() const { return Nanos(m_edges.front()); }
    [[nodiscard]] Nanos end() const { return Nanos(m_edges.back()); }
    [[nodiscard]] int level() const { return m_level; }
    [[nodiscard]] const std::int64_t* edges() const { return m_edges.data(); }
    /// In buckets of level().
    [[nodiscard]] const std::int64_t* bucketEdges() const { return m_buckets.data(); }

private:
    int m_width = 0;
    int m_level = 0;
    std::vector<std::int64_t> m_edges;
    std::vector<std::int64_t> m_buckets;
};

} // namespace interleave
