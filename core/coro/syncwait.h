// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coro/task.h"

#include <cassert>

namespace interleave {

/// Runs a task that never suspends (all its operations finish inline) and returns its result.
template <class T> T syncWait(Task<T> task)
{
    task.start();
    assert(task.isDone());
    return task.takeResult();
}

} // namespace interleave
