// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/spancolumns.h"

#include <optional>
#include <utility>
#include <vector>

namespace interleave {

/// How the columns of one grid become those of another on the same lattice: what is in both is
/// kept, and only parts are to be made anew - what came into view, and the columns at its seam and
/// at the right end. The result is the same, bit for bit, as if all had been made anew.
class ColumnPan {
public:
    struct Part {
        int first = 0; ///< its place among the columns
        ColumnGrid grid;
    };

    /// None: nothing can be kept. `to` outlives what is returned.
    [[nodiscard]] static std::optional<ColumnPan> between(
        const ColumnGrid& from, const ColumnGrid& to);

    /// Moves the columns of the first grid to where they are in the second, and tells what is to be
    /// made anew: parts that do not touch, from left to right. None: all is there.
    [[nodiscard]] std::vector<Part> move(SpanColumns& columns) const;
    /// `made`: the columns of a part.
    static void insert(const Part& part, const SpanColumns& made, SpanColumns& columns);

private:
    using Range = std::pair<int, int>; ///< half-open

    ColumnPan(const ColumnGrid& to, int distance, bool sameEnd)
        : m_to(to),
          m_distance(distance),
          m_sameEnd(sameEnd)
    {
    }
    [[nodiscard]] std::vector<Range> missing() const;

    const ColumnGrid& m_to;
    int m_distance; ///< to the right
    bool m_sameEnd; ///< of the last columns
};

} // namespace interleave
