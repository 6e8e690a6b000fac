// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/runsignals.h"

#include "core/execution/executor.h"

#include <bit>

namespace interleave {

namespace {

/// After all signals: a timer's ALRM, which is told from one that was sent.
constexpr std::uint32_t kAlarmBit = 15;

std::uint32_t bitOf(Signal signal)
{
    return static_cast<std::uint32_t>(signal);
}

} // namespace

RunSignals::RunSignals(Executor& executor, pid_t mainThread)
    : m_executor(executor),
      m_mainThread(mainThread)
{
    if (mainThread != 0)
        m_listener = std::make_unique<SignalListener>(&RunSignals::told, this);
}

/// In a signal handler.
void RunSignals::told(void* self, int number, std::optional<std::uint32_t> sender)
{
    static_cast<RunSignals*>(self)->arrive(sender ? static_cast<std::uint32_t>(number) : kAlarmBit,
        TaskId { sender.value_or(TaskId::kNone) });
}

/// In a signal handler, perhaps.
void RunSignals::arrive(std::uint32_t bit, TaskId sender)
{
    if (bit >= kBits)
        return;
    m_senders[bit].store(sender.value);
    const std::uint32_t mask = 1U << bit;
    if ((m_pending.fetch_or(mask) & mask) == 0)
        m_executor.holdAlive();
    m_executor.signalArrived();
}

void RunSignals::send(Signal signal, TaskId sender)
{
    if (m_listener)
        m_listener->sendHere(static_cast<int>(signal), sender.value);
    else
        arrive(bitOf(signal), sender);
}

void RunSignals::setAlarm(Nanos after, Nanos due)
{
    const bool isSet = after > Nanos(0);
    if (isSet && !m_alarmHolds.exchange(true))
        m_executor.holdAlive();
    if (m_listener)
        m_listener->setAlarm(after, m_mainThread);
    else
        m_alarmDue = isSet ? std::optional(due) : std::nullopt;
    const bool isComing = (m_pending.load() & (1U << kAlarmBit)) != 0;
    if (!isSet && !isComing && m_alarmHolds.exchange(false))
        m_executor.letGo();
}

bool RunSignals::isAlarmSet() const
{
    return m_listener ? m_listener->isAlarmSet() : m_alarmDue.has_value();
}

void RunSignals::lookAtAlarm(Nanos now)
{
    if (!m_alarmDue || *m_alarmDue > now)
        return;
    m_alarmDue.reset();
    arrive(kAlarmBit, {});
}

std::optional<RunSignals::Arrived> RunSignals::take()
{
    const std::uint32_t pending = m_pending.load();
    if (pending == 0)
        return std::nullopt;
    const auto bit = static_cast<std::uint32_t>(std::countr_zero(pending));
    const TaskId sender { m_senders[bit].load() };
    m_pending.fetch_and(~(1U << bit));
    ++owed;
    const bool isAlarm = bit == kAlarmBit;
    if (isAlarm && !isAlarmSet() && m_alarmHolds.exchange(false))
        ++owed;
    return Arrived { isAlarm ? Signal::Alarm : static_cast<Signal>(bit), sender, isAlarm };
}

TaskId RunSignals::nextSender() const
{
    const std::uint32_t pending = m_pending.load();
    return pending == 0
        ? TaskId {}
        : TaskId { m_senders[static_cast<std::size_t>(std::countr_zero(pending))].load() };
}

SignalHandler RunSignals::handlerOf(Signal signal) const
{
    return m_handlers[bitOf(signal)];
}

void RunSignals::setHandler(Signal signal, SignalHandler handler)
{
    m_handlers[bitOf(signal)] = handler;
}

} // namespace interleave
