// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/childprocess.h"

#include "core/execution/workerprocess.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <utility>

namespace interleave {

std::string ChildExit::describe() const
{
    if (bySignal)
        return "killed by signal " + std::to_string(status) + " (" + strsignal(status) + ")";
    if (status < 0)
        return "ended";
    const std::string text = "ended with status " + std::to_string(status);
    return status == WorkerExit::kOtherVersion
        ? text + ": it belongs to another version of Interleave"
        : text;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, 0)),
      m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept
{
    std::swap(m_pid, other.m_pid);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

ChildProcess::~ChildProcess()
{
    if (isReaped())
        return;
    signal(SIGKILL);
    reap();
}

bool ChildProcess::signal(int number) const
{
    return !isReaped() && syscall(SYS_pidfd_send_signal, m_descriptor, number, nullptr, 0) == 0;
}

ChildExit ChildProcess::reap()
{
    ChildExit exit { false, -1 };
    siginfo_t info {};
    pollfd ended { m_descriptor, POLLIN, 0 };
    int n = 0;
    do // a poller may have made the descriptor one that does not wait
        n = poll(&ended, 1, -1);
    while (n < 0 && errno == EINTR);
    do
        n = waitid(P_PIDFD, static_cast<id_t>(m_descriptor), &info, WEXITED);
    while (n != 0 && errno == EINTR);
    if (n == 0) // else somebody ignores SIGCHLD: the system has reaped it
        exit = { info.si_code != CLD_EXITED, info.si_status };
    ::close(std::exchange(m_descriptor, -1));
    return exit;
}

Result<std::string> findWorkerExecutable()
{
    const auto isExecutable
        = [](const std::string& path) { return access(path.c_str(), X_OK) == 0; };
    if (const char* chosen = std::getenv("INTERLEAVE_WORKER");
        chosen != nullptr && *chosen != '\0') {
        if (isExecutable(chosen))
            return std::string(chosen);
        return failure(ErrorCode::NotFound,
            std::string("INTERLEAVE_WORKER names '") + chosen + "', which cannot be run");
    }
    std::array<char, PATH_MAX> self {};
    const ssize_t n = readlink("/proc/self/exe", self.data(), self.size());
    if (n <= 0)
        return tl::unexpected(systemError("cannot read /proc/self/exe", errno));
    const std::string_view path(self.data(), static_cast<std::size_t>(n));
    const std::string folder(path.substr(0, path.find_last_of('/')));
    for (const char* place : { "/interleave-worker", "/../libexec/interleave/interleave-worker" })
        if (isExecutable(folder + place))
            return folder + place;
    return failure(ErrorCode::NotFound,
        "the program of the worker processes, interleave-worker, is neither in " + folder
            + " nor in " + folder
            + "/../libexec/interleave: install it there, or name it in INTERLEAVE_WORKER");
}

Result<ChildProcess> spawnWorker(const std::string& executable, const InheritedDescriptors& from)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, from.segment, WorkerDescriptors::kSegment);
    posix_spawn_file_actions_adddup2(&actions, from.pool, WorkerDescriptors::kPool);
    posix_spawn_file_actions_adddup2(&actions, from.control, WorkerDescriptors::kControl);
    posix_spawn_file_actions_adddup2(&actions, from.wakeMain, WorkerDescriptors::kWakeMain);
    posix_spawn_file_actions_adddup2(&actions, from.wakeManager, WorkerDescriptors::kWakeManager);
    posix_spawn_file_actions_addclosefrom_np(&actions, WorkerDescriptors::kEnd);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    std::string argument(kWorkerArgument);
    std::string name("interleave-worker");
    std::array<char*, 3> arguments { name.data(), argument.data(), nullptr };
    pid_t pid = 0;
    const int error
        = posix_spawn(&pid, executable.c_str(), &actions, &attributes, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (error != 0)
        return tl::unexpected(
            systemError("cannot start a worker process ('" + executable + "')", error));
    const int descriptor = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
    if (descriptor < 0) {
        const int reason = errno;
        kill(pid, SIGKILL);
        waitid(P_PID, static_cast<id_t>(pid), nullptr, WEXITED);
        return tl::unexpected(systemError("cannot watch a worker process", reason));
    }
    return ChildProcess(pid, descriptor);
}

namespace {

Result<void> checkDescriptors(std::size_t processes)
{
    constexpr rlim_t kOthers = 64; // what the program has open besides
    const rlim_t needed = processes + kOthers;
    rlimit limit {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= needed)
        return {};
    if (limit.rlim_max < needed)
        return failure(ErrorCode::System,
            std::to_string(processes) + " worker processes need " + std::to_string(needed)
                + " open files, but the system allows this program "
                + std::to_string(limit.rlim_max)
                + ": take fewer workers, or raise the limit (ulimit -n)");
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    return {};
}

Result<void> checkMemory(std::size_t processes, std::size_t bytesOfEach)
{
    constexpr std::size_t kOwnOfEach = std::size_t { 1 }
        << 20U; // a worker's private memory, roughly
    std::ifstream info("/proc/meminfo");
    std::string line;
    while (std::getline(info, line)) {
        if (line.rfind("MemAvailable:", 0) != 0)
            continue;
        const std::size_t available = std::strtoull(line.c_str() + line.find(':') + 1, nullptr, 10)
            << 10U;
        const std::size_t needed = processes * (bytesOfEach + kOwnOfEach);
        if (needed > available)
            return failure(ErrorCode::System,
                std::to_string(processes) + " worker processes need about "
                    + std::to_string(needed >> 20U) + " MiB of memory, but only "
                    + std::to_string(available >> 20U) + " MiB are free: take fewer workers");
    }
    return {};
}

} // namespace

Result<void> checkProcessLimits(std::size_t processes, std::size_t bytesOfEach)
{
    rlimit limit {};
    if (getrlimit(RLIMIT_NPROC, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY
        && limit.rlim_cur <= processes)
        return failure(ErrorCode::System,
            std::to_string(processes) + " worker processes are more than the "
                + std::to_string(limit.rlim_cur)
                + " processes that the system allows this user: take fewer workers, or raise the "
                  "limit (ulimit -u)");
    if (auto descriptors = checkDescriptors(processes); !descriptors)
        return descriptors;
    return checkMemory(processes, bytesOfEach);
}

int moveDescriptorUp(int descriptor)
{
    if (descriptor < 0)
        return descriptor;
    constexpr int kFirst = 10;
    const int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, kFirst);
    ::close(descriptor);
    return moved;
}

} // namespace interleave
