// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <vector>

namespace bench {

namespace {

/// Starts a program and waits for its end; gives wall seconds. One that fails takes for ever.
double startAndEnd(const std::string& program, const std::vector<std::string>& extraEnvironment)
{
    std::vector<std::string> texts = extraEnvironment;
    for (char** e = environ; *e != nullptr; ++e)
        texts.emplace_back(*e);
    std::vector<char*> environment;
    environment.reserve(texts.size() + 1);
    for (std::string& text : texts)
        environment.push_back(text.data());
    environment.push_back(nullptr);
    std::string name = program;
    char* arguments[] = { name.data(), nullptr };
    int status = -1;
    const double taken = seconds(Time::Wall, [&] {
        pid_t pid = 0;
        if (posix_spawn(&pid, program.c_str(), nullptr, nullptr, arguments, environment.data())
            == 0)
            waitpid(pid, &status, 0);
    });
    return status == 0 ? taken : std::numeric_limits<double>::infinity();
}

} // namespace

void startUp(const std::string& folder)
{
    const std::string app
        = (std::filesystem::path(folder) / "../../app/interleave").lexically_normal().string();
    const std::string minimal = folder + "/minimal_window";
    if (!std::filesystem::exists(minimal)) {
        printNote("S1 is left out: this build has no window");
        return;
    }
    const std::filesystem::path settings
        = std::filesystem::temp_directory_path() / "interleave-bench-settings";
    const std::vector<std::string> once
        = { "INTERLEAVE_QUIT_AFTER_FIRST_PAINT=1", "INTERLEAVE_SETTINGS_DIR=" + settings.string() };
    constexpr int kRounds = 9;
    const Rounds rounds({ { "minimal", 1, [&] { return startAndEnd(minimal, once); } },
                            { "app", 1, [&] { return startAndEnd(app, once); } } },
        kRounds);
    if (!std::isfinite(rounds.ratio(1, 0).median))
        printNote("a window did not start: is there a display?");
    printRow("S1", "start to first paint and end / minimal Qt + QCustomPlot window, wall",
        rounds.ratio(1, 0), 1.5);
    printNote("minimal " + nanos(rounds.perUnit(0)) + ", ours " + nanos(rounds.perUnit(1)));
    std::error_code ignored;
    std::filesystem::remove_all(settings, ignored);
}

} // namespace bench
