// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/taskstate.h"

#include <array>
#include <cstdint>
#include <string_view>

/// The numbers behind names in our packets: Perfetto's "interning ids", the same in every file.
namespace interleave::iid {

using Iid = std::uint64_t;

// Categories, and names of what has no label. 0 is none.
inline constexpr Iid kFirstState = 1;
inline constexpr Iid kFirstReason = 16;
inline constexpr Iid kFirstLabel = 64; ///< names only: label 0

[[nodiscard]] constexpr Iid of(TaskState state)
{
    return kFirstState + static_cast<Iid>(state);
}
[[nodiscard]] constexpr Iid of(Reason reason)
{
    return kFirstReason + static_cast<Iid>(reason);
}

inline constexpr Iid kWake = 64; // categories only, from here
inline constexpr Iid kOutput = 65;
inline constexpr Iid kMark = 66;

/// Names of annotations.
inline constexpr Iid kTask = 1;
inline constexpr Iid kLane = 2;
inline constexpr Iid kWaiting = 3;
inline constexpr Iid kWoken = 4;
inline constexpr Iid kFrom = 5;
inline constexpr std::array<std::string_view, 6> kAnnotationNames { "", "task_id", "lane",
    "waiting", "woken_task_id", "stolen_from_lane" };

/// Tracks of a run, numbered one after the other from its first one.
struct Tracks {
    std::uint64_t first = 1;
    std::uint64_t lanes = 0;
    std::uint64_t resources = 0;

    [[nodiscard]] std::uint64_t process() const { return first; }
    [[nodiscard]] std::uint64_t taskGroup() const { return first + 1; }
    [[nodiscard]] std::uint64_t lane(std::uint64_t i) const { return first + 2 + i; }
    [[nodiscard]] std::uint64_t held(std::uint64_t i) const { return lane(lanes) + 2 * i; }
    [[nodiscard]] std::uint64_t level(std::uint64_t i) const { return held(i) + 1; }
    [[nodiscard]] std::uint64_t task(std::uint64_t i) const { return held(resources) + i; }
};

} // namespace interleave::iid
