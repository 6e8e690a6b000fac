// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/future.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

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
class ReadyHandle {
public:
    enum class Kind : std::uint8_t { Start, Resume, Callback };

    ReadyHandle() = default;
    ReadyHandle(Kind kind, void* what)
        : m_bits(reinterpret_cast<std::uintptr_t>(what) | static_cast<std::uintptr_t>(kind))
    {
    }
    [[nodiscard]] bool operator==(const ReadyHandle&) const = default;
    [[nodiscard]] Kind kind() const { return static_cast<Kind>(m_bits & kKindMask); }
    [[nodiscard]] TaskControl& task() const { return *pointer<TaskControl>(); }
    [[nodiscard]] Operation& operation() const { return *pointer<Operation>(); }
    [[nodiscard]] std::unique_ptr<QueuedCallback> callback() const
    {
        return std::unique_ptr<QueuedCallback>(pointer<QueuedCallback>());
    }

private:
    static constexpr std::uintptr_t kKindMask = 3; // what it points to is aligned to more than that

    template <class T> [[nodiscard]] T* pointer() const
    {
        return reinterpret_cast<T*>(m_bits & ~kKindMask); // NOLINT(performance-no-int-to-ptr)
    }
    std::uintptr_t m_bits = 0;
};

/// First in, first out (rule L2); a ring that grows by doubling. Not thread-safe.
class ReadyQueue {
public:
    ReadyQueue() : m_ring(std::make_unique<ReadyHandle[]>(kFirstSize)) { }
    ~ReadyQueue()
    {
        while (!empty())
            if (const ReadyHandle handle = pop(); handle.kind() == ReadyHandle::Kind::Callback)
                (void)handle.callback();
    }
    ReadyQueue(const ReadyQueue&) = delete;
    ReadyQueue& operator=(const ReadyQueue&) = delete;

    [[nodiscard]] bool empty() const { return m_head == m_tail; }
    [[nodiscard]] std::size_t size() const { return m_tail - m_head; }

    void add(ReadyHandle handle) { push(handle); }
    void start(TaskControl& task) { push({ ReadyHandle::Kind::Start, &task }); }
    void resume(Operation& operation) { push({ ReadyHandle::Kind::Resume, &operation }); }
    void call(const QueuedCallback& callback)
    {
        push({ ReadyHandle::Kind::Callback, std::make_unique<QueuedCallback>(callback).release() });
    }
    [[nodiscard]] ReadyHandle pop() { return m_ring[m_head++ & m_mask]; }

private:
    static constexpr std::size_t kFirstSize = 64;

    void push(ReadyHandle handle)
    {
        if (size() > m_mask)
            grow();
        m_ring[m_tail++ & m_mask] = handle;
    }
    [[gnu::noinline]] void grow()
    {
        const std::size_t n = size();
        auto larger = std::make_unique<ReadyHandle[]>((m_mask + 1) * 2);
        for (std::size_t i = 0; i < n; ++i)
            larger[i] = pop();
        m_ring = std::move(larger);
        m_mask = m_mask * 2 + 1;
        m_head = 0;
        m_tail = n;
    }

    std::unique_ptr<ReadyHandle[]> m_ring;
    std::size_t m_mask = kFirstSize - 1;
    std::size_t m_head = 0;
    std::size_t m_tail = 0;
};

} // namespace interleave
