// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace interleave {

/// The instants that separate the columns of a picture, the same for all its tracks. Column c
/// stands for [edge(c), edge(c + 1)). Edges are whole buckets of the finest mipmap level that is
/// not finer than needed: a bucket is at most a column wide and more than a quarter of one.
///
/// Columns lie on a lattice that depends on their length alone and begins with time: pictures of
/// other times, as long and as wide, have the same edges where they overlap, so that what is drawn
/// does not shimmer as it is panned and only what comes into view is summed up (see ColumnPan).
/// For both, an edge is up to a column beside its place; what a column shows is exact. The last
/// column alone goes on to the end of the picture, if need be beyond its edge of the lattice: what
/// is at the end of a run is always seen.
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
    /// By how many columns this lies to the right of `other`: edge(c) == other.edge(c + that), but
    /// for the last edges. None: they lie on different lattices.
    [[nodiscard]] std::optional<std::int64_t> distanceFrom(const ColumnGrid& other) const;
    /// Columns [first, last) of this, at least one.
    [[nodiscard]] ColumnGrid part(int first, int last) const;
    [[nodiscard]] const std::int64_t* edges() const { return m_edges.data(); }
    /// In buckets of level().
    [[nodiscard]] const std::int64_t* bucketEdges() const { return m_buckets.data(); }

private:
    int m_width = 0;
    int m_level = 0;
    // The lattice: `m_length` in `m_columns` columns, again and again.
    std::int64_t m_length = 0;
    std::int64_t m_columns = 0;
    std::int64_t m_first = 0; ///< the number of the first column in it
    std::vector<std::int64_t> m_edges;
    std::vector<std::int64_t> m_buckets;
};

} // namespace interleave
