// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <deque>
#include <mutex>

namespace interleave {

class Operation;
class TaskControl;

/// A lock of the program, for models whose tasks share an address space. Free, or held by one task;
/// waiters get it in order of arrival, directly from the one who gives it back. Any thread.
class LockObject {
public:
    explicit LockObject(LabelId name) : m_name(name) { }

    [[nodiscard]] LabelId name() const { return m_name; }
    [[nodiscard]] bool tryAcquire(TaskControl& task);
    /// Takes it (true) or queues the operation (false).
    [[nodiscard]] bool acquireOrWait(Operation& operation);
    void forget(Operation& operation);
    /// The next waiter, if any, becomes the owner and is woken.
    void release(TaskControl& by);

private:
    void handOver(TaskControl& by);

    LabelId m_name;
    std::mutex m_mutex;
    TaskControl* m_owner = nullptr;
    std::deque<Operation*> m_waiters;
};

} // namespace interleave
