// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/programfile.h"

namespace interleave {

namespace {

Value count(std::uint64_t n)
{
    return { static_cast<std::int64_t>(n) };
}

Value factsOf(const RecordedProgram& program)
{
    return { Value::Object {
        { "command", Value::List(program.command.begin(), program.command.end()) },
        { "started_at", program.startedAt },
        { "machine", program.machine },
        { "generator", program.generator },
        { "duration_ns", program.duration.count() },
        { "by_signal", program.bySignal },
        { "status", program.status },
        { "was_stopped", program.wasStopped },
        { "cpu_time_ns", program.cpuTime.count() },
        { "voluntary", count(program.voluntary) },
        { "involuntary", count(program.involuntary) },
    } };
}

} // namespace

Result<void> saveProgram(const std::string& path, const RecordedProgram& program, bool overwrite,
    const FileProgress& progress)
{
    NativeContent content;
    content.facts = factsOf(program);
    content.schedule = program.schedule;
    return saveNative(path, content, overwrite, progress);
}

RecordedProgram programOf(NativeContent content)
{
    RecordedProgram program;
    const Value& facts = content.facts;
    const auto fact = [&](const char* name) {
        const Value* value = facts.find(name);
        return value != nullptr ? *value : Value();
    };
    const Value command = fact("command");
    if (const auto* words = command.as<Value::List>())
        for (const Value& word : *words)
            program.command.push_back(word.toText());
    program.startedAt = fact("started_at").toText();
    program.machine = fact("machine");
    program.generator = fact("generator").toText();
    program.duration = Nanos(fact("duration_ns").toInt());
    program.bySignal = fact("by_signal").toBool();
    program.status = static_cast<int>(fact("status").toInt());
    program.wasStopped = fact("was_stopped").toBool();
    program.cpuTime = Nanos(fact("cpu_time_ns").toInt());
    program.voluntary = static_cast<std::uint64_t>(fact("voluntary").toInt());
    program.involuntary = static_cast<std::uint64_t>(fact("involuntary").toInt());
    program.schedule = std::move(content.schedule);
    return program;
}

} // namespace interleave
