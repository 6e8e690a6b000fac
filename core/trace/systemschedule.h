// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace interleave {

/// What is known of the operating system's schedule.
enum class ScheduleStatus : std::uint8_t {
    Recorded,   ///< every switch, but for those that are counted as lost
    TotalsOnly, ///< the kernel refused to tell the switches: totals of the threads, no slices
    Refused,    ///< neither
    Absent,     ///< this system has no such facility
};
/// "recorded", "totals-only", "refused", "absent".
[[nodiscard]] std::string_view toString(ScheduleStatus status);

/// Why the switches are not told; for words of the reader's language.
enum class ScheduleRefusal : std::uint8_t {
    None,
    Paranoid,    ///< kernel.perf_event_paranoid is above 2
    Policy,      ///< a security policy (container, seccomp) forbids the call
    LockLimit,   ///< not even the smallest buffer may be locked into memory
    Descriptors, ///< no file descriptor is left for each core
    NoFacility,  ///< a kernel without it, or another system
    Other,       ///< see the reason's text
};

/// How a thread left its core.
enum class SliceEnd : std::uint8_t {
    Preempted, ///< it could have gone on: the system gave the core to another
    Waiting,   ///< by itself: it sleeps, or waits for something
    Exited,    ///< it ended
    Cut,       ///< it was still there where the recording, or the run, ended
};
[[nodiscard]] std::string_view toString(SliceEnd end);

/// A thread was on a core throughout [begin, end). `thread`: an index into threads().
struct CoreSlice {
    Nanos begin { 0 };
    Nanos end { 0 };
    std::uint32_t thread = 0;
    std::uint16_t core = 0; ///< the system's number of it
    SliceEnd how = SliceEnd::Waiting;

    [[nodiscard]] Nanos duration() const { return end - begin; }
    [[nodiscard]] bool operator==(const CoreSlice&) const = default;
};

/// Records of a core that the kernel dropped, because its buffer was full: who came and went there
/// within [begin, end) is not known, nor who was there from then on until the next record.
struct LostStretch {
    Nanos begin { 0 };
    Nanos end { 0 };
    std::uint16_t core = 0; ///< the system's number of it
    std::uint64_t records = 0;

    [[nodiscard]] bool operator==(const LostStretch&) const = default;
};

/// A thread was on no core throughout [begin, known), `isPreempted` if it could have run. Of
/// [known, end) nothing is known: records were lost, and one that it went on may be among them,
/// whichever core that was on.
struct OffCore {
    Nanos begin { 0 };
    Nanos known { 0 };
    Nanos end { 0 };
    bool isPreempted = false;
};

/// Sums over one thread.
struct ThreadTotals {
    Nanos onCore { 0 };
    /// It could have run and had no core: of a recorded schedule from each preemption to the next
    /// slice, as far as that is known; of totals by the system what it counts as waiting in its run
    /// queues, which has the latency after each wake in it too.
    Nanos preempted { 0 };
    std::uint64_t voluntary = 0;             ///< switches: it waited
    std::uint64_t involuntary = 0;           ///< switches: it was preempted
    std::optional<std::uint64_t> migrations; ///< slices on another core than the one before; not
                                             ///< known of totals by the system
    Nanos unknown { 0 }; ///< of a recorded schedule: off the cores or not, see OffCore

    [[nodiscard]] bool operator==(const ThreadTotals&) const = default;
};

/// One thread of the operating system.
struct ScheduledThread {
    int tid = 0;
    int pid = 0;
    std::string name; ///< as the kernel has it (at most 15 bytes); the last one it had
    LaneId lane;      ///< whose worker it is; none for all others
    Nanos begin { 0 };
    Nanos end { 0 }; ///< begin: first seen. end: when it ended, or when the recording did
    std::size_t firstSlice = 0; ///< its slices are [firstSlice, firstSlice + sliceCount)
    std::size_t sliceCount = 0;
    ThreadTotals totals;
};

/// One process of the recorded threads.
struct ScheduledProcess {
    int pid = 0;
    int parent = 0;   ///< 0: not known
    std::string name; ///< of its first thread
};

/// Which thread was on which core, and when: what the system did with the workers of a run, or with
/// the threads of any program. Immutable; any thread. Times are those of the spans. Slices are kept
/// by thread, those of one thread sorted by begin and not overlapping, in kBytesPerSlice bytes; the
/// slices of a core refer to them, sorted by begin and not overlapping either. What lies between
/// the slices of a core belongs to others or to nobody: only the threads that were followed are
/// told.
class SystemSchedule {
public:
    static constexpr std::size_t kBytesPerSlice = 8 + 4 + 2 + 4;

    [[nodiscard]] ScheduleStatus status() const { return m_status; }
    [[nodiscard]] bool isRecorded() const { return m_status == ScheduleStatus::Recorded; }
    [[nodiscard]] ScheduleRefusal refusal() const { return m_refusal; }
    /// In English: why there is no more, and what to do about it. Empty when all was recorded.
    [[nodiscard]] const std::string& reason() const { return m_reason; }

    /// Grouped by process in the order in which these were first seen; within, by begin.
    [[nodiscard]] const std::vector<ScheduledThread>& threads() const { return m_threads; }
    /// In the order of the threads' groups.
    [[nodiscard]] const std::vector<ScheduledProcess>& processes() const { return m_processes; }
    /// The thread of a lane; null when there is none. O(log n).
    [[nodiscard]] const ScheduledThread* threadOf(LaneId lane) const;

