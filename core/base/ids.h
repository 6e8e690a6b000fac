// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace interleave {

/// An index into one table of a run, distinct for each table. Trivially copyable; the default is
/// "none".
template <class Tag> struct Id {
    static constexpr std::uint32_t kNone = 0xffffffffU;
    std::uint32_t value = kNone;

    [[nodiscard]] constexpr bool isValid() const { return value != kNone; }
    [[nodiscard]] constexpr std::size_t index() const { return value; }
    constexpr auto operator<=>(const Id&) const = default; // NOLINT(modernize-use-nullptr): <=>
};

using TaskId = Id<struct TaskTag>;   ///< a logical activity; the same number under every model
using LaneId = Id<struct LaneTag>;   ///< the drawn row of a worker
using LabelId = Id<struct LabelTag>; ///< an interned text
using ResourceId = Id<struct ResourceTag>; ///< a lock, queue, barrier ... of the program
using CellId = Id<struct CellTag>;         ///< a shared integer of the program
using LocalId = Id<struct LocalTag>;       ///< a name under which each task has a value of its own

} // namespace interleave

template <class Tag> struct std::hash<interleave::Id<Tag>> {
    std::size_t operator()(interleave::Id<Tag> id) const noexcept { return id.value; }
};
