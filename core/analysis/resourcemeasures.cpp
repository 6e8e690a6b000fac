// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/measures.h"

#include <map>

namespace interleave::measures {

namespace {

template <class Visitor>
void forResources(const Trace& trace, const Argument& argument, Visitor visit)
{
    for (const ResourceTrack& resource : trace.resources())
        if (argument.reason && resource.kind == *argument.reason)
            visit(resource);
}

template <class Visitor> void forHolds(const Trace& trace, const Argument& argument, Visitor visit)
{
    forResources(trace, argument, [&](const ResourceTrack& resource) {
        for (const Span& held : resource.held)
            visit(resource, held);
    });
}

Evidence evidenceOf(const Span& held)
{
    return { held.task, held.begin, held.end };
}

/// The highest `number` that any of them ever had, from when until when.
template <class Number> Found highest(const Trace& trace, const Argument& argument, Number number)
{
    Found best;
    forResources(trace, argument, [&](const ResourceTrack& resource) {
        for (std::size_t i = 0; i < resource.levels.size(); ++i) {
            const ResourceLevel& now = resource.levels[i];
            const std::int64_t count = number(now);
            const Nanos until
                = i + 1 < resource.levels.size() ? resource.levels[i + 1].time : trace.end();
            if (!best || count > best->count)
                best = ofCount(count, Evidence { {}, now.time, until });
        }
    });
    return best;
}

} // namespace

Found highestLevel(const Trace& trace, const Argument& argument)
{
    return highest(trace, argument, [](const ResourceLevel& now) { return now.level; });
}

Found mostPending(const Trace& trace, const Argument& argument)
{
    return highest(trace, argument, [](const ResourceLevel& now) { return now.second; });
}

Found holds(const Trace& trace, const Argument& argument)
{
    std::int64_t count = 0;
    std::optional<Evidence> first;
    forHolds(trace, argument, [&](const ResourceTrack& /*resource*/, const Span& held) {
        ++count;
        if (!first || held.begin < first->begin)
            first = evidenceOf(held);
    });
    return count == 0 ? Found() : ofCount(count, first);
}

/// A semaphore has a track for each permit that was in use at once: they need not be counted again,
/// and holdings without length count as well.
Found mostHeld(const Trace& trace, const Argument& argument)
{
    std::map<std::uint32_t, std::int64_t> permits;
    Found most;
    forResources(trace, argument, [&](const ResourceTrack& resource) {
        if (resource.held.empty())
            return;
        const std::int64_t count = ++permits[resource.name.value];
        if (!most || count > most->count)
            most = ofCount(count, evidenceOf(resource.held.front()));
    });
    return most;
}

Found longestHeld(const Trace& trace, const Argument& argument)
{
    Found best;
    forHolds(trace, argument, [&](const ResourceTrack& /*resource*/, const Span& held) {
        if (!best || held.duration() > best->duration)
            best = ofDuration(held.duration(), evidenceOf(held));
    });
    return best;
}

} // namespace interleave::measures
