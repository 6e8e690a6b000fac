// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace interleave {

class TaskControl;

/// A pool's queue: strictly first in, first out; workers sleep while it is empty. Any thread.
class WorkQueue {
public:
    WorkQueue();
    ~WorkQueue();

    void put(TaskControl& task);
    /// The oldest task; waits for one. Null once the queue was closed and is empty.
    [[nodiscard]] TaskControl* take();
    /// No task comes after this.
    void close();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace interleave
