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
    Known& thread = threadAt(tid, pid, now);
    m_builder.setName(thread.index, std::move(name));
    m_firstTid = tid;
    m_firstSince = now;
    if (!core)
        return;
    coreAt(*core) = { tid, thread.index, now, now };
    tell(thread, *core, now);
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
    if (recent.tid != tid) {
        auto it = m_threads.find(tid);
        if (it == m_threads.end())
            it = m_threads.emplace(tid, newThread(tid, pid, time)).first;
        recent = { tid, &it->second };
    }
    Known& known = *recent.known;
    if (known.ended && time > *known.ended) // the number came again
        known = newThread(tid, pid, time);
    return known;
}

auto ScheduleAssembler::newThread(int tid, int pid, Nanos time) -> Known
{
    Known known;
    known.index = m_builder.addThread(tid, pid, time);
    return known;
}

/// Rings are read one after the other: what comes later may be from before.
void ScheduleAssembler::tell(Known& thread, std::size_t core, Nanos time)
{
    if (time < thread.lastTold)
        return;
    thread.lastTold = time;
    thread.lastCore = core;
}

void ScheduleAssembler::forget(std::size_t coreIndex)
{
    Core& core = coreAt(coreIndex);
    m_builder.addBroken(core.tid != 0 ? 1 : 0);
    core.tid = 0;
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
        switchIn(coreIndex, record);
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

void ScheduleAssembler::switchIn(std::size_t coreIndex, const PerfRecord& record)
{
    Core& core = m_cores[coreIndex];
    if (core.tid != 0) // nobody told that it left: a program with another owner is not followed
        m_builder.addBroken(1);
    Known& thread = threadAt(record.tid, record.pid, record.time);
    tell(thread, coreIndex, record.time);
    core.tid = record.tid;
    core.thread = thread.index;
    core.since = record.time;
}

void ScheduleAssembler::leave(std::size_t coreIndex, const PerfRecord& record, SliceEnd how)
{
    Core& core = m_cores[coreIndex];
    Known& thread = threadAt(record.tid, record.pid, record.time);
    tell(thread, coreIndex, record.time);
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
    if (thread.hasStart) // its predecessor's end was lost, or is still to come from another ring
        thread = newThread(record.tid, record.pid, record.time);
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
        if (m_cores[i].tid == 0)
            continue;
        if (isStillOn(i))
            m_builder.addSlice(i, m_cores[i].thread, m_cores[i].since, now, SliceEnd::Cut);
        else // that it left was lost, and nothing came after that the kernel could tell it with
            m_builder.addBroken(1);
        m_cores[i].tid = 0;
    }
    m_cores.clear();
}

/// All is read: is nothing later told of who is on that core?
bool ScheduleAssembler::isStillOn(std::size_t coreIndex) const
{
    const Core& core = m_cores[coreIndex];
    const auto it = m_threads.find(core.tid);
    if (it == m_threads.end() || it->second.index != core.thread || it->second.ended)
        return false;
    return it->second.lastCore == coreIndex || it->second.lastTold <= core.since;
}

} // namespace interleave
