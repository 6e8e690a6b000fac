// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/measures.h"

namespace interleave::measures {

namespace {

Found longestIn(const Trace& trace, TaskState state)
{
    Found best;
    forTasks(trace, [&](const TaskTrack& task) {
        for (const Span& span : task.spans)
            if (span.state == state && (!best || span.duration() > best->duration))
                best = ofDuration(span.duration(), evidenceOf(task, span));
    });
    return best;
}

/// Visits each stretch of the task's spans that `belongs` and follow one another without a gap.
template <class Belongs, class Visitor>
void forStretches(const TaskTrack& task, Belongs belongs, Visitor visit)
{
    const std::vector<Span>& spans = task.spans;
    for (std::size_t i = 0; i < spans.size();) {
        if (!belongs(spans[i])) {
            ++i;
            continue;
        }
        std::size_t last = i;
        while (last + 1 < spans.size() && belongs(spans[last + 1])
            && spans[last + 1].lane == spans[i].lane)
            ++last;
        visit(Evidence { task.id, spans[i].begin, spans[last].end });
        i = last + 1;
    }
}

Found endedAs(const Trace& trace, TaskState state)
{
    std::int64_t count = 0;
    std::optional<Evidence> first;
    forTasks(trace, [&](const TaskTrack& task) {
        if (task.state != state)
            return;
        ++count;
        if (!first || task.finished < first->begin)
            first = Evidence { task.id, task.finished, task.finished };
    });
    return count == 0 ? Found() : ofCount(count, first);
}

} // namespace

Found makespan(const Trace& trace, const Argument& /*argument*/)
{
    return ofDuration(trace.end());
}

Found tasks(const Trace& trace, const Argument& /*argument*/)
{
    return ofCount(trace.taskCount() == 0 ? 0 : static_cast<std::int64_t>(trace.taskCount()) - 1);
}

Found longestRun(const Trace& trace, const Argument& /*argument*/)
{
    return longestIn(trace, TaskState::Running);
}

Found longestQueued(const Trace& trace, const Argument& /*argument*/)
{
    return longestIn(trace, TaskState::Queued);
}

Found longestReady(const Trace& trace, const Argument& /*argument*/)
{
    return longestIn(trace, TaskState::Ready);
}

Found longestOnWorker(const Trace& trace, const Argument& /*argument*/)
{
    Found best;
    forTasks(trace, [&](const TaskTrack& task) {
        forStretches(
            task, [](const Span& span) { return occupiesWorker(span.state); },
            [&](const Evidence& stretch) {
                const Nanos length = stretch.end - stretch.begin;
                if (!best || length > best->duration)
                    best = ofDuration(length, stretch);
            });
    });
    return best;
}

Found runs(const Trace& trace, const Argument& /*argument*/)
{
    std::int64_t count = 0;
    std::optional<Evidence> first;
    forTasks(trace, [&](const TaskTrack& task) {
        forStretches(
            task, [](const Span& span) { return span.state == TaskState::Running; },
            [&](const Evidence& stretch) {
                ++count;
                if (!first || stretch.begin < first->begin)
                    first = stretch;
            });
    });
    return count == 0 ? Found() : ofCount(count, first);
}

Found mostRunning(const Trace& trace, const Argument& /*argument*/)
{
    return mostAtOnce(trace, [](const Span& span) { return span.state == TaskState::Running; });
}

Found mostQueued(const Trace& trace, const Argument& /*argument*/)
{
    return mostAtOnce(trace, [](const Span& span) { return span.state == TaskState::Queued; });
}

Found lastStart(const Trace& trace, const Argument& /*argument*/)
{
    Found last;
    forTasks(trace, [&](const TaskTrack& task) {
        const auto first = std::find_if(task.spans.begin(), task.spans.end(),
            [](const Span& span) { return span.state == TaskState::Running; });
        if (first != task.spans.end() && (!last || first->begin > last->duration))
            last = ofDuration(first->begin, evidenceOf(task, *first));
    });
    return last;
}

Found failed(const Trace& trace, const Argument& /*argument*/)
{
    return endedAs(trace, TaskState::Failed);
}

Found cancelled(const Trace& trace, const Argument& /*argument*/)
{
    return endedAs(trace, TaskState::Cancelled);
}

/// Tasks come in the order of their submission: one overtakes when a task before it ends later.
Found overtaking(const Trace& trace, const Argument& /*argument*/)
{
    std::int64_t ended = 0;
    std::int64_t count = 0;
    Nanos latest { 0 };
    std::optional<Evidence> first;
    forTasks(trace, [&](const TaskTrack& task) {
        if (task.state != TaskState::Done && task.state != TaskState::Failed)
            return;
        if (ended++ > 0 && task.finished < latest) {
            ++count;
            if (!first || task.finished < first->begin)
                first = Evidence { task.id, task.finished, task.finished };
        }
        latest = std::max(latest, task.finished);
    });
    return ended < 2 ? Found() : ofCount(count, first);
}

} // namespace interleave::measures
