// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/accountparts.h"
#include "core/analysis/measure.h"
#include "core/base/translatable.h"

#include <algorithm>
#include <array>

namespace interleave {

namespace {

/// The span of a task that begins where a measure's evidence does.
std::optional<std::uint32_t> spanOf(const Trace& trace, const Measure::Evidence& evidence)
{
    if (evidence.task.index() >= trace.taskCount())
        return {};
    const std::vector<Span>& spans = trace.task(evidence.task).spans;
    const auto at = std::find_if(spans.begin(), spans.end(),
        [&](const Span& span) { return span.begin == evidence.begin && span.end == evidence.end; });
    if (at == spans.end())
        return {};
    return static_cast<std::uint32_t>(at - spans.begin());
}

class MomentTeller {
public:
    explicit MomentTeller(const WakeIndex& wakes) : m_wakes(wakes), m_trace(wakes.trace()) { }

    /// Nothing for measures that have no place in the trace, or none in this one.
    [[nodiscard]] std::optional<AccountLine> tell(std::string_view name) const
    {
        const auto found = measure(m_trace, name);
        if (!found || !found->evidence)
            return {};
        const Measure::Evidence& place = *found->evidence;
        AccountLine line { AccountLine::Part::Moments, place.task, spanOf(m_trace, place),
            place.begin, {} };
        const std::string_view head = name.substr(0, name.find(':'));
        if (head == "longest-wait")
            wait(line);
        else if (head == "mark")
            say(line, translatable("%1 reaches this for the first time: %2."),
                { who(line), std::string(name.substr(head.size() + 1)) });
        else if (head == "most-running")
            say(line, translatable("Most tasks running at once: %1, first here, for %2."),
                { static_cast<std::uint64_t>(found->count), place.end - place.begin });
        else if (head == "longest-run")
            say(line, translatable("The longest run without a break: %1, for %2."),
                { who(line), found->duration });
        else if (head == "longest-queued")
            say(line, translatable("The longest time from submission to start: %1, for %2."),
                { who(line), found->duration });
        else if (head == "last-start")
            say(line, translatable("The last task to start: %1."), { who(line) });
        else if (head == "failed")
            say(line, translatable("The first failure: %1 (failed tasks: %2)."),
                { who(line), static_cast<std::uint64_t>(found->count) });
        else if (place.task.isValid())
            say(line, translatable("%1, for %2."), { who(line), place.end - place.begin });
        else
            say(line, translatable("Here, for %1."), { place.end - place.begin });
        return line;
    }

private:
    static void say(AccountLine& line, const char* text, std::vector<Phrase::Argument> arguments)
    {
        line.sentences.push_back({ text, std::move(arguments) });
    }
    [[nodiscard]] Phrase::Task who(const AccountLine& line) const
    {
        return nameOf(m_trace, line.task);
    }

    void wait(AccountLine& line) const
    {
        if (!line.span)
            return;
        const Span& span = m_trace.task(line.task).spans[*line.span];
        say(line, translatable("The longest wait for %1: %2, for %3 until %4."),
            { awaited(m_trace, span.reason, span.label), who(line), span.duration(),
                Phrase::Instant { span.end } });
        if (auto waker = wakerOf(m_wakes, line.task, *line.span))
            line.sentences.push_back(std::move(*waker));
    }

    const WakeIndex& m_wakes;
    const Trace& m_trace;
};

constexpr std::array<std::string_view, 13> kMoments { "failed", "most-running", "longest-wait:lock",
    "longest-wait:event", "longest-wait:condition", "longest-wait:barrier",
    "longest-wait:semaphore", "longest-wait:queue", "longest-wait:io", "longest-wait:future",
    "longest-wait:interpreter-lock", "longest-run", "longest-queued" };

} // namespace

void addMoments(const WakeIndex& wakes, std::string_view keyMoment, Account& account)
{
    const MomentTeller teller(wakes);
    if (!keyMoment.empty())
        if (auto line = teller.tell(keyMoment)) {
            line->sentences.insert(
                line->sentences.begin(), Phrase { translatable("The key moment of this work:") });
            account.lines.push_back(std::move(*line));
        }
    for (const std::string_view name : kMoments) {
        if (name == keyMoment)
            continue;
        const auto found = measure(wakes.trace(), name);
        const bool isNothing = found && found->unit == Measure::Unit::Duration
            && found->duration < account.scale.resolution();
        if (isNothing)
            continue;
        if (auto line = teller.tell(name))
            account.lines.push_back(std::move(*line));
    }
}

} // namespace interleave
