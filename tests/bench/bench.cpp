// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench.h"

#include "core/run/machine.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

int main(int argc, char** argv)
{
    using namespace bench;
    const std::string folder
        = std::filesystem::read_symlink("/proc/self/exe").parent_path().string();
    const std::vector<std::pair<std::string, std::function<void()>>> all = {
        { "recording", [] { recording(); } },
        { "overhead", [] { overhead(); } },
        { "stream", [] { stream(); } },
        { "live", [&] { live(folder); } },
        { "dispatch", [] { dispatch(); } },
        { "processes", [&] { processes(folder); } },
        { "startup", [&] { startUp(folder); } },
        { "timeline", [&] { timeline(folder); } },
        { "main-job", [&] { mainJob(folder); } },
    };
    for (int i = 1; i < argc; ++i)
        if (std::none_of(
                all.begin(), all.end(), [&](const auto& b) { return b.first == argv[i]; })) {
            std::string names;
            for (const auto& [name, run] : all)
                names += " " + name;
            std::fprintf(
                stderr, "there is no benchmark '%s'; there are:%s\n", argv[i], names.c_str());
            return 2;
        }
    std::printf("%s\n", interleave::machineFacts().oneLine().c_str());
    for (const auto& [name, run] : all) {
        const bool wanted = argc == 1
            || std::any_of(argv + 1, argv + argc, [&](const char* a) { return name == a; });
        if (!wanted)
            continue;
        std::printf("-- %s\n", name.c_str());
        run();
    }
    return 0;
}
