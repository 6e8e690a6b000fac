// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/execution/operation.h"
#include "core/execution/taskerror.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace interleave {

class Context;

/// The signals that a program can work with. The numbers are Linux's.
enum class Signal : std::uint8_t { Interrupt = 2, User1 = 10, User2 = 12, Alarm = 14 };
/// As `kill -l` has it: "USR1".
[[nodiscard]] std::string_view toString(Signal signal);
/// "signal 10 (USR1)": the mark that stands in the trace where a signal is handled.
[[nodiscard]] std::string describe(Signal signal);

/// Runs on the main lane, with the program's context, between two steps of the program or in the
/// middle of a wait of it. What it throws comes out of that wait.
using SignalHandler = void (*)(Context& context, Signal signal);

/// What an interrupt throws into the program that has installed no handler for it.
class KeyboardInterrupt final : public TaskError {
public:
    KeyboardInterrupt() : TaskError(ErrorCode::TaskFailed, "KeyboardInterrupt") { }
};

/// Waits until a signal was handled; signals that came before do not count. Only the program is
/// told of signals: another task that pauses goes on never.
class PauseOperation final : public Operation {
public:
    explicit PauseOperation(Context& context);
    void await_resume() const { throwIfStopped(); }
};

/// Signals as a program sees them (rule S21): handlers run on the main lane only, whichever thread
/// the signal has hit; a sleep of the program, or its wait for a lock or a join, goes on for its
/// remaining time afterwards, unless the handler throws. (A fetch and a computation of a simulated
/// run are not divided: the handler runs after them.) Signals of one number that have not been
/// handled are one. Without a handler an interrupt throws KeyboardInterrupt; any other signal ends
/// the run, whose result is then {"exitcode": -number}.
///
/// The real models send real signals, which are told from those of others by a key; the process's
/// own dispositions are as before when the run is over. From any task that shares the program's
/// address space; from a worker process: send alone, and only once the program has a handler.
/// Everything else throws TaskError(Unsupported).
class Signals {
public:
    explicit Signals(Context& context) : m_context(context) { }

    /// A null handler: the default action again. Only the program may: others get
    /// TaskError(BadArgument).
    void handle(Signal signal, SignalHandler handler);
    /// To the program. Sent by the program itself, it is handled before this returns.
    void send(Signal signal);
    /// An alarm comes after that time; zero: the one that was set comes no more. There is one for
    /// the whole program. Throws TaskError(BadArgument) for a negative time.
    void alarm(Nanos after);
    [[nodiscard]] PauseOperation pause() { return PauseOperation(m_context); }

private:
    Context& m_context;
};

} // namespace interleave
