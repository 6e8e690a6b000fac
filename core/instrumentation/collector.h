// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/labelpool.h"
#include "core/base/result.h"
#include "core/instrumentation/eventring.h"
#include "core/instrumentation/recorder.h"
#include "core/trace/systemschedulebuilder.h"
#include "core/trace/tracebuilder.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace interleave {

/// Owns the lanes' rings and drains them into a growing trace: 60 times a second, and oftener while
/// a ring fills faster than that. Its writers never wait for more than that: what can no longer be
/// kept (the limit of memory was reached, or there is no more) is drained all the same, and counted
/// as lost.
/// addLane, recorder, laneDied: any thread. start and finish: the thread that owns it.
class Collector {
public:
    /// Called by the collector thread.
    struct Hooks {
        std::function<bool()> wantsSnapshot = {}; ///< on each turn
        std::function<void(std::shared_ptr<const Trace>)> publish = {};
        std::function<void()> everyTurn = {};
        std::function<void()> onFull = {}; ///< once, when recording stops for want of memory
    };

    /// `onNewLabel`: see LabelPool. A worker process has a collector that never starts, for its
    /// labels alone.
    Collector(RecordingMode mode, std::size_t expectedLanes, const VirtualClock* virtualClock,
        LabelPool::NewLabel onNewLabel = {});
    ~Collector();
    Collector(const Collector&) = delete;
    Collector& operator=(const Collector&) = delete;

    [[nodiscard]] LabelPool& labels() { return m_labels; }
    /// A lane with a ring of its own in this process.
    LaneId addLane(LaneKind kind, std::string name);
    /// A lane whose writer is another process, with label numbers of its own.
    LaneId addRemoteLane(LaneKind kind, std::string name, int pid, RingMemory ring);
    void renameLane(LaneId lane, std::string name, int pid);
    [[nodiscard]] std::string laneName(LaneId lane) const;
    /// For the one thread that is the lane.
    [[nodiscard]] Recorder recorder(LaneId lane);
    /// The lane's writer will write no more: its ring is drained to the last published record, then
    /// the lane ends now. `ticks`: when (see readTicks).
    void endRemoteLane(LaneId id, std::uint64_t ticks, bool died);
    /// Every task id below this one has been given out; records that name others are corrupt.
    void setTaskLimit(std::uint32_t limit) { m_taskLimit.store(limit, std::memory_order_release); }

    /// Recording stops when the trace holds more than this (see TraceBuilder::memoryBytes); 0: when
    /// the system has no more. Before start().
    void setMemoryLimit(std::size_t bytes) { m_memoryLimit = bytes; }
    /// Recording has stopped for want of memory: the trace tells what was before. Any thread.
    [[nodiscard]] bool isFull() const { return m_full.load(std::memory_order_acquire); }
    /// The run's time begins now, or at the last begin().
    void start(Hooks hooks);
    /// The model has made its rings and starts its workers: the run's time begins again, now.
    /// Nothing may have been recorded yet.
    void begin();
    /// Nanoseconds of the run so far.
    [[nodiscard]] Nanos elapsed() const;
    /// The run's begin as CLOCK_MONOTONIC tells it. Not of simulated runs.
    [[nodiscard]] Nanos beginMonotonic() const;
    /// The system's threads of all lanes that have begun.
    [[nodiscard]] std::vector<LaneThread> laneThreads();
    /// Becomes part of the finished trace.
    void setSystemSchedule(std::shared_ptr<const SystemSchedule> schedule);
    /// All writers have stopped: drains what is left and returns the finished trace, which ends at
    /// `end`. One that writes all the same never waits, and its records are lost uncounted.
    [[nodiscard]] std::shared_ptr<const Trace> finish(Nanos end);

private:
    struct Lane;

    void loop();
    Nanos turn();
    void stopStoring();
    double drainAll();
    double drain(Lane& lane);
    void consume(Lane& lane, std::span<const Record> first, std::span<const Record> second);
    [[nodiscard]] std::uint64_t lostOf(const Lane& lane) const;
    [[nodiscard]] bool defineLabel(Lane& lane, std::uint32_t label, std::string_view text);
    [[nodiscard]] bool place(Lane& lane, Record& record);
    [[nodiscard]] Nanos timeOf(std::uint64_t ticks) const;
    [[nodiscard]] EventCounts counts(bool writersGoOn) const;

    RecordingMode m_mode;
    const VirtualClock* m_virtual;
    std::uint32_t m_capacity;
    LabelPool m_labels;
    std::optional<TickConverter> m_converter; ///< from `start` on: making it takes up to 5 ms
    std::uint64_t m_beginTicks = 0;
    Nanos m_beginMonotonic { 0 };
    Nanos m_lastRenewal { 0 };
    Nanos m_lastDrain { 0 };
    std::size_t m_memoryLimit = 0;
    std::atomic<bool> m_full { false };

    mutable std::mutex m_mutex; ///< guards the builder and the list of lanes
    TraceBuilder m_builder;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::uint64_t m_stored = 0;
    std::uint64_t m_corrupt = 0;
    std::atomic<std::uint32_t> m_taskLimit { 0 };

    Hooks m_hooks;
    std::mutex m_wakeMutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace interleave
