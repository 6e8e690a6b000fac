// SPDX-License-Identifier: GPL-3.0-or-later
// As posix_spawn does it - a child that borrows this process' memory until it becomes the program -
// because posix_spawn cannot ask for the signal at the parent's death, and gives no pidfd.
#include "core/execution/launch.h"

#include "core/base/uniquefd.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>

namespace interleave {

namespace {

constexpr int kStandardStreams = 3;

/// What the child needs, all made before it is there.
struct Plan {
    const char* path = nullptr;
    char* const* arguments = nullptr;
    const char* folder = nullptr;
    std::array<int, kStandardStreams> streams {};
    int group = -1;
    pid_t parent = 0;
    std::atomic<int>* error = nullptr; ///< why it did not become the program; the parent's to see
};

#ifdef __SANITIZE_THREAD__
/// The thread sanitizer takes any clone for a fork, and its own state would be reset in a memory
/// that is borrowed: the child has a copy, and this one place in common.
constexpr int kBorrowing = CLONE_VFORK;

class CommonError {
public:
    CommonError()
        : m_place(mmap(nullptr, sizeof(std::atomic<int>), PROT_READ | PROT_WRITE,
            MAP_SHARED | MAP_ANONYMOUS, -1, 0))
    {
        if (m_place == MAP_FAILED)
            throw std::bad_alloc();
        new (m_place) std::atomic<int>(0);
    }
    ~CommonError() { munmap(m_place, sizeof(std::atomic<int>)); }
    CommonError(const CommonError&) = delete;
    CommonError& operator=(const CommonError&) = delete;
    std::atomic<int>* get() { return static_cast<std::atomic<int>*>(m_place); }

private:
    void* m_place;
};
#else
constexpr int kBorrowing = CLONE_VM | CLONE_VFORK;

class CommonError {
public:
    std::atomic<int>* get() { return &m_error; }

private:
    std::atomic<int> m_error { 0 };
};
#endif

/// In the child, by calls of the system alone.
[[gnu::no_sanitize_address, gnu::no_sanitize_thread]] void writeNumber(int descriptor, long number)
{
    constexpr long kBase = 10;
    constexpr std::size_t kMost = 24;
    char text[kMost]; // of which a member's function could be one of the library's
    std::size_t begin = kMost;
    text[--begin] = '\n';
    for (; number > 0; number /= kBase)
        text[--begin] = static_cast<char>('0' + number % kBase);
    syscall(SYS_write, descriptor, text + begin, kMost - begin);
}

/// In the child, on a stack of its own, while the thread that made it waits. Only calls of the
/// system, and those not by the library's functions, which sanitizers watch.
[[gnu::no_sanitize_address, gnu::no_sanitize_thread]] int becomeProgram(void* argument)
{
    Plan& plan = *static_cast<Plan*>(argument);
    constexpr int kNoProgram = 127;
    constexpr int kSignals = 64;
    constexpr std::size_t kMaskBytes = 8;
    const std::array<unsigned long, 8> byDefault {}; // the kernel's sigaction, and its mask
    syscall(SYS_prctl, PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (syscall(SYS_getppid) != plan.parent) // it died before
        syscall(SYS_exit_group, kNoProgram);
    syscall(SYS_setpgid, 0, 0);
    if (plan.group >= 0)
        writeNumber(plan.group, syscall(SYS_getpid));
    for (int number = 1; number <= kSignals; ++number)
        syscall(SYS_rt_sigaction, number, byDefault.data(), nullptr, kMaskBytes);
    for (int stream = 0; stream < kStandardStreams; ++stream)
        syscall(SYS_dup3, plan.streams[static_cast<std::size_t>(stream)], stream, 0);
    syscall(SYS_close_range, kStandardStreams, ~0U, 0);
    if (plan.folder == nullptr || syscall(SYS_chdir, plan.folder) == 0) {
        constexpr int kSetMask = SIG_SETMASK;
        syscall(SYS_rt_sigprocmask, kSetMask, byDefault.data(), nullptr, kMaskBytes);
        syscall(SYS_execve, plan.path, plan.arguments, environ);
    }
    plan.error->store(errno);
    syscall(SYS_exit_group, kNoProgram);
    return kNoProgram;
}

bool isProgram(const std::string& path)
{
    struct stat status { };
    return stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)
        && access(path.c_str(), X_OK) == 0;
}

Result<std::string> findProgram(const std::string& name)
{
    if (name.find('/') != std::string::npos)
        return name;
    const char* set = std::getenv("PATH");
    const std::string folders = set != nullptr ? set : "/usr/local/bin:/usr/bin:/bin";
    for (std::size_t from = 0; !name.empty() && from <= folders.size();) {
        const std::size_t end = std::min(folders.find(':', from), folders.size());
        const std::string folder = folders.substr(from, end - from);
        if (std::string path = (folder.empty() ? "." : folder) + "/" + name; isProgram(path))
            return path;
        from = end + 1;
    }
    return failure(ErrorCode::NotFound,
        "cannot start '" + name + "': there is no such program in the folders of PATH");
}

Error notStarted(const ChildCommand& command, int reason)
{
    Error error = systemError("cannot start '" + command.arguments.front() + "'"
            + (command.folder.empty() ? "" : " in '" + command.folder + "'"),
        reason);
    if (reason == ENOENT)
        error.code = ErrorCode::NotFound;
    return error;
}

} // namespace

Result<ChildProcess> launch(const ChildCommand& command, const LaunchStreams& streams)
{
    if (command.arguments.empty())
        return failure(
            ErrorCode::BadArgument, "there is no program to start: the command is empty");
    const auto path = findProgram(command.arguments.front());
    if (!path)
        return tl::unexpected(path.error());
    const UniqueFd nothing(moveDescriptorUp(open("/dev/null", O_RDWR | O_CLOEXEC)));
    if (!nothing.isOpen())
        return tl::unexpected(notStarted(command, errno));

    std::vector<char*> arguments;
    for (const std::string& argument : command.arguments)
        arguments.push_back(const_cast<char*>(argument.c_str())); // nobody writes there
    arguments.push_back(nullptr);
    const auto orNothing = [&](int stream) { return stream < 0 ? nothing.get() : stream; };
    Plan plan;
    plan.path = path->c_str();
    plan.arguments = arguments.data();
    plan.folder = command.folder.empty() ? nullptr : command.folder.c_str();
    plan.streams
        = { orNothing(streams.input), orNothing(streams.output), orNothing(streams.errors) };
    plan.group = streams.group;
    plan.parent = getpid();
    CommonError error;
    plan.error = error.get();

    constexpr std::size_t kStackBytes = std::size_t { 64 } << 10U;
    struct alignas(64) Stack {
        std::array<std::byte, kStackBytes> bytes;
    };
    const auto stack = std::make_unique<Stack>();
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before); // no handler of ours may run in the child
    int descriptor = -1;
    const pid_t pid = clone(&becomeProgram, stack->bytes.data() + stack->bytes.size(),
        kBorrowing | CLONE_PIDFD | SIGCHLD, &plan, &descriptor);
    const int reason = pid < 0 ? errno : error.get()->load();
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    if (pid < 0)
        return tl::unexpected(notStarted(command, reason));
    ChildProcess child(pid, descriptor);
    if (reason == 0)
        return child;
    (void)child.reap();
    return tl::unexpected(notStarted(command, reason));
}

} // namespace interleave
