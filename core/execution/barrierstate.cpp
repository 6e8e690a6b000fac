// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/barrierstate.h"

namespace interleave {

bool BarrierState::start(SyncStep& step, std::uint32_t number, bool mayWait)
{
    WaitEntry& entry = step.memory.entry(number);
    if (m_isBroken) {
        entry.status = SyncStatus::Broken;
        return true;
    }
    if (m_isActing) {
        if (mayWait)
            m_outside.push(step.memory, number);
        return false;
    }
    entry.number = m_inside.size();
    if (m_inside.size() + 1 < m_parties) {
        if (mayWait)
            m_inside.push(step.memory, number);
        return false;
    }
    entry.status = SyncStatus::Done;
    if (entry.hasAction) {
        m_isActing = true;
        m_actingProcess = entry.process;
    } else {
        open(step);
    }
    return true;
}

void BarrierState::open(SyncStep& step)
{
    step.finishAll(m_inside, SyncStatus::Done);
    WaitQueue outside = m_outside;
    m_outside = {};
    while (!outside.empty()) {
        const std::uint32_t number = outside.pop(step.memory);
        if (start(step, number, true))
            step.finish(number, step.memory.entry(number).status);
    }
}

void BarrierState::giveUp(SyncStep& step, std::uint32_t number, SyncStatus status)
{
    if (m_outside.remove(step.memory, number)) {
        step.memory.entry(number).status
            = status == SyncStatus::TimedOut ? SyncStatus::Broken : status;
        if (status == SyncStatus::TimedOut)
            abort(step);
    } else if (m_inside.remove(step.memory, number)) {
        step.memory.entry(number).status
            = status == SyncStatus::TimedOut ? SyncStatus::Broken : status;
        abort(step);
    }
}

void BarrierState::abandon(SyncStep& step, std::uint32_t process)
{
    if (m_isActing && m_actingProcess == process)
        finishAction(step, false);
}

void BarrierState::finishAction(SyncStep& step, bool ok)
{
    if (!m_isActing)
        return; // it was broken or reset meanwhile
    m_isActing = false;
    if (ok)
        open(step);
    else
        abort(step);
}

void BarrierState::abort(SyncStep& step)
{
    m_isBroken = true;
    m_isActing = false;
    step.finishAll(m_inside, SyncStatus::Broken);
    step.finishAll(m_outside, SyncStatus::Broken);
}

void BarrierState::reset(SyncStep& step)
{
    abort(step);
    m_isBroken = false;
}

} // namespace interleave
