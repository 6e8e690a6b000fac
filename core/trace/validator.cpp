// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/validator.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr std::size_t kMaxFindings = 50;

class Validator {
public:
    Validator(const Trace& trace, bool wasStopped) : m_trace(trace), m_wasStopped(wasStopped) { }

    std::vector<std::string> run()
    {
        for (const LaneTrack& lane : m_trace.lanes())
            checkLane(lane);
        for (std::size_t i = 0; i < m_trace.taskCount(); ++i)
            checkTask(m_trace.task(TaskId { static_cast<std::uint32_t>(i) }));
        checkWorkers();
        for (const ResourceTrack& resource : m_trace.resources())
            checkResource(resource);
        if (!m_trace.counts().isBalanced())
            report("events are missing: " + std::to_string(m_trace.counts().produced)
                + " produced, " + std::to_string(m_trace.counts().stored) + " stored, "
                + std::to_string(m_trace.counts().lost) + " lost, "
                + std::to_string(m_trace.counts().corrupt) + " corrupt");
        return std::move(m_findings);
    }

private:
    void report(std::string finding)
    {
        if (m_findings.size() < kMaxFindings)
            m_findings.push_back(std::move(finding));
    }

    void checkLane(const LaneTrack& lane)
    {
        const std::string where = "lane '" + lane.name + "': ";
        Nanos last { 0 };
        for (std::size_t i = 0; i < lane.spans.size(); ++i) {
            const Span s = lane.spans[i];
            if (s.begin < last)
                report(
                    where + "span " + std::to_string(i) + " begins before the one before it ends");
            if (s.end < s.begin)
                report(where + "span " + std::to_string(i) + " ends before it begins");
            if (!occupiesWorker(s.state))
                report(where + "span " + std::to_string(i) + " is " + std::string(toString(s.state))
                    + ", which holds no worker");
            if (s.state != TaskState::Overhead && !s.task.isValid())
                report(where + "span " + std::to_string(i) + " has no task");
            last = s.end;
        }
        if (last > m_trace.end())
            report(where + "its last span ends after the run");
        if (lane.open && m_trace.isFinished())
            report(where + "a span is still open at the end of the run");
    }

    void checkTask(const TaskTrack& task)
    {
        const std::string where
            = "task " + std::to_string(task.id.value) + " '" + m_trace.taskName(task.id) + "': ";
        if (task.spans.empty()) {
            if (!isFinal(task.state))
                report(where + "has no states");
            return;
        }
        std::optional<TaskState> from;
        Nanos last = task.created;
        for (const Span& s : task.spans) {
            if (!isLegalTransition(from, s.state))
                report(where + "goes from " + std::string(from ? toString(*from) : "nothing")
                    + " to " + std::string(toString(s.state)));
            if (s.begin != last)
                report(where + "has a gap or an overlap before " + std::string(toString(s.state)));
            if (occupiesWorker(s.state) != s.lane.isValid())
                report(where + std::string(toString(s.state)) + " on the wrong side of a lane");
            from = s.state;
            last = s.end;
        }
        if (isFinal(task.state)) {
            if (!isLegalTransition(from, task.state))
                report(where + "goes from " + std::string(toString(*from)) + " to "
                    + std::string(toString(task.state)));
            if (last != task.finished)
                report(where + "its last state does not end when it does");
        } else if (m_trace.isFinished() && !m_wasStopped) {
            report(
                where + "is still " + std::string(toString(task.state)) + " at the end of the run");
        }
    }

    /// A worker has one task at a time. (Its lane alone cannot tell: there the second ends the
    /// first.)
    void checkWorkers()
    {
        std::vector<std::vector<const Span*>> held(m_trace.lanes().size());
        for (std::size_t i = 0; i < m_trace.taskCount(); ++i)
            for (const Span& s : m_trace.task(TaskId { static_cast<std::uint32_t>(i) }).spans)
                if (s.lane.index() < held.size() && s.duration() > Nanos(0))
                    held[s.lane.index()].push_back(&s);
        for (std::vector<const Span*>& spans : held) {
            std::sort(spans.begin(), spans.end(),
                [](const Span* a, const Span* b) { return a->begin < b->begin; });
            for (std::size_t i = 1; i < spans.size(); ++i)
                if (spans[i]->begin < spans[i - 1]->end)
                    report("lane '" + m_trace.lanes()[spans[i]->lane.index()].name
                        + "': has two tasks at once");
        }
    }

    void checkResource(const ResourceTrack& resource)
    {
        const std::string where = "'" + m_trace.label(resource.name) + "' ";
        if (resource.limit != 0 && resource.kind == Reason::Semaphore
            && resource.permit >= resource.limit)
            report(where + "has more permits in use than its " + std::to_string(resource.limit));
        Nanos last { 0 };
        for (const Span& s : resource.held) {
            if (s.begin < last)
                report(where + "is held twice at once");
            last = s.end;
        }
        last = Nanos(0);
        for (const ResourceLevel& level : resource.levels) {
            if (level.time < last)
                report(where + "goes back in time");
            if (resource.limit != 0 && level.level > resource.limit)
                report(where + "has a level of " + std::to_string(level.level)
                    + ", above its limit of " + std::to_string(resource.limit));
            last = level.time;
        }
    }

    const Trace& m_trace;
    bool m_wasStopped;
    std::vector<std::string> m_findings;
};

} // namespace

std::vector<std::string> validate(const Trace& trace, bool wasStopped)
{
    return Validator(trace, wasStopped).run();
}

} // namespace interleave
