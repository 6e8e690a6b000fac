// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/runheadwriter.h"

#include "core/base/text.h"
#include "core/formats/messages.h"
#include "core/formats/ourpacket.h"
#include "core/formats/perfetto.h"

#include <protozero/pbf_writer.hpp>

#include <cstdint>
#include <vector>

namespace interleave {

namespace {

using protozero::pbf_writer;
namespace pf = perfetto;

template <class Fill>
void addTrack(pbf_writer& packet, std::uint64_t uuid, std::string_view name, const Fill& fill)
{
    pbf_writer descriptor(packet, pf::packet::kTrackDescriptor);
    descriptor.add_uint64(pf::track::kUuid, uuid);
    if (!name.empty())
        descriptor.add_string(pf::track::kName, cleanUtf8(name));
    fill(descriptor);
}

} // namespace

std::string runHead(const Trace& trace, const iid::Tracks& tracks)
{
    std::string bytes;
    pbf_writer packet(bytes);
    {
        pbf_writer snapshot(packet, pf::packet::kClockSnapshot);
        for (const std::uint32_t id : { pf::kBoottime, pf::kSequenceClock }) {
            pbf_writer clock(snapshot, pf::clocksnapshot::kClocks);
            clock.add_uint32(pf::clock::kId, id);
            clock.add_uint64(pf::clock::kTimestamp, 0); // all runs begin at one instant
            if (id == pf::kSequenceClock)
                clock.add_bool(pf::clock::kIsIncremental, true);
        }
    }
    {
        pbf_writer defaults(packet, pf::packet::kDefaults);
        defaults.add_uint32(pf::defaults::kClockId, pf::kSequenceClock);
    }
    {
        pbf_writer interned(packet, pf::packet::kInternedData);
        for (const pf::Field list : { pf::interned::kCategories, pf::interned::kNames }) {
            for (std::size_t i = 0; i < kTaskStateCount; ++i)
                addEntry(interned, list, iid::kFirstState + i, toString(static_cast<TaskState>(i)));
            for (std::size_t i = 1; i < kReasonCount; ++i)
                addEntry(interned, list, iid::kFirstReason + i, toString(static_cast<Reason>(i)));
        }
        addEntry(interned, pf::interned::kCategories, iid::kWake, "wake");
        addEntry(interned, pf::interned::kCategories, iid::kOutput, "output");
        addEntry(interned, pf::interned::kCategories, iid::kMark, "mark");
        for (std::size_t i = 1; i < iid::kAnnotationNames.size(); ++i)
            addEntry(interned, pf::interned::kAnnotationNames, i, iid::kAnnotationNames[i]);
    }
    const EventCounts& counts = trace.counts();
    pbf_writer mine(packet, pf::packet::kInterleave);
    pbf_writer run(mine, ours::kRun);
    run.add_uint64(ours::run::kLanes, tracks.lanes);
    run.add_uint64(ours::run::kResources, tracks.resources);
    run.add_uint64(ours::run::kFirstTrack, tracks.first);
    run.add_bool(ours::run::kSimulated, trace.isSimulated());
    run.add_bool(ours::run::kFinished, trace.isFinished());
    run.add_sint64(ours::run::kEnd, trace.end().count());
    run.add_uint64(ours::run::kProduced, counts.produced);
    run.add_uint64(ours::run::kStored, counts.stored);
    run.add_uint64(ours::run::kLost, counts.lost);
    run.add_uint64(ours::run::kCorrupt, counts.corrupt);
    run.add_uint64(ours::run::kClockCorrections, counts.clockCorrections);
    run.commit();
    mine.commit();
    return bytes;
}

std::string processTrack(std::uint64_t uuid, std::int32_t pid, std::string_view title)
{
    std::string bytes;
    pbf_writer packet(bytes);
    addTrack(packet, uuid, {}, [&](pbf_writer& descriptor) {
        pbf_writer process(descriptor, pf::track::kProcess);
        process.add_int32(pf::process::kPid, pid);
        process.add_string(pf::process::kName, cleanUtf8(title));
    });
    return bytes;
}

std::string taskGroupTrack(const iid::Tracks& tracks)
{
    std::string bytes;
    pbf_writer packet(bytes);
    addTrack(packet, tracks.taskGroup(), "Tasks", [&](pbf_writer& descriptor) {
        descriptor.add_uint64(pf::track::kParent, tracks.process());
    });
    return bytes;
}

std::string laneTrack(const LaneTrack& lane, std::uint64_t uuid, std::int32_t pid, std::int32_t tid)
{
    std::string bytes;
    pbf_writer packet(bytes);
    addTrack(packet, uuid, {}, [&](pbf_writer& descriptor) {
        pbf_writer thread(descriptor, pf::track::kThread);
        thread.add_int32(pf::thread::kPid, pid);
        thread.add_int32(pf::thread::kTid, tid);
        thread.add_string(pf::thread::kName, cleanUtf8(lane.name));
    });
    pbf_writer mine(packet, pf::packet::kInterleave);
    pbf_writer more(mine, ours::kLane);
    more.add_enum(ours::lane::kKind, static_cast<std::int32_t>(lane.kind));
    if (lane.pid != 0)
        more.add_int32(ours::lane::kPid, lane.pid);
    more.add_sint64(ours::lane::kBegin, lane.begin.count());
    more.add_sint64(ours::lane::kEnd, lane.end.count());
    if (lane.died)
        more.add_bool(ours::lane::kDied, true);
    if (lane.open)
        more.add_sint64(ours::lane::kOpenEnd, lane.open->end.count());
    if (!isUtf8(lane.name))
        more.add_bytes(ours::lane::kRawName, lane.name);
    if (!lane.lost.empty()) {
        std::vector<std::int64_t> gaps;
        Nanos last { 0 };
        for (const LostEvents& gap : lane.lost) {
            gaps.insert(gaps.end(),
                { (gap.begin - last).count(), (gap.end - gap.begin).count(),
                    static_cast<std::int64_t>(gap.count) });
            last = gap.end;
        }
        more.add_packed_sint64(ours::lane::kGaps, gaps.begin(), gaps.end());
    }
    more.commit();
    mine.commit();
    return bytes;
}

std::string holdersTrack(
    const ResourceTrack& resource, std::string_view name, std::uint64_t uuid, std::uint64_t parent)
{
    std::string bytes;
    pbf_writer packet(bytes);
    addTrack(packet, uuid, name,
        [&](pbf_writer& descriptor) { descriptor.add_uint64(pf::track::kParent, parent); });
    pbf_writer mine(packet, pf::packet::kInterleave);
    pbf_writer more(mine, ours::kResource);
    if (resource.name.isValid())
        more.add_uint64(ours::resource::kName, std::uint64_t { resource.name.value } + 1);
    more.add_enum(ours::resource::kKind, static_cast<std::int32_t>(resource.kind));
    if (resource.limit != 0)
        more.add_uint32(ours::resource::kLimit, resource.limit);
    if (resource.permit != 0)
        more.add_uint32(ours::resource::kPermit, resource.permit);
    more.commit();
    mine.commit();
    return bytes;
}

std::string levelTrack(std::string_view name, std::uint64_t uuid, std::uint64_t parent)
{
    std::string bytes;
    pbf_writer packet(bytes);
    addTrack(packet, uuid, name, [&](pbf_writer& descriptor) {
        descriptor.add_uint64(pf::track::kParent, parent);
        pbf_writer counter(descriptor, pf::track::kCounter);
        counter.add_enum(pf::counter::kUnit, pf::kUnitCount);
    });
    return bytes;
}

} // namespace interleave
