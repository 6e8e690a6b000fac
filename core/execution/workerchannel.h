// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/value.h"
#include "core/execution/channelblock.h"
#include "core/execution/poolblock.h"
#include "core/execution/processchannel.h"
#include "core/execution/sharedsegment.h"

#include <functional>
#include <optional>
#include <vector>

namespace interleave {

/// A task as the worker has it: a copy.
struct ClaimedTask {
    TaskId task;
    std::uint32_t sequence = 0;
    std::uint32_t body = 0;
    std::vector<std::byte> parameters;
    bool isInitializer = false;
};

/// The worker's end of its rings, and its way to wake the parent. One thread.
class WorkerChannel {
public:
    struct Descriptors {
        int control
            = -1; ///< a pipe's read end: end-of-file when the parent is gone or stops the pool
        int wakeMain = -1;
        int wakeManager = -1;
    };

    /// Errors: the segments are of another version.
    [[nodiscard]] static Result<WorkerChannel> attach(
        int segment, int pool, const Descriptors& descriptors);

    [[nodiscard]] PoolBlock& pool() const { return *m_pool; }
    [[nodiscard]] ChannelBlock& block() const { return *m_block; }
    [[nodiscard]] RingMemory eventRing() const { return m_events; }
    [[nodiscard]] int controlDescriptor() const { return m_descriptors.control; }
    void sayReady();

    /// The next task that was not withdrawn; waits for it. Nothing: the worker has to end.
    [[nodiscard]] std::optional<ClaimedTask> next();
    /// Ticks when next() had seen the task it gave.
    [[nodiscard]] std::uint64_t seenTicks() const { return m_seenTicks; }
    /// Sends a result; `beforeLast` is called when all but the last piece is out, just before the
    /// parent can see the whole.
    void send(ResultHeader header, std::span<const std::byte> payload,
        const std::function<void()>& beforeLast);
    [[nodiscard]] bool hasToEnd() const;

private:
    WorkerChannel(SharedSegment segment, SharedSegment pool, const Descriptors& descriptors);
    [[nodiscard]] bool hasTask() const { return block().taskHead.load() != m_taskTail; }
    [[nodiscard]] bool awaitTask();
    void setBusy(bool busy);
    void announce(std::uint64_t ticks);
    void notifyParent();
    void ring();
    void put(std::span<const std::byte> bytes, std::uint64_t& head);

    SharedSegment m_segment;
    SharedSegment m_poolSegment;
    Descriptors m_descriptors;
    ChannelBlock* m_block;
    PoolBlock* m_pool;
    TaskSlot* m_slots;
    std::byte* m_results;
    RingMemory m_events;
    std::uint64_t m_taskTail = 0;
    std::uint64_t m_seenTicks = 0;
    std::uint64_t m_rungTicks = 0;
    bool m_busy = false;
    bool m_unannounced = false; ///< there is news that nobody was woken for
};

} // namespace interleave
