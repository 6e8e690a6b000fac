// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/schedswitches.h"

#include "core/base/text.h"
#include "core/formats/perfetto.h"

#include <protozero/pbf_writer.hpp>

#include <map>
#include <string>
#include <vector>

namespace interleave {

namespace {

using protozero::pbf_writer;
namespace pf = perfetto;

constexpr std::size_t kSwitchesOfPacket = 4096;
constexpr std::int32_t kPriority = 120; // of whom nothing else is known

/// What sched_switch says of a thread that leaves.
std::int64_t stateOf(SliceEnd how)
{
    constexpr std::int64_t kRunnable = 0;
    constexpr std::int64_t kSleeping = 1;
    constexpr std::int64_t kDead = 16;
    switch (how) {
    case SliceEnd::Waiting:
        return kSleeping;
    case SliceEnd::Exited:
        return kDead;
    case SliceEnd::Preempted:
    case SliceEnd::Cut:
        break;
    }
    return kRunnable;
}

std::string treeOf(const SystemSchedule& schedule)
{
    std::string bytes;
    pbf_writer packet(bytes);
    pbf_writer tree(packet, pf::packet::kProcessTree);
    for (const ScheduledProcess& told : schedule.processes()) {
        pbf_writer process(tree, pf::processtree::kProcesses);
        process.add_int32(pf::treeprocess::kPid, told.pid);
        process.add_int32(pf::treeprocess::kParent, told.parent);
        process.add_string(pf::treeprocess::kCommand, cleanUtf8(told.name));
    }
    for (const ScheduledThread& told : schedule.threads()) {
        pbf_writer thread(tree, pf::processtree::kThreads);
        thread.add_int32(pf::treethread::kTid, told.tid);
        thread.add_string(pf::treethread::kName, cleanUtf8(told.name));
        thread.add_int32(pf::treethread::kProcess, told.pid);
    }
    tree.commit();
    return bytes;
}

/// The switches of one core, as they are collected for a packet.
class Switches {
public:
    Switches(std::uint16_t core, const std::function<void(std::string_view)>& add)
        : m_core(core),
          m_add(add)
    {
    }

    void to(Nanos time, const ScheduledThread* next)
    {
        const std::string name = next != nullptr ? cleanUtf8(next->name) : std::string();
        const auto [it, isNew]
            = m_numbers.emplace(name, static_cast<std::uint32_t>(m_texts.size()));
        if (isNew)
            m_texts.push_back(name);
        m_times.push_back(static_cast<std::uint64_t>((time - m_last).count()));
        m_states.push_back(m_state);
        m_pids.push_back(next != nullptr ? next->tid : 0);
        m_priorities.push_back(kPriority);
        m_comms.push_back(it->second);
        m_last = time;
        m_state = 0;
        if (m_times.size() == kSwitchesOfPacket)
            write();
    }
    /// Of whoever leaves with the next switch.
    void setState(std::int64_t state) { m_state = state; }

    void write()
    {
        if (m_times.empty())
            return;
        std::string bytes;
        pbf_writer packet(bytes);
        pbf_writer bundle(packet, pf::packet::kFtraceEvents);
        bundle.add_uint32(pf::ftracebundle::kCpu, m_core);
        pbf_writer sched(bundle, pf::ftracebundle::kCompactSched);
        sched.add_packed_uint64(pf::compactsched::kTimestamp, m_times.begin(), m_times.end());
        sched.add_packed_int64(pf::compactsched::kPreviousState, m_states.begin(), m_states.end());
        sched.add_packed_int32(pf::compactsched::kNextPid, m_pids.begin(), m_pids.end());
        sched.add_packed_int32(
            pf::compactsched::kNextPriority, m_priorities.begin(), m_priorities.end());
        for (const std::string& text : m_texts)
            sched.add_string(pf::compactsched::kTexts, text);
        sched.add_packed_uint32(pf::compactsched::kNextComm, m_comms.begin(), m_comms.end());
        sched.commit();
        bundle.commit();
        m_add(bytes);
        *this = Switches(m_core, m_add, m_state);
    }

private:
    Switches(
        std::uint16_t core, const std::function<void(std::string_view)>& add, std::int64_t state)
        : m_core(core),
          m_add(add),
          m_state(state)
    {
    }

    std::uint16_t m_core;
    std::reference_wrapper<const std::function<void(std::string_view)>> m_add;
    std::vector<std::uint64_t> m_times;
    std::vector<std::int64_t> m_states;
    std::vector<std::int32_t> m_pids;
    std::vector<std::int32_t> m_priorities;
    std::vector<std::uint32_t> m_comms;
    std::vector<std::string> m_texts;
    std::map<std::string, std::uint32_t> m_numbers;
    Nanos m_last { 0 };
    std::int64_t m_state = 0;
};

} // namespace

bool writeSwitches(const SystemSchedule& schedule, const std::function<void(std::string_view)>& add,
    const std::atomic<bool>* stop)
{
    add(treeOf(schedule));
    for (std::size_t core = 0; core < schedule.cores().size(); ++core) {
        Switches switches(schedule.cores()[core], add);
        const std::size_t count = schedule.coreSliceCount(core);
        for (std::size_t i = 0; i < count; ++i) {
            if (i % kSwitchesOfPacket == 0 && stop != nullptr && stop->load())
                return false;
            const CoreSlice slice = schedule.slice(schedule.coreSlice(core, i));
            switches.to(slice.begin, &schedule.threads()[slice.thread]);
            switches.setState(stateOf(slice.how));
            if (i + 1 == count || schedule.beginOf(schedule.coreSlice(core, i + 1)) > slice.end)
                switches.to(slice.end, nullptr);
        }
        switches.write();
    }
    return true;
}

} // namespace interleave
