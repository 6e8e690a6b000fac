// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/packetfields.h"

#include "core/formats/messages.h"
#include "core/formats/ourpacket.h"

#include <protozero/pbf_reader.hpp>

namespace interleave {

namespace {

using perfetto::EventType;
using protozero::pbf_reader;
namespace pf = perfetto;

void readAnnotation(PacketEvent& event, pbf_reader in)
{
    iid::Iid what = 0;
    std::uint32_t value = 0;
    while (in.next()) {
        switch (in.tag_and_type()) {
        case pf::varint(pf::annotation::kNameIid):
            what = in.get_uint64();
            break;
        case pf::varint(pf::annotation::kUint):
            value = static_cast<std::uint32_t>(in.get_uint64());
            break;
        default:
            in.skip();
        }
    }
    if (what == iid::kTask)
        event.task.value = value;
    else if (what == iid::kLane)
        event.lane.value = value;
    else if (what == iid::kWaiting)
        event.waiting = value;
    else if (what == iid::kWoken)
        event.woken.value = value;
    else if (what == iid::kFrom)
        event.from.value = value;
}

void readField(PacketEvent& event, pbf_reader& in)
{
    switch (in.tag_and_type()) {
    case pf::varint(pf::event::kType):
        event.type = static_cast<EventType>(in.get_enum());
        break;
    case pf::varint(pf::event::kTrack):
        event.track = in.get_uint64();
        break;
    case pf::varint(pf::event::kNameIid):
        event.name = in.get_uint64();
        break;
    case pf::bytes(pf::event::kName):
        event.text = viewOf(in);
        break;
    case pf::varint(pf::event::kCounterValue):
        event.counter = in.get_uint64();
        break;
    case pf::varint(pf::event::kCategoryIids):
        (event.category == 0 ? event.category : event.second) = in.get_uint64();
        break;
    case pf::bytes(pf::event::kAnnotations):
        readAnnotation(event, in.get_message());
        break;
    default:
        in.skip();
    }
}

void readExtra(PacketEvent& event, pbf_reader& in)
{
    switch (in.tag_and_type()) {
    case pf::varint(ours::event::kEarlier):
        event.earlier = in.get_uint64();
        break;
    case pf::varint(ours::event::kIndex):
        event.index = in.get_uint64();
        break;
    case pf::varint(ours::event::kLaneOnly):
        event.isLaneOnly = in.get_bool();
        break;
    case pf::varint(ours::event::kExplicitName):
        event.isExplicitName = in.get_bool();
        break;
    case pf::varint(ours::event::kOrder):
        event.order = in.get_uint32();
        break;
    case pf::bytes(ours::event::kRawText):
        event.rawText = viewOf(in);
        break;
    default:
        in.skip();
    }
}

} // namespace

PacketFields::PacketFields(std::string_view bytes)
{
    for (pbf_reader packet(bytes.data(), bytes.size()); packet.next();) {
        switch (packet.tag_and_type()) {
        case pf::varint(pf::packet::kTimestamp):
            delta = packet.get_uint64();
            break;
        case pf::bytes(pf::packet::kTrackEvent):
            event = viewOf(packet);
            break;
        case pf::bytes(pf::packet::kTrackDescriptor):
            track = viewOf(packet);
            break;
        case pf::bytes(pf::packet::kInternedData):
            interned = viewOf(packet);
            break;
        case pf::bytes(pf::packet::kInterleave):
            mine = viewOf(packet);
            break;
        default:
            packet.skip();
        }
    }
}

PacketEvent::PacketEvent(std::string_view event, std::string_view mine)
{
    for (pbf_reader in(event.data(), event.size()); in.next();)
        readField(*this, in);
    pbf_reader beside(mine.data(), mine.size());
    while (beside.next(ours::kEvent, protozero::pbf_wire_type::length_delimited))
        for (pbf_reader more = beside.get_message(); more.next();)
            readExtra(*this, more);
}

} // namespace interleave
