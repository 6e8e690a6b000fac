// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/packetnumbers.h"
#include "core/trace/trace.h"

#include <optional>
#include <string_view>

namespace interleave {

// What a file says of a run before its first span. All read one message of ours, give nothing for
// what makes no sense, and throw protozero::exception for bytes that are no message.

struct RunHead {
    iid::Tracks tracks;
    bool isSimulated = false;
    bool isFinished = true;
    Nanos end { 0 };
    EventCounts counts;
};
[[nodiscard]] std::optional<RunHead> readRunHead(std::string_view message);

struct LaneHead {
    LaneTrack lane;
    std::optional<Nanos> openEnd; ///< of the span that is open at the end of the run
};
/// `track`: Perfetto's descriptor, which has the name.
[[nodiscard]] std::optional<LaneHead> readLaneHead(
    std::string_view track, std::string_view message);

[[nodiscard]] std::optional<ResourceTrack> readResourceHead(std::string_view message);

/// What is told of a task; of its times, lane and state only what does not follow from its spans.
struct TaskHead {
    LabelId name;
    TaskId parent;
    std::optional<Nanos> created;
    std::optional<Nanos> finished;
    std::optional<LaneId> lane;
    std::optional<TaskState> state;
};
[[nodiscard]] std::optional<TaskHead> readTaskHead(std::string_view message);

} // namespace interleave
