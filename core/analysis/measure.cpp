// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/measure.h"

#include "core/analysis/timebudget.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace interleave {

namespace {

using Evidence = Measure::Evidence;

Measure ofDuration(Nanos duration, std::optional<Evidence> evidence = {})
{
    return { Measure::Unit::Duration, duration, 0, 0, evidence };
}

Measure ofCount(std::int64_t count, std::optional<Evidence> evidence = {})
{
    return { Measure::Unit::Count, Nanos(0), count, 0, evidence };
}

Evidence of(const TaskTrack& task, const Span& span)
{
    return { task.id, span.begin, span.end };
}

/// Every task but the program.
template <class Visitor> void forTasks(const Trace& trace, Visitor visit)
{
    for (std::uint32_t i = 1; i < trace.taskCount(); ++i)
        visit(trace.task(TaskId { i }));
}

bool isWait(const Span& span, std::optional<Reason> reason)
{
    return (span.state == TaskState::Blocked || span.state == TaskState::Suspended)
        && (!reason || span.reason == *reason);
}

/// The longest span that `wanted` accepts.
template <class Wanted> std::optional<Measure> longest(const Trace& trace, Wanted wanted)
{
    std::optional<Measure> best;
    const auto look = [&](const TaskTrack& task) {
        for (const Span& span : task.spans)
            if (wanted(task, span) && (!best || span.duration() > best->duration))
                best = ofDuration(span.duration(), of(task, span));
    };
    for (std::uint32_t i = 0; i < trace.taskCount(); ++i)
        look(trace.task(TaskId { i }));
    return best;
}

bool isProgram(const TaskTrack& task)
{
    return task.id.value == 0;
}

/// Waits of tasks; of the program only where it waits for them.
bool countsAsWait(const TaskTrack& task, const Span& span, std::optional<Reason> reason)
{
    return isWait(span, reason)
        && (!isProgram(task) || (reason && (*reason == Reason::Future || *reason == Reason::Join)));
}

std::optional<Measure> waits(const Trace& trace, std::optional<Reason> reason, bool asDuration)
{
    std::int64_t count = 0;
    Nanos total { 0 };
    for (std::uint32_t i = 0; i < trace.taskCount(); ++i) {
        const TaskTrack& task = trace.task(TaskId { i });
        for (const Span& span : task.spans)
            if (countsAsWait(task, span, reason)) {
                ++count;
                total += span.duration();
            }
    }
    if (count == 0)
        return {};
    return asDuration ? ofDuration(total) : ofCount(count);
}

/// Of the task that waited longest in all: another's short waits do not hide its long ones.
std::optional<Measure> medianWait(const Trace& trace, std::optional<Reason> reason)
{
    Nanos most { -1 };
    std::vector<std::pair<Nanos, Evidence>> chosen;
    for (std::uint32_t i = 0; i < trace.taskCount(); ++i) {
        const TaskTrack& task = trace.task(TaskId { i });
        Nanos total { 0 };
        std::vector<std::pair<Nanos, Evidence>> waits;
        for (const Span& span : task.spans)
            if (countsAsWait(task, span, reason)) {
                total += span.duration();
                waits.emplace_back(span.duration(), of(task, span));
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
        [](const auto& a, const auto& b) { return a.first < b.first; });
    return ofDuration(middle->first, middle->second);
}

std::optional<Measure> mostRunning(const Trace& trace)
{
    std::vector<std::pair<Nanos, int>> changes;
    forTasks(trace, [&](const TaskTrack& task) {
        for (const Span& span : task.spans)
            if (span.state == TaskState::Running && span.duration() > Nanos(0)) {
                changes.emplace_back(span.begin, 1);
                changes.emplace_back(span.end, -1);
            }
    });
    if (changes.empty())
        return {};
    std::sort(changes.begin(), changes.end()); // at one instant, ends before begins
    std::int64_t now = 0;
    std::int64_t most = 0;
    Evidence evidence;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        now += changes[i].second;
        if (now > most) {
            most = now;
            evidence = { {}, changes[i].first,
                i + 1 < changes.size() ? changes[i + 1].first : changes[i].first };
        }
    }
    return ofCount(most, evidence);
}

std::optional<Measure> busy(const Trace& trace)
{
    Nanos running { 0 };
    Nanos all { 0 };
    const std::vector<LaneBudget> budgets = timeBudgets(trace);
    const bool hasWorkers = std::any_of(trace.lanes().begin(), trace.lanes().end(),
        [](const LaneTrack& lane) { return lane.kind != LaneKind::Main; });
    for (const LaneBudget& budget : budgets)
        if (!hasWorkers || trace.lanes()[budget.lane.index()].kind != LaneKind::Main) {
            running += budget.running;
            all += budget.total;
        }
    if (all <= Nanos(0))
        return {};
    return Measure { Measure::Unit::Share, Nanos(0), 0,
        static_cast<double>(running.count()) / static_cast<double>(all.count()), {} };
}

std::optional<Measure> lastStart(const Trace& trace)
{
    std::optional<Measure> last;
    forTasks(trace, [&](const TaskTrack& task) {
        const auto first = std::find_if(task.spans.begin(), task.spans.end(),
            [](const Span& span) { return span.state == TaskState::Running; });
        if (first != task.spans.end() && (!last || first->begin > last->duration))
            last = ofDuration(first->begin, of(task, *first));
    });
    return last;
}

std::optional<Measure> failed(const Trace& trace)
{
    std::int64_t count = 0;
    std::optional<Evidence> first;
    forTasks(trace, [&](const TaskTrack& task) {
        if (task.state != TaskState::Failed)
            return;
        ++count;
        if (!first || task.finished < first->begin)
            first = Evidence { task.id, task.finished, task.finished };
    });
    return count == 0 ? std::optional<Measure>() : ofCount(count, first);
}

std::optional<Measure> firstMark(const Trace& trace, std::string_view name)
{
    const Mark* first = nullptr;
    for (const Mark& mark : trace.marks())
        if (trace.label(mark.name) == name && (first == nullptr || mark.time < first->time))
            first = &mark;
    if (first == nullptr)
        return {};
    return ofDuration(first->time, Evidence { first->task, first->time, first->time });
}

constexpr std::array<std::string_view, 8> kPlain = { "makespan", "tasks", "busy", "most-running",
    "longest-run", "longest-queued", "last-start", "failed" };
constexpr std::array<std::string_view, 4> kWithReason
    = { "waits", "total-wait", "longest-wait", "median-wait" };

template <class Names> bool contains(const Names& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

struct Name {
    std::string_view head;
    std::optional<std::string_view> rest; ///< after the colon
};

Name split(std::string_view name)
{
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos)
        return { name, {} };
    return { name.substr(0, colon), name.substr(colon + 1) };
}

} // namespace

