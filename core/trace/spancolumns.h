// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/columngrid.h"
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
    /// `spans`: sorted, not overlapping. `last`: how the last one ended. O(n).
    explicit SpanMipmaps(std::span<const Span> spans, SpanEnd last = SpanEnd::None);
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

} // namespace interleave
