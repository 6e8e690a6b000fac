// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace interleave {

class TaskControl;

/// Told once when a task is finished or cancelled. Called under the task's mutex, by whoever
/// finishes it: it may only queue, never run, what waits.
class CompletionWatcher {
public:
    virtual void onDone(TaskControl& finished, TaskControl* by) = 0;

protected:
    ~CompletionWatcher() = default;
};

} // namespace interleave
