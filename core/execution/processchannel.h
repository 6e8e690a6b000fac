// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/execution/channelblock.h"
#include "core/execution/sharedsegment.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace interleave {

struct TaskMessage {
    TaskId task;
    std::uint32_t sequence = 0;
    std::uint32_t body = 0;
    std::span<const std::byte> parameters;
    bool isInitializer = false;
};

struct ResultMessage {
    TaskId task;
    std::uint32_t sequence = 0;
    std::uint64_t runTicks = 0;
    Value value;
    std::optional<Error> error;
};

/// The parent's end of the rings of one worker. Owns the segment. Used under the pool's mutex.
/// Trusts nothing that the worker wrote.
class ProcessChannel {
public:
    /// `onlyTasks`: see ChannelBlock.
    [[nodiscard]] static Result<ProcessChannel> create(
        const ChannelLayout& layout, std::uint32_t index, std::uint32_t onlyTasks);

    [[nodiscard]] std::uint32_t index() const { return m_index; }
    [[nodiscard]] int descriptor() const { return m_segment.descriptor(); }
    void closeDescriptor() { m_segment.closeDescriptor(); }
    [[nodiscard]] RingMemory eventRing() const { return m_events; }
    void setSpawnTicks(std::uint64_t ticks) { block().spawnTicks = ticks; }
    /// How the worker is called; what is longer than a name can be is cut off.
    void setName(std::string_view name);

    [[nodiscard]] bool isReady() const
    {
        return block().status.load(std::memory_order_acquire) == WorkerStatus::Ready;
    }
    [[nodiscard]] bool isAsleep() const
    {
        return block().sleeping.load(std::memory_order_relaxed) != 0;
    }
    [[nodiscard]] bool isBusy() const
    {
        return block().isBusy.load(std::memory_order_relaxed) != 0;
    }

    /// Puts a task into the ring; nothing when that is full. The position names it in the calls
    /// below.
    [[nodiscard]] std::optional<std::uint64_t> offer(const TaskMessage& message);
    /// Wakes the worker if it sleeps.
    void ringDoorbell();
    /// Takes back a task that the worker has not begun. False: it has.
    [[nodiscard]] bool withdraw(std::uint64_t position);
    [[nodiscard]] bool isClaimed(std::uint64_t position) const;

    /// Appends the results that are there in full. False: what the worker wrote makes no sense;
    /// nothing more will come from this channel.
    [[nodiscard]] bool receive(std::vector<ResultMessage>& results);

private:
    ProcessChannel(SharedSegment segment, const ChannelLayout& layout, std::uint32_t index);
    [[nodiscard]] ChannelBlock& block() const { return *m_block; }
    [[nodiscard]] TaskSlot& slot(std::uint64_t position) const
    {
        return m_slots[position & (m_layout.taskSlots - 1)];
    }
    void pull(std::uint64_t head);
    [[nodiscard]] bool parse(std::vector<ResultMessage>& results);

    SharedSegment m_segment;
    ChannelLayout m_layout;
    std::uint32_t m_index;
    ChannelBlock* m_block;
    TaskSlot* m_slots;
    std::byte* m_results;
    RingMemory m_events;
    std::uint64_t m_taskHead = 0;
    std::uint64_t m_resultTail = 0;
    std::vector<std::byte> m_bytes; ///< read from the ring, not yet a whole message
    bool m_corrupt = false;
};

} // namespace interleave
