// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/packetnumbers.h"
#include "core/formats/perfetto.h"
#include "core/trace/track.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace interleave {

// Both throw protozero::exception for bytes that are no message.

/// The fields of a TracePacket that we know. The views are messages within the packet.
struct PacketFields {
    std::uint64_t delta = 0; ///< of the sequence's clock
    std::optional<std::string_view> event;
    std::optional<std::string_view> track;
    std::string_view interned;
    std::string_view mine; ///< the field that is ours

    explicit PacketFields(std::string_view bytes);
};

/// A TrackEvent, and what stands beside it in the field that is ours.
struct PacketEvent {
    perfetto::EventType type = perfetto::EventType::None;
    std::uint64_t track = 0;
    iid::Iid name = 0;
    std::string_view text;
    std::uint64_t counter = 0;
    iid::Iid category = 0;
    iid::Iid second = 0; ///< category
    TaskId task;
    TaskId woken;
    LaneId lane;
    LaneId from;
    std::uint32_t waiting = 0;
    std::uint64_t earlier = 0;
    std::optional<std::uint64_t> index;
    bool isLaneOnly = false;
    bool isExplicitName = false;
    std::uint32_t order = 0;
    std::optional<std::string_view> rawText;

    PacketEvent(std::string_view event, std::string_view mine);
};

} // namespace interleave
