// SPDX-License-Identifier: GPL-3.0-or-later
// A signal from one process to another: to a program of our own, see app/signalchild.
#include "core/workload/subprocessfamily.h"

#include "core/base/translatable.h"
#include "core/workload/timescale.h"

#include <csignal>

namespace interleave {

namespace {

constexpr Nanos kParentSleeps = std::chrono::seconds(1);
constexpr Nanos kChildSleeps = std::chrono::seconds(3);

struct SignalParameters {
    Nanos parentSleeps;
    Nanos childSleeps;
};

/// The signal comes at its time, but not before the child has said that it is ready for it: else
/// the signal would end it.
Task<Value> signaling(Context& context, SignalParameters p)
{
    ChildCommand command;
    command.arguments
        = { workerProgram(), "--signal-child", std::to_string(p.childSleeps.count()) };
    command.output = ChildStream::Pipe;
    const Nanos start = EventLoop(context).time();
    context.print("PARENT : Pausing before sending signal...");
    Child child(context, command);
    for (int line = 0; line < 2; ++line) {
        const std::optional<std::string> said = co_await child.readLine();
        context.print(said.value_or("CHILD : (gone)"));
    }
    co_await context.sleep(start + p.parentSleeps - EventLoop(context).time());
    context.print("PARENT : Signaling child");
    context.mark("kill SIGUSR1");
    child.signal(SIGUSR1);
    for (;;) {
        const std::optional<std::string> said = co_await child.readLine();
        if (!said)
            break;
        context.mark("the handler has spoken");
        context.print(*said);
    }
    (void)co_await child.wait();
    co_return Value(Value::Object { { "child_exitcode", Value(child.returnCode()) } });
}

Task<Value> signalProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    const SignalParameters p { scaled(kParentSleeps, values), scaled(kChildSleeps, values) };
    const Future task = context.submit<&signaling>("PARENT", p);
    Value results = co_await context.result(task);
    co_return results;
}

} // namespace

Workload subprocessSignalUsr1()
{
    Workload w
        = subprocessWorkload("subprocess-signal-usr1", translatable("A signal to another process"),
            translatable("The task sleeps, then sends SIGUSR1 to a program that sleeps longer."),
            translatable("The handler interrupts the program's sleep at the task's mark; the sleep "
                         "goes on and is as long as it would have been."),
            &signalProgram, bodyEntry<&signaling>("signaling"));
    w.prepare = nullptr;
    ParameterSpec scale = timeScaleParameter();
    constexpr double kLeast = 10; // the signal is to meet the child's sleep
    scale.minimum = kLeast;
    w.parameters = { scale };
    w.topic = translatable("Signals between processes");
    w.figures = { { translatable("signal sent at"), "mark:kill SIGUSR1" },
        { translatable("handler ran at"), "mark:the handler has spoken" } };
    w.keyMoment = "mark:the handler has spoken";
    w.estimatedWait
        = [](const ParameterValues& values) { return toSeconds(scaled(kChildSleeps, values)); };
    return w;
}

} // namespace interleave
