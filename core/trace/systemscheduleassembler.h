// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/systemschedule.h"

#include <deque>
#include <memory>

namespace interleave {

/// Makes a SystemSchedule of parts that were one's before: what a file held. Trusts nothing: what
/// would break an order that a schedule relies on is refused. One thread.
class SystemScheduleAssembler {
public:
    /// What is true of the whole.
    struct Head {
        ScheduleStatus status = ScheduleStatus::Recorded;
        ScheduleRefusal refusal = ScheduleRefusal::None;
        std::string reason;
        std::vector<std::uint16_t> cores; ///< ascending
        Nanos end { 0 };
        std::uint64_t lost = 0;
        std::uint64_t broken = 0;
        std::uint64_t corrupt = 0;
        std::optional<Nanos> limitReached;
        std::vector<LostStretch> losses; ///< sorted by begin, of these cores
    };
    static constexpr std::size_t kMostCores = std::size_t { 1 } << 14U;

    SystemScheduleAssembler();

    /// Call first. False, here and below: the part makes no sense.
    [[nodiscard]] bool begin(Head head);
    /// Its threads are those that are added until the next one.
    void addProcess(ScheduledProcess process);
    /// Where its slices are follows from these; the totals of a recorded schedule, too.
    [[nodiscard]] bool addThread(ScheduledThread thread);
    [[nodiscard]] std::size_t threadCount() const { return m_schedule->m_threads.size(); }
    /// `core`: an index. The slices of one thread come in order, and those of one core do.
    [[nodiscard]] bool addSlice(
        std::size_t core, std::size_t thread, Nanos begin, Nanos end, SliceEnd how);

    /// Nothing of it is told after the instant, as when its recording had ended then.
    void cut(Nanos at);
    /// When the slice began that was added last.
    [[nodiscard]] Nanos lastBegin() const { return m_lastBegin; }

    /// Call once.
    [[nodiscard]] std::shared_ptr<const SystemSchedule> take();

private:
    struct Slice {
        std::int64_t begin;
        std::int64_t length;
        std::uint32_t thread;
        std::uint16_t core;
        SliceEnd how;
    };

    std::shared_ptr<SystemSchedule> m_schedule;
    std::deque<Slice> m_slices; ///< given back as they find their places
    std::vector<Nanos> m_threadFree;
    std::vector<Nanos> m_coreFree;
    std::vector<bool> m_hasSlice; ///< by thread
    Nanos m_sum { 0 };            ///< of all times that might be added up
    Nanos m_lastBegin { 0 };
};

} // namespace interleave
