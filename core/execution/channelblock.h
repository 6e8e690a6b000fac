// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/body.h"
#include "core/instrumentation/eventring.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace interleave {

/// The sizes of one worker's segment.
struct ChannelLayout {
    std::uint32_t taskSlots = 0;    ///< a power of two
    std::uint32_t resultBytes = 0;  ///< a power of two
    std::uint32_t eventRecords = 0; ///< a power of two

    /// Of each of `processes` workers; they share a total budget.
    [[nodiscard]] static ChannelLayout forProcesses(std::size_t processes);
    [[nodiscard]] std::size_t taskOffset() const;
    [[nodiscard]] std::size_t resultOffset() const;
    [[nodiscard]] std::size_t eventOffset() const;
    [[nodiscard]] std::size_t bytes() const;
    [[nodiscard]] bool isSound() const;
};

/// Who has a task that was handed over: the worker takes it, or the parent takes it back, whoever
/// is first.
enum class SlotState : std::uint32_t { Empty, Offered, Claimed, Withdrawn };

struct TaskSlot {
    alignas(64) std::atomic<SlotState> state { SlotState::Empty };
    std::uint32_t task = 0;
    std::uint32_t sequence = 0; ///< of the task's next record
    std::uint32_t body = 0;     ///< its place in the workload's list
    std::uint32_t parameterBytes = 0;
    std::uint32_t isInitializer = 0; ///< 1: the worker ends when it fails
    std::array<std::byte, kMaxBodyParameters> parameters;
};

enum class WorkerStatus : std::uint32_t { Starting, Ready };

/// What lies at the begin of a worker's segment; then the task ring, the result ring and the event
/// ring. Each ring has one writer and one reader.
struct ChannelBlock {
    static constexpr std::uint32_t kMagic = 0x494c5733; // "ILW3"

    std::uint32_t magic = 0;
    std::uint32_t blockBytes = 0; ///< with the magic number, the version of the whole layout
    ChannelLayout layout;
    std::uint32_t index = 0;     ///< which worker
    std::uint32_t onlyTasks = 0; ///< ends after so many tasks; 0: when it is told to
    std::uint64_t spawnTicks = 0;
    static constexpr std::size_t kMaxName = 63;
    std::array<char, kMaxName + 1> name {}; ///< the lane's

    // The worker's.
    alignas(64) std::atomic<WorkerStatus> status { WorkerStatus::Starting };
    std::atomic<std::uint32_t> currentTask { 0xffffffffU };
    std::atomic<std::uint64_t> heartbeat { 0 }; ///< counts tasks taken and finished
    std::atomic<std::uint32_t> isBusy { 0 };
    std::atomic<std::uint32_t> sleeping { 0 }; ///< the parent's doorbell: a futex
    alignas(64) std::atomic<std::uint64_t> taskTail { 0 };
    alignas(64) std::atomic<std::uint64_t> resultHead { 0 };
    // The parent's.
    alignas(64) std::atomic<std::uint64_t> taskHead { 0 };
    alignas(64) std::atomic<std::uint64_t> resultTail { 0 };
};

/// Begins each message of the result ring.
struct ResultHeader {
    static constexpr std::uint32_t kMagic = 0x494c5234; // "ILR4"
    static constexpr std::uint32_t kMaxBytes = 1U << 20U;

    std::uint32_t magic = kMagic;
    std::uint32_t task = 0;
    std::uint32_t sequence = 0;
    std::uint32_t status
        = 0; ///< 0: an encoded Value follows; else 1 + an ErrorCode, and its text follows
    std::uint32_t bytes = 0;
    std::uint32_t reserved = 0;
    std::uint64_t runTicks = 0; ///< how long the task ran
};
static_assert(sizeof(ResultHeader) == 32);

} // namespace interleave
