// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/childstate.h"

#include "core/base/clock.h"
#include "core/execution/executor.h"
#include "core/execution/launch.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

namespace interleave {

namespace {

struct Pipe {
    UniqueFd readEnd;
    UniqueFd writeEnd;
};

/// Both above the standard streams, and inherited by nobody.
Pipe makePipe(const std::string& program)
{
    std::array<int, 2> ends { -1, -1 };
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw TaskError(systemError("cannot make a pipe for '" + program + "'", errno));
    Pipe pipe { UniqueFd(moveDescriptorUp(ends[0])), UniqueFd(moveDescriptorUp(ends[1])) };
    if (!pipe.readEnd.isOpen() || !pipe.writeEnd.isOpen())
        throw TaskError(systemError("cannot make a pipe for '" + program + "'", errno));
    return pipe;
}

/// As write(), but without the signal where nobody reads any more.
ssize_t writeQuietly(int descriptor, std::string_view text)
{
    sigset_t broken;
    sigset_t before;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken, &before);
    const ssize_t n = ::write(descriptor, text.data(), text.size());
    const int error = errno;
    if (n < 0 && error == EPIPE && sigismember(&before, SIGPIPE) == 0) {
        const timespec now {};
        while (sigtimedwait(&broken, nullptr, &now) < 0 && errno == EINTR) { }
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    errno = error;
    return n;
}

bool isLater(int error)
{
    return error == EAGAIN || error == EINTR;
}

} // namespace

ChildPipe::ChildPipe(TaskControl& task, UniqueFd end, const std::string& name)
    : m_task(&task),
      m_end(std::move(end))
{
    fcntl(m_end.get(), F_SETFL, fcntl(m_end.get(), F_GETFL) | O_NONBLOCK);
    Recorder& recorder = task.lane()->recorder;
    if (!recorder.isEnabled())
        return;
    m_label = task.executor().intern(name);
    recorder.resource(m_label, Reason::Io, 0, 0);
}

bool ChildPipe::readInto(std::string& text)
{
    constexpr std::size_t kPiece = std::size_t { 64 } << 10U; // what a pipe holds
    const std::int64_t seen = recordLevel();
    const std::size_t before = text.size();
    text.resize(before + kPiece);
    const ssize_t n = ::read(m_end.get(), text.data() + before, kPiece);
    const int error = errno;
    text.resize(before + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
    if (n > 0) {
        if (n > seen) // the rest came after that look; now all of it has been there
            recordLevel(n);
        recordLevel();
        return true;
    }
    if (n < 0 && isLater(error))
        return false;
    if (n < 0)
        m_error = error;
    close();
    return false;
}

void ChildPipe::writeFrom(std::string_view& text)
{
    while (!text.empty()) {
        const ssize_t n = writeQuietly(m_end.get(), text);
        if (n > 0) {
            text.remove_prefix(static_cast<std::size_t>(n));
            continue;
        }
        if (n < 0 && isLater(errno))
            break;
        m_error = errno;
        return close();
    }
    recordLevel();
}

std::int64_t ChildPipe::recordLevel()
{
    int bytes = 0;
    if (!m_task->lane()->recorder.isEnabled() || ioctl(m_end.get(), FIONREAD, &bytes) != 0)
        return 0;
    recordLevel(bytes);
    return bytes;
}

void ChildPipe::recordLevel(std::int64_t bytes)
{
    Recorder& recorder = m_task->lane()->recorder;
    if (recorder.isEnabled())
        recorder.level(m_task->id(), m_label, static_cast<std::uint32_t>(bytes), 0);
}

UniqueFd ChildPipe::take()
{
    fcntl(m_end.get(), F_SETFL, fcntl(m_end.get(), F_GETFL) & ~O_NONBLOCK);
    return std::move(m_end);
}

ChildState::ChildState(
    TaskControl& task, const ChildCommand& command, std::shared_ptr<ChildState> source)
    : m_task(task),
      m_arguments(command.arguments),
      m_source(std::move(source))
{
    Executor& executor = task.executor();
    if (executor.environment().virtualClock != nullptr)
        throw TaskError(ErrorCode::Unsupported, "a real program has no virtual time");
    const std::string program = m_arguments.empty() ? "" : m_arguments.front();
    Recorder& recorder = task.lane()->recorder;
    const std::uint64_t begin = recorder.stamp();
    Pipe in;
    Pipe out;
    Pipe err;
    if (m_source) {
        if (!m_source->output.isOpen())
            throw TaskError(ErrorCode::InvalidState,
                "the output of '" + m_source->m_arguments.front() + "' is not there to be read");
        in.readEnd = m_source->output.take();
    } else if (command.input == ChildStream::Pipe) {
        in = makePipe(program);
    }
    if (command.output == ChildStream::Pipe)
        out = makePipe(program);
    if (command.errors == ChildStream::Pipe)
        err = makePipe(program);
    auto process = launch(command, { in.readEnd.get(), out.writeEnd.get(), err.writeEnd.get() });
    if (!process)
        throw TaskError(process.error());
    m_process = std::move(*process);
    const std::string number = " (" + std::to_string(processId()) + ")";
    const std::string name = program.substr(program.rfind('/') + 1); // of a path, what counts
    if (recorder.isEnabled()) {
        recorder.overheadBetween(begin, recorder.now(), Reason::Spawn);
        m_label = executor.intern(joinCommand(m_arguments) + number);
        recorder.resource(m_label, Reason::Child, 0, 0);
        recorder.acquired(task.id(), m_label, Reason::Child);
    }
    if (in.writeEnd.isOpen())
        input = ChildPipe(task, std::move(in.writeEnd), "input of " + name + number);
    if (out.readEnd.isOpen())
        output = ChildPipe(task, std::move(out.readEnd), "output of " + name + number);
    if (err.readEnd.isOpen())
        errors = ChildPipe(task, std::move(err.readEnd), "errors of " + name + number);
}

bool ChildState::look()
{
    if (m_source)
        (void)m_source->look();
    if (m_exit)
        return true;
    pollfd ended { m_process.descriptor(), POLLIN, 0 };
    if (poll(&ended, 1, 0) <= 0)
        return false;
    reap(false);
    return true;
}

void ChildState::addEnds(std::vector<PollInterest>& interests) const
{
    if (m_source)
        m_source->addEnds(interests);
    if (!m_exit)
        interests.push_back({ m_process.descriptor(), false });
}

void ChildState::end()
{
    if (m_process.isReaped())
        return;
    const bool hadEnded = look();
    if (!hadEnded)
        reap(true);
}

void ChildState::reap(bool wasKilled)
{
    // Its number is its group's, and belongs to nobody else before it is reaped.
    kill(-m_process.pid(), SIGKILL);
    m_exit = m_process.reap();
    const bool isSuccess = !m_exit->bySignal && m_exit->status == 0;
    m_task.lane()->recorder.released(m_task.id(), m_label, Reason::Child,
        wasKilled       ? TaskState::Cancelled
            : isSuccess ? TaskState::Running
                        : TaskState::Failed);
}

} // namespace interleave