bool isMeasure(std::string_view name)
{
    const auto [head, rest] = split(name);
    if (head == "mark")
        return rest && !rest->empty();
    if (contains(kWithReason, head))
        return !rest || reasonFromString(*rest).has_value();
    return !rest && contains(kPlain, head);
}

std::optional<Measure> measure(const Trace& trace, std::string_view name)
{
    if (!isMeasure(name))
        return {};
    const auto [head, rest] = split(name);
    if (head == "mark")
        return firstMark(trace, *rest);
    const auto reason = rest ? reasonFromString(*rest) : std::optional<Reason>();
    if (head == "waits" || head == "total-wait")
        return waits(trace, reason, head == "total-wait");
    if (head == "median-wait")
        return medianWait(trace, reason);
    if (head == "longest-wait")
        return longest(trace, [&](const TaskTrack& task, const Span& span) {
            return countsAsWait(task, span, reason);
        });
    if (head == "makespan")
        return ofDuration(trace.end());
    if (head == "tasks")
        return ofCount(
            trace.taskCount() == 0 ? 0 : static_cast<std::int64_t>(trace.taskCount()) - 1);
    if (head == "busy")
        return busy(trace);
    if (head == "most-running")
        return mostRunning(trace);
    if (head == "last-start")
        return lastStart(trace);
    if (head == "failed")
        return failed(trace);
    const TaskState state = head == "longest-run" ? TaskState::Running : TaskState::Queued;
    return longest(trace, [&](const TaskTrack& task, const Span& span) {
        return !isProgram(task) && span.state == state;
    });
}

} // namespace interleave
