// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/measure.h"

#include "core/analysis/measures.h"

#include <algorithm>
#include <array>

namespace interleave {

namespace {

using namespace measures;

/// What may, or must, stand behind the colon.
enum class Takes : std::uint8_t {
    Nothing,
    Reason,     ///< may; and "@program"
    WakeReason, ///< may
    Kind,       ///< must: a kind of resource
    Text,       ///< must
    TwoTexts,   ///< must, with a | between
};

struct Kind {
    std::string_view name;
    Takes takes;
    Found (*take)(const Trace& trace, const Argument& argument);
};

constexpr std::array kKinds = {
    Kind { "makespan", Takes::Nothing, &makespan },
    Kind { "tasks", Takes::Nothing, &tasks },
    Kind { "busy", Takes::Nothing, &busy },
    Kind { "most-running", Takes::Nothing, &mostRunning },
    Kind { "most-queued", Takes::Nothing, &mostQueued },
    Kind { "longest-run", Takes::Nothing, &longestRun },
    Kind { "longest-queued", Takes::Nothing, &longestQueued },
    Kind { "longest-ready", Takes::Nothing, &longestReady },
    Kind { "longest-on-worker", Takes::Nothing, &longestOnWorker },
    Kind { "runs", Takes::Nothing, &runs },
    Kind { "last-start", Takes::Nothing, &lastStart },
    Kind { "failed", Takes::Nothing, &failed },
    Kind { "cancelled", Takes::Nothing, &cancelled },
    Kind { "overtaking", Takes::Nothing, &overtaking },
    Kind { "lanes-used", Takes::Nothing, &lanesUsed },
    Kind { "most-on-one", Takes::Nothing, &mostOnOne },
    Kind { "stolen", Takes::Nothing, &stolen },
    Kind { "died", Takes::Nothing, &died },
    Kind { "waits", Takes::Reason, &waits },
    Kind { "total-wait", Takes::Reason, &totalWait },
    Kind { "longest-wait", Takes::Reason, &longestWait },
    Kind { "median-wait", Takes::Reason, &medianWait },
    Kind { "most-waiting", Takes::WakeReason, &mostWaiting },
    Kind { "longest-wake", Takes::WakeReason, &longestWake },
    Kind { "last-wake", Takes::WakeReason, &lastWake },
    Kind { "level", Takes::Kind, &highestLevel },
    Kind { "pending", Takes::Kind, &mostPending },
    Kind { "holds", Takes::Kind, &holds },
    Kind { "most-held", Takes::Kind, &mostHeld },
    Kind { "longest-held", Takes::Kind, &longestHeld },
    Kind { "mark", Takes::Text, &firstMark },
    Kind { "marks", Takes::Text, &marks },
    Kind { "line", Takes::Text, &firstLine },
    Kind { "lines", Takes::Text, &lines },
    Kind { "gap", Takes::TwoTexts, &gap },
};

struct Named {
    const Kind* kind;
    Argument argument;
};

std::optional<Argument> argumentOf(Takes takes, std::optional<std::string_view> rest)
{
    Argument argument;
    if (takes == Takes::Nothing)
        return rest ? std::optional<Argument>() : argument;
    if (takes == Takes::Text || takes == Takes::TwoTexts) {
        if (!rest || rest->empty())
            return {};
        argument.text = *rest;
        if (takes == Takes::Text)
            return argument;
        const std::size_t bar = rest->find('|');
        if (bar == std::string_view::npos || bar == 0 || bar + 1 == rest->size())
            return {};
        argument.text = rest->substr(0, bar);
        argument.until = rest->substr(bar + 1);
        return argument;
    }
    if (!rest)
        return takes == Takes::Kind ? std::optional<Argument>() : argument;
    argument.reason = reasonFromString(*rest);
    return argument.reason && *argument.reason != Reason::None ? argument
                                                               : std::optional<Argument>();
}

std::optional<Named> parsed(std::string_view name)
{
    constexpr std::string_view kProgram = "@program";
    const std::size_t headEnd = std::min(name.find(':'), name.find('@'));
    const std::string_view head = name.substr(0, headEnd);
    const auto* kind
        = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& k) { return k.name == head; });
    if (kind == kKinds.end())
        return {};
    const bool ofProgram = kind->takes == Takes::Reason && name.ends_with(kProgram);
    if (ofProgram)
        name.remove_suffix(kProgram.size());
    std::optional<std::string_view> rest;
    if (name.size() > head.size())
        rest = name.substr(head.size() + 1);
    if (rest && name[head.size()] != ':')
        return {};
    std::optional<Argument> argument = argumentOf(kind->takes, rest);
    if (!argument)
        return {};
    argument->ofProgram = ofProgram;
    return Named { kind, *argument };
}

} // namespace

bool isMeasure(std::string_view name)
{
    return parsed(name).has_value();
}

std::optional<Measure> measure(const Trace& trace, std::string_view name)
{
    const std::optional<Named> named = parsed(name);
    return named ? named->kind->take(trace, named->argument) : std::nullopt;
}

} // namespace interleave