    [[nodiscard]] std::size_t sliceCount() const { return m_begins.size(); }
    [[nodiscard]] CoreSlice slice(std::size_t i) const;
    [[nodiscard]] Nanos beginOf(std::size_t i) const { return Nanos(m_begins[i]); }
    [[nodiscard]] Nanos endOf(std::size_t i) const { return Nanos(m_begins[i] + lengthOf(i)); }
    /// The thread's first slice that ends after `t`; firstSlice + sliceCount when there is none.
    /// O(log n).
    [[nodiscard]] std::size_t firstEndingAfter(const ScheduledThread& thread, Nanos t) const;

    /// The thread's time before its slice `next`, or after its last one: `next` is from firstSlice
    /// to firstSlice + sliceCount. O(log losses).
    [[nodiscard]] OffCore offCoreBefore(const ScheduledThread& thread, std::size_t next) const;

    /// The numbers of the cores that were watched, ascending; also of those that ran nobody.
    [[nodiscard]] const std::vector<std::uint16_t>& cores() const { return m_cores; }
    /// `core`: an index into cores(); `i`: a number below coreSliceCount. Gives the slice's number.
    [[nodiscard]] std::size_t coreSliceCount(std::size_t core) const
    {
        return m_coreStarts[core + 1] - m_coreStarts[core];
    }
    [[nodiscard]] std::size_t coreSlice(std::size_t core, std::size_t i) const
    {
        return m_byCore[m_coreStarts[core] + i];
    }
    /// The core's first slice that ends after `t`, as an `i` of coreSlice. O(log n).
    [[nodiscard]] std::size_t firstOnCoreEndingAfter(std::size_t core, Nanos t) const;

    [[nodiscard]] Nanos begin() const { return m_begin; }
    [[nodiscard]] Nanos end() const { return m_end; }
    /// Records that the kernel dropped because a buffer was full.
    [[nodiscard]] std::uint64_t lostRecords() const { return m_lost; }
    /// Where these are missing, sorted by begin.
    [[nodiscard]] const std::vector<LostStretch>& losses() const { return m_losses; }
    /// Slices left out because one of their ends is not known: it was lost.
    [[nodiscard]] std::uint64_t brokenSlices() const { return m_broken; }
    /// Bytes of the kernel's buffers that made no sense.
    [[nodiscard]] std::uint64_t corruptBytes() const { return m_corrupt; }
    /// When the memory limit ended the recording; nothing: it did not.
    [[nodiscard]] std::optional<Nanos> limitReached() const { return m_limitReached; }
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    friend class SlicePlacer;
    friend class SystemScheduleAssembler;
    friend class SystemScheduleBuilder;
    static constexpr std::uint32_t kLong = 0xffffffffU; ///< the length is in m_long
    // Of m_marks.
    static constexpr unsigned kCoreBits = 14;
    [[nodiscard]] static std::uint16_t markOf(std::size_t core, SliceEnd how)
    {
        return static_cast<std::uint16_t>(core | static_cast<std::size_t>(how) << kCoreBits);
    }
    [[nodiscard]] std::size_t coreAt(std::size_t i) const
    {
        return m_marks[i] & ((1U << kCoreBits) - 1);
    }
    [[nodiscard]] SliceEnd endingAt(std::size_t i) const
    {
        return static_cast<SliceEnd>(m_marks[i] >> kCoreBits);
    }
    [[nodiscard]] std::int64_t lengthOf(std::size_t i) const
    {
        return m_lengths[i] != kLong ? std::int64_t { m_lengths[i] } : longLengthOf(i);
    }
    [[nodiscard]] std::int64_t longLengthOf(std::size_t i) const;
    [[nodiscard]] std::size_t threadOfSlice(std::size_t i) const;
    /// Of what begins at `from` and ends at `to`: until when no records were lost on any core.
    [[nodiscard]] Nanos knownUntil(Nanos from, Nanos to) const;
    void joinLosses();
    /// The totals of all threads, from their slices and the losses.
    void sumUp();

    ScheduleStatus m_status = ScheduleStatus::Recorded;
    ScheduleRefusal m_refusal = ScheduleRefusal::None;
    std::string m_reason;
    std::vector<ScheduledThread> m_threads;
    std::vector<ScheduledProcess> m_processes;
    std::vector<std::pair<LaneId, std::uint32_t>> m_lanes; ///< sorted

    std::vector<std::int64_t> m_begins;
    std::vector<std::uint32_t> m_lengths;
    std::vector<std::uint16_t> m_marks; ///< the index of the core, and in the top two bits the end
    std::vector<std::pair<std::size_t, std::int64_t>> m_long; ///< sorted: 4.3 s and more
    std::vector<std::uint16_t> m_cores;
    std::vector<std::size_t> m_coreStarts { 0 };
    std::vector<std::uint32_t> m_byCore;
    std::vector<LostStretch> m_losses;
    std::vector<std::pair<Nanos, Nanos>> m_notKnown; ///< the losses of all cores, joined

    Nanos m_begin { 0 };
    Nanos m_end { 0 };
    std::uint64_t m_lost = 0;
    std::uint64_t m_broken = 0;
    std::uint64_t m_corrupt = 0;
    std::optional<Nanos> m_limitReached;
};

} // namespace interleave
