// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/accountparts.h"
#include "core/base/translatable.h"

#include <algorithm>

namespace interleave {

namespace {

/// What a line tells, before it is made: a big run has millions.
struct Event {
    enum class Kind : std::uint8_t {
        Submitted,
        Started,
        Waited,
        GaveWay,
        Ended,
        Marked,
        Died,
        Lost
    };
    Nanos time { 0 };
    TaskId task;
    std::uint32_t index = 0; ///< the span; of Marked the mark, of Died and Lost the lane
    Kind kind = Kind::Started;
    std::uint32_t more = 0; ///< Submitted: so many after it by the same task, in order; Lost: the
                            ///< gap of the lane
};

bool isWait(const Span& span)
{
    return span.state == TaskState::Blocked || span.state == TaskState::Suspended;
}

void addEventsOf(const TaskTrack& task, std::vector<Event>& events)
{
    using Kind = Event::Kind;
    if (task.parent.isValid())
        events.push_back({ task.created, task.id, 0, Kind::Submitted });
    bool hasStarted = false;
    for (std::uint32_t i = 0; i < task.spans.size(); ++i) {
        const Span& span = task.spans[i];
        if (!hasStarted && span.lane.isValid()) {
            events.push_back({ span.begin, task.id, i, Kind::Started });
            hasStarted = true;
        }
        if (isWait(span))
            events.push_back({ span.begin, task.id, i, Kind::Waited });
        else if (span.state == TaskState::Ready && i > 0 && task.spans[i - 1].lane.isValid())
            events.push_back({ span.begin, task.id, i, Kind::GaveWay });
    }
    if (isFinal(task.state))
        events.push_back({ task.finished, task.id,
            static_cast<std::uint32_t>(task.spans.empty() ? 0 : task.spans.size() - 1),
            Kind::Ended });
}

/// By time. At one instant: the program's begin, what ends something that lasted, what is
/// submitted, then task by task. What a task does at one instant stays in its order.
std::vector<Event> eventsOf(const Trace& trace)
{
    using Kind = Event::Kind;
    std::vector<Event> events;
    for (std::uint32_t i = 0; i < trace.marks().size(); ++i)
        events.push_back({ trace.marks()[i].time, trace.marks()[i].task, i, Kind::Marked });
    for (std::uint32_t i = 0; i < trace.taskCount(); ++i)
        addEventsOf(trace.task(TaskId { i }), events);
    for (std::uint32_t i = 0; i < trace.lanes().size(); ++i)
        if (trace.lanes()[i].died)
            events.push_back({ trace.lanes()[i].end, {}, i, Kind::Died });
    for (std::uint32_t i = 0; i < trace.lanes().size(); ++i) {
        const LaneTrack& lane = trace.lanes()[i];
        for (std::uint32_t gap = 0; gap < lane.lost.size(); ++gap)
            events.push_back({ lane.lost[gap].begin, {}, i, Kind::Lost, gap });
    }
    const auto lasted = [&](const Event& e) {
        return e.task.index() < trace.taskCount() && !trace.task(e.task).spans.empty()
            && trace.task(e.task).spans.back().begin < e.time;
    };
    const auto rank = [&](const Event& e) {
        if (e.kind == Kind::Started && e.task.value == 0)
            return 0;
        if ((e.kind == Kind::Marked || e.kind == Kind::Ended) && lasted(e))
            return 1;
        return e.kind == Kind::Submitted ? 2 : 3;
    };
    std::stable_sort(events.begin(), events.end(), [&](const Event& a, const Event& b) {
        return a.time != b.time ? a.time < b.time : rank(a) < rank(b);
    });
    return events;
}

/// Submissions by one task that follow each other become one event.
void merge(const Trace& trace, std::vector<Event>& events)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (kept > 0 && events[i].kind == Event::Kind::Submitted) {
            Event& last = events[kept - 1];
            if (last.kind == Event::Kind::Submitted
                && last.task.value + last.more + 1 == events[i].task.value
                && trace.task(last.task).parent == trace.task(events[i].task).parent) {
                ++last.more;
                continue;
            }
        }
        events[kept++] = events[i];
    }
    events.resize(kept);
}

class EventTeller {
public:
    EventTeller(const WakeIndex& wakes, Account& account)
        : m_wakes(wakes),
          m_trace(wakes.trace()),
          m_account(account)
    {
    }

    void tell(const Event& event)
    {
        AccountLine line { AccountLine::Part::Events, event.task, event.index, event.time, {} };
        switch (event.kind) {
        case Event::Kind::Submitted:
            submitted(line, event);
            break;
        case Event::Kind::Started:
            started(line, event.index);
            break;
        case Event::Kind::Waited:
            waited(line, event.index);
            break;
        case Event::Kind::GaveWay:
            say(line, translatable("%1 gives way."), { name(event.task) });
            wentOn(line, event.index);
            break;
        case Event::Kind::Ended:
            ended(line);
            break;
        case Event::Kind::Marked:
            line.span.reset();
            say(line, translatable("%1 reaches: %2."),
                { name(event.task), m_trace.label(m_trace.marks()[event.index].name) });
            break;
        case Event::Kind::Died:
            line.span.reset();
            say(line, translatable("The worker %1 ends abruptly."),
                { m_trace.lanes()[event.index].name });
            break;
        case Event::Kind::Lost:
            line.span.reset();
            lost(line, m_trace.lanes()[event.index], event.more);
            break;
        }
        m_account.lines.push_back(std::move(line));
    }

