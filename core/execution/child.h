// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/childcommand.h"
#include "core/execution/childoperations.h"

#include <memory>
#include <string>

namespace interleave {

class Context;

/// The path of the program of the worker processes, which can be started as another, too. Throws
/// TaskError(NotFound).
[[nodiscard]] std::string workerProgram();

/// A program that a task has started: a process, drawn on a track of its own from its start until a
/// task has seen its end. Belongs to the task: it is a local of the body. When it goes out of scope
/// before the program's end was waited for, or because the run stops, the program and all that it
/// has started are killed. What a program that has ended leaves running is killed, too. Real models
/// only.
///
///     Child child(context, { splitCommand("ls -lahF") });
///     co_await child.wait();
class Child {
public:
    /// Throws TaskError: NotFound (no such program), BadArgument (empty), System.
    Child(Context& context, const ChildCommand& command);
    /// It reads what `source` writes (to a pipe), which this task then cannot read any more.
    Child(Context& context, const ChildCommand& command, Child& source);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    [[nodiscard]] int processId() const;
    [[nodiscard]] bool hasEnded() const;
    /// Its exit status; a signal's number below zero where that has ended it. Only once its end was
    /// waited for.
    [[nodiscard]] int returnCode() const;
    /// Throws TaskError(TaskFailed) where the return code is not zero: "Command '['false']'
    /// returned non-zero exit status 1."
    void check() const;
    /// Sends a signal; nothing happens where it has ended.
    void signal(int number) const;
    /// The program reads the end of its input.
    void closeInput();

    [[nodiscard]] ChildWaitOperation wait(WaitLimit limit = {}) { return { m_state, limit }; }
    [[nodiscard]] CommunicateOperation communicate(const std::string& input = {})
    {
        return { m_state, input };
    }
    [[nodiscard]] ChildWriteOperation write(const std::string& text) { return { m_state, text }; }
    [[nodiscard]] ChildReadLineOperation readLine(WaitLimit limit = {})
    {
        return ChildReadLineOperation(m_state, limit);
    }

private:
    std::shared_ptr<ChildState> m_state;
};

} // namespace interleave
