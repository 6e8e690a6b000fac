// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/runheadreader.h"

#include "core/formats/messages.h"
#include "core/formats/ourpacket.h"
#include "core/formats/perfetto.h"

#include <protozero/pbf_reader.hpp>

namespace interleave {

namespace {

using protozero::pbf_reader;
namespace pf = perfetto;
constexpr auto kBytes = protozero::pbf_wire_type::length_delimited;

/// Sorted, and within the times that a run may have.
template <class Numbers> bool readGaps(const Numbers& numbers, AppendLog<LostEvents, 64>& gaps)
{
    constexpr std::int64_t kLongest = std::int64_t { 1 } << 60U;
    LostEvents gap;
    int part = 0;
    for (const std::int64_t number : numbers) {
        if (number > kLongest || number < (part == 0 ? -kLongest : 0))
            return false;
        switch (part) {
        case 0:
            gap.begin = gap.end + Nanos(number);
            if (!gaps.empty() && gap.begin < gaps.back().begin)
                return false;
            break;
        case 1:
            gap.end = gap.begin + Nanos(number);
            if (gap.end > Nanos(kLongest))
                return false;
            break;
        default:
            gap.count = static_cast<std::uint64_t>(number);
            gaps.append(gap);
        }
        constexpr int kParts = 3;
        part = (part + 1) % kParts;
    }
    return part == 0;
}

} // namespace

std::optional<RunHead> readRunHead(std::string_view message)
{
    RunHead head;
    pbf_reader run = readerOf(message);
    while (run.next()) {
        switch (run.tag_and_type()) {
        case pf::varint(ours::run::kLanes):
            head.tracks.lanes = run.get_uint64();
            break;
        case pf::varint(ours::run::kResources):
            head.tracks.resources = run.get_uint64();
            break;
        case pf::varint(ours::run::kFirstTrack):
            head.tracks.first = run.get_uint64();
            break;
        case pf::varint(ours::run::kSimulated):
            head.isSimulated = run.get_bool();
            break;
        case pf::varint(ours::run::kFinished):
            head.isFinished = run.get_bool();
            break;
        case pf::varint(ours::run::kEnd):
            head.end = Nanos(run.get_sint64());
            break;
        case pf::varint(ours::run::kProduced):
            head.counts.produced = run.get_uint64();
            break;
        case pf::varint(ours::run::kStored):
            head.counts.stored = run.get_uint64();
            break;
        case pf::varint(ours::run::kLost):
            head.counts.lost = run.get_uint64();
            break;
        case pf::varint(ours::run::kCorrupt):
            head.counts.corrupt = run.get_uint64();
            break;
        case pf::varint(ours::run::kClockCorrections):
            head.counts.clockCorrections = run.get_uint64();
            break;
        default:
            run.skip();
        }
    }
    constexpr std::uint64_t kMany = std::uint64_t { 1 } << 60U; // sums of them stay in range
    if (head.tracks.first == 0 || head.tracks.first > kMany || head.tracks.lanes > kMany
        || head.tracks.resources > kMany)
        return std::nullopt;
    return head;
}

std::optional<LaneHead> readLaneHead(std::string_view trackMessage, std::string_view message)
{
    LaneHead head;
    LaneTrack& lane = head.lane;
    pbf_reader track = readerOf(trackMessage);
    pbf_reader more = readerOf(message);
    while (track.next()) {
        if (track.tag_and_type() != pf::bytes(pf::track::kThread)) {
            track.skip();
            continue;
        }
        pbf_reader thread = track.get_message();
        while (thread.next(pf::thread::kName, kBytes))
            lane.name = viewOf(thread);
    }
    while (more.next()) {
        switch (more.tag_and_type()) {
        case pf::varint(ours::lane::kKind):
            if (!isOne(static_cast<std::uint32_t>(more.get_enum()), 4, lane.kind))
                return std::nullopt;
            break;
        case pf::varint(ours::lane::kPid):
            lane.pid = more.get_int32();
            break;
        case pf::varint(ours::lane::kBegin):
            lane.begin = Nanos(more.get_sint64());
            break;
        case pf::varint(ours::lane::kEnd):
            lane.end = Nanos(more.get_sint64());
            break;
        case pf::varint(ours::lane::kDied):
            lane.died = more.get_bool();
            break;
        case pf::varint(ours::lane::kOpenEnd):
            head.openEnd = Nanos(more.get_sint64());
            break;
        case pf::bytes(ours::lane::kRawName):
            lane.name = viewOf(more);
            break;
        case pf::bytes(ours::lane::kGaps):
            if (!readGaps(more.get_packed_sint64(), lane.lost))
                return std::nullopt;
            break;
        default:
            more.skip();
        }
    }
    return head;
}

std::optional<ResourceTrack> readResourceHead(std::string_view message)
{
    ResourceTrack resource;
    pbf_reader more = readerOf(message);
    while (more.next()) {
        switch (more.tag_and_type()) {
        case pf::varint(ours::resource::kName):
            resource.name.value = static_cast<std::uint32_t>(more.get_uint64() - 1);
            break;
        case pf::varint(ours::resource::kKind):
            if (!isOne(static_cast<std::uint32_t>(more.get_enum()), kReasonCount, resource.kind))
                return std::nullopt;
            break;
        case pf::varint(ours::resource::kLimit):
            resource.limit = more.get_uint32();
            break;
        case pf::varint(ours::resource::kPermit):
            resource.permit = more.get_uint32();
            break;
        default:
            more.skip();
        }
    }
    return resource;
}

std::optional<TaskHead> readTaskHead(std::string_view message)
{
    TaskHead head;
    for (pbf_reader more = readerOf(message); more.next();) {
        switch (more.tag_and_type()) {
        case pf::varint(ours::task::kName):
            head.name.value = static_cast<std::uint32_t>(more.get_uint64() - 1);
            break;
        case pf::varint(ours::task::kParent):
            head.parent.value = static_cast<std::uint32_t>(more.get_uint64() - 1);
            break;
        case pf::varint(ours::task::kCreated):
            head.created = Nanos(more.get_sint64());
            break;
        case pf::varint(ours::task::kFinished):
            head.finished = Nanos(more.get_sint64());
            break;
        case pf::varint(ours::task::kLane): // 0 is none
            head.lane = LaneId { static_cast<std::uint32_t>(more.get_uint64() - 1) };
            break;
        case pf::varint(ours::task::kState): {
            TaskState state {};
            if (!isOne(static_cast<std::uint32_t>(more.get_enum()), kTaskStateCount, state))
                return std::nullopt;
            head.state = state;
            break;
        }
        default:
            more.skip();
        }
    }
    return head;
}

} // namespace interleave
