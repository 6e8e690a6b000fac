// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrumentation/eventring.h"

#include <algorithm>
#include <bit>
#include <new>

namespace interleave {

namespace {
constexpr std::size_t kTotalBudget = std::size_t { 16 } << 20U;
constexpr std::size_t kSmallest = std::size_t { 64 } << 10U;
constexpr std::size_t kLargest = std::size_t { 2 } << 20U;
constexpr std::uint32_t kMaxCapacity = 1U << 24U;
} // namespace

RingMemory RingMemory::create(void* memory, std::uint32_t capacity)
{
    auto* header = new (memory) RingHeader;
    header->capacity = capacity;
    header->magic = RingHeader::kMagic;
    return { header,
        reinterpret_cast<Record*>(static_cast<std::byte*>(memory) + sizeof(RingHeader)) };
}

RingMemory RingMemory::attach(void* memory, std::size_t bytes)
{
    auto* header = static_cast<RingHeader*>(memory);
    if (bytes < sizeof(RingHeader) || header->magic != RingHeader::kMagic
        || !std::has_single_bit(header->capacity) || header->capacity > kMaxCapacity
        || bytesFor(header->capacity) > bytes)
        return {};
    return { header,
        reinterpret_cast<Record*>(static_cast<std::byte*>(memory) + sizeof(RingHeader)) };
}

std::uint32_t ringCapacity(std::size_t lanes)
{
    const std::size_t share = kTotalBudget / std::max<std::size_t>(lanes, 1);
    const std::size_t bytes = std::clamp(std::bit_floor(share), kSmallest, kLargest);
    return static_cast<std::uint32_t>(bytes / sizeof(Record));
}

bool RingReader::peek(std::span<const Record>& first, std::span<const Record>& second)
{
    first = {};
    second = {};
    if (m_corrupt)
        return false;
    const std::uint64_t head = m_memory.header->head.load(std::memory_order_acquire);
    const std::uint64_t count = head - m_tail;
    if (count > m_capacity) {
        m_corrupt = true;
        abandon();
        return false;
    }
    const std::uint64_t from = m_tail & (m_capacity - 1);
    const std::uint64_t untilWrap = std::min(count, m_capacity - from);
    first = { m_memory.records + from, static_cast<std::size_t>(untilWrap) };
    second = { m_memory.records, static_cast<std::size_t>(count - untilWrap) };
    return true;
}

void RingReader::release(std::uint64_t count)
{
    m_tail += count;
    m_memory.header->tail.store(m_tail, std::memory_order_release);
}

std::uint64_t RingReader::written() const
{
    return m_corrupt ? m_tail : m_memory.header->head.load(std::memory_order_acquire);
}

} // namespace interleave
