// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace interleave {

class StealingBatch;
class TaskControl;

/// What a worker is to do next: run a task, or join a batch. Neither: nothing any more.
struct Work {
    TaskControl* task = nullptr;
    StealingBatch* batch = nullptr;
    explicit operator bool() const { return task != nullptr || batch != nullptr; }
};

/// A pool's queue: strictly first in, first out; workers sleep while it is empty. Any thread.
class WorkQueue {
public:
    WorkQueue();
    ~WorkQueue();

    void put(TaskControl& task) { put(Work { &task }); }
    void put(const Work& work);
    /// The oldest; waits for one. Nothing once the queue was closed and is empty, or was abandoned.
    [[nodiscard]] Work take();
    /// No task comes after this.
    void close();
    /// Closes it, and nobody is to do what is still in it.
    void abandon();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace interleave
