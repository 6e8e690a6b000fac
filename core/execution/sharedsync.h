// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/sharedmutex.h"
#include "core/execution/synctable.h"

#include <array>
#include <atomic>

namespace interleave {

/// The primitives of one run, as they lie in shared memory. Fixed maxima: nothing grows there.
struct SyncBlock {
    static constexpr std::uint32_t kMaxObjects = 256;
    static constexpr std::uint32_t kMaxProcesses = 2048 + 2; ///< each waits once at most
    static constexpr std::uint32_t kMaxItems = 1024;         ///< of all queues together

    SharedMutex mutex;
    std::atomic<std::uint32_t> objectCount { 0 };
    std::uint32_t freeItem = WaitEntry::kNone; ///< given back, linked
    std::uint32_t usedItems = 0;               ///< that were ever taken
    std::array<SyncObject, kMaxObjects> objects;
    std::array<WaitEntry, kMaxProcesses> entries;
    std::array<ItemNode, kMaxItems> items;
};

/// The primitives of a run in a segment. Making, and abandon: the parent. Everything else: any
/// thread of any process that has the segment. A lock whose holder died is never given again: what
/// it guards may be half done; a barrier is broken; permits that a dead process had are lost, and
/// when those were the last ones, who waits for one learns that.
/// Whoever waits looks up every 50 ms whether the run stops.
class SharedSync final : public SyncTable, private SyncMemory {
public:
    /// A process by number.
    static constexpr std::uint32_t kParent = 1;
    [[nodiscard]] static constexpr std::uint32_t processOf(std::uint32_t workerIndex)
    {
        return workerIndex + kParent + 1;
    }

    SharedSync(SyncBlock& block, const std::atomic<bool>& stop, std::uint32_t process)
        : m_block(block),
          m_stop(stop),
          m_process(process)
    {
    }

    /// The process is dead: whoever waits for what it held, or asks for it, learns that.
    void abandon(std::uint32_t process);
    /// Who waits without a time limit at this instant, of the processes up to `last`.
    [[nodiscard]] std::vector<UntimedWait> waitsUpTo(std::uint32_t last)
    {
        return untimedWaits(last + 1);
    }

    [[nodiscard]] std::uint32_t count() const override;
    [[nodiscard]] bool waitsInline() const override { return true; }
    [[nodiscard]] bool await(std::uint32_t number, std::optional<Nanos> until,
        const std::function<bool()>& goesOn) override;

protected:
    void lock() override;
    void unlock() override { m_block.mutex.unlock(); }
    [[nodiscard]] SyncObject* object(ResourceId resource) const override;
    [[nodiscard]] std::optional<ResourceId> addObject() override;
    [[nodiscard]] SyncMemory& memory() override { return *this; }
    [[nodiscard]] std::uint32_t takeEntry(TaskControl& task) override;
    void giveEntry(std::uint32_t number) override { entry(number).inUse = false; }
    void wake(WaitEntry& waiting, TaskControl* by) override;

private:
    [[nodiscard]] WaitEntry& entry(std::uint32_t number) override;
    [[nodiscard]] ItemNode& item(std::uint32_t number) override;
    [[nodiscard]] std::uint32_t takeItem() override;
    void giveItem(std::uint32_t number) override;

    SyncBlock& m_block;
    const std::atomic<bool>& m_stop;
    std::uint32_t m_process;
};

} // namespace interleave
