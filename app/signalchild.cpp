// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signalchild.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <string_view>

namespace interleave {

namespace {

volatile std::sig_atomic_t received = 0;

void say(std::string_view line)
{
    [[maybe_unused]] const ssize_t n = write(STDOUT_FILENO, line.data(), line.size());
}

void onSignal(int /*number*/)
{
    const int before = errno;
    received = 1;
    say("CHILD : Received USR1\n");
    errno = before;
}

} // namespace

int signalChildMain(int argc, char** argv)
{
    constexpr int kUsage = 2;
    constexpr long long kSecond = 1'000'000'000;
    char* end = nullptr;
    const long long sleep = argc == 3 ? std::strtoll(argv[2], &end, 10) : -1;
    if (sleep < 0 || end == argv[2] || *end != '\0')
        return kUsage;

    say("CHILD : Setting up signal handler\n");
    struct sigaction action { };
    action.sa_handler = &onSignal;
    sigaction(SIGUSR1, &action, nullptr);
    timespec left {};
    left.tv_sec = sleep / kSecond;
    left.tv_nsec = sleep % kSecond;
    say("CHILD : Pausing to wait for signal\n");
    while (nanosleep(&left, &left) != 0 && errno == EINTR) { }
    if (received == 0)
        say("CHILD : Never received signal\n");
    return 0;
}

} // namespace interleave
