// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/processchannel.h"

#include "core/execution/sharedfutex.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>
#include <utility>

namespace interleave {

namespace {

constexpr std::size_t kAlignment = 64;
constexpr std::size_t kManyProcesses = 64;
constexpr std::uint32_t kMaxErrorCode = static_cast<std::uint32_t>(ErrorCode::BrokenBarrier);

constexpr std::size_t aligned(std::size_t n)
{
    return (n + kAlignment - 1) / kAlignment * kAlignment;
}

bool isSmallPower(std::uint32_t n)
{
    constexpr std::uint32_t kLargest = 1U << 24U;
    return std::has_single_bit(n) && n <= kLargest;
}

} // namespace

ChannelLayout ChannelLayout::forProcesses(std::size_t processes)
{
    const bool many = processes > kManyProcesses;
    return { many ? 8U : 64U, (many ? 16U : 64U) << 10U, ringCapacity(processes) };
}

std::size_t ChannelLayout::taskOffset() const
{
    return aligned(sizeof(ChannelBlock));
}

std::size_t ChannelLayout::resultOffset() const
{
    return taskOffset() + std::size_t { taskSlots } * sizeof(TaskSlot);
}

std::size_t ChannelLayout::eventOffset() const
{
    return aligned(resultOffset() + resultBytes);
}

std::size_t ChannelLayout::bytes() const
{
    return eventOffset() + RingMemory::bytesFor(eventRecords);
}

bool ChannelLayout::isSound() const
{
    return isSmallPower(taskSlots) && isSmallPower(resultBytes) && isSmallPower(eventRecords);
}

Result<ProcessChannel> ProcessChannel::create(
    const ChannelLayout& layout, std::uint32_t index, std::uint32_t onlyTasks)
{
    auto segment = SharedSegment::create("interleave-worker", layout.bytes());
    if (!segment)
        return tl::unexpected(segment.error());
    ProcessChannel channel(std::move(*segment), layout, index);
    channel.block().onlyTasks = onlyTasks;
    return channel;
}

ProcessChannel::ProcessChannel(
    SharedSegment segment, const ChannelLayout& layout, std::uint32_t index)
    : m_segment(std::move(segment)),
      m_layout(layout),
      m_index(index),
      m_block(new (m_segment.data()) ChannelBlock),
      m_slots(reinterpret_cast<TaskSlot*>(m_segment.data() + layout.taskOffset())) // zeroed: empty
      ,
      m_results(m_segment.data() + layout.resultOffset()),
      m_events(RingMemory::create(m_segment.data() + layout.eventOffset(), layout.eventRecords))
{
    m_block->layout = layout;
    m_block->index = index;
    m_block->blockBytes = sizeof(ChannelBlock);
    m_block->magic = ChannelBlock::kMagic;
}

void ProcessChannel::setName(std::string_view name)
{
    const std::size_t n = std::min(name.size(), ChannelBlock::kMaxName);
    std::copy_n(name.begin(), n, block().name.begin());
}

std::optional<std::uint64_t> ProcessChannel::offer(const TaskMessage& message)
{
    const std::uint64_t tail = block().taskTail.load(std::memory_order_acquire);
    if (m_taskHead - tail >= m_layout.taskSlots) // full, or nonsense
        return std::nullopt;
    TaskSlot& s = slot(m_taskHead);
    s.task = message.task.value;
    s.sequence = message.sequence;
    s.body = message.body;
    s.parameterBytes = static_cast<std::uint32_t>(message.parameters.size());
    s.isInitializer = message.isInitializer ? 1 : 0;
    std::copy(message.parameters.begin(), message.parameters.end(), s.parameters.begin());
    s.state.store(SlotState::Offered, std::memory_order_relaxed);
    block().taskHead.store(m_taskHead + 1);
    return m_taskHead++;
}

void ProcessChannel::ringDoorbell()
{
    if (block().sleeping.load() != 0 && block().sleeping.exchange(0) != 0)
        sharedFutexWakeOne(block().sleeping);
}

bool ProcessChannel::withdraw(std::uint64_t position)
{
    if (m_taskHead - position
        > m_layout.taskSlots) // its slot has a later task: it was begun long ago
        return false;
    SlotState expected = SlotState::Offered;
    return slot(position).state.compare_exchange_strong(expected, SlotState::Withdrawn);
}

bool ProcessChannel::isClaimed(std::uint64_t position) const
{
    return m_taskHead - position > m_layout.taskSlots
        || slot(position).state.load(std::memory_order_acquire) == SlotState::Claimed;
}

bool ProcessChannel::receive(std::vector<ResultMessage>& results)
{
    if (m_corrupt)
        return false;
    const std::uint64_t head = block().resultHead.load();
    if (head - m_resultTail > m_layout.resultBytes) {
        m_corrupt = true;
        return false;
    }
    if (head != m_resultTail)
        pull(head);
    m_corrupt = !parse(results);
    return !m_corrupt;
}

void ProcessChannel::pull(std::uint64_t head)
{
    const auto count = static_cast<std::size_t>(head - m_resultTail);
    const auto from = static_cast<std::size_t>(m_resultTail & (m_layout.resultBytes - 1));
    const std::size_t untilWrap = std::min<std::size_t>(count, m_layout.resultBytes - from);
    m_bytes.insert(m_bytes.end(), m_results + from, m_results + from + untilWrap);
    m_bytes.insert(m_bytes.end(), m_results, m_results + (count - untilWrap));
    m_resultTail = head;
    block().resultTail.store(head, std::memory_order_release);
}

bool ProcessChannel::parse(std::vector<ResultMessage>& results)
{
    std::size_t at = 0;
    while (m_bytes.size() - at >= sizeof(ResultHeader)) {
        ResultHeader header;
        std::memcpy(&header, m_bytes.data() + at, sizeof header);
        if (header.magic != ResultHeader::kMagic || header.bytes > ResultHeader::kMaxBytes
            || header.status > 1 + kMaxErrorCode)
            return false;
        if (m_bytes.size() - at - sizeof header < header.bytes)
            break;
        const std::span payload(m_bytes.data() + at + sizeof header, header.bytes);
        at += sizeof header + header.bytes;
        ResultMessage message { TaskId { header.task }, header.sequence, header.runTicks, {}, {} };
        if (header.status == 0) {
            auto value = decode(payload);
            if (!value)
                return false;
            message.value = std::move(*value);
        } else {
            message.error = Error { static_cast<ErrorCode>(header.status - 1),
                std::string(reinterpret_cast<const char*>(payload.data()), payload.size()) };
        }
        results.push_back(std::move(message));
    }
    m_bytes.erase(m_bytes.begin(), m_bytes.begin() + static_cast<std::ptrdiff_t>(at));
    return true;
}

} // namespace interleave
