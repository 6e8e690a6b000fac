// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/future.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace interleave {

class Operation;
class TaskControl;

/// A done-callback that waits for its turn.
struct QueuedCallback {
    Future future;
    DoneCallback callback = nullptr;
    void* argument = nullptr;
};

/// What the ready queue of a one-threaded model holds: the first step of a task, an operation to
/// resume, or a callback (owned by whoever takes it out).
struct ReadyHandle {
    enum class Kind : std::uint8_t { Start, Resume, Callback };
    Kind kind = Kind::Start;
    void* what = nullptr;

    [[nodiscard]] TaskControl& task() const { return *static_cast<TaskControl*>(what); }
    [[nodiscard]] Operation& operation() const { return *static_cast<Operation*>(what); }
    [[nodiscard]] std::unique_ptr<QueuedCallback> callback() const
    {
        return std::unique_ptr<QueuedCallback>(static_cast<QueuedCallback*>(what));
    }
};

/// First in, first out (rule L2); a ring that grows by doubling. Not thread-safe.
class ReadyQueue {
public:
    ReadyQueue() : m_ring(kFirstSize) { }
    ~ReadyQueue()
    {
        while (!empty())
            if (const ReadyHandle handle = pop(); handle.kind == ReadyHandle::Kind::Callback)
                (void)handle.callback();
    }
    ReadyQueue(const ReadyQueue&) = delete;
    ReadyQueue& operator=(const ReadyQueue&) = delete;

    [[nodiscard]] bool empty() const { return m_head == m_tail; }
    [[nodiscard]] std::size_t size() const { return m_tail - m_head; }

    void start(TaskControl& task) { push({ ReadyHandle::Kind::Start, &task }); }
    void resume(Operation& operation) { push({ ReadyHandle::Kind::Resume, &operation }); }
    void call(const QueuedCallback& callback)
    {
        push({ ReadyHandle::Kind::Callback, std::make_unique<QueuedCallback>(callback).release() });
    }
    [[nodiscard]] ReadyHandle pop() { return m_ring[m_head++ & (m_ring.size() - 1)]; }

private:
    static constexpr std::size_t kFirstSize = 64;

    void push(ReadyHandle handle)
    {
        if (size() == m_ring.size())
            grow();
        m_ring[m_tail++ & (m_ring.size() - 1)] = handle;
    }
    void grow()
    {
        std::vector<ReadyHandle> larger(m_ring.size() * 2);
        const std::size_t n = size();
        for (std::size_t i = 0; i < n; ++i)
            larger[i] = pop();
        m_ring.swap(larger);
        m_head = 0;
        m_tail = n;
    }

    std::vector<ReadyHandle> m_ring;
    std::size_t m_head = 0;
    std::size_t m_tail = 0;
};

} // namespace interleave
