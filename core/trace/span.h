// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/trace/taskstate.h"

namespace interleave {

/// A half-open interval [begin, end) on a track, with a state. `task` is none for a lane's own
/// overhead. `label` names the operation ("sleep 0.18", "GET /br.gif"); none means the task's own
/// name.
struct Span {
    Nanos begin { 0 };
    Nanos end { 0 };
    TaskId task;
    LaneId lane; ///< where it was; none for Queued, Ready and Suspended
    LabelId label;
    TaskState state = TaskState::Running;
    Reason reason = Reason::None;

    [[nodiscard]] Nanos duration() const { return end - begin; }
    [[nodiscard]] bool operator==(const Span&) const = default;
};

} // namespace interleave
