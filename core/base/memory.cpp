// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/memory.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace interleave {

namespace {

std::optional<std::size_t> numberIn(const std::string& file)
{
    std::ifstream in(file);
    std::size_t number = 0;
    return in >> number ? std::optional(number) : std::nullopt; // "max": none
}

/// Of a file with a name, a number and perhaps a unit in each line.
std::optional<std::size_t> entryIn(const std::string& file, std::string_view wanted)
{
    std::ifstream in(file);
    std::string name;
    std::string unit;
    std::size_t number = 0;
    while (in >> name >> number && std::getline(in, unit))
        if (name == wanted)
            return number;
    return std::nullopt;
}

std::optional<std::size_t> availableMemory()
{
    constexpr std::size_t kKibi = 1024;
    const auto amount = entryIn("/proc/meminfo", "MemAvailable:");
    return amount ? std::optional(*amount * kKibi) : std::nullopt;
}

/// Of our control group (version 2).
std::optional<std::size_t> groupMemory()
{
    std::ifstream groups("/proc/self/cgroup");
    std::string line;
    while (std::getline(groups, line)) {
        if (!line.starts_with("0::"))
            continue;
        const std::string folder = "/sys/fs/cgroup" + line.substr(3);
        const auto most = numberIn(folder + "/memory.max");
        const auto used = numberIn(folder + "/memory.current");
        if (most && used) {
            // What it holds of files it gives back when the memory is needed.
            const std::size_t cache
                = std::min(*used, entryIn(folder + "/memory.stat", "inactive_file").value_or(0));
            return *most - std::min(*most, *used - cache);
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> addressSpace()
{
    rlimit limit {};
    const auto pages = numberIn("/proc/self/statm");
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY || !pages)
        return std::nullopt;
    const std::size_t used = *pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    return limit.rlim_cur - std::min<std::size_t>(limit.rlim_cur, used);
}

} // namespace

std::size_t freeMemoryBytes()
{
    constexpr std::size_t kGuess = 1'000'000'000;
    constexpr std::size_t kLeast = 1'000'000; // 0 would be taken for no limit
    std::optional<std::size_t> least;
    for (const auto& part : { availableMemory(), groupMemory(), addressSpace() })
        if (part)
            least = std::min(*part, least.value_or(*part));
    return std::max(kLeast, least.value_or(kGuess));
}

} // namespace interleave
