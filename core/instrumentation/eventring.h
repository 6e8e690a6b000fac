// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/event.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>

namespace interleave {

/// The part of a ring's memory that writer and reader share. Lives in plain or in shared memory,
/// between threads or processes alike; after it come `capacity` records.
struct RingHeader {
    static constexpr std::uint32_t kMagic = 0x494c5231; // "ILR1"

    std::uint32_t magic = 0;
    std::uint32_t capacity = 0;                        ///< records; a power of two
    alignas(64) std::atomic<std::uint64_t> head { 0 }; ///< records written; the writer's
    std::atomic<std::uint64_t> lost { 0 };             ///< records dropped; the writer's
    std::atomic<std::uint32_t> abandoned {
        0
    }; ///< the reader has closed the ring: nothing waits for it
    alignas(64) std::atomic<std::uint64_t> tail { 0 }; ///< records read; the reader's
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);

/// Where a ring lives. The memory's owner is somebody else.
struct RingMemory {
    RingHeader* header = nullptr;
    Record* records = nullptr;

    [[nodiscard]] static constexpr std::size_t bytesFor(std::uint32_t capacity)
    {
        return sizeof(RingHeader) + std::size_t { capacity } * sizeof(Record);
    }
    /// Makes an empty ring in zeroed memory of bytesFor(capacity), aligned to 64.
    static RingMemory create(void* memory, std::uint32_t capacity);
    /// A ring that another process made; null members when the header makes no sense.
    static RingMemory attach(void* memory, std::size_t bytes);
};

/// The ring's capacity for `lanes` lanes out of a total budget: a power of two, 64 KiB to 16 MiB of
/// records.
[[nodiscard]] std::uint32_t ringCapacity(std::size_t lanes);

/// The only writer of a ring (single producer, single consumer; release store of the head, acquire
/// load of the tail; no fences, so that the thread sanitizer understands it). A half-written record
/// is never visible.
class RingWriter {
public:
    RingWriter() = default;
    explicit RingWriter(RingMemory memory)
        : m_memory(memory),
          m_mask(memory.header->capacity - 1),
          m_head(memory.header->head.load(std::memory_order_relaxed))
    {
        m_cachedTail = memory.header->tail.load(std::memory_order_acquire);
    }

    /// A slot to fill, or null when the ring is full. Nothing is visible before publish().
    [[nodiscard]] Record* reserve(std::uint64_t offset = 0)
    {
        const std::uint64_t at = m_head + offset;
        if (at - m_cachedTail > m_mask) {
            m_cachedTail = m_memory.header->tail.load(std::memory_order_acquire);
            if (at - m_cachedTail > m_mask)
                return nullptr;
        }
        return &m_memory.records[at & m_mask];
    }
    void publish(std::uint64_t count = 1)
    {
        m_head += count;
        m_memory.header->head.store(m_head, std::memory_order_release);
    }
    void countLost(std::uint64_t count)
    {
        m_memory.header->lost.store(m_memory.header->lost.load(std::memory_order_relaxed) + count,
            std::memory_order_relaxed);
    }
    [[nodiscard]] bool isAbandoned() const
    {
        return m_memory.header->abandoned.load(std::memory_order_relaxed) != 0;
    }
    [[nodiscard]] std::uint64_t capacity() const { return m_mask + 1; }
    [[nodiscard]] bool isNull() const { return m_memory.header == nullptr; }

private:
    RingMemory m_memory;
    std::uint64_t m_mask = 0;
    std::uint64_t m_head = 0;
    std::uint64_t m_cachedTail = 0;
};

/// The only reader of a ring. Trusts nothing that the writer wrote.
class RingReader {
public:
    explicit RingReader(RingMemory memory) : m_memory(memory), m_capacity(memory.header->capacity)
    {
    }

    /// The records that are there, as up to two pieces in order. False when the head makes no
    /// sense: the ring was then closed and isCorrupt().
    bool peek(std::span<const Record>& first, std::span<const Record>& second);
    /// Gives `count` records back to the writer.
    void release(std::uint64_t count);
    void abandon() { m_memory.header->abandoned.store(1, std::memory_order_relaxed); }
    [[nodiscard]] bool isCorrupt() const { return m_corrupt; }
    [[nodiscard]] std::uint64_t capacity() const { return m_capacity; }
    /// Given back so far.
    [[nodiscard]] std::uint64_t released() const { return m_tail; }
    [[nodiscard]] std::uint64_t written() const;
    /// Written and dropped so far.
    [[nodiscard]] std::uint64_t produced() const { return written() + lost(); }
    [[nodiscard]] std::uint64_t lost() const
    {
        return m_memory.header->lost.load(std::memory_order_relaxed);
    }

private:
    RingMemory m_memory;
    std::uint64_t m_capacity;
    std::uint64_t m_tail = 0;
    bool m_corrupt = false;
};

} // namespace interleave
