// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/mipmap.h"
#include "core/trace/taskstate.h"

namespace interleave {

/// How the span of a lane ended whose task went to `next`.
[[nodiscard]] inline SpanEnd endingBy(TaskState next)
{
    if (next == TaskState::Failed)
        return SpanEnd::Failed;
    return next == TaskState::Cancelled ? SpanEnd::Cancelled : SpanEnd::None;
}

} // namespace interleave
