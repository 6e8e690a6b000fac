// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

namespace bench {

namespace {

/// One after the other, each in a process of its own: what one leaves behind does not count for
/// the next. False: it failed.
bool measure(const std::string& program, const std::string& what)
{
    std::string name = program;
    std::string argument = what;
    char* arguments[] = { name.data(), argument.data(), nullptr };
    pid_t pid = 0;
    int status = -1;
    if (posix_spawn(&pid, program.c_str(), nullptr, nullptr, arguments, environ) == 0)
        waitpid(pid, &status, 0);
    return status == 0;
}

/// Traceshark draws schedules with QCustomPlot too; nothing here drives its window.
constexpr const char* kNoPeer = "G5 is left out: Traceshark's zoom step is not driven from here";

} // namespace

void timeline(const std::string& folder)
{
    const std::string program = folder + "/timeline_frames";
    if (!std::filesystem::exists(program)) {
        printNote("left out: this build has no window");
        return;
    }
    // Spans and lanes.
    for (const char* what :
        { "10000x64", "1000000x64", "10000000x64", "100000000x64", "10000000x8", "1000000x2000" })
        if (!measure(program, what))
            printNote(std::string("failed: ") + what);
    printNote(kNoPeer);
}

} // namespace bench
