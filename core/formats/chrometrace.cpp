// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/chrometrace.h"

#include "core/formats/json.h"

#include <algorithm>
#include <string_view>

namespace interleave {

namespace {

// "12.034" for 12,034 ns: never through a floating-point number.
std::string microseconds(Nanos time)
{
    const std::int64_t nanos = time.count();
    const auto magnitude
        = nanos < 0 ? 0 - static_cast<std::uint64_t>(nanos) : static_cast<std::uint64_t>(nanos);
    std::string text = (nanos < 0 ? "-" : "") + std::to_string(magnitude / 1000);
    const std::string decimals = std::to_string(magnitude % 1000);
    return text.append(1, '.').append(3 - decimals.size(), '0').append(decimals);
}

std::string withReason(std::string_view what, Reason reason)
{
    std::string text(what);
    if (reason != Reason::None)
        text.append(": ").append(toString(reason));
    return text;
}

/// One event object after the other, a line each.
class EventWriter {
public:
    explicit EventWriter(std::string& out) : m_out(out) { }
    void begin(std::string_view phase, std::size_t pid, std::size_t tid, std::string_view name)
    {
        m_out += m_isFirst ? "\n{" : ",\n{";
        m_isFirst = false;
        m_out.append(R"("ph":")").append(phase).append(R"(","pid":)").append(std::to_string(pid));
        m_out.append(",\"tid\":").append(std::to_string(tid));
        text("name", name);
    }
    void text(std::string_view key, std::string_view value)
    {
        m_out.append(",\"").append(key).append("\":");
        appendJsonString(m_out, value);
    }
    void raw(std::string_view key, std::string_view json)
    {
        m_out.append(",\"").append(key).append("\":").append(json);
    }
    void time(std::string_view key, Nanos value) { raw(key, microseconds(value)); }
    void end() { m_out += '}'; }

private:
    std::string& m_out;
    bool m_isFirst = true;
};

// An object of texts and ready-made JSON for "args".
class Args {
public:
    Args& text(std::string_view key, std::string_view value)
    {
        start(key);
        appendJsonString(m_json, value);
        return *this;
    }
    Args& raw(std::string_view key, std::string_view json)
    {
        start(key);
        m_json += json;
        return *this;
    }
    Args& task(const Trace& trace, TaskId id)
    {
        if (!id.isValid())
            return *this;
        text("task", trace.taskName(id));
        return raw("task_id", std::to_string(id.value));
    }
    [[nodiscard]] std::string json() const { return m_json + '}'; }

private:
    void start(std::string_view key)
    {
        m_json.append(m_json.size() > 1 ? ",\"" : "\"").append(key).append("\":");
    }
    std::string m_json = "{";
};

class RunWriter {
public:
    RunWriter(EventWriter& events, const RunView& run, std::size_t pid, std::uint64_t& flows)
        : m_events(events),
          m_run(run),
          m_trace(*run.trace),
          m_pid(pid),
          m_flows(flows)
    {
    }
    void write()
    {
        metadata();
        for (const LaneTrack& lane : m_trace.lanes())
            for (std::size_t i = 0; i < lane.spans.size(); ++i)
                complete(lane.spans[i]);
        for (const LaneTrack& lane : m_trace.lanes())
            for (std::size_t i = 0; i < lane.lost.size(); ++i)
                gap(lane.id, lane.lost[i]);
        for (std::uint32_t i = 0; i < m_trace.taskCount(); ++i)
            task(m_trace.task(TaskId { i }));
        // After the spans: a flow binds to a slice that is open already.
        for (const WakeEdge& wake : m_trace.wakes())
            flow(wake);
        for (const OutputLine& line : m_trace.output())
            instant(line.time, line.lane, line.task, line.text, "output");
        for (const Mark& mark : m_trace.marks())
            instant(mark.time, mark.lane, mark.task, m_trace.label(mark.name), "mark");
    }

private:
    static std::size_t threadOf(LaneId lane) { return lane.isValid() ? lane.index() + 1 : 0; }

    void describe(std::string_view what, std::size_t tid, const Args& args)
    {
        m_events.begin("M", m_pid, tid, what);
        m_events.raw("args", args.json());
        m_events.end();
    }
    void metadata()
    {
        describe("process_name", 0, Args().text("name", runTitle(m_run)));
        describe("process_sort_index", 0, Args().raw("sort_index", std::to_string(m_pid)));
        for (std::size_t i = 0; i < m_trace.lanes().size(); ++i) {
            describe("thread_name", i + 1, Args().text("name", m_trace.lanes()[i].name));
            describe("thread_sort_index", i + 1, Args().raw("sort_index", std::to_string(i + 1)));
        }
    }
    Args spanArgs(const Span& span) const
    {
        Args args;
        args.task(m_trace, span.task).text("state", toString(span.state));
        if (span.reason != Reason::None)
            args.text("reason", toString(span.reason));
        return args;
    }
    void complete(const Span& span)
    {
        m_events.begin("X", m_pid, threadOf(span.lane), m_trace.spanTitle(span));
        m_events.text("cat", toString(span.state));
        m_events.time("ts", span.begin);
        m_events.time("dur", span.duration());
        m_events.raw("args", spanArgs(span).json());
        m_events.end();
    }
    void gap(LaneId lane, const LostEvents& lost)
    {
        m_events.begin("X", m_pid, threadOf(lane), "lost events");
        m_events.text("cat", "gap");
        m_events.time("ts", lost.begin);
        m_events.time("dur", lost.end - lost.begin);
        m_events.raw("args", Args().raw("lost", std::to_string(lost.count)).json());
        m_events.end();
    }
    void async(std::string_view phase, const TaskTrack& task, std::string_view name, Nanos time,
        const Args& args)
    {
        m_events.begin(phase, m_pid, threadOf(task.lane), name);
        m_events.text("cat", "task"); // one for all, or the viewers make a row of each state
        m_events.raw("id2", R"({"local":")" + std::to_string(task.id.value) + "\"}");
        m_events.time("ts", time);
        m_events.raw("args", args.json());
        m_events.end();
    }
    void task(const TaskTrack& task)
    {
        if (task.spans.empty())
            return;
        const std::string& name = m_trace.taskName(task.id);
        async("b", task, name, task.spans.front().begin,
            Args().task(m_trace, task.id).text("state", toString(task.state)));
        for (const Span& span : task.spans) {
            if (occupiesWorker(span.state))
                continue;
            const std::string what = withReason(toString(span.state), span.reason);
            async("b", task, what, span.begin, spanArgs(span));
            async("e", task, what, span.end, Args());
        }
        async("e", task, name, task.spans.back().end, Args());
    }

