// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"
#include "tests/bench/traceshark.h"

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
bool measure(const std::string& program, const std::string& what, const std::string& peer = {})
{
    std::string name = program;
    std::string argument = what;
    std::string second = peer;
    char* arguments[]
        = { name.data(), argument.data(), peer.empty() ? nullptr : second.data(), nullptr };
    pid_t pid = 0;
    int status = -1;
    if (posix_spawn(&pid, program.c_str(), nullptr, nullptr, arguments, environ) == 0)
        waitpid(pid, &status, 0);
    return status == 0;
}

/// It draws schedules with QCustomPlot, too.
void compareWithTraceshark(const std::string& program)
{
    constexpr std::size_t kEvents = 2'000'000;
    const ZoomStep step = tracesharkZoomStep(kEvents);
    const std::string what = std::to_string(kEvents) + "x64";
    if (step.milliseconds <= 0)
        printNote("G5 is left out: Traceshark was not measured: " + step.why);
    else if (!measure(program, what, std::to_string(step.milliseconds)))
        printNote("failed: " + what);
}

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
    compareWithTraceshark(program);
}

} // namespace bench
