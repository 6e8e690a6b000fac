// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workload/workloadaliases.h"

#include "core/workload/workload.h"

namespace interleave {

namespace {

/// A variant of future-callbacks: both numbers `n`, sleeps of 3 and 4 seconds scaled as the text's.
WorkloadAlias callbacksOf(int n)
{
    constexpr double kFirst = 0.75;
    const std::string number = std::to_string(n);
    return { "future-callbacks-" + number + "-" + number, "future-callbacks",
        { { "n1", Value(n) }, { "n2", Value(n) }, { "first-sleep", Value(kFirst) },
            { "second-sleep", Value(1.0) } },
        ModelId::Loop, 1 };
}

std::vector<WorkloadAlias> makeAliases()
{
    constexpr double kPause = 2;
    constexpr double kDelay = 0.1;
    constexpr double kHorizon = 0.9;
    constexpr unsigned kManyThreads = 20;
    constexpr unsigned kFewThreads = 3;
    const auto chains = [&](const char* which) {
        return std::vector<std::pair<std::string, Value>> { { "chains", Value(which) },
            { "delay", Value(kDelay) }, { "horizon", Value(kHorizon) } };
    };
    return {
        { "call-later-self", "call-later-ring", chains("self"), ModelId::Loop, 1 },
        { "call-later-two-chains", "call-later-ring", chains("both"), ModelId::Loop, 1 },
        callbacksOf(1),
        callbacksOf(2),
        callbacksOf(3),
        callbacksOf(5), // NOLINT(readability-magic-numbers)
        { "flags-sequential", "flags", {}, ModelId::Sequential, 1 },
        { "flags-threads-20", "flags", {}, ModelId::Threads, kManyThreads },
        { "flags-as-completed-3", "flags", { { "collect", Value("as-completed") } },
            ModelId::Threads, kFewThreads },
        { "flags-asyncio", "flags", {}, ModelId::Loop, 1 },
        { "asyncio-fetch-pages-paused", "asyncio-fetch-pages", { { "pause", Value(kPause) } },
            ModelId::Loop, 1 },
    };
}

} // namespace

ParameterValues WorkloadAlias::parameters(const Workload& target) const
{
    ParameterValues values(target.parameters);
    for (const auto& [parameter, value] : settings)
        values.set(parameter, value);
    return values;
}

const std::vector<WorkloadAlias>& allAliases()
{
    static const std::vector<WorkloadAlias> aliases = makeAliases();
    return aliases;
}

const WorkloadAlias* findAlias(std::string_view id)
{
    for (const WorkloadAlias& alias : allAliases())
        if (alias.id == id)
            return &alias;
    return nullptr;
}

} // namespace interleave
