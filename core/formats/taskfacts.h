// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/track.h"

#include <optional>
#include <vector>

namespace interleave {

/// What a task's spans and its end say about it: a file tells only what differs from that.
struct TaskFacts {
    struct End {
        TaskState state;
        Nanos time;
    };
    Nanos created { 0 };
    Nanos finished { 0 };
    TaskState state = TaskState::Queued;
    LaneId lane;

    TaskFacts(const std::vector<Span>& spans, const std::optional<End>& end)
    {
        if (!spans.empty()) {
            created = spans.front().begin;
            state = spans.back().state;
        }
        for (auto it = spans.rbegin(); it != spans.rend() && !lane.isValid(); ++it)
            lane = it->lane;
        if (end) {
            state = end->state;
            finished = end->time;
        }
    }
};

} // namespace interleave
