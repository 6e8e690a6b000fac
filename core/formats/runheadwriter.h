// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/packetnumbers.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace interleave {

// What a file says of a run before its first span: the fields of one TracePacket each, without its
// sequence.

/// The clock, the names behind numbers, and what is true of the whole run.
[[nodiscard]] std::string runHead(const Trace& trace, const iid::Tracks& tracks);
[[nodiscard]] std::string processTrack(
    std::uint64_t uuid, std::int32_t pid, std::string_view title);
[[nodiscard]] std::string taskGroupTrack(const iid::Tracks& tracks);
/// `pid`, `tid`: the numbers that stand for the run and the lane.
[[nodiscard]] std::string laneTrack(
    const LaneTrack& lane, std::uint64_t uuid, std::int32_t pid, std::int32_t tid);
[[nodiscard]] std::string holdersTrack(
    const ResourceTrack& resource, std::string_view name, std::uint64_t uuid, std::uint64_t parent);
[[nodiscard]] std::string levelTrack(
    std::string_view name, std::uint64_t uuid, std::uint64_t parent);

} // namespace interleave
