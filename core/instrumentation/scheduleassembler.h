// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrumentation/perfrecord.h"
#include "core/trace/systemschedulebuilder.h"

#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

namespace interleave {

/// Makes slices of switches. A thread leaves a core in the ring of that core, so that each ring is
/// put together by itself; rings may be ahead of one another. Where records were lost, or do not
/// match, no slice is guessed: what is not known at both ends is counted as broken. One thread.
class ScheduleAssembler {
public:
    /// `leaveOut`: a thread of which nothing is told; 0: none.
    explicit ScheduleAssembler(SystemScheduleBuilder& builder, int leaveOut = 0);
    ScheduleAssembler(const ScheduleAssembler&) = delete;
    ScheduleAssembler& operator=(const ScheduleAssembler&) = delete;

    /// Who is followed is there before anything is recorded: at `now` it is on the core with this
    /// index, if one tells it. Its switches until then, of which some may be missing, tell nothing.
    void alreadyThere(
        int tid, int pid, std::string name, Nanos now, std::optional<std::size_t> core);
    /// `core`: an index.
    void take(std::size_t core, const PerfRecord& record);
    /// Records of the core are missing: who is on it now is not known.
    void forget(std::size_t core);
    /// The recording ends: whoever is on a core now is cut off there.
    void finish(Nanos now);

private:
    struct Known {
        SystemScheduleBuilder::ThreadIndex index = 0;
        bool hasStart = false;      ///< its Started was seen
        std::optional<Nanos> named; ///< since when it has the name of its own, not its parent's
        std::optional<Nanos> ended;
        Nanos lastTold { 0 };     ///< when it last came to a core, or left one,
        std::size_t lastCore = 0; ///< and which
    };
    struct Core {
        int tid = 0; ///< on it now, with Known::index; 0: not known
        SystemScheduleBuilder::ThreadIndex thread = 0;
        Nanos since { 0 };
        Nanos told { 0 }; ///< when the last record was written
    };

    Core& coreAt(std::size_t index);
    Known& threadAt(int tid, int pid, Nanos time);
    Known newThread(int tid, int pid, Nanos time);
    static void tell(Known& thread, std::size_t core, Nanos time);
    [[nodiscard]] bool isFromBefore(const PerfRecord& record) const;
    void lose(std::size_t core, Nanos told, const PerfRecord& record);
    void switchIn(std::size_t core, const PerfRecord& record);
    void leave(std::size_t core, const PerfRecord& record, SliceEnd how);
    void started(const PerfRecord& record);
    [[nodiscard]] bool isStillOn(std::size_t core) const;

    SystemScheduleBuilder& m_builder;
    int m_leaveOut;
    std::unordered_map<int, Known> m_threads; ///< by tid: the last one with that number; only grows
    struct Recent {
        int tid = 0;
        Known* known = nullptr;
    };
    std::array<Recent, 16> m_recent {}; ///< of m_threads, by the low bits of the tid
    std::vector<Core> m_cores;
    int m_firstTid = 0; ///< who was there already, since
    Nanos m_firstSince { 0 };
};

} // namespace interleave
