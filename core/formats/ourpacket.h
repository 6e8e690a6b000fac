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
// 9 to 14: kept for a run's system schedule (its packets are Perfetto's FtraceEventBundle).
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
