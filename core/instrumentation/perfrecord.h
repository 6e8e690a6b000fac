// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace interleave {

/// What the kernel's ring of one core says of a thread.
enum class PerfRecordKind : std::uint8_t {
    SwitchIn,  ///< the thread is on the core from now on
    SwitchOut, ///< it left the core
    Named,     ///< it has a new name
    Started,   ///< a thread or process was made
    Ended,     ///< a thread ended: nothing more is told of it
    Lost,      ///< the ring was full: `lost` records are missing just before this one
    Other,
};

/// One record, decoded. `time` counts as CLOCK_MONOTONIC does.
struct PerfRecord {
    PerfRecordKind kind = PerfRecordKind::Other;
    Nanos time { 0 };
    int pid = 0;
    int tid = 0;
    int parentPid = 0;        ///< of Started
    int parentTid = 0;        ///< of Started
    bool isPreempted = false; ///< of SwitchOut: it could have gone on
    std::uint64_t lost = 0;   ///< of Lost
    std::string_view name;    ///< of Named; valid until the reader returns

    [[nodiscard]] bool operator==(const PerfRecord&) const = default;
};

/// What one reading of a ring has come upon.
struct PerfReading {
    std::uint64_t records = 0;
    std::uint64_t corruptBytes = 0; ///< skipped, because a size in them made no sense
};

/// Reads the records in [tail, head) of a ring: positions that only grow, `ring` is their bytes
/// modulo its size, a power of two. The layout is that of perf_event_open(2) with sample_id_all and
/// the sample type TID | TIME | CPU. Trusts no size and no position: where one makes no sense the
/// rest up to `head` is counted as corrupt and left out, since nothing tells where the next record
/// begins. Calls `take` for each record in order.
[[nodiscard]] PerfReading readPerfRecords(std::span<const std::byte> ring, std::uint64_t tail,
    std::uint64_t head, const std::function<void(const PerfRecord&)>& take);

} // namespace interleave