    // The last span of `task` on a lane that begins at or before `time`; null when there is none.
    const Span* spanBefore(TaskId task, Nanos time) const
    {
        if (task.index() >= m_trace.taskCount())
            return nullptr;
        const std::vector<Span>& spans = m_trace.task(task).spans;
        auto it = std::upper_bound(spans.begin(), spans.end(), time,
            [](Nanos t, const Span& span) { return t < span.begin; });
        while (it != spans.begin()) {
            --it;
            if (it->lane.isValid() && it->end > it->begin)
                return &*it;
        }
        return nullptr;
    }
    const Span* spanAfter(TaskId task, Nanos time) const
    {
        if (task.index() >= m_trace.taskCount())
            return nullptr;
        const std::vector<Span>& spans = m_trace.task(task).spans;
        auto it = std::lower_bound(spans.begin(), spans.end(), time,
            [](const Span& span, Nanos t) { return span.begin < t; });
        it = std::find_if(it, spans.end(), [](const Span& span) { return span.lane.isValid(); });
        return it != spans.end() ? &*it : nullptr;
    }
    void flow(const WakeEdge& wake)
    {
        const Span* from = spanBefore(wake.waker, wake.time);
        const Span* to = spanAfter(wake.woken, wake.time);
        if (from == nullptr || to == nullptr)
            return; // the clock or the system woke it, or it never ran again
        // A slice is half-open: a wake at its very end is drawn a nanosecond before.
        flowEnd("s", wake, *from, std::min(wake.time, from->end - Nanos(1)));
        flowEnd("f", wake, *to, to->begin);
        ++m_flows;
    }
    void flowEnd(std::string_view phase, const WakeEdge& wake, const Span& span, Nanos time)
    {
        m_events.begin(phase, m_pid, threadOf(span.lane), withReason("wake", wake.reason));
        m_events.text("cat", "wake");
        m_events.raw("id", std::to_string(m_flows));
        m_events.time("ts", time);
        if (phase == "f")
            m_events.text("bp", "e");
        m_events.end();
    }
    void instant(
        Nanos time, LaneId lane, TaskId task, std::string_view name, std::string_view category)
    {
        m_events.begin("i", m_pid, threadOf(lane), name);
        m_events.text("cat", category);
        m_events.text("s", lane.isValid() ? "t" : "p");
        m_events.time("ts", time);
        m_events.raw("args", Args().task(m_trace, task).json());
        m_events.end();
    }

    EventWriter& m_events;
    const RunView& m_run;
    const Trace& m_trace;
    std::size_t m_pid;
    std::uint64_t& m_flows;
};

Value runFacts(const RunView& run, std::size_t pid)
{
    const auto count = [](std::uint64_t n) { return Value(static_cast<std::int64_t>(n)); };
    const EventCounts& counts = run.trace->counts();
    return { Value::Object {
        { "pid", count(pid) },
        { "model", run.model },
        { "workers", count(run.workers) },
        { "repeat", count(run.repeat) },
        { "status", run.status },
        { "error", run.error.empty() ? Value() : Value(run.error) },
        { "makespan_ns", Value(std::int64_t { run.makespan.count() }) },
        { "simulated", run.trace->isSimulated() },
        { "interpreter_lock", run.interpreterLock ? "emulated" : "off" },
        { "events_produced", count(counts.produced) },
        { "events_stored", count(counts.stored) },
        { "events_lost", count(counts.lost) },
        { "events_corrupt", count(counts.corrupt) },
    } };
}

Value otherData(const DocumentView& document)
{
    Value::List runs;
    for (std::size_t i = 0; i < document.runs.size(); ++i)
        runs.push_back(runFacts(document.runs[i], i + 1));
    return { Value::Object {
        { "generator", document.generator },
        { "title", document.title },
        { "workload", document.workload },
        { "params", document.parameters },
        { "seed", document.seed },
        { "machine", document.machine },
        { "runs", std::move(runs) },
    } };
}

} // namespace

std::string chromeTrace(const DocumentView& document)
{
    std::string out = "{\"displayTimeUnit\":\"ns\",\n\"otherData\":" + toJson(otherData(document))
        + ",\n\"traceEvents\":[";
    EventWriter events(out);
    std::uint64_t flows = 1;
    for (std::size_t i = 0; i < document.runs.size(); ++i)
        RunWriter(events, document.runs[i], i + 1, flows).write();
    out += "\n]}\n";
    return out;
}

} // namespace interleave
