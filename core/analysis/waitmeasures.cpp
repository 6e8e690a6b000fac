// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/measures.h"

namespace interleave::measures {

namespace {

/// Waits of tasks; of the program only where it waits for them, or where it is asked for.
bool counts(const TaskTrack& task, const Span& span, const Argument& argument)
{
    if (!isWait(span, argument.reason))
        return false;
    if (argument.ofProgram)
        return isProgram(task);
    return !isProgram(task)
        || (argument.reason
            && (*argument.reason == Reason::Future || *argument.reason == Reason::Join));
}

template <class Visitor> void forWaits(const Trace& trace, const Argument& argument, Visitor visit)
{
    for (std::uint32_t i = 0; i < trace.taskCount(); ++i) {
        const TaskTrack& task = trace.task(TaskId { i });
        for (const Span& span : task.spans)
            if (counts(task, span, argument))
                visit(task, span);
    }
}

/// Something of the kind is there: that nobody waited for it is worth a figure.
bool hasResource(const Trace& trace, std::optional<Reason> kind)
{
    return kind
        && std::any_of(trace.resources().begin(), trace.resources().end(),
            [&](const ResourceTrack& resource) { return resource.kind == *kind; });
}

/// From the wake until its task ran on. The two were recorded by two workers, whose records may
/// cross: then there was no time between.
std::optional<Evidence> wokenBy(const Trace& trace, const WakeEdge& wake)
{
    if (wake.woken.index() >= trace.taskCount())
        return {};
    const std::vector<Span>& spans = trace.task(wake.woken).spans;
    auto next = std::upper_bound(spans.begin(), spans.end(), wake.time,
        [](Nanos time, const Span& span) { return time < span.begin; });
    while (next != spans.begin() && !isWait(*(next - 1), wake.reason))
        --next;
    if (next == spans.begin())
        return {};
    next = std::find_if(
        next, spans.end(), [](const Span& span) { return span.state == TaskState::Running; });
    if (next == spans.end())
        return {};
    return Evidence { wake.woken, wake.time, std::max(wake.time, next->begin) };
}

template <class Visitor> void forWakes(const Trace& trace, const Argument& argument, Visitor visit)
{
    for (std::size_t i = 0; i < trace.wakes().size(); ++i) {
        const WakeEdge& wake = trace.wakes()[i];
        if (argument.reason && wake.reason != *argument.reason)
            continue;
        if (const auto evidence = wokenBy(trace, wake))
            visit(*evidence);
    }
}

} // namespace

Found waits(const Trace& trace, const Argument& argument)
{
    std::int64_t count = 0;
    std::optional<Evidence> first;
    forWaits(trace, argument, [&](const TaskTrack& task, const Span& span) {
        ++count;
        if (!first || span.begin < first->begin)
            first = evidenceOf(task, span);
    });
    if (count == 0 && !hasResource(trace, argument.reason))
        return {};
    return ofCount(count, first);
}

Found totalWait(const Trace& trace, const Argument& argument)
{
    bool isAny = hasResource(trace, argument.reason);
    Nanos total { 0 };
    forWaits(trace, argument, [&](const TaskTrack& /*task*/, const Span& span) {
        isAny = true;
        total += span.duration();
    });
    return isAny ? ofDuration(total) : Found();
}

Found longestWait(const Trace& trace, const Argument& argument)
{
    Found best;
    forWaits(trace, argument, [&](const TaskTrack& task, const Span& span) {
        if (!best || span.duration() > best->duration)
            best = ofDuration(span.duration(), evidenceOf(task, span));
    });
    return best;
}

/// Of the task that waited longest in all: another's short waits do not hide its long ones.
Found medianWait(const Trace& trace, const Argument& argument)
{
    Nanos most { -1 };
    std::vector<Evidence> chosen;
    for (std::uint32_t i = 0; i < trace.taskCount(); ++i) {
        const TaskTrack& task = trace.task(TaskId { i });
        Nanos total { 0 };
        std::vector<Evidence> waits;
        for (const Span& span : task.spans)
            if (counts(task, span, argument)) {
                total += span.duration();
                waits.push_back(evidenceOf(task, span));
            }
        if (!waits.empty() && total > most) {
            most = total;
            chosen = std::move(waits);
        }
    }
    if (chosen.empty())
        return {};
    const auto middle = chosen.begin() + static_cast<std::ptrdiff_t>(chosen.size() / 2);
    std::nth_element(chosen.begin(), middle, chosen.end(),
        [](const Evidence& a, const Evidence& b) { return a.end - a.begin < b.end - b.begin; });
    return ofDuration(middle->end - middle->begin, *middle);
}

Found mostWaiting(const Trace& trace, const Argument& argument)
{
    return mostAtOnce(trace, [&](const Span& span) { return isWait(span, argument.reason); });
}

Found longestWake(const Trace& trace, const Argument& argument)
{
    Found best;
    forWakes(trace, argument, [&](const Evidence& wake) {
        if (!best || wake.end - wake.begin > best->duration)
            best = ofDuration(wake.end - wake.begin, wake);
    });
    return best;
}

Found lastWake(const Trace& trace, const Argument& argument)
{
    Found last;
    forWakes(trace, argument, [&](const Evidence& wake) {
        if (!last || wake.begin >= last->duration)
            last = ofDuration(wake.begin, wake);
    });
    return last;
}

} // namespace interleave::measures
