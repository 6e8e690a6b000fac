// SPDX-License-Identifier: GPL-3.0-or-later
// A library to preload: the Nth call of one function of the system fails, as it does when a disk is
// full or a limit is reached.
//
//   INTERLEAVE_FAIL=write:3     the third write fails; write:3+ that and every later one
//   INTERLEAVE_FAIL_IN=PROGRAM  in programs of this name only, each with a count of its own
//   INTERLEAVE_FAIL_LOG=FILE    is made when a call has failed
//
// What is written to standard error never fails, so that the message can be seen; nor does an
// eventfd's or another anonymous file's reading and writing, which cannot.
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <spawn.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>

namespace {

std::atomic<long> calls { 0 };

bool isNamed(const char* name, const char* list)
{
    const std::size_t n = std::strlen(name);
    return list != nullptr && std::strncmp(list, name, n) == 0 && list[n] == ':';
}

/// Is this the call that has to fail?
bool isItsTurn(const char* name)
{
    const char* wanted = std::getenv("INTERLEAVE_FAIL");
    if (!isNamed(name, wanted))
        return false;
    const char* program = std::getenv("INTERLEAVE_FAIL_IN");
    if (program != nullptr && std::strcmp(program, program_invocation_short_name) != 0)
        return false;
    char* end = nullptr;
    const long which = std::strtol(wanted + std::strlen(name) + 1, &end, 10);
    const long now = calls.fetch_add(1) + 1;
    if (now != which && (now < which || *end != '+'))
        return false;
    if (const char* log = std::getenv("INTERLEAVE_FAIL_LOG"); log != nullptr)
        syscall(SYS_close, syscall(SYS_open, log, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    return true;
}

bool canFail(int descriptor)
{
    struct stat status { };
    return descriptor != STDERR_FILENO && fstat(descriptor, &status) == 0
        && (status.st_mode & S_IFMT) != 0;
}

template <class Function> Function* real(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

} // namespace

// A function of the system that returns -1 and sets errno.
#define FAILING(result, name, parameters, arguments, code, condition)                              \
    extern "C" __attribute__((visibility("default"))) result name parameters                       \
    {                                                                                              \
        static auto* const next = real<result parameters>(#name);                                  \
        if ((condition) && isItsTurn(#name)) {                                                     \
            errno = code;                                                                          \
            return (result)-1;                                                                     \
        }                                                                                          \
        return next arguments;                                                                     \
    }
// One that returns the error's number.
#define FAILING_BY_RESULT(name, parameters, arguments, code)                                       \
    extern "C" __attribute__((visibility("default"))) int name parameters                          \
    {                                                                                              \
        static auto* const next = real<int parameters>(#name);                                     \
        return isItsTurn(#name) ? code : next arguments;                                           \
    }

FAILING(ssize_t, write, (int fd, const void* data, size_t n), (fd, data, n), ENOSPC, canFail(fd))
FAILING(ssize_t, read, (int fd, void* data, size_t n), (fd, data, n), EIO, canFail(fd))
FAILING(int, fsync, (int fd), (fd), EIO, true)
FAILING(int, renameat, (int from, const char* old, int to, const char* name), (from, old, to, name),
    EIO, true)
FAILING(int, linkat, (int from, const char* old, int to, const char* name, int flags),
    (from, old, to, name, flags), EIO, true)
FAILING(int, memfd_create, (const char* name, unsigned flags), (name, flags), EMFILE, true)
FAILING(int, pipe2, (int* ends, int flags), (ends, flags), EMFILE, true)
FAILING(int, eventfd, (unsigned value, int flags), (value, flags), EMFILE, true)
FAILING(int, epoll_create1, (int flags), (flags), EMFILE, true)
// Boost.Asio, which asks for EPOLLERR, does not look at what it returns.
FAILING(int, epoll_ctl, (int epoll, int operation, int fd, epoll_event* event),
    (epoll, operation, fd, event), ENOSPC,
    operation == EPOLL_CTL_ADD && (event->events & EPOLLERR) == 0)
FAILING(int, timerfd_create, (int clock, int flags), (clock, flags), EMFILE, true)
FAILING(int, socket, (int domain, int type, int protocol), (domain, type, protocol), EMFILE, true)
FAILING(int, bind, (int fd, const sockaddr* to, socklen_t size), (fd, to, size), EADDRINUSE, true)
FAILING(int, listen, (int fd, int most), (fd, most), EADDRINUSE, true)
FAILING(
    int, connect, (int fd, const sockaddr* to, socklen_t size), (fd, to, size), ENETUNREACH, true)
FAILING(int, accept, (int fd, sockaddr* from, socklen_t* size), (fd, from, size), EMFILE, true)
FAILING(ssize_t, sendmsg, (int fd, const msghdr* message, int flags), (fd, message, flags),
    ECONNRESET, true)
FAILING(
    ssize_t, recvmsg, (int fd, msghdr* message, int flags), (fd, message, flags), ECONNRESET, true)
FAILING(ssize_t, send, (int fd, const void* data, size_t n, int flags), (fd, data, n, flags),
    ECONNRESET, true)
FAILING(ssize_t, recv, (int fd, void* data, size_t n, int flags), (fd, data, n, flags), ECONNRESET,
    true)
FAILING(void*, mmap, (void* at, size_t n, int protection, int flags, int fd, off_t offset),
    (at, n, protection, flags, fd, offset), ENOMEM, true)
FAILING_BY_RESULT(posix_fallocate, (int fd, off_t from, off_t n), (fd, from, n), ENOSPC)
FAILING_BY_RESULT(posix_spawn,
    (pid_t * pid, const char* path, const posix_spawn_file_actions_t* actions,
        const posix_spawnattr_t* attributes, char* const* words, char* const* variables),
    (pid, path, actions, attributes, words, variables), EAGAIN)
FAILING_BY_RESULT(pthread_create,
    (pthread_t * thread, const pthread_attr_t* attributes, void* (*start)(void*), void* argument),
    (thread, attributes, start, argument), EAGAIN)

/// Descriptors are also had by copying.
extern "C" __attribute__((visibility("default"))) int fcntl(int fd, int command, ...)
{
    static auto* const next = real<int(int, int, ...)>("fcntl");
    va_list list;
    va_start(list, command);
    void* const argument = va_arg(list, void*);
    va_end(list);
    if ((command == F_DUPFD_CLOEXEC || command == F_ADD_SEALS) && isItsTurn("fcntl")) {
        errno = EMFILE;
        return -1;
    }
    return next(fd, command, argument);
}

extern "C" __attribute__((visibility("default"))) char* mkdtemp(char* pattern)
{
    static auto* const next = real<char*(char*)>("mkdtemp");
    if (isItsTurn("mkdtemp")) {
        errno = ENOSPC;
        return nullptr;
    }
    return next(pattern);
}

/// Only the making of files.
extern "C" __attribute__((visibility("default"))) int openat(
    int folder, const char* path, int flags, ...)
{
    static auto* const next = real<int(int, const char*, int, ...)>("openat");
    va_list list;
    va_start(list, flags);
    const unsigned mode = va_arg(list, unsigned);
    va_end(list);
    if (((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE) && isItsTurn("openat")) {
        errno = ENOSPC;
        return -1;
    }
    return next(folder, path, flags, mode);
}

extern "C" __attribute__((visibility("default"))) int open(const char* path, int flags, ...)
{
    static auto* const next = real<int(const char*, int, ...)>("open");
    va_list list;
    va_start(list, flags);
    const unsigned mode = va_arg(list, unsigned);
    va_end(list);
    if (isItsTurn("open")) {
        errno = EMFILE;
        return -1;
    }
    return next(path, flags, mode);
}
