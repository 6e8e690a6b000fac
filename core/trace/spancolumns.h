// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/mipmap.h"
#include "core/trace/track.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
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

/// What the spans of a track demand of one column: of each state the part of the column's time, in
/// 255ths, at least one where it is there at all. All zero: idle.
struct SpanColumn {
    static constexpr std::size_t kFlags = 6;
    std::array<std::uint8_t, 8> bytes {}; ///< shares by state, then the flags

    [[nodiscard]] std::uint8_t share(std::size_t state) const { return bytes[state]; }
    /// Of Mipmap::Flag. Failed, Cancelled: a span that ended so ends here. Whole: see
    /// WholeColumns.
    [[nodiscard]] std::uint8_t flags() const { return bytes[kFlags]; }
    void addFlags(std::uint8_t flags)
    {
        bytes[kFlags] = static_cast<std::uint8_t>(bytes[kFlags] | flags);
    }
    /// All of it.
    [[nodiscard]] std::uint64_t word() const { return std::bit_cast<std::uint64_t>(bytes); }
    [[nodiscard]] bool isIdle() const { return word() == 0; }
    [[nodiscard]] bool operator==(const SpanColumn&) const = default;
};

/// Columns [first, last), at least kLeastWhole, lie within the span of that index, and nothing else
/// is in them. An index beyond the track's spans is the open one.
struct WholeColumns {
    std::int32_t first = 0;
    std::int32_t last = 0;
    std::size_t span = 0;

    [[nodiscard]] bool operator==(const WholeColumns&) const = default;
};
inline constexpr int kLeastWhole = 4;

struct SpanColumns {
    std::vector<SpanColumn> columns;
    std::vector<WholeColumns> whole; ///< from left to right

    void clear(int width);
};

/// The columns of a lane; `open` is its open span, its end the instant up to which it is told. The
/// cost depends on the columns, not on the spans: where a column is wider than the spans are long,
/// cells of mipmaps are added up; elsewhere the spans, of which there are few then. Either way the
/// result is the same but for the rounding of cells: a share differs by two 255ths at most, and
/// what is there, failed or whole is exact.
void columnsOf(const SpanLog& log, const std::optional<Span>& open, const ColumnGrid& grid,
    SpanColumns& columns);

/// Mipmaps of spans that are no lane's, made once: a task's states, the holders of a lock.
class SpanMipmaps {
public:
    /// `spans`: sorted, not overlapping. O(n).
    explicit SpanMipmaps(std::span<const Span> spans);
    [[nodiscard]] const Mipmap* mipmapOf(std::size_t chunk) const
    {
        return chunk < m_maps.size() ? m_maps[chunk].get() : nullptr;
    }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    std::vector<std::unique_ptr<const Mipmap>> m_maps; ///< of SpanLog::kChunk spans each
    std::size_t m_size = 0;
};

/// The same of a vector of spans; `maps` null: there are few. `last`: how the last one ended.
void columnsOf(std::span<const Span> spans, const SpanMipmaps* maps, SpanEnd last,
    const ColumnGrid& grid, SpanColumns& columns);

/// The spans that meet [begin, end), as a range of indices. O(log n).
struct SpanRange {
    std::size_t first = 0;
    std::size_t last = 0;
    [[nodiscard]] std::size_t count() const { return last - first; }
};
[[nodiscard]] SpanRange spansIn(const SpanLog& log, Nanos begin, Nanos end);

/// How long each state takes within [begin, end), exactly. O(chunks + a chunk).
[[nodiscard]] std::array<Nanos, kSpanStates> timeByState(
    const SpanLog& log, Nanos begin, Nanos end);

} // namespace interleave
