// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/systemschedule.h"

#include <deque>
#include <memory>
#include <span>
#include <unordered_map>

namespace interleave {

/// The system's thread that is the worker of a lane.
struct LaneThread {
    LaneId lane;
    int pid = 0;
    int tid = 0;
};

/// Makes a SystemSchedule from slices that come core by core. Instants are monotonic until
/// `finish`. One thread.
class SystemScheduleBuilder {
public:
    using ThreadIndex = std::uint32_t;
    /// Bytes of a slice while it is collected, and until it has its place.
    static constexpr std::size_t kBytesPerSlice = 16;

    /// `cores`: the system's numbers, ascending, at most 16384.
    explicit SystemScheduleBuilder(std::vector<std::uint16_t> cores);

    ThreadIndex addThread(int tid, int pid, Nanos first);
    [[nodiscard]] std::size_t threadCount() const { return m_threads.size(); }
    void setName(ThreadIndex thread, std::string name);
    [[nodiscard]] const std::string& nameOf(ThreadIndex thread) const
    {
        return m_threads[thread].name;
    }
    void setProcess(ThreadIndex thread, int pid) { m_threads[thread].pid = pid; }
    void setBegin(ThreadIndex thread, Nanos time) { m_threads[thread].begin = time; }
    void setEnded(ThreadIndex thread, Nanos time);
    void setParent(int pid, int parent) { m_parents[pid] = parent; }
    /// Where there are no slices.
    void setTotals(ThreadIndex thread, const ThreadTotals& totals);

    /// `core`: an index. Slices of one core come in order; `end` < `begin` is refused as broken.
    void addSlice(std::size_t core, ThreadIndex thread, Nanos begin, Nanos end, SliceEnd how);
    [[nodiscard]] std::size_t sliceCount() const { return m_sliceCount; }
    /// Roughly, of what was collected.
    [[nodiscard]] std::size_t memoryBytes() const;

    /// `core`: an index. Losses of one core come in order.
    void addLost(std::size_t core, Nanos begin, Nanos end, std::uint64_t records);
    void addBroken(std::uint64_t slices) { m_broken += slices; }
    void addCorrupt(std::uint64_t bytes) { m_corrupt += bytes; }
    void setLimitReached(Nanos time) { m_limitReached = time; }
    /// The lane of each thread is its place in threads(): of a program whose threads are the lanes.
    void makeLanes() { m_makesLanes = true; }
    void setStatus(ScheduleStatus status, ScheduleRefusal refusal, std::string reason);

    /// Everything before `origin` is cut off, `origin` becomes 0, and what is after `end`, or after
    /// the memory limit was reached, is cut off, too: both monotonic. Threads that are named in
    /// `lanes` get their lane; call once.
    [[nodiscard]] std::shared_ptr<const SystemSchedule> finish(
        Nanos origin, Nanos end, std::span<const LaneThread> lanes);

private:
    struct RawSlice {
        std::int64_t begin;
        std::uint32_t length;
        std::uint32_t thread; ///< and in the top two bits how it ended
    };
    struct Core {
        std::deque<RawSlice> slices;
        std::deque<std::int64_t> longLengths; ///< in the order of the slices that have one
    };
    struct Thread {
        int tid = 0;
        int pid = 0;
        std::string name;
        Nanos begin { 0 };
        std::optional<Nanos> ended;
        std::optional<ThreadTotals> totals;
    };

    [[nodiscard]] std::vector<std::uint32_t> placeThreads(
        SystemSchedule& schedule, Nanos origin, Nanos end, std::span<const LaneThread> lanes) const;
    void placeLosses(SystemSchedule& schedule, Nanos origin, Nanos end) const;
    void placeSlices(SystemSchedule& schedule, const std::vector<std::uint32_t>& places,
        Nanos origin, Nanos end);

    std::vector<std::uint16_t> m_coreNumbers;
    std::vector<Core> m_cores;
    std::vector<Thread> m_threads;
    std::unordered_map<int, int> m_parents;
    std::size_t m_sliceCount = 0;
    std::size_t m_nameBytes = 0;
    std::vector<LostStretch> m_losses;
    std::uint64_t m_lost = 0;
    std::uint64_t m_broken = 0;
    std::uint64_t m_corrupt = 0;
    std::optional<Nanos> m_limitReached;
    bool m_makesLanes = false;
    ScheduleStatus m_status = ScheduleStatus::Recorded;
    ScheduleRefusal m_refusal = ScheduleRefusal::None;
    std::string m_reason;
};

} // namespace interleave
