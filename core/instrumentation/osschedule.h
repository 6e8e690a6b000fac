// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/uniquefd.h"
#include "core/instrumentation/perfring.h"
#include "core/instrumentation/scheduleassembler.h"
#include "core/trace/systemschedulebuilder.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace interleave {

/// Records what the operating system does with a thread and with every thread and process that it,
/// or any of those, makes: who is on which core, from when to when. As an ordinary user, by one
/// ring of the kernel's for each core, emptied by a thread of its own, which is not told itself.
/// Where the kernel refuses, totals are read from /proc instead, for the threads that `lanes`
/// names. Threads that were there before `start`, other than its caller, are not followed; nor are
/// programs that run as another user (set-id) from their start on.
///
/// start and finish: the thread that is followed. All others: any thread.
class OsSchedule {
public:
    /// Fits the kernel's default limit of locked memory for each user and core; holds 16,384
    /// switches.
    static constexpr std::size_t kBytesPerCore = std::size_t { 512 } << 10U;
    static constexpr std::size_t kMemoryLimit = std::size_t { 1 } << 30U;

    struct Settings {
        std::size_t bytesPerCore = kBytesPerCore; ///< a power of two; halved as far as it must be
        std::size_t memoryLimit = kMemoryLimit;   ///< of what is kept: recording ends there
        bool tellsCaller = true;                  ///< false: only what it makes
        bool makesLanes = false;                  ///< see SystemScheduleBuilder::makeLanes
        PerfOpener opener = kernelOpener();
        /// For the totals: whose to read. Called by a thread of this object's.
        std::function<std::vector<LaneThread>()> lanes = {};
    };

    /// What there is so far.
    struct Figures {
        std::size_t slices = 0;
        std::size_t threads = 0;
        bool isLimitReached = false;
    };

    explicit OsSchedule(Settings settings);
    ~OsSchedule();
    OsSchedule(const OsSchedule&) = delete;
    OsSchedule& operator=(const OsSchedule&) = delete;

    /// Follows the calling thread from now on. True: switches are recorded. Never fails otherwise:
    /// what was refused is in the result.
    bool start();
    [[nodiscard]] const PerfRefusal& refusal() const { return m_refusal; }
    /// The threads are about to end: their totals, where only those are to be had, are read a last
    /// time.
    void lookAtTotals();
    [[nodiscard]] Figures figures() const;
    /// Nothing more is recorded; again: no effect.
    void stop();
    /// Stops. See SystemScheduleBuilder::finish. Call once.
    [[nodiscard]] std::shared_ptr<const SystemSchedule> finish(
        Nanos origin, Nanos end, std::span<const LaneThread> lanes);

private:
    struct Sample {
        int pid = 0;
        Nanos first { 0 };
        std::string name;
        ThreadTotals totals;
    };

    [[nodiscard]] int openRings(std::size_t bytes, bool& whileMapping);
    void wake() const;
    void loop();
    void takeTurns();
    void drain();
    void endHere();
    Nanos readTotals();

    Settings m_settings;
    PerfRefusal m_refusal { ScheduleRefusal::None, {} };
    UniqueFd m_wake;
    int m_caller = 0;
    std::optional<ThreadTotals> m_callerBefore; ///< its totals count from its start, not from ours

    mutable std::mutex m_mutex; ///< guards what follows
    bool m_isStopped = false;
    bool m_isLimitReached = false;
    std::vector<PerfRing> m_rings;
    std::optional<SystemScheduleBuilder> m_builder;
    std::optional<ScheduleAssembler> m_assembler;
    std::map<int, Sample> m_samples; ///< by tid
    std::thread m_thread;
};

} // namespace interleave
