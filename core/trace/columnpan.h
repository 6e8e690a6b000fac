// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/spancolumns.h"

#include <optional>

namespace interleave {

/// How the columns of one grid become those of another on the same lattice: what is in both is
/// kept, and only a part is to be made anew - most often what came into view. The result is the
/// same, bit for bit, as if all had been made anew.
class ColumnPan {
public:
    /// None: nothing can be kept. `to` outlives what is returned.
    [[nodiscard]] static std::optional<ColumnPan> between(
        const ColumnGrid& from, const ColumnGrid& to);

    /// Moves the columns of the first grid to where they are in the second.
    void move(SpanColumns& columns);
    /// What is to be made anew, once they have been moved; none: the grids are the same.
    [[nodiscard]] const std::optional<ColumnGrid>& missing() const { return m_missing; }
    /// `made`: the columns of missing().
    void insert(const SpanColumns& made, SpanColumns& columns) const;

private:
    ColumnPan(const ColumnGrid& to, int distance) : m_to(to), m_distance(distance) { }

    const ColumnGrid& m_to;
    int m_distance;  ///< to the right
    int m_first = 0; ///< of what is missing
    std::optional<ColumnGrid> m_missing;
};

} // namespace interleave
