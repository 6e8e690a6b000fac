// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/childoperations.h"

#include "core/execution/childstate.h"
#include "core/execution/executor.h"

namespace interleave {

namespace {

/// What is kept of a program's output.
constexpr std::size_t kMostOutput = std::size_t { 256 } << 20U;

LabelId labelOf(const ChildState& state, const char* doing)
{
    TaskControl& task = state.task();
    return task.lane()->recorder.isEnabled()
        ? task.executor().intern(std::string(doing) + " " + joinCommand(state.arguments()))
        : LabelId {};
}

} // namespace

ChildOperation::ChildOperation(
    std::shared_ptr<ChildState> state, Reason reason, const char* doing, WaitLimit limit)
    : Operation(state->task(), OperationKind::Child, reason, labelOf(*state, doing)),
      m_state(std::move(state))
{
    m_timeout = limit.time();
}

bool ChildOperation::arm()
{
    return task().executor().armChild(*this);
}

void ChildOperation::disarm()
{
    task().executor().disarmChild(*this);
}

std::vector<PollInterest> ChildOperation::interests() const
{
    std::vector<PollInterest> interests;
    m_state->addEnds(interests);
    addInterests(interests);
    return interests;
}

void ChildOperation::throwIfNotDone() const
{
    throwIfStopped();
    if (m_problem)
        throw TaskError(*m_problem);
}

void ChildOperation::fail(const std::string& what, int errnoValue)
{
    const std::string text = what + " '" + m_state->arguments().front() + "'";
    m_problem
        = Error { ErrorCode::Io, errnoValue != 0 ? systemError(text, errnoValue).detail : text };
}

bool ChildOperation::readOutputs(std::string& output, std::string& errors)
{
    ChildState& child = *m_state;
    for (const auto& [pipe, text] :
        { std::pair { &child.output, &output }, std::pair { &child.errors, &errors } }) {
        if (!pipe->isOpen())
            continue;
        (void)pipe->readInto(*text);
        if (pipe->error() != 0)
            fail("cannot read from", pipe->error());
        if (text->size() <= kMostOutput)
            continue;
        fail("more than 256 MiB come from", 0);
        return true;
    }
    return !child.output.isOpen() && !child.errors.isOpen();
}

void ChildOperation::addOutputs(std::vector<PollInterest>& interests) const
{
    for (const ChildPipe* pipe : { &m_state->output, &m_state->errors })
        if (pipe->isOpen())
            interests.push_back({ pipe->descriptor(), false });
}

ChildWaitOperation::ChildWaitOperation(std::shared_ptr<ChildState> state, WaitLimit limit)
    : ChildOperation(std::move(state), Reason::Child, "wait for", limit)
{
}

bool ChildWaitOperation::step()
{
    return state().look();
}

void ChildWaitOperation::addInterests(std::vector<PollInterest>& /*interests*/) const { }

bool ChildWaitOperation::await_resume() const
{
    throwIfNotDone();
    return !hasTimedOut();
}

CommunicateOperation::CommunicateOperation(std::shared_ptr<ChildState> state, std::string input)
    : ChildOperation(std::move(state), Reason::Io, "communicate with"),
      m_input(std::move(input)),
      m_left(m_input)
{
    m_result.output = std::move(this->state().unread);
    this->state().unread.clear();
}

bool CommunicateOperation::step()
{
    ChildPipe& input = state().input;
    if (input.isOpen())
        input.writeFrom(m_left);
    if (m_left.empty())
        input.close();
    const bool isRead = readOutputs(m_result.output, m_result.errors);
    return state().look() && isRead;
}

void CommunicateOperation::addInterests(std::vector<PollInterest>& interests) const
{
    addOutputs(interests);
    if (state().input.isOpen())
        interests.push_back({ state().input.descriptor(), true });
}

ChildOutput CommunicateOperation::await_resume()
{
    throwIfNotDone();
    return std::move(m_result);
}

ChildWriteOperation::ChildWriteOperation(std::shared_ptr<ChildState> state, std::string text)
    : ChildOperation(std::move(state), Reason::Io, "write to"),
      m_text(std::move(text)),
      m_left(m_text)
{
}

bool ChildWriteOperation::step()
{
    (void)state().look();
    ChildPipe& input = state().input;
    if (input.isOpen())
        input.writeFrom(m_left);
    if (!input.isOpen() && !m_left.empty())
        fail("nobody reads what is written to", 0);
    return m_left.empty() || !input.isOpen();
}

void ChildWriteOperation::addInterests(std::vector<PollInterest>& interests) const
{
    interests.push_back({ state().input.descriptor(), true });
}

ChildReadLineOperation::ChildReadLineOperation(std::shared_ptr<ChildState> state, WaitLimit limit)
    : ChildOperation(std::move(state), Reason::Io, "read a line of", limit)
{
}

bool ChildReadLineOperation::step()
{
    ChildState& child = state();
    (void)child.look();
    if (child.unread.find('\n') != std::string::npos || !child.output.isOpen())
        return true;
    (void)child.output.readInto(child.unread);
    if (child.output.error() != 0)
        fail("cannot read from", child.output.error());
    if (child.unread.size() > kMostOutput)
        fail("a line of more than 256 MiB comes from", 0);
    return child.unread.find('\n') != std::string::npos || !child.output.isOpen()
        || child.unread.size() > kMostOutput;
}

void ChildReadLineOperation::addInterests(std::vector<PollInterest>& interests) const
{
    interests.push_back({ state().output.descriptor(), false });
}

std::optional<std::string> ChildReadLineOperation::await_resume()
{
    throwIfNotDone();
    std::string& unread = state().unread;
    const std::size_t end = unread.find('\n');
    if (end == std::string::npos && hasTimedOut())
        throw TaskError(ErrorCode::TimedOut,
            "'" + state().arguments().front() + "' wrote no line within the time given");
    if (end == std::string::npos && unread.empty())
        return std::nullopt;
    std::string line = unread.substr(0, end);
    unread.erase(0, end == std::string::npos ? end : end + 1);
    return line;
}

} // namespace interleave
