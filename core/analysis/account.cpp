// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/account.h"

#include "core/analysis/accountparts.h"
#include "core/base/translatable.h"

#include <algorithm>

namespace interleave {

namespace {

const char* nounOf(Reason reason)
{
    switch (reason) {
    case Reason::Sleep:
        return translatable("time to pass");
    case Reason::Io:
        return translatable("input or output");
    case Reason::Lock:
        return translatable("the lock");
    case Reason::Event:
        return translatable("the event");
    case Reason::Condition:
        return translatable("the condition");
    case Reason::Barrier:
        return translatable("the barrier");
    case Reason::Semaphore:
        return translatable("the semaphore");
    case Reason::Queue:
        return translatable("the queue");
    case Reason::Join:
        return translatable("another's end");
    case Reason::Future:
        return translatable("a result");
    case Reason::Signal:
        return translatable("a signal");
    case Reason::Child:
        return translatable("a child process");
    case Reason::InterpreterLock:
        return translatable("the interpreter lock");
    case Reason::Spawn:
        return translatable("a worker to start");
    case Reason::Transfer:
        return translatable("data to be moved");
    case Reason::FullRing:
        return translatable("room in the event buffer");
    case Reason::LoopTurn:
        return translatable("the loop's next turn");
    case Reason::None:
        break;
    }
    return translatable("its turn");
}

const char* headingOf(AccountLine::Part part)
{
    switch (part) {
    case AccountLine::Part::Events:
        return translatable("What happened");
    case AccountLine::Part::Moments:
        return translatable("Moments to look at");
    case AccountLine::Part::Totals:
        return translatable("Totals");
    case AccountLine::Part::Overview:
        break;
    }
    return translatable("Overview");
}

/// In characters, roughly: what continues a character does not count.
std::size_t width(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(),
        [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80; }));
}

} // namespace

Phrase::Task nameOf(const Trace& trace, TaskId task)
{
    return { task, trace.taskName(task) };
}

std::string laneName(const Trace& trace, LaneId lane)
{
    return lane.index() < trace.lanes().size() ? trace.lanes()[lane.index()].name : std::string();
}

std::shared_ptr<const Phrase> awaited(const Trace& trace, Reason reason, LabelId label)
{
    auto noun = std::make_shared<const Phrase>(Phrase { nounOf(reason) });
    const std::string& name = trace.label(label);
    if (name.empty())
        return noun;
    return std::make_shared<const Phrase>(Phrase { translatable("%1 (%2)"), { noun, name } });
}

std::optional<Phrase> wakerOf(const WakeIndex& wakes, TaskId task, std::uint32_t span)
{
    const Wake* wake = wakes.endOf(task, span);
    if (wake == nullptr)
        return {};
    if (!wake->edge.waker.isValid())
        return Phrase { translatable("The clock or the system wakes it.") };
    return Phrase { translatable("%1 wakes it."), { nameOf(wakes.trace(), wake->edge.waker) } };
}

void addOverview(const Trace& trace, Account& account)
{
    const auto add = [&](Phrase phrase) {
        account.lines.push_back({ AccountLine::Part::Overview, {}, {}, {}, { std::move(phrase) } });
    };
    add({ translatable("From the start to the end: %1."), { trace.end() } });
    add({ translatable("Tasks, with the program: %1; lanes: %2; locks, queues and the like: %3."),
        { std::uint64_t { trace.taskCount() }, std::uint64_t { trace.lanes().size() },
            std::uint64_t { trace.resources().size() } } });
    if (!trace.isFinished())
        add({ translatable("The run is not over: what follows is what has happened so far.") });
    add({ trace.isSimulated()
            ? translatable("The run is simulated: its times are virtual and exact, not measured.")
            : translatable("The times were measured. All count from the start of the run.") });
    if (const std::uint64_t lost = trace.counts().lost + trace.counts().corrupt; lost > 0)
        add({ translatable("%1 recorded events were lost: what they would tell is missing here."),
            { lost } });
}

Account accountOf(const std::shared_ptr<const Trace>& trace, const AccountOptions& options)
{
    const WakeIndex wakes(trace);
    Account account;
    account.scale = timeScaleOf(trace->end());
    addOverview(*trace, account);
    addEvents(wakes, options.mostEvents, account);
    addMoments(wakes, options.keyMoment, account);
    addTotals(*trace, options.mostEvents, account);
    return account;
}

std::vector<AccountText> inWords(const Account& account, const Phrasing& phrasing)
{
    std::size_t timeWidth = 0;
    for (const AccountLine& line : account.lines)
        if (line.time)
            timeWidth = std::max(timeWidth, width(phrasing.instant(*line.time, account.scale)));
    std::vector<AccountText> texts;
    texts.reserve(account.lines.size() + 8);
    std::optional<AccountLine::Part> part;
    for (const AccountLine& line : account.lines) {
        if (part != line.part) {
            if (part)
                texts.push_back({ {} });
            const Phrase heading { headingOf(line.part) };
            texts.push_back({ phrasing.words(heading, account.scale) });
            part = line.part;
        }
        AccountText text { "  ", line.task, line.span };
        if (line.time) {
            const std::string time = phrasing.instant(*line.time, account.scale);
            text.text += std::string(timeWidth - width(time), ' ') + time + "  ";
        }
        for (std::size_t i = 0; i < line.sentences.size(); ++i)
            text.text += (i > 0 ? " " : "") + phrasing.words(line.sentences[i], account.scale);
        texts.push_back(std::move(text));
    }
    return texts;
}

} // namespace interleave
