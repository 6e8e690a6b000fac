// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/signals.h"

#include "core/execution/executor.h"

namespace interleave {

std::string_view toString(Signal signal)
{
    switch (signal) {
    case Signal::Interrupt:
        return "INT";
    case Signal::User1:
        return "USR1";
    case Signal::User2:
        return "USR2";
    case Signal::Alarm:
        return "ALRM";
    }
    return "";
}

std::string describe(Signal signal)
{
    return "signal " + std::to_string(static_cast<int>(signal)) + " ("
        + std::string(toString(signal)) + ")";
}

PauseOperation::PauseOperation(Context& context)
    : Operation(context.task(), OperationKind::Primitive, Reason::Signal,
        context.task().executor().intern("pause"))
{
}

void Signals::handle(Signal signal, SignalHandler handler)
{
    m_context.task().executor().handleSignal(m_context.task(), signal, handler);
}

void Signals::send(Signal signal)
{
    m_context.task().executor().sendSignal(m_context.task(), signal);
}

void Signals::alarm(Nanos after)
{
    m_context.task().executor().setAlarm(after);
}

} // namespace interleave
