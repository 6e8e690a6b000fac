// SPDX-License-Identifier: GPL-3.0-or-later
// Programs that are written to, and programs that write to one another.
#include "core/workload/subprocessfamily.h"

#include "core/base/translatable.h"

#include <algorithm>

namespace interleave {

namespace {

ChildCommand talking(const CommandParameters& p)
{
    ChildCommand command;
    command.arguments = splitCommand(p.command.str());
    command.folder = p.folder.str();
    command.input = ChildStream::Pipe;
    command.output = ChildStream::Pipe;
    return command;
}

/// What the program wrote to the terminal of the text, line by line.
void printLines(Context& context, std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        context.print(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

// --- subprocess-write-stdin

Task<Value> writeStdin(Context& context, CommandParameters p)
{
    context.print("write:");
    const ChildCommand command = talking(p);
    const std::string input = p.input.str() + "\n";
    Child child(context, command);
    const ChildOutput written = co_await child.communicate(input);
    printLines(context, written.output);
    co_return Value(Value::Object {});
}

Task<Value> writeStdinProgram(Context& context)
{
    const CommandParameters p = commandOf(context);
    const Future task = context.submit<&writeStdin>("write", p);
    Value results = co_await context.result(task);
    co_return results;
}

// --- subprocess-two-way

Task<Value> twoWay(Context& context, CommandParameters p)
{
    context.print("popen2:");
    const ChildCommand command = talking(p);
    const std::string input = p.input.str();
    Child child(context, command);
    const ChildOutput written = co_await child.communicate(input);
    context.print("pass through: " + interleave::quoted(written.output));
    co_return Value(Value::Object { { "stdout", Value(written.output) } });
}

Task<Value> twoWayProgram(Context& context)
{
    const CommandParameters p = commandOf(context);
    const Future task = context.submit<&twoWay>("write and read", p);
    Value results = co_await context.result(task);
    co_return results;
}

// --- subprocess-pipeline

struct PipelineParameters {
    FixedText<80> first;
    FixedText<80> second;
    FixedText<80> third;
    FixedText<240> folder;
};

/// Ours: the text names a file that it does not have.
constexpr const char* kFile = "a:b:one: this is a text\n"
                              "x:y:skipped: nothing here\n"
                              "c:d:two: this is a text too\n"
                              "plain line\n";

ChildCommand stage(const FixedText<80>& command, const PipelineParameters& p)
{
    ChildCommand stage;
    stage.arguments = splitCommand(command.str());
    stage.folder = p.folder.str();
    stage.output = ChildStream::Pipe;
    return stage;
}

Task<Value> pipeline(Context& context, PipelineParameters p)
{
    const std::string path = p.folder.str() + "/mydemo.txt";
    const std::string text = kFile;
    co_await context.writeFile(path, text);
    const ChildCommand firstStage = stage(p.first, p);
    const ChildCommand secondStage = stage(p.second, p);
    const ChildCommand thirdStage = stage(p.third, p);
    Child first(context, firstStage);
    Child second(context, secondStage, first);
    Child third(context, thirdStage, second);
    context.mark("all three run");
    context.print("Included files:");
    for (;;) {
        const std::optional<std::string> line = co_await third.readLine();
        if (!line)
            break;
        context.print(*line);
    }
    (void)co_await first.wait();
    (void)co_await second.wait();
    (void)co_await third.wait();
    co_return Value(Value::Object {});
}

Task<Value> pipelineProgram(Context& context)
{
    const ParameterValues& values = context.parameters();
    PipelineParameters p;
    p.first = FixedText<80>(commandText(values, "first", sizeof p.first));
    p.second = FixedText<80>(commandText(values, "second", sizeof p.second));
    p.third = FixedText<80>(commandText(values, "third", sizeof p.third));
    p.folder = FixedText<240>(commandText(values, "folder", sizeof p.folder));
    const Future task = context.submit<&pipeline>("read lines", p);
    Value results = co_await context.result(task);
    co_return results;
}

// --- texts

ParameterSpec inputParameter(const char* defaultText)
{
    return { "input", translatable("Input"), translatable("What the program is given to read."), "",
        ParameterKind::Text, Value(defaultText), 0, 0, {} };
}

std::vector<KeyFigure> waitFigures()
{
    return { { translatable("longest wait for a pipe"), "longest-wait:io" },
        { translatable("longest that a program ran"), "longest-held:child" } };
}

} // namespace

Workload subprocessWriteStdin()
{
    Workload w = subprocessWorkload("subprocess-write-stdin", translatable("Write to a program"),
        translatable("One way: a program reads what the task writes."),
        translatable("The pipe to the program fills in one step. The program goes on where the "
                     "task waits: it writes what it has read."),
        &writeStdinProgram, bodyEntry<&writeStdin>("write-stdin"));
    w.parameters = { commandParameter("command", translatable("Command"), "cat -"),
        inputParameter("stdin: to stdin") };
    w.topic = translatable("A pipe to a program");
    w.figures = waitFigures();
    w.keyMoment = "longest-wait:io";
    return w;
}

Workload subprocessTwoWay()
{
    Workload w = subprocessWorkload("subprocess-two-way",
        translatable("Write to a program and read from it"),
        translatable("Two pipes: what goes in comes out again."),
        translatable("Two rows for two pipes. The input is written and closed before the task "
                     "waits for the output: else both would wait for each other."),
        &twoWayProgram, bodyEntry<&twoWay>("two-way"));
    w.parameters = { commandParameter("command", translatable("Command"), "cat -"),
        inputParameter("through stdin to stdout") };
    w.topic = translatable("Pipes both ways");
    w.figures = waitFigures();
    w.keyMoment = "longest-wait:io";
    return w;
}

Workload subprocessPipeline()
{
    Workload w = subprocessWorkload("subprocess-pipeline",
        translatable("Three programs, one after the other's output"),
        translatable("cat, grep and cut, joined by pipes; the task reads the lines of the last."),
        translatable("Three programs live at once. Each ends when the one before it has closed "
                     "its pipe, and the task when the last has."),
        &pipelineProgram, bodyEntry<&pipeline>("pipeline"));
    w.parameters = { commandParameter("first", translatable("First program"), "cat mydemo.txt"),
        commandParameter("second", translatable("Second program"), "grep \"this is a text\""),
        commandParameter("third", translatable("Third program"), "cut -f 3 -d:") };
    w.topic = translatable("Programs joined by pipes");
    w.figures = waitFigures();
    w.keyMoment = "mark:all three run";
    return w;
}

} // namespace interleave
