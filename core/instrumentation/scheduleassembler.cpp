// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrumentation/scheduleassembler.h"

#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace interleave {

ScheduleAssembler::ScheduleAssembler(SystemScheduleBuilder& builder, int leaveOut)
    : m_builder(builder),
      m_leaveOut(leaveOut)
{
}

void ScheduleAssembler::alreadyThere(
    int tid, int pid, std::string name, Nanos now, std::optional<std::size_t> core)
{
    const Known& thread = threadAt(tid, pid, now);
    m_builder.setName(thread.index, std::move(name));
    m_firstTid = tid;
    m_firstSince = now;
    if (core)
        coreAt(*core) = { tid, thread.index, now, now };
}

auto ScheduleAssembler::coreAt(std::size_t index) -> Core&
{
    if (index >= m_cores.size())
        m_cores.resize(index + 1);
    return m_cores[index];
}

bool ScheduleAssembler::isFromBefore(const PerfRecord& record) const
{
    return record.tid == m_firstTid && record.time < m_firstSince
        && (record.kind == PerfRecordKind::SwitchIn || record.kind == PerfRecordKind::SwitchOut);
}

auto ScheduleAssembler::threadAt(int tid, int pid, Nanos time) -> Known&
{
    Recent& recent = m_recent[static_cast<unsigned>(tid) % m_recent.size()];
    bool isNew = false;
    if (recent.tid != tid || recent.known == nullptr) {
        const auto [it, isAdded] = m_threads.try_emplace(tid);
        recent = { tid, &it->second };
        isNew = isAdded;
    }
    Known& known = *recent.known;
    if (isNew || (known.ended && time > *known.ended)) { // the number came again
        known = {};
        known.index = m_builder.addThread(tid, pid, time);
    }
    return known;
}

void ScheduleAssembler::take(std::size_t coreIndex, const PerfRecord& record)
{
    Core& core = coreAt(coreIndex);
    const Nanos told = std::exchange(core.told, std::max(core.told, record.time));
    if (record.kind == PerfRecordKind::Lost) {
        lose(coreIndex, told, record);
        return;
    }
    if (record.tid <= 0 || record.pid <= 0 || record.tid == m_leaveOut || isFromBefore(record))
        return;
    switch (record.kind) {
    case PerfRecordKind::SwitchIn:
        switchIn(core, record);
        break;
    case PerfRecordKind::SwitchOut:
        leave(coreIndex, record, record.isPreempted ? SliceEnd::Preempted : SliceEnd::Waiting);
        break;
    case PerfRecordKind::Named: {
        Known& thread = threadAt(record.tid, record.pid, record.time);
        if (thread.named && *thread.named > record.time)
            break; // the later name stood in another ring
        thread.named = record.time;
        m_builder.setName(thread.index, cleanUtf8(record.name));
        break;
    }
    case PerfRecordKind::Started:
        started(record);
        break;
    case PerfRecordKind::Ended: {
        Known& thread = threadAt(record.tid, record.pid, record.time);
        leave(coreIndex, record, SliceEnd::Exited);
        thread.ended = record.time;
        m_builder.setEnded(thread.index, record.time);
        break;
    }
    case PerfRecordKind::Lost:
    case PerfRecordKind::Other:
        break;
    }
}

/// What is told of the core ends with the record before; or when somebody came, if it is not known
/// when that one left.
void ScheduleAssembler::lose(std::size_t coreIndex, Nanos told, const PerfRecord& record)
{
    Core& core = m_cores[coreIndex];
    m_builder.addLost(coreIndex, core.tid != 0 ? core.since : told, record.time, record.lost);
    m_builder.addBroken(core.tid != 0 ? 1 : 0);
    core.tid = 0;
}

void ScheduleAssembler::switchIn(Core& core, const PerfRecord& record)
{
    if (core.tid != 0) // nobody told that it left: a program with another owner is not followed
        m_builder.addBroken(1);
    const Known& thread = threadAt(record.tid, record.pid, record.time);
    core.tid = record.tid;
    core.thread = thread.index;
    core.since = record.time;
}

void ScheduleAssembler::leave(std::size_t coreIndex, const PerfRecord& record, SliceEnd how)
{
    Core& core = m_cores[coreIndex];
    const Known& thread = threadAt(record.tid, record.pid, record.time);
    if (core.tid == record.tid && core.thread == thread.index) {
        m_builder.addSlice(coreIndex, thread.index, core.since, record.time, how);
    } else {
        m_builder.addBroken(core.tid != 0 ? 2 : 1);
    }
    core.tid = 0;
}

void ScheduleAssembler::started(const PerfRecord& record)
{
    Known& thread = threadAt(record.tid, record.pid, record.time);
    if (thread.hasStart) { // its predecessor's end was lost, or is still to come from another ring
        thread = {};
        thread.index = m_builder.addThread(record.tid, record.pid, record.time);
    }
    thread.hasStart = true;
    m_builder.setProcess(thread.index, record.pid);
    m_builder.setBegin(thread.index, record.time);
    if (!thread.named) {
        const auto parent = m_threads.find(record.parentTid);
        if (parent != m_threads.end())
            m_builder.setName(thread.index, m_builder.nameOf(parent->second.index));
    }
    if (record.tid == record.pid)
        m_builder.setParent(record.pid, record.parentPid);
}

void ScheduleAssembler::finish(Nanos now)
{
    for (std::size_t i = 0; i < m_cores.size(); ++i) {
        if (m_cores[i].tid != 0)
            m_builder.addSlice(i, m_cores[i].thread, m_cores[i].since, now, SliceEnd::Cut);
        m_cores[i].tid = 0;
    }
    m_cores.clear();
}

} // namespace interleave
