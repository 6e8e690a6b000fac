// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/workerchannel.h"

#include "core/base/clock.h"
#include "core/execution/sharedfutex.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <ctime>
#include <utility>

namespace interleave {

namespace {

/// How long a sleeping worker may take to see that its parent is gone, should all else fail.
constexpr Nanos kLookAround = std::chrono::milliseconds(200);
/// A manager thread is woken for results no more often than this (us): the tasks behind them are
/// short.
constexpr std::uint64_t kQuiet = 100;

tl::unexpected<Error> otherVersion()
{
    return failure(ErrorCode::Unsupported,
        "this worker belongs to another version of Interleave than its parent");
}

} // namespace

Result<WorkerChannel> WorkerChannel::attach(
    int segmentDescriptor, int poolDescriptor, const Descriptors& descriptors)
{
    auto segment = SharedSegment::attach(segmentDescriptor, sizeof(ChannelBlock));
    if (!segment)
        return tl::unexpected(segment.error());
    auto pool = SharedSegment::attach(poolDescriptor, sizeof(PoolBlock));
    if (!pool)
        return tl::unexpected(pool.error());
    const auto* block = reinterpret_cast<const ChannelBlock*>(segment->data());
    if (block->magic != ChannelBlock::kMagic || block->blockBytes != sizeof(ChannelBlock)
        || !block->layout.isSound() || block->layout.bytes() > segment->size())
        return otherVersion();
    const auto* shared = reinterpret_cast<const PoolBlock*>(pool->data());
    if (shared->magic != PoolBlock::kMagic || shared->blockBytes != sizeof(PoolBlock))
        return otherVersion();
    WorkerChannel channel(std::move(*segment), std::move(*pool), descriptors);
    if (channel.m_events.header == nullptr)
        return otherVersion();
    return channel;
}

WorkerChannel::WorkerChannel(
    SharedSegment segment, SharedSegment pool, const Descriptors& descriptors)
    : m_segment(std::move(segment)),
      m_poolSegment(std::move(pool)),
      m_descriptors(descriptors),
      m_block(reinterpret_cast<ChannelBlock*>(m_segment.data())),
      m_pool(reinterpret_cast<PoolBlock*>(m_poolSegment.data())),
      m_slots(reinterpret_cast<TaskSlot*>(m_segment.data() + m_block->layout.taskOffset())),
      m_results(m_segment.data() + m_block->layout.resultOffset()),
      m_events(RingMemory::attach(m_segment.data() + m_block->layout.eventOffset(),
          m_segment.size() - m_block->layout.eventOffset()))
{
}

void WorkerChannel::sayReady()
{
    block().status.store(WorkerStatus::Ready, std::memory_order_release);
    notifyParent();
}

bool WorkerChannel::hasToEnd() const
{
    if (pool().stop.load(std::memory_order_relaxed))
        return true;
    pollfd control { m_descriptors.control, POLLIN, 0 };
    return poll(&control, 1, 0) != 0;
}

void WorkerChannel::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) == busy)
        return;
    block().isBusy.store(busy ? 1 : 0, std::memory_order_relaxed);
    if (busy)
        pool().busy.fetch_add(1, std::memory_order_relaxed);
    else
        pool().busy.fetch_sub(1, std::memory_order_relaxed);
}

std::optional<ClaimedTask> WorkerChannel::next()
{
    while (!pool().stop.load(std::memory_order_relaxed)) {
        if (!hasTask() && !awaitTask())
            return std::nullopt;
        m_seenTicks = readTicks();
        setBusy(true);
        TaskSlot& slot = m_slots[m_taskTail & (block().layout.taskSlots - 1)];
        ClaimedTask task { TaskId { slot.task }, slot.sequence, slot.body, {},
            slot.isInitializer != 0 };
        SlotState offered = SlotState::Offered;
        const bool claimed = slot.state.compare_exchange_strong(offered, SlotState::Claimed);
        if (claimed) {
            const std::size_t bytes
                = std::min<std::size_t>(slot.parameterBytes, kMaxBodyParameters);
            task.parameters.assign(slot.parameters.begin(), slot.parameters.begin() + bytes);
            block().currentTask.store(task.task.value, std::memory_order_relaxed);
            block().heartbeat.fetch_add(1, std::memory_order_relaxed);
        }
        block().taskTail.store(++m_taskTail, std::memory_order_release);
        if (claimed)
            return task;
    }
    return std::nullopt;
}

bool WorkerChannel::awaitTask()
{
    setBusy(false);
    if (Spin(pool()).until([this] { return hasTask(); }))
        return true;
    if (m_unannounced)
        ring();
    while (!hasToEnd()) {
        block().sleeping.store(1);
        if (!hasTask())
            sharedFutexWait(block().sleeping, 1, kLookAround);
        block().sleeping.store(0, std::memory_order_relaxed);
        if (hasTask())
            return true;
    }
    return false;
}

/// The main lane, when it waits, is woken at once. The manager only when this worker needs more
/// work, or when there was peace for a while: the main lane is busy and asks by itself.
void WorkerChannel::announce(std::uint64_t ticks)
{
    pool().setNews(block().index);
    const bool isQuiet = ticks - m_rungTicks < kQuiet * pool().ticksPerMicrosecond
        && pool().listener.load() == Listener::Manager;
    m_unannounced = isQuiet && (hasTask() || pool().pending.load() == 0);
    if (m_unannounced)
        return;
    m_rungTicks = ticks;
    ring();
}

void WorkerChannel::notifyParent()
{
    pool().setNews(block().index);
    ring();
}

void WorkerChannel::ring()
{
    m_unannounced = false;
    const Listener whom = pool().takeListener();
    if (whom == Listener::Nobody)
        return;
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t n
        = write(whom == Listener::MainLane ? m_descriptors.wakeMain : m_descriptors.wakeManager,
            &one, sizeof one);
}

void WorkerChannel::put(std::span<const std::byte> bytes, std::uint64_t& head)
{
    const std::uint32_t capacity = block().layout.resultBytes;
    while (!bytes.empty()) {
        const std::uint64_t used = head - block().resultTail.load(std::memory_order_acquire);
        if (used >= capacity) { // the parent takes it out piece by piece
            block().resultHead.store(head);
            notifyParent();
            if (hasToEnd())
                return;
            constexpr timespec kPause { 0, 50'000 };
            nanosleep(&kPause, nullptr);
            continue;
        }
        const auto to = static_cast<std::size_t>(head & (capacity - 1));
        const std::size_t n
            = std::min({ bytes.size(), static_cast<std::size_t>(capacity - used), capacity - to });
        std::memcpy(m_results + to, bytes.data(), n);
        bytes = bytes.subspan(n);
        head += n;
    }
}

void WorkerChannel::send(ResultHeader header, std::span<const std::byte> payload,
    const std::function<void()>& beforeLast)
{
    header.bytes = static_cast<std::uint32_t>(payload.size());
    std::uint64_t head = block().resultHead.load(std::memory_order_relaxed);
    put(std::as_bytes(std::span<const ResultHeader, 1>(&header, 1)), head);
    put(payload, head);
    beforeLast();
    block().currentTask.store(TaskId::kNone, std::memory_order_relaxed);
    block().heartbeat.fetch_add(1, std::memory_order_relaxed);
    if (!hasTask())
        setBusy(false);
    block().resultHead.store(head);
    announce(readTicks());
}

} // namespace interleave
