// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/schedulereader.h"

#include "core/formats/messages.h"
#include "core/formats/ourpacket.h"
#include "core/formats/perfetto.h"

#include <protozero/pbf_reader.hpp>

#include <algorithm>
#include <limits>
#include <vector>

namespace interleave {

namespace {

using protozero::pbf_reader;
namespace pf = perfetto;

constexpr std::size_t kStatusCount = static_cast<std::size_t>(ScheduleStatus::Absent) + 1;
constexpr std::size_t kRefusalCount = static_cast<std::size_t>(ScheduleRefusal::Other) + 1;

template <class Enum> bool readOne(pbf_reader& in, std::size_t count, Enum& value)
{
    return isOne(static_cast<std::uint32_t>(in.get_enum()), count, value);
}

bool readCores(pbf_reader& in, std::vector<std::uint16_t>& cores)
{
    for (const std::uint32_t core : in.get_packed_uint32()) {
        if (core > std::numeric_limits<std::uint16_t>::max())
            return false;
        cores.push_back(static_cast<std::uint16_t>(core));
    }
    return true;
}

/// Sorted, on cores that are there, and within the times that a schedule may have.
bool readLosses(const std::vector<std::int64_t>& numbers, const std::vector<std::uint16_t>& cores,
    std::vector<LostStretch>& losses)
{
    constexpr std::size_t kParts = 4;
    constexpr std::int64_t kLongest = std::int64_t { 1 } << 60U;
    const auto isGood = [](std::int64_t number) { return number >= 0 && number <= kLongest; };
    if (numbers.size() % kParts != 0 || !std::all_of(numbers.begin(), numbers.end(), isGood))
        return false;
    Nanos before { 0 };
    for (std::size_t i = 0; i < numbers.size(); i += kParts) {
        LostStretch loss;
        loss.begin = before + Nanos(numbers[i]);
        loss.end = loss.begin + Nanos(numbers[i + 1]);
        const auto core = static_cast<std::size_t>(numbers[i + 2]);
        if (loss.end > Nanos(kLongest) || core >= cores.size())
            return false;
        loss.core = cores[core];
        loss.records = static_cast<std::uint64_t>(numbers[i + 3]);
        losses.push_back(loss);
        before = loss.begin;
    }
    return true;
}

} // namespace

auto ScheduleReader::add(std::string_view mine) -> Taken
{
    const auto taken = [](bool isGood) { return isGood ? Taken::Part : Taken::Wrong; };
    for (pbf_reader in = readerOf(mine); in.next(); in.skip()) {
        switch (in.tag_and_type()) {
        case pf::bytes(ours::kSchedule):
            return taken(!isBegun() && head(viewOf(in)));
        case pf::bytes(ours::kScheduleThreads):
            return taken(isBegun() && !m_isWhole && threads(viewOf(in)));
        case pf::bytes(ours::kScheduleSlices):
            return taken(isBegun() && !m_isWhole && slices(viewOf(in)));
        case pf::varint(ours::kScheduleEnd):
            if (!isBegun() || m_isWhole || in.get_uint64() != m_slices)
                return Taken::Wrong;
            m_isWhole = true;
            return Taken::Part;
        default:
            break;
        }
    }
    return Taken::Other;
}

bool ScheduleReader::head(std::string_view message)
{
    SystemScheduleAssembler::Head head;
    std::vector<std::int64_t> losses;
    for (pbf_reader in = readerOf(message); in.next();) {
        switch (in.tag_and_type()) {
        case pf::varint(ours::schedule::kStatus):
            if (!readOne(in, kStatusCount, head.status))
                return false;
            break;
        case pf::varint(ours::schedule::kRefusal):
            if (!readOne(in, kRefusalCount, head.refusal))
                return false;
            break;
        case pf::bytes(ours::schedule::kReason):
            head.reason = viewOf(in);
            break;
        case pf::varint(ours::schedule::kEnd):
            head.end = Nanos(in.get_sint64());
            break;
        case pf::varint(ours::schedule::kLost):
            head.lost = in.get_uint64();
            break;
        case pf::varint(ours::schedule::kBroken):
            head.broken = in.get_uint64();
            break;
        case pf::varint(ours::schedule::kCorrupt):
            head.corrupt = in.get_uint64();
            break;
        case pf::varint(ours::schedule::kLimitReached):
            head.limitReached = Nanos(in.get_sint64());
            break;
        case pf::bytes(ours::schedule::kCores):
            if (!readCores(in, head.cores))
                return false;
            break;
        case pf::bytes(ours::schedule::kLosses):
            for (const std::int64_t number : in.get_packed_sint64())
                losses.push_back(number);
            break;
        default:
            in.skip();
        }
    }
    auto parts = std::make_unique<SystemScheduleAssembler>();
    if (!readLosses(losses, head.cores, head.losses) || !parts->begin(std::move(head)))
        return false;
    m_parts = std::move(parts);
    return true;
}

bool ScheduleReader::threads(std::string_view message)
{
    for (pbf_reader in = readerOf(message); in.next();) {
        switch (in.tag_and_type()) {
        case pf::bytes(ours::schedulethreads::kProcess):
            process(viewOf(in));
            break;
        case pf::bytes(ours::schedulethreads::kThread):
            if (!thread(viewOf(in)))
                return false;
            break;
        default:
            in.skip();
        }
    }
    return true;
}

void ScheduleReader::process(std::string_view message)
{
    ScheduledProcess process;
    for (pbf_reader in = readerOf(message); in.next();) {
        switch (in.tag_and_type()) {
        case pf::varint(ours::scheduledprocess::kPid):
            process.pid = in.get_int32();
            break;
        case pf::varint(ours::scheduledprocess::kParent):
            process.parent = in.get_int32();
            break;
        case pf::bytes(ours::scheduledprocess::kName):
            process.name = viewOf(in);
            break;
        default:
            in.skip();
        }
    }
    m_pid = process.pid;
    m_parts->addProcess(std::move(process));
}

bool ScheduleReader::thread(std::string_view message)
{
    namespace field = ours::scheduledthread;
    ScheduledThread thread;
    thread.pid = m_pid;
    for (pbf_reader in = readerOf(message); in.next();) {
        switch (in.tag_and_type()) {
        case pf::varint(field::kTid):
            thread.tid = in.get_int32();
            break;
        case pf::bytes(field::kName):
            thread.name = viewOf(in);
            break;
        case pf::varint(field::kLane):
            thread.lane.value = static_cast<std::uint32_t>(in.get_uint64() - 1);
            break;
        case pf::varint(field::kBegin):
            thread.begin = Nanos(in.get_sint64());
            break;
        case pf::varint(field::kEnd):
            thread.end = Nanos(in.get_sint64());
            break;
        case pf::varint(field::kOnCore):
            thread.totals.onCore = Nanos(in.get_sint64());
            break;
        case pf::varint(field::kPreempted):
            thread.totals.preempted = Nanos(in.get_sint64());
            break;
        case pf::varint(field::kVoluntary):
            thread.totals.voluntary = in.get_uint64();
            break;
        case pf::varint(field::kInvoluntary):
            thread.totals.involuntary = in.get_uint64();
            break;
        case pf::varint(field::kMigrations):
            thread.totals.migrations = in.get_uint64();
            break;
        default:
            in.skip();
        }
    }
    return m_parts->addThread(std::move(thread));
}

bool ScheduleReader::slices(std::string_view message)
{
    pbf_reader in = readerOf(message);
    if (!in.next(ours::scheduleslices::kNumbers, protozero::pbf_wire_type::length_delimited))
        return true;
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    std::uint64_t before = 0;
    const auto numbers = in.get_packed_uint64();
    for (auto it = numbers.begin(); it != numbers.end();) {
        const auto next = [&] { return it != numbers.end() ? *it++ : ~std::uint64_t { 0 }; };
        before += static_cast<std::uint64_t>(protozero::decode_zigzag64(next()));
        const std::uint64_t length = next();
        const std::uint64_t thread = next();
        const std::uint64_t core = next();
        if (before > kMost || length > kMost - before)
            return false;
        const auto begin = static_cast<std::int64_t>(before);
        const Nanos end(begin + static_cast<std::int64_t>(length));
        if (!m_parts->addSlice(
                core, thread >> 2U, Nanos(begin), end, static_cast<SliceEnd>(thread & 3U)))
            return false;
        ++m_slices;
    }
    return true;
}

std::shared_ptr<const SystemSchedule> ScheduleReader::take()
{
    if (!m_isWhole)
        m_parts->cut(m_parts->lastBegin());
    auto schedule = m_parts->take();
    m_parts.reset();
    m_slices = 0;
    m_isWhole = false;
    return schedule;
}

} // namespace interleave
