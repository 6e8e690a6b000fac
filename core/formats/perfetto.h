// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Field numbers of Perfetto's trace format, as far as we write and read it, message by message,
/// under the names that they have there. Source: protos/perfetto/trace/ of
/// https://github.com/google/perfetto (trace.proto, trace_packet.proto, clock_snapshot.proto,
/// track_event/*.proto, interned_data/interned_data.proto, ftrace/*.proto). Published numbers never
/// change.
namespace interleave::perfetto {

using Field = std::uint32_t;

/// A field with its wire type, as it is written: a field of another type is another field.
[[nodiscard]] constexpr std::uint32_t varint(Field field)
{
    return field << 3U;
}
[[nodiscard]] constexpr std::uint32_t fixed64(Field field)
{
    return field << 3U | 1U;
}
[[nodiscard]] constexpr std::uint32_t bytes(Field field)
{
    return field << 3U | 2U;
}
[[nodiscard]] constexpr std::uint32_t fixed32(Field field)
{
    return field << 3U | 5U;
}

namespace trace {
inline constexpr Field kPacket = 1;
}

namespace packet {
inline constexpr Field kFtraceEvents = 1;
inline constexpr Field kProcessTree = 2;
inline constexpr Field kClockSnapshot = 6;
inline constexpr Field kTimestamp = 8;
inline constexpr Field kSequenceId = 10; ///< trusted_packet_sequence_id
inline constexpr Field kTrackEvent = 11;
inline constexpr Field kInternedData = 12;
inline constexpr Field kSequenceFlags = 13;
inline constexpr Field kDefaults = 59; ///< trace_packet_defaults
inline constexpr Field kTrackDescriptor = 60;
/// Ours, in no range that Perfetto has reserved: its readers skip what they do not know.
inline constexpr Field kInterleave = 7531;
} // namespace packet

/// SequenceFlags
inline constexpr std::uint32_t kStateCleared = 1;
inline constexpr std::uint32_t kNeedsState = 2;

namespace clocksnapshot {
inline constexpr Field kClocks = 1;
}
namespace clock {
inline constexpr Field kId = 1;
inline constexpr Field kTimestamp = 2;
inline constexpr Field kIsIncremental = 3;
} // namespace clock
/// BuiltinClocks: the default clock of a trace.
inline constexpr std::uint32_t kBoottime = 6;
/// The first of the numbers that are a sequence's own.
inline constexpr std::uint32_t kSequenceClock = 64;

namespace defaults {
inline constexpr Field kClockId = 58; ///< timestamp_clock_id
}

namespace interned {
inline constexpr Field kCategories = 1;
inline constexpr Field kNames = 2;
inline constexpr Field kAnnotationNames = 3;
} // namespace interned
/// EventCategory, EventName, DebugAnnotationName
namespace entry {
inline constexpr Field kIid = 1;
inline constexpr Field kName = 2;
} // namespace entry

namespace track {
inline constexpr Field kUuid = 1;
inline constexpr Field kName = 2;
inline constexpr Field kProcess = 3;
inline constexpr Field kThread = 4;
inline constexpr Field kParent = 5;
inline constexpr Field kCounter = 8;
} // namespace track
namespace counter {
inline constexpr Field kUnit = 3;
}
inline constexpr std::int32_t kUnitCount = 2;
namespace process {
inline constexpr Field kPid = 1;
inline constexpr Field kName = 6;
} // namespace process
namespace thread {
inline constexpr Field kPid = 1;
inline constexpr Field kTid = 2;
inline constexpr Field kName = 5;
} // namespace thread

namespace event {
inline constexpr Field kCategoryIids = 3;
inline constexpr Field kAnnotations = 4;
inline constexpr Field kType = 9;
inline constexpr Field kNameIid = 10;
inline constexpr Field kTrack = 11;
inline constexpr Field kName = 23;
inline constexpr Field kCounterValue = 30;
inline constexpr Field kFlows = 47;
inline constexpr Field kTerminatingFlows = 48;
} // namespace event
enum class EventType : std::uint8_t { None, SliceBegin, SliceEnd, Instant, Counter };

namespace annotation {
inline constexpr Field kNameIid = 1;
inline constexpr Field kBool = 2;
inline constexpr Field kUint = 3;
inline constexpr Field kInt = 4;
inline constexpr Field kDouble = 5;
inline constexpr Field kText = 6;
inline constexpr Field kName = 10;
inline constexpr Field kDictionary = 11; ///< dict_entries
inline constexpr Field kArray = 12;      ///< array_values
inline constexpr Field kInterleave = 7531;
} // namespace annotation

namespace processtree {
inline constexpr Field kProcesses = 1;
inline constexpr Field kThreads = 2;
} // namespace processtree
/// ProcessTree.Process
namespace treeprocess {
inline constexpr Field kPid = 1;
inline constexpr Field kParent = 2;
inline constexpr Field kCommand = 3;
} // namespace treeprocess
/// ProcessTree.Thread
namespace treethread {
inline constexpr Field kTid = 1;
inline constexpr Field kName = 2;
inline constexpr Field kProcess = 3;
} // namespace treethread

namespace ftracebundle {
inline constexpr Field kCpu = 1;
inline constexpr Field kCompactSched = 4;
} // namespace ftracebundle
/// FtraceEventBundle.CompactSched: all lists but the texts are packed, and as long as one another.
namespace compactsched {
inline constexpr Field kTimestamp = 1; ///< each counts from the one before
inline constexpr Field kPreviousState = 2;
inline constexpr Field kNextPid = 3;
inline constexpr Field kNextPriority = 4;
inline constexpr Field kTexts = 5;
inline constexpr Field kNextComm = 6; ///< a number among the texts
} // namespace compactsched

} // namespace interleave::perfetto
