// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/accountparts.h"
#include "core/analysis/timebudget.h"
#include "core/base/translatable.h"

#include <algorithm>
#include <array>

namespace interleave {

namespace {

struct Waits {
    std::uint64_t count = 0;
    Nanos total { 0 };
    Nanos longest { 0 };
};

struct Ends {
    std::uint64_t done = 0;
    std::uint64_t failed = 0;
    std::uint64_t cancelled = 0;
    std::uint64_t open = 0;
};

Phrase::Share shareOf(Nanos part, Nanos whole)
{
    return { whole > Nanos(0)
            ? static_cast<double>(part.count()) / static_cast<double>(whole.count())
            : 0.0 };
}

void say(Account& account, const char* text, std::vector<Phrase::Argument> arguments)
{
    account.lines.push_back(
        { AccountLine::Part::Totals, {}, {}, {}, { Phrase { text, std::move(arguments) } } });
}

} // namespace

void addTotals(const Trace& trace, std::size_t mostLanes, Account& account)
{
    const std::vector<LaneBudget> budgets = timeBudgets(trace);
    const std::size_t told = std::min(mostLanes, budgets.size());
    for (std::size_t i = 0; i < told; ++i) {
        const LaneBudget& b = budgets[i];
        say(account, translatable("%1: running %2 (%3), blocked %4, overhead %5, idle %6."),
            { laneName(trace, b.lane), b.running, shareOf(b.running, b.total), b.blocked,
                b.overhead, b.idle });
        if (b.gap > Nanos(0))
            say(account, translatable("Nothing is known of %1 for %2: its events were lost."),
                { laneName(trace, b.lane), b.gap });
    }
    if (told < budgets.size())
        say(account, translatable("… %1 lanes are left out here; the exported text has all."),
            { std::uint64_t { budgets.size() - told } });

    std::array<Waits, kReasonCount> waits {};
    Ends ends;
    for (std::uint32_t i = 0; i < trace.taskCount(); ++i) {
        const TaskTrack& task = trace.task(TaskId { i });
        ends.done += task.state == TaskState::Done ? 1 : 0;
        ends.failed += task.state == TaskState::Failed ? 1 : 0;
        ends.cancelled += task.state == TaskState::Cancelled ? 1 : 0;
        ends.open += isFinal(task.state) ? 0 : 1;
        for (const Span& span : task.spans) {
            if (span.state != TaskState::Blocked && span.state != TaskState::Suspended)
                continue;
            Waits& w = waits[static_cast<std::size_t>(span.reason)];
            ++w.count;
            w.total += span.duration();
            w.longest = std::max(w.longest, span.duration());
        }
    }
    for (std::size_t r = 0; r < waits.size(); ++r)
        if (waits[r].count > 0)
            say(account, translatable("Waits for %1: %2, together %3, the longest %4."),
                { awaited(trace, static_cast<Reason>(r)), waits[r].count, waits[r].total,
                    waits[r].longest });
    std::uint64_t wakes = 0;
    std::uint64_t byTasks = 0;
    for (const WakeEdge& edge : trace.wakes()) {
        ++wakes;
        byTasks += edge.waker.isValid() ? 1 : 0;
    }
    if (wakes > 0)
        say(account, translatable("Wakes: %1 by tasks, %2 by the clock or the system."),
            { byTasks, wakes - byTasks });
    say(account, translatable("Tasks done: %1; failed: %2; cancelled: %3."),
        { ends.done, ends.failed, ends.cancelled });
    if (ends.open > 0)
        say(account, translatable("Tasks that had not ended: %1."), { ends.open });
}

} // namespace interleave
