// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

/// What is ours in a file of ours: the message in field perfetto::packet::kInterleave of a packet.
/// A packet has at most one of it, with at most one of the first fields; `kEvent` stands beside a
/// track event and says what Perfetto has no word for. Numbers are never used again for anything
/// else; a reader skips those that it does not know.
namespace interleave::ours {

using Field = std::uint32_t;

/// Files begin with it, and say so.
inline constexpr std::string_view kMagic = "Interleave";
/// Raised when an older program could no longer understand what it reads.
inline constexpr std::uint32_t kVersion = 1;

inline constexpr Field kHeader = 1;
inline constexpr Field kRun = 2;
inline constexpr Field kLane = 3;
inline constexpr Field kResource = 4;
inline constexpr Field kTask = 5;
inline constexpr Field kEvent = 6;
inline constexpr Field kRunEnd = 7;
inline constexpr Field kLabels = 8;
// The system's schedule of a run, or of a recorded program: its head, all threads, all slices in
// order of their begins, its end.
inline constexpr Field kSchedule = 9;
inline constexpr Field kScheduleThreads = 10;
inline constexpr Field kScheduleSlices = 11;
inline constexpr Field kScheduleEnd = 12; ///< how many slices there are
// 13 and 14: kept for it.
inline constexpr Field kBlockEnd = 15;

/// What a file holds.
enum class Content : std::uint8_t { Experiment = 1, RecordedProgram = 2 };

namespace header {
inline constexpr Field kMagic = 1;
inline constexpr Field kVersion = 2;
inline constexpr Field kContent = 3;
} // namespace header
namespace run {
inline constexpr Field kLanes = 1;     ///< how many
inline constexpr Field kResources = 2; ///< how many
inline constexpr Field kFirstTrack = 3;
inline constexpr Field kSimulated = 4;
inline constexpr Field kFinished = 5;
inline constexpr Field kEnd = 6;
inline constexpr Field kProduced = 7;
inline constexpr Field kStored = 8;
inline constexpr Field kLost = 9;
inline constexpr Field kCorrupt = 10;
inline constexpr Field kClockCorrections = 11;
} // namespace run
namespace lane {
inline constexpr Field kKind = 1;
inline constexpr Field kPid = 2;
inline constexpr Field kBegin = 3;
inline constexpr Field kEnd = 4;
inline constexpr Field kDied = 5;
inline constexpr Field kOpenEnd = 6; ///< of the span that is open at the end of the run
inline constexpr Field kRawName = 7;
/// Where events were lost, packed sint64, three for each gap: its begin from the end of the one
/// before, its length, how many.
inline constexpr Field kGaps = 8;
} // namespace lane
namespace resource {
inline constexpr Field kName = 1; ///< label + 1
inline constexpr Field kKind = 2;
inline constexpr Field kLimit = 3;
inline constexpr Field kPermit = 4;
} // namespace resource
/// Numbers that follow from a task's spans are there only where they do not.
namespace task {
inline constexpr Field kName = 1;   ///< label + 1
inline constexpr Field kParent = 2; ///< task + 1
inline constexpr Field kCreated = 3;
inline constexpr Field kFinished = 4;
inline constexpr Field kLane = 5; ///< lane + 1; 0: none
inline constexpr Field kState = 6;
} // namespace task
namespace event {
inline constexpr Field kEarlier = 1;  ///< by so many nanoseconds than the packet says
inline constexpr Field kIndex = 2;    ///< of the span among its task's, where it is not the next
inline constexpr Field kLaneOnly = 3; ///< the task has no such span
inline constexpr Field kExplicitName = 4; ///< the label is given, though it is the task's name
inline constexpr Field kOrder = 5;
inline constexpr Field kRawText = 6; ///< printed bytes that are no UTF-8
} // namespace event
namespace labels {
inline constexpr Field kRaw = 1; ///< the text of the packet's one label, where it is no UTF-8
}
namespace schedule {
inline constexpr Field kStatus = 1;
inline constexpr Field kRefusal = 2;
inline constexpr Field kReason = 3;
inline constexpr Field kEnd = 4;
inline constexpr Field kLost = 5;
inline constexpr Field kBroken = 6;
inline constexpr Field kCorrupt = 7;
inline constexpr Field kLimitReached = 8;
inline constexpr Field kCores = 9; ///< packed: the system's numbers
/// Where records were lost, packed sint64, four for each: by how much it begins after the one
/// before, its length, the index of its core, how many.
inline constexpr Field kLosses = 10;
} // namespace schedule
namespace schedulethreads {
inline constexpr Field kProcess = 1; ///< the threads after it are its own
inline constexpr Field kThread = 2;
} // namespace schedulethreads
namespace scheduledprocess {
inline constexpr Field kPid = 1;
inline constexpr Field kParent = 2;
inline constexpr Field kName = 3;
} // namespace scheduledprocess
namespace scheduledthread {
inline constexpr Field kTid = 1;
inline constexpr Field kName = 2;
inline constexpr Field kLane = 3; ///< lane + 1
inline constexpr Field kBegin = 4;
inline constexpr Field kEnd = 5;
// Of a recorded schedule the totals follow from the slices.
inline constexpr Field kOnCore = 6;
inline constexpr Field kPreempted = 7;
inline constexpr Field kVoluntary = 8;
inline constexpr Field kInvoluntary = 9;
inline constexpr Field kMigrations = 10;
} // namespace scheduledthread
namespace scheduleslices {
/// Packed, four numbers for each: by how much it begins after the one before it in the packet
/// (zigzag; the first one: after 0), how long it is, its thread * 4 + how it ended, and the index
/// of its core.
inline constexpr Field kNumbers = 1;
} // namespace scheduleslices
namespace blockend {
inline constexpr Field kIndex = 1;    ///< counts from 1
inline constexpr Field kBytes = 2;    ///< of the block, without this packet
inline constexpr Field kLast = 3;     ///< nothing follows
inline constexpr Field kChecksum = 4; ///< CRC-32 of all bytes of the file up to here that are in
                                      ///< blocks
} // namespace blockend
/// Beside a DebugAnnotation's value: what its fields cannot tell apart.
namespace value {
inline constexpr Field kKind = 1;
inline constexpr Field kRawText = 2;
inline constexpr Field kRawName = 3;
} // namespace value
enum class ValueKind : std::uint8_t { Plain, Null, EmptyList, EmptyObject };

} // namespace interleave::ours
