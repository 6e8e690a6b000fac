// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/groupguard.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace interleave {

namespace {

// The first line is the group; a second one lets it go, the end of the pipe does not.
constexpr const char* kScript = R"(read -r group && { read -r x || kill -KILL "-$group"; })";

} // namespace

GroupGuard::GroupGuard()
{
    std::array<int, 2> ends {};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return;
    const UniqueFd readEnd(ends[0]);
    m_pipe = UniqueFd(ends[1]);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, readEnd.get(), STDIN_FILENO);
    for (const int stream : { STDOUT_FILENO, STDERR_FILENO })
        posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&attributes, 0); // Ctrl-C is not for it
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    std::array<char*, 4> arguments { const_cast<char*>("sh"), const_cast<char*>("-c"),
        const_cast<char*>(kScript), nullptr };
    if (posix_spawn(&m_pid, "/bin/sh", &actions, &attributes, arguments.data(), environ) != 0)
        m_pid = 0;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
}

GroupGuard::~GroupGuard()
{
    letGo();
}

void GroupGuard::say(const char* line, std::size_t size) const
{
    (void)!write(m_pipe.get(), line, size); // SIGPIPE is ignored in all of our programs
}

void GroupGuard::letGo()
{
    if (m_pid == 0)
        return;
    say("\n\n", 2); // two: the first may be taken for a group
    (void)m_pipe.close();
    while (waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) { }
    m_pid = 0;
}

} // namespace interleave
