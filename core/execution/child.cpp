// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/child.h"

#include "core/execution/childstate.h"
#include "core/execution/context.h"

namespace interleave {

std::string workerProgram()
{
    auto path = findWorkerExecutable();
    if (!path)
        throw TaskError(path.error());
    return std::move(*path);
}

Child::Child(Context& context, const ChildCommand& command)
    : m_state(std::make_shared<ChildState>(context.task(), command, nullptr))
{
}

Child::Child(Context& context, const ChildCommand& command, Child& source)
    : m_state(std::make_shared<ChildState>(context.task(), command, source.m_state))
{
}

Child::~Child()
{
    m_state->end();
}

int Child::processId() const
{
    return m_state->processId();
}

bool Child::hasEnded() const
{
    return m_state->exit().has_value();
}

int Child::returnCode() const
{
    const auto& exit = m_state->exit();
    if (!exit)
        throw TaskError(ErrorCode::InvalidState,
            "the program '" + m_state->arguments().front() + "' has no return code before its end");
    return exit->bySignal ? -exit->status : exit->status;
}

void Child::check() const
{
    const int code = returnCode();
    if (code == 0)
        return;
    std::string words;
    for (const std::string& argument : m_state->arguments())
        words += (words.empty() ? "" : ", ") + quoted(argument);
    const std::string command = "Command '[" + words + "]' ";
    throw TaskError(ErrorCode::TaskFailed,
        code > 0 ? command + "returned non-zero exit status " + std::to_string(code) + "."
                 : command + "was " + m_state->exit()->describe() + ".");
}

void Child::signal(int number) const
{
    (void)m_state->signal(number);
}

void Child::closeInput()
{
    m_state->input.close();
}

} // namespace interleave
