// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/measures.h"

#include <string>

namespace interleave::measures {

namespace {

/// The first of `log`, by time, that `wanted` accepts and that is not before `from`.
template <class Log, class Wanted>
std::optional<Evidence> firstOf(const Log& log, Wanted wanted, Nanos from = Nanos(0))
{
    std::optional<Evidence> first;
    for (const auto& instant : log)
        if (instant.time >= from && (!first || instant.time < first->begin) && wanted(instant))
            first = Evidence { instant.task, instant.time, instant.time };
    return first;
}

template <class Log, class Wanted> Found countOf(const Log& log, Wanted wanted)
{
    const auto count = std::count_if(log.begin(), log.end(), wanted);
    return count == 0 ? Found() : ofCount(count, firstOf(log, wanted));
}

Found whenever(const std::optional<Evidence>& evidence)
{
    return evidence ? ofDuration(evidence->begin, evidence) : Found();
}

auto isNamed(const Trace& trace, std::string_view name)
{
    return [&trace, name](const Mark& mark) { return trace.label(mark.name) == name; };
}

auto saysSo(std::string_view text)
{
    return [text](const OutputLine& line) { return line.text.find(text) != std::string::npos; };
}

std::optional<Evidence> instantOf(const Trace& trace, std::string_view text, Nanos from)
{
    const auto mark = firstOf(trace.marks(), isNamed(trace, text), from);
    return mark ? mark : firstOf(trace.output(), saysSo(text), from);
}

} // namespace

Found firstMark(const Trace& trace, const Argument& argument)
{
    return whenever(firstOf(trace.marks(), isNamed(trace, argument.text)));
}

Found marks(const Trace& trace, const Argument& argument)
{
    return countOf(trace.marks(), [&](const Mark& mark) {
        return trace.label(mark.name).find(argument.text) != std::string::npos;
    });
}

Found stolen(const Trace& trace, const Argument& /*argument*/)
{
    if (trace.taskCount() <= 1)
        return {};
    const auto found = countOf(trace.marks(), [](const Mark& mark) { return mark.isTheft(); });
    return found ? found : ofCount(0);
}

Found firstLine(const Trace& trace, const Argument& argument)
{
    return whenever(firstOf(trace.output(), saysSo(argument.text)));
}

Found lines(const Trace& trace, const Argument& argument)
{
    return countOf(trace.output(), saysSo(argument.text));
}

Found gap(const Trace& trace, const Argument& argument)
{
    const auto begin = instantOf(trace, argument.text, Nanos(0));
    if (!begin)
        return {};
    const auto end = instantOf(trace, argument.until, begin->begin);
    if (!end)
        return {};
    return ofDuration(end->begin - begin->begin, Evidence { end->task, begin->begin, end->begin });
}

} // namespace interleave::measures
