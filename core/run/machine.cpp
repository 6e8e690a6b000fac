// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/machine.h"

#include "core/run/version.h"

#include <sched.h>
#include <sys/utsname.h>

#include <algorithm>
#include <fstream>
#include <thread>

namespace interleave {

namespace {

unsigned usableCores()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) == 0)
        return static_cast<unsigned>(std::max(1, CPU_COUNT(&set)));
    return std::max(1U, std::thread::hardware_concurrency());
}

std::string processorName()
{
    std::ifstream info("/proc/cpuinfo");
    std::string line;
    while (std::getline(info, line)) {
        if (!line.starts_with("model name"))
            continue;
        const std::size_t colon = line.find(": ");
        if (colon != std::string::npos)
            return line.substr(colon + 2);
    }
    return "unknown processor";
}

std::string systemName()
{
    utsname name {};
    if (uname(&name) != 0)
        return "unknown system";
    const std::string release = name.release;
    const std::size_t second = release.find('.', release.find('.') + 1);
    return std::string(name.sysname) + " " + release.substr(0, second);
}

MachineFacts readFacts()
{
    MachineFacts facts;
    facts.cores = usableCores();
    facts.processor = processorName();
    facts.system = systemName();
#if defined(__clang__)
    facts.compiler = "Clang " __clang_version__;
#else
    facts.compiler = "GCC " __VERSION__;
#endif
    facts.version = kVersion;
    return facts;
}

} // namespace

Value MachineFacts::toValue() const
{
    return Value(Value::Object {
        { "cores", Value(static_cast<std::int64_t>(cores)) },
        { "processor", Value(processor) },
        { "system", Value(system) },
        { "compiler", Value(compiler) },
        { "version", Value(version) },
    });
}

std::string MachineFacts::oneLine() const
{
    return std::to_string(cores) + (cores == 1 ? " core, " : " cores, ") + processor + ", "
        + system;
}

const MachineFacts& machineFacts()
{
    static const MachineFacts facts = readFacts();
    return facts;
}

} // namespace interleave
