// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/memory.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <string>

namespace interleave {

namespace {

std::optional<std::size_t> numberIn(const std::string& file)
{
    std::ifstream in(file);
    std::size_t number = 0;
    return in >> number ? std::optional(number) : std::nullopt; // "max": none
}

std::optional<std::size_t> availableMemory()
{
    constexpr std::size_t kKibi = 1024;
    std::ifstream file("/proc/meminfo");
    std::string name;
    std::string unit;
    std::size_t amount = 0;
    while (file >> name >> amount && std::getline(file, unit))
        if (name == "MemAvailable:")
            return amount * kKibi;
    return std::nullopt;
}

/// What the group holds of files and gives back when the memory is needed.
std::size_t fileCache(const std::string& file)
{
    std::ifstream in(file);
    std::string name;
    std::size_t amount = 0;
    while (in >> name >> amount)
        if (name == "inactive_file")
            return amount;
    return 0;
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
            const std::size_t cache = std::min(*used, fileCache(folder + "/memory.stat"));
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
