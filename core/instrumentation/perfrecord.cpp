// SPDX-License-Identifier: GPL-3.0-or-later
// The layout is the kernel's, as perf_event_open(2) tells it. It is spelt out here rather than
// included, so that it is the same, and tested, on systems without it.
#include "core/instrumentation/perfrecord.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace interleave {

namespace {

constexpr std::uint32_t kLost = 2;
constexpr std::uint32_t kComm = 3;
constexpr std::uint32_t kExit = 4;
constexpr std::uint32_t kFork = 7;
constexpr std::uint32_t kSwitch = 14;
constexpr std::uint16_t kSwitchOut = 1U << 13U;
constexpr std::uint16_t kSwitchOutPreempt = 1U << 14U;

struct Header {
    std::uint32_t type;
    std::uint16_t misc;
    std::uint16_t size;
};
static_assert(sizeof(Header) == 8);

/// At the end of every record.
struct SampleId {
    std::uint32_t pid;
    std::uint32_t tid;
    std::uint64_t time;
    std::uint32_t cpu;
    std::uint32_t reserved;
};
static_assert(sizeof(SampleId) == 24);

struct TaskBody { // of Fork and Exit
    std::uint32_t pid;
    std::uint32_t parentPid;
    std::uint32_t tid;
    std::uint32_t parentTid;
    std::uint64_t time;
};
static_assert(sizeof(TaskBody) == 24);

template <class T> T at(std::span<const std::byte> bytes, std::size_t offset)
{
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

std::size_t bodyBytes(std::uint32_t type)
{
    switch (type) {
    case kLost:
        return 16;
    case kComm:
        return 8;
    case kExit:
    case kFork:
        return sizeof(TaskBody);
    default:
        return 0;
    }
}

PerfRecord decode(const Header& header, std::span<const std::byte> bytes)
{
    PerfRecord record;
    constexpr std::size_t kBody = sizeof(Header);
    if (bytes.size() < kBody + bodyBytes(header.type) + sizeof(SampleId))
        return record;
    const std::size_t end = bytes.size() - sizeof(SampleId);
    const auto id = at<SampleId>(bytes, end);
    record.time = Nanos(static_cast<std::int64_t>(id.time));
    record.pid = static_cast<int>(id.pid);
    record.tid = static_cast<int>(id.tid);
    switch (header.type) {
    case kSwitch:
        record.kind = (header.misc & kSwitchOut) != 0 ? PerfRecordKind::SwitchOut
                                                      : PerfRecordKind::SwitchIn;
        record.isPreempted = (header.misc & kSwitchOutPreempt) != 0;
        break;
    case kLost:
        record.kind = PerfRecordKind::Lost;
        record.lost = at<std::uint64_t>(bytes, kBody + 8);
        break;
    case kComm: {
        record.kind = PerfRecordKind::Named;
        record.pid = static_cast<int>(at<std::uint32_t>(bytes, kBody));
        record.tid = static_cast<int>(at<std::uint32_t>(bytes, kBody + 4));
        const auto* text = reinterpret_cast<const char*>(bytes.data() + kBody + 8);
        record.name = { text, strnlen(text, end - kBody - 8) };
        break;
    }
    case kFork:
    case kExit: {
        const auto body = at<TaskBody>(bytes, kBody);
        record.kind = header.type == kFork ? PerfRecordKind::Started : PerfRecordKind::Ended;
        record.pid = static_cast<int>(body.pid);
        record.tid = static_cast<int>(body.tid);
        record.parentPid = static_cast<int>(body.parentPid);
        record.parentTid = static_cast<int>(body.parentTid);
        break;
    }
    default:
        break;
    }
    return record;
}

} // namespace

PerfReading readPerfRecords(std::span<const std::byte> ring, std::uint64_t tail, std::uint64_t head,
    const std::function<void(const PerfRecord&)>& take)
{
    PerfReading reading;
    const std::uint64_t waiting = head - tail;
    if (ring.empty() || waiting > ring.size()) {
        reading.corruptBytes = std::min<std::uint64_t>(waiting, ring.size());
        return reading;
    }
    std::vector<std::byte> straight; // of a record that goes over the ring's end
    while (tail != head) {
        const auto offset = static_cast<std::size_t>(tail % ring.size());
        const auto left = static_cast<std::size_t>(head - tail);
        Header header {};
        if (left < sizeof header || ring.size() - offset < sizeof header) { // never split: 8 | size
            reading.corruptBytes += left;
            return reading;
        }
        header = at<Header>(ring, offset);
        if (header.size < sizeof header || header.size % sizeof header != 0 || header.size > left) {
            reading.corruptBytes += left;
            return reading;
        }
        std::span<const std::byte> bytes;
        if (offset + header.size <= ring.size()) {
            bytes = ring.subspan(offset, header.size);
        } else {
            const std::size_t first = ring.size() - offset;
            straight.resize(header.size);
            std::memcpy(straight.data(), ring.data() + offset, first);
            std::memcpy(straight.data() + first, ring.data(), header.size - first);
            bytes = straight;
        }
        take(decode(header, bytes));
        ++reading.records;
        tail += header.size;
    }
    return reading;
}

} // namespace interleave
