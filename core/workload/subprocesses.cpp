// SPDX-License-Identifier: GPL-3.0-or-later
// Programs that are run, waited for, read and written.
#include "core/workload/subprocessfamily.h"

#include "core/base/translatable.h"

#include <algorithm>
#include <string_view>

namespace interleave {

namespace {

ChildCommand commandFrom(const CommandParameters& p)
{
    ChildCommand command;
    command.arguments = splitCommand(p.command.str());
    command.folder = p.folder.str();
    return command;
}

// --- subprocess-run-ls

Task<Value> runLs(Context& context, CommandParameters p)
{
    Child child(context, commandFrom(p));
    (void)co_await child.wait();
    context.print("returncode: " + std::to_string(child.returnCode()));
    co_return Value(child.returnCode());
}

Task<Value> runLsProgram(Context& context)
{
    const CommandParameters p = commandOf(context);
    std::vector<Future> runs;
    for (std::int64_t n = context.parameters().integer("times"); n > 0; --n)
        runs.push_back(context.submit<&runLs>("run ls", p));
    Value code;
    for (const Future run : runs)
        code = co_await context.result(run);
    co_return Value(Value::Object { { "returncode", std::move(code) } });
}

/// A program with one task, whose value is the run's results.
template <auto Body> Task<Value> oneTask(Context& context, std::string_view name)
{
    const CommandParameters p = commandOf(context);
    const Future task = context.submit<Body>(name, p);
    Value results = co_await context.result(task);
    co_return results;
}

// --- subprocess-check-false

Task<Value> checkFalse(Context& context, CommandParameters p)
{
    Child child(context, commandFrom(p));
    (void)co_await child.wait();
    try {
        child.check();
    } catch (const TaskError& error) {
        context.mark("the exit status is an error");
        context.print(std::string("ERROR: ") + error.what());
    }
    co_return Value(Value::Object {});
}

Task<Value> checkFalseProgram(Context& context)
{
    return oneTask<&checkFalse>(context, "run false");
}

// --- subprocess-capture-ls

Task<Value> captureLs(Context& context, CommandParameters p)
{
    ChildCommand command = commandFrom(p);
    command.output = ChildStream::Pipe;
    Child child(context, command);
    const ChildOutput written = co_await child.communicate();
    const auto bytes = static_cast<std::int64_t>(written.output.size());
    const auto lines = std::count(written.output.begin(), written.output.end(), '\n');
    context.print("returncode: " + std::to_string(child.returnCode()));
    context.print("Have " + std::to_string(bytes) + " bytes in stdout:");
    co_return Value(Value::Object {
        { "bytes", Value(bytes) }, { "lines", Value(static_cast<std::int64_t>(lines)) } });
}

Task<Value> captureLsProgram(Context& context)
{
    return oneTask<&captureLs>(context, "run ls");
}

// --- subprocess-echo-pipe

Task<Value> echoPipe(Context& context, CommandParameters p)
{
    context.print("read:");
    ChildCommand command = commandFrom(p);
    command.output = ChildStream::Pipe;
    Child child(context, command);
    const ChildOutput written = co_await child.communicate();
    context.print("stdout: " + interleave::quoted(written.output));
    co_return Value(Value::Object { { "stdout", Value(written.output) } });
}

Task<Value> echoPipeProgram(Context& context)
{
    return oneTask<&echoPipe>(context, "communicate");
}

// --- texts

ParameterSpec commandOfText(const char* defaultCommand)
{
    return commandParameter("command", translatable("Command"), defaultCommand);
}

constexpr const char* kPipeWait = "longest-wait:io";

std::vector<KeyFigure> waitFigures(const char* measure)
{
    const bool isPipe = std::string_view(measure) == kPipeWait;
    return { { isPipe ? translatable("longest wait for a pipe")
                      : translatable("longest wait for a program"),
                 measure },
        { translatable("longest that a program ran"), "longest-held:child" } };
}

constexpr const char* kList = "ls -lahF";

} // namespace

Workload subprocessRunLs()
{
    Workload w = subprocessWorkload("subprocess-run-ls",
        translatable("Run a program and wait for it"),
        translatable("An external program is run; its output goes nowhere."),
        translatable("The task waits under the bar of the program that it has started. Let it run "
                     "several times: a task that is blocked holds its worker for as long as its "
                     "program lives, and on the loop all programs live at once."),
        &runLsProgram, bodyEntry<&runLs>("run-ls"));
    constexpr double kMost = 50;
    w.parameters = { commandOfText(kList),
        { "times", translatable("Times"), translatable("How often the program is run."), "",
            ParameterKind::Integer, Value(1), 1, kMost, {} } };
    w.topic = translatable("Waiting for a program's end");
    w.figures = waitFigures("longest-wait:child");
    w.keyMoment = "longest-wait:child";
    return w;
}

Workload subprocessCheckFalse()
{
    Workload w = subprocessWorkload("subprocess-check-false", translatable("A program that fails"),
        translatable("An exit status that is not zero becomes an error of the task."),
        translatable("The bar of the program is that of a failure. The task lives on, for it has "
                     "caught the error."),
        &checkFalseProgram, bodyEntry<&checkFalse>("check-false"));
    w.parameters = { commandOfText("false") };
    w.topic = translatable("Exit status and error");
    w.figures = waitFigures("longest-wait:child");
    w.keyMoment = "mark:the exit status is an error";
    return w;
}

Workload subprocessCaptureLs()
{
    Workload w = subprocessWorkload("subprocess-capture-ls",
        translatable("What a program writes, through a pipe"),
        translatable("The output of a program is read to its end."),
        translatable("The row of the pipe: it fills while the program writes, and is empty as "
                     "soon as the task has read."),
        &captureLsProgram, bodyEntry<&captureLs>("capture-ls"));
    w.parameters = { commandOfText(kList) };
    w.topic = translatable("Reading a pipe to its end");
    w.figures = waitFigures(kPipeWait);
    w.keyMoment = kPipeWait;
    return w;
}

Workload subprocessEchoPipe()
{
    Workload w = subprocessWorkload("subprocess-echo-pipe",
        translatable("Reading all that a program says"),
        translatable("A program is started, and then its output read until it has ended."),
        translatable("Two steps: the start costs the task time of its own, then it waits for the "
                     "pipe and for the program."),
        &echoPipeProgram, bodyEntry<&echoPipe>("echo-pipe"));
    w.parameters = { commandOfText("echo \"to stdout\"") };
    w.topic = translatable("Communicating with a program");
    w.figures = waitFigures(kPipeWait);
    w.keyMoment = kPipeWait;
    return w;
}

} // namespace interleave