    void tellLeftOut(std::size_t count)
    {
        AccountLine line { AccountLine::Part::Events, {}, {}, {}, {} };
        say(line, translatable("… %1 lines are left out here; the exported text has all of them."),
            { std::uint64_t { count } });
        m_account.lines.push_back(std::move(line));
    }

private:
    static void say(AccountLine& line, const char* text, std::vector<Phrase::Argument> arguments)
    {
        line.sentences.push_back({ text, std::move(arguments) });
    }
    [[nodiscard]] Phrase::Task name(TaskId task) const { return nameOf(m_trace, task); }

    void submitted(AccountLine& line, const Event& event) const
    {
        const Phrase::Task by = name(m_trace.task(event.task).parent);
        if (event.more == 0) {
            say(line, translatable("%1 submits %2."), { by, name(event.task) });
            return;
        }
        const TaskId last { event.task.value + event.more };
        const Nanos end = m_trace.task(last).created;
        const std::uint64_t count = std::uint64_t { event.more } + 1;
        if (end - event.time < m_account.scale.resolution())
            say(line, translatable("%1 submits %2 tasks, from %3 to %4."),
                { by, count, name(event.task), name(last) });
        else
            say(line, translatable("%1 submits %2 tasks, from %3 to %4, until %5."),
                { by, count, name(event.task), name(last), Phrase::Instant { end } });
    }

    void started(AccountLine& line, std::uint32_t index) const
    {
        const TaskTrack& task = m_trace.task(line.task);
        const std::string lane = laneName(m_trace, task.spans[index].lane);
        const Nanos queued = task.spans[index].begin - task.created;
        if (queued >= m_account.scale.resolution())
            say(line, translatable("%1 starts on %2, %3 after it was submitted."),
                { name(line.task), lane, queued });
        else
            say(line, translatable("%1 starts on %2."), { name(line.task), lane });
    }

    static void lost(AccountLine& line, const LaneTrack& lane, std::uint32_t index)
    {
        const LostEvents gap = lane.lost[index];
        say(line, translatable("Nothing is known of %1 until %2: %3 of its events were lost."),
            { lane.name, Phrase::Instant { gap.end }, gap.count });
    }

    void waited(AccountLine& line, std::uint32_t index) const
    {
        const std::vector<Span>& spans = m_trace.task(line.task).spans;
        const Span& span = spans[index];
        const auto what = awaited(m_trace, span.reason, span.label);
        if (span.state == TaskState::Blocked)
            say(line, translatable("%1 waits for %2 and keeps %3, for %4 until %5."),
                { name(line.task), what, laneName(m_trace, span.lane), span.duration(),
                    Phrase::Instant { span.end } });
        else
            say(line, translatable("%1 waits for %2 and gives its worker away, for %3 until %4."),
                { name(line.task), what, span.duration(), Phrase::Instant { span.end } });
        if (auto waker = wakerOf(m_wakes, line.task, index))
            line.sentences.push_back(std::move(*waker));
        if (index + 1 < spans.size() && spans[index + 1].state == TaskState::Ready)
            wentOn(line, index + 1);
    }

    /// After it was ready for a while.
    void wentOn(AccountLine& line, std::uint32_t ready) const
    {
        const std::vector<Span>& spans = m_trace.task(line.task).spans;
        if (ready + 1 >= spans.size() || !spans[ready + 1].lane.isValid())
            return;
        const Span& next = spans[ready + 1];
        say(line, translatable("It goes on at %1 on %2."),
            { Phrase::Instant { next.begin }, laneName(m_trace, next.lane) });
    }

    void ended(AccountLine& line) const
    {
        const TaskTrack& task = m_trace.task(line.task);
        Nanos ran { 0 };
        Nanos waits { 0 };
        for (const Span& span : task.spans) {
            ran += span.state == TaskState::Running ? span.duration() : Nanos(0);
            waits += isWait(span) ? span.duration() : Nanos(0);
        }
        const char* text = translatable("%1 is done. It ran for %2 and waited for %3.");
        if (task.state == TaskState::Failed)
            text = translatable("%1 fails. It ran for %2 and waited for %3.");
        else if (task.state == TaskState::Cancelled)
            text = translatable("%1 is cancelled. It ran for %2 and waited for %3.");
        say(line, text, { name(line.task), ran, waits });
    }

    const WakeIndex& m_wakes;
    const Trace& m_trace;
    Account& m_account;
};

} // namespace

void addEvents(const WakeIndex& wakes, std::size_t most, Account& account)
{
    std::vector<Event> events = eventsOf(wakes.trace());
    merge(wakes.trace(), events);
    EventTeller teller(wakes, account);
    const std::size_t told = std::min(most, events.size());
    account.leftOut = events.size() - told;
    const std::size_t head = account.leftOut > 0 ? told - told / 4 : told;
    for (std::size_t i = 0; i < head; ++i)
        teller.tell(events[i]);
    if (account.leftOut > 0)
        teller.tellLeftOut(account.leftOut);
    for (std::size_t i = events.size() - (told - head); i < events.size(); ++i)
        teller.tell(events[i]);
}

} // namespace interleave
