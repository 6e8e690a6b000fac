// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/schedulewriter.h"

#include "core/formats/ourpacket.h"
#include "core/formats/sliceorder.h"

#include <protozero/pbf_writer.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace interleave {

namespace {

using protozero::pbf_writer;

constexpr std::size_t kThreadsOfPacket = 256;
constexpr std::size_t kSlicesOfPacket = 4096;

void addLosses(pbf_writer& head, const SystemSchedule& schedule)
{
    const std::vector<std::uint16_t>& cores = schedule.cores();
    std::vector<std::int64_t> numbers;
    Nanos before { 0 };
    for (const LostStretch& loss : schedule.losses()) {
        const auto core = std::lower_bound(cores.begin(), cores.end(), loss.core) - cores.begin();
        numbers.insert(numbers.end(),
            { (loss.begin - before).count(), (loss.end - loss.begin).count(), core,
                static_cast<std::int64_t>(loss.records) });
        before = loss.begin;
    }
    if (!numbers.empty())
        head.add_packed_sint64(ours::schedule::kLosses, numbers.begin(), numbers.end());
}

std::string headOf(const SystemSchedule& schedule)
{
    std::string bytes;
    pbf_writer mine(bytes);
    pbf_writer head(mine, ours::kSchedule);
    head.add_enum(ours::schedule::kStatus, static_cast<std::int32_t>(schedule.status()));
    head.add_enum(ours::schedule::kRefusal, static_cast<std::int32_t>(schedule.refusal()));
    if (!schedule.reason().empty())
        head.add_bytes(ours::schedule::kReason, schedule.reason());
    head.add_sint64(ours::schedule::kEnd, schedule.end().count());
    head.add_uint64(ours::schedule::kLost, schedule.lostRecords());
    head.add_uint64(ours::schedule::kBroken, schedule.brokenSlices());
    head.add_uint64(ours::schedule::kCorrupt, schedule.corruptBytes());
    if (schedule.limitReached())
        head.add_sint64(ours::schedule::kLimitReached, schedule.limitReached()->count());
    head.add_packed_uint32(
        ours::schedule::kCores, schedule.cores().begin(), schedule.cores().end());
    addLosses(head, schedule);
    head.commit();
    return bytes;
}

void addProcess(pbf_writer& out, const ScheduledProcess& told)
{
    pbf_writer process(out, ours::schedulethreads::kProcess);
    process.add_int32(ours::scheduledprocess::kPid, told.pid);
    if (told.parent != 0)
        process.add_int32(ours::scheduledprocess::kParent, told.parent);
    process.add_bytes(ours::scheduledprocess::kName, told.name);
}

void addThread(pbf_writer& out, const ScheduledThread& told, bool withTotals)
{
    namespace field = ours::scheduledthread;
    pbf_writer thread(out, ours::schedulethreads::kThread);
    thread.add_int32(field::kTid, told.tid);
    thread.add_bytes(field::kName, told.name);
    if (told.lane.isValid())
        thread.add_uint64(field::kLane, std::uint64_t { told.lane.value } + 1);
    thread.add_sint64(field::kBegin, told.begin.count());
    thread.add_sint64(field::kEnd, told.end.count());
    if (!withTotals)
        return;
    thread.add_sint64(field::kOnCore, told.totals.onCore.count());
    thread.add_sint64(field::kPreempted, told.totals.preempted.count());
    thread.add_uint64(field::kVoluntary, told.totals.voluntary);
    thread.add_uint64(field::kInvoluntary, told.totals.involuntary);
    if (told.totals.migrations)
        thread.add_uint64(field::kMigrations, *told.totals.migrations);
}

void writeThreads(const SystemSchedule& schedule, const std::function<void(std::string_view)>& add)
{
    const std::vector<ScheduledThread>& threads = schedule.threads();
    std::size_t process = 0;
    for (std::size_t i = 0; i < threads.size();) {
        std::string bytes;
        pbf_writer mine(bytes);
        pbf_writer out(mine, ours::kScheduleThreads);
        const std::size_t last = std::min(threads.size(), i + kThreadsOfPacket);
        for (; i < last; ++i) {
            if (i == 0 || threads[i].pid != threads[i - 1].pid)
                addProcess(out, schedule.processes()[process++]);
            addThread(out, threads[i], !schedule.isRecorded());
        }
        out.commit();
        add(bytes);
    }
}

std::string slicesOf(const std::vector<std::uint64_t>& numbers)
{
    std::string bytes;
    pbf_writer mine(bytes);
    pbf_writer slices(mine, ours::kScheduleSlices);
    slices.add_packed_uint64(ours::scheduleslices::kNumbers, numbers.begin(), numbers.end());
    slices.commit();
    return bytes;
}

} // namespace

bool writeSchedule(const SystemSchedule& schedule, const std::function<void(std::string_view)>& add,
    const std::atomic<bool>* stop)
{
    add(headOf(schedule));
    writeThreads(schedule, add);
    std::vector<std::uint64_t> numbers;
    SliceOrder order(schedule);
    Nanos before { 0 };
    std::size_t count = 0;
    for (SliceOrder::Place place; order.next(place); ++count) {
        if (count % kSlicesOfPacket == 0 && count > 0) {
            if (stop != nullptr && stop->load())
                return false;
            add(slicesOf(numbers));
            numbers.clear();
            before = Nanos(0);
        }
        const CoreSlice& slice = place.slice;
        numbers.push_back(protozero::encode_zigzag64((slice.begin - before).count()));
        numbers.push_back(static_cast<std::uint64_t>(slice.duration().count()));
        numbers.push_back(std::uint64_t { slice.thread } << 2U | static_cast<unsigned>(slice.how));
        numbers.push_back(place.core);
        before = slice.begin;
    }
    if (!numbers.empty())
        add(slicesOf(numbers));
    std::string bytes;
    pbf_writer(bytes).add_uint64(ours::kScheduleEnd, count);
    add(bytes);
    return true;
}

} // namespace interleave
