// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/taskstate.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace interleave {

template <std::size_t Slots> class MipmapBuilder;

/// How a task ended with a span of its; most spans end otherwise.
enum class SpanEnd : std::uint8_t { None, Failed, Cancelled };

/// States that a span can have as it is summarised; the final ones are ends.
inline constexpr std::size_t kSpanStates = 6;
[[nodiscard]] constexpr std::size_t spanStateOf(TaskState state)
{
    const auto i = static_cast<std::size_t>(state);
    return i < kSpanStates ? i : kSpanStates - 1;
}

/// What a run of consecutive spans of one track looks like from afar: time cut into buckets of 4^k
/// nanoseconds that are aligned to the track's zero, for each level k a cell per bucket. A cell
/// says which part of the bucket each state takes, in 255ths, and whether a task failed or was
/// cancelled there. A state that is in the bucket at all, be it for no time, has at least one 255th
/// - so nothing is ever hidden by its neighbours, on no level: cells are made from exact times, not
/// from each other. A cell has 4 bytes while the run has at most three states, else 8.
///
/// The lowest level is the finest that has enough spans per cell, which depends on how dense this
/// run is and not on the rest of the track; the highest has few cells. Immutable.
class Mipmap {
public:
    struct Interval {
        std::int64_t begin = 0;
        std::int64_t end = 0;
        std::uint8_t state = 0; ///< spanStateOf
        SpanEnd ending = SpanEnd::None;
    };
    enum Flag : std::uint8_t {
        Failed = 1,
        Cancelled = 2,
        Whole = 4 ///< the bucket lies within one span
    };
    struct Level {
        std::int64_t first = 0;   ///< the number of its first bucket
        std::uint32_t offset = 0; ///< of its first cell
        std::uint32_t count = 0;
    };

    /// `spans`: sorted, not overlapping, at least one. A span of no time lies in the bucket of its
    /// begin; the end of any other in the bucket before. `perCell`: how many spans a cell of the
    /// lowest level stands for, on average and at least. O(n).
    [[nodiscard]] static std::unique_ptr<const Mipmap> of(
        std::span<const Interval> spans, std::size_t perCell = 2);

    [[nodiscard]] int lowest() const { return m_lowest; }
    [[nodiscard]] int highest() const { return m_lowest + m_levelCount - 1; }
    /// `k` from lowest() to highest().
    [[nodiscard]] const Level& level(int k) const
    {
        return m_levels[static_cast<std::size_t>(k - m_lowest)];
    }
    /// The first word of a level's first cell: shares in the order of states(), the flags in the
    /// last byte.
    [[nodiscard]] const std::uint32_t* cells(const Level& level) const
    {
        return m_words.data() + std::size_t { level.offset } * m_stride;
    }
    [[nodiscard]] std::size_t wordsPerCell() const { return m_stride; }
    /// Of the shares, in their order.
    [[nodiscard]] std::span<const std::uint8_t> states() const
    {
        return { m_states.data(), m_stateCount };
    }
    /// 7 for a slot that has none.
    [[nodiscard]] std::size_t stateOf(std::size_t slot) const { return m_slotStates[slot]; }
    /// Cells that may be read behind the last one of any level.
    static constexpr std::size_t kPadding = 8;
    /// Exactly, in nanoseconds, of the whole run.
    [[nodiscard]] const std::array<std::int64_t, kSpanStates>& totals() const { return m_totals; }
    [[nodiscard]] std::size_t memoryBytes() const
    {
        return sizeof *this + m_words.capacity() * sizeof(std::uint32_t);
    }

private:
    template <std::size_t> friend class MipmapBuilder;
    int m_lowest = 0;
    std::size_t m_stride = 1;
    std::size_t m_stateCount = 0;
    std::array<std::uint8_t, kSpanStates> m_states {};
    std::array<std::uint8_t, kSpanStates> m_slotStates { 7, 7, 7, 7, 7, 7 };
    std::array<std::int64_t, kSpanStates> m_totals {};
    std::array<Level, 8> m_levels;
    int m_levelCount = 0;
    std::vector<std::uint32_t> m_words;
};

} // namespace interleave
