// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include "core/base/clock.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace interleave::test {

namespace {

constexpr int kPipeBytes = 1 << 20;

[[noreturn]] void throwError(int code, const std::string& what)
{
    throw std::system_error(code, std::generic_category(), what);
}

std::array<int, 2> makePipe()
{
    std::array<int, 2> ends {};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throwError(errno, "pipe");
    fcntl(ends[0], F_SETPIPE_SZ, kPipeBytes);
    fcntl(ends[0], F_SETFL, O_NONBLOCK); // orphans may still hold the other end
    return ends;
}

std::string readAll(int descriptor)
{
    std::string text;
    std::array<char, 65536> buffer {};
    for (ssize_t n = 0; (n = read(descriptor, buffer.data(), buffer.size())) > 0;)
        text.append(buffer.data(), static_cast<std::size_t>(n));
    return text;
}

std::vector<std::string> environmentWith(const std::vector<std::string>& changes)
{
    std::vector<std::string> all;
    const auto nameOf = [](const std::string& entry) { return entry.substr(0, entry.find('=')); };
    for (char** entry = environ; *entry != nullptr; ++entry)
        if (std::none_of(changes.begin(), changes.end(),
                [&](const std::string& change) { return nameOf(change) == nameOf(*entry); }))
            all.emplace_back(*entry);
    for (const std::string& change : changes)
        if (change.find('=') != std::string::npos)
            all.push_back(change);
    return all;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

std::string ProgramEnd::text() const
{
    return (code < 0 ? "hung" : "ended with " + std::to_string(code)) + " after "
        + std::to_string(toSeconds(lasted)) + " s; out: " + out.substr(0, 4000) + " err: " + err;
}

Program::Program(const ProgramStart& start)
{
    std::vector<std::string> words = start.arguments;
    words.insert(words.begin(), start.executable);
    std::vector<std::string> variables = environmentWith(start.environment);
    const std::array<int, 2> out = makePipe();
    const std::array<int, 2> err = makePipe();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
    if (!start.workingFolder.empty())
        posix_spawn_file_actions_addchdir_np(&actions, start.workingFolder.c_str());
    m_started = monotonicNow();
    const int error = posix_spawnp(&m_pid, start.executable.c_str(), &actions, nullptr,
        pointersTo(words).data(), pointersTo(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    ::close(out[1]);
    ::close(err[1]);
    m_out = out[0];
    m_err = err[0];
    m_descriptor = error == 0 ? static_cast<int>(syscall(SYS_pidfd_open, m_pid, 0)) : -1;
    if (m_descriptor < 0) {
        const int code = error != 0 ? error : errno;
        ::close(m_out);
        ::close(m_err);
        throwError(code, start.executable);
    }
}

Program::~Program()
{
    if (m_descriptor >= 0)
        (void)wait(Nanos(0));
}

void Program::signal(int number) const
{
    syscall(SYS_pidfd_send_signal, m_descriptor, number, nullptr, 0);
}

std::vector<int> Program::children() const
{
    std::vector<int> pids;
    std::error_code ignored;
    const std::string tasks = "/proc/" + std::to_string(m_pid) + "/task";
    for (const auto& task : std::filesystem::directory_iterator(tasks, ignored)) {
        std::ifstream list(task.path() / "children");
        for (int pid = 0; list >> pid;) {
            std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
            std::string number;
            std::string name;
            std::string state;
            if (stat >> number >> name >> state && state != "Z")
                pids.push_back(pid);
        }
    }
    std::sort(pids.begin(), pids.end());
    return pids;
}

bool Program::hasEndedWithin(Nanos patience) const
{
    const Nanos end = monotonicNow() + patience;
    pollfd ended { m_descriptor, POLLIN, 0 };
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - monotonicNow());
        const int n = poll(&ended, 1, static_cast<int>(std::max<std::int64_t>(0, left.count())));
        if (n > 0 || (n == 0 && left.count() <= 0))
            return n > 0;
    }
}

ProgramEnd Program::wait(Nanos patience)
{
    ProgramEnd end;
    const bool hung = !hasEndedWithin(patience);
    if (hung)
        signal(SIGKILL);
    siginfo_t info {};
    while (waitid(P_PIDFD, static_cast<id_t>(m_descriptor), &info, WEXITED) != 0 && errno == EINTR)
        continue;
    end.lasted = monotonicNow() - m_started;
    ::close(std::exchange(m_descriptor, -1));
    constexpr int kBySignal = 128;
    end.signal = info.si_code == CLD_EXITED ? 0 : info.si_status;
    end.code = hung ? -1 : end.signal != 0 ? kBySignal + end.signal : info.si_status;
    end.out = readAll(m_out);
    end.err = readAll(m_err);
    ::close(m_out);
    ::close(m_err);
    return end;
}

ProgramEnd runToEnd(const ProgramStart& start)
{
    return Program(start).wait();
}

} // namespace interleave::test
