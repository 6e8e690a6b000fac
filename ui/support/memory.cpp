// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/memory.h"

#include <fstream>
#include <string>

namespace interleave::ui {

std::size_t freeMemoryBytes()
{
    constexpr std::size_t kGuess = 1'000'000'000;
    constexpr std::size_t kKibi = 1024;
    std::ifstream file("/proc/meminfo");
    std::string name;
    std::string unit;
    std::size_t amount = 0;
    while (file >> name >> amount && std::getline(file, unit))
        if (name == "MemAvailable:")
            return amount * kKibi;
    return kGuess;
}

std::size_t traceBudgetBytes()
{
    return freeMemoryBytes() / 4;
}

} // namespace interleave::ui
