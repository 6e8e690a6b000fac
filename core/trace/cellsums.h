// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/mipmap.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace interleave {

/// Cells of a mipmap that may be added at once: five at most are in a column of the level that fits
/// it, eight in the last one (see ColumnGrid).
inline constexpr std::size_t kMostCells = 8;
static_assert(Mipmap::kPadding >= kMostCells);
inline constexpr unsigned kWholeShift = 26; ///< of Mipmap::Whole in a cell's last word

/// Sums of the bytes of a few cells.
template <std::size_t Stride> struct CellSums {
    std::array<std::uint32_t, Stride> even {};
    std::array<std::uint32_t, Stride> odd {};
    std::uint32_t any = 0;   ///< of the last words
    std::uint32_t whole = 0; ///< cells that lie within a span

    void add(const std::uint32_t* cell)
    {
        for (std::size_t w = 0; w < Stride; ++w) {
            even[w] += cell[w] & 0x00ff00ffU;
            odd[w] += cell[w] >> 8U & 0x00ff00ffU;
        }
        any |= cell[Stride - 1];
        whole += cell[Stride - 1] >> kWholeShift & 1U;
    }
    /// `count` <= kMostCells. Reads as many cells as that; Mipmap::kPadding are there.
    void addMasked(const std::uint32_t* cells, std::size_t count)
    {
        // From kMostCells - n on: n cells that count, then such that do not.
        static constexpr std::array<std::uint32_t, 2 * kMostCells> kCellMasks { ~0U, ~0U, ~0U, ~0U,
            ~0U, ~0U, ~0U, ~0U, 0, 0, 0, 0, 0, 0, 0, 0 };
        const std::uint32_t* mask = kCellMasks.data() + kMostCells - count;
        for (std::size_t i = 0; i < kMostCells; ++i) {
            std::array<std::uint32_t, Stride> cell {};
            for (std::size_t w = 0; w < Stride; ++w)
                cell[w] = cells[i * Stride + w] & mask[i];
            add(cell.data());
        }
    }
    [[nodiscard]] std::uint32_t share(std::size_t slot) const
    {
        const std::uint32_t pair = (slot % 2 == 0 ? even : odd)[slot / 4];
        return slot % 4 < 2 ? pair & 0xffffU : pair >> 16U;
    }
    [[nodiscard]] std::uint8_t flags() const
    {
        return static_cast<std::uint8_t>(any >> 24U & (Mipmap::Failed | Mipmap::Cancelled));
    }
};

/// Does each of the cells [from, to) lie within one span?
template <std::size_t Stride>
[[nodiscard]] bool areWholeCells(const std::uint32_t* cells, std::int64_t from, std::int64_t to)
{
    for (std::int64_t i = from; i < to; ++i)
        if ((cells[static_cast<std::size_t>(i + 1) * Stride - 1] >> kWholeShift & 1U) == 0)
            return false;
    return true;
}

/// `count` <= kMostCells.
[[nodiscard]] inline std::uint32_t meanOfCells(std::uint32_t sum, std::size_t count)
{
    // 65536ths
    static constexpr std::array<std::uint32_t, kMostCells + 1> kReciprocals { 0, 65536, 32768,
        21845, 16384, 13107, 10922, 9362, 8192 };
    return (sum * kReciprocals[count] + 32768) >> 16U;
}

} // namespace interleave
