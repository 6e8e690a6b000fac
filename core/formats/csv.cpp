// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/csv.h"

#include <array>
#include <charconv>
#include <concepts>
#include <string_view>

namespace interleave {

namespace {

class CsvWriter {
public:
    void text(std::string_view field)
    {
        separate();
        m_out += '"';
        for (const char c : field) {
            if (c == '"')
                m_out += '"';
            m_out += c;
        }
        m_out += '"';
    }
    template <class Number>
    requires std::integral<Number> || std::floating_point<Number>
    void number(Number value)
    {
        separate();
        std::array<char, 64> buffer {};
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
        m_out.append(buffer.data(), end.ptr);
    }
    void number(const std::optional<double>& value)
    {
        if (value)
            number(*value);
        else
            separate();
    }
    void raw(std::string_view fields)
    {
        separate();
        m_out += fields;
    }
    void endLine()
    {
        m_out += "\r\n";
        m_isFirst = true;
    }
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    void separate()
    {
        if (!m_isFirst)
            m_out += ',';
        m_isFirst = false;
    }
    std::string m_out;
    bool m_isFirst = true;
};

template <std::size_t N> void header(CsvWriter& csv, const std::array<std::string_view, N>& names)
{
    for (const std::string_view name : names)
        csv.text(name);
    csv.endLine();
}

std::string runFields(const RunView& run)
{
    CsvWriter csv;
    csv.text(run.model);
    csv.number(run.workers);
    csv.number(run.repeat);
    return csv.take();
}

void spanLine(CsvWriter& csv, const std::string& runColumns, const Trace& trace,
    const LaneTrack* lane, const Span& span)
{
    csv.raw(runColumns);
    csv.text(lane != nullptr ? std::string_view(lane->name) : std::string_view());
    csv.text(lane != nullptr ? toString(lane->kind) : std::string_view());
    if (span.task.isValid())
        csv.number(span.task.value);
    else
        csv.raw("");
    csv.text(trace.taskName(span.task));
    csv.text(trace.label(span.label));
    csv.text(toString(span.state));
    csv.text(toString(span.reason));
    csv.number(span.begin.count());
    csv.number(span.end.count());
    csv.number(span.duration().count());
    csv.raw("");
    csv.endLine();
}

void gapLine(
    CsvWriter& csv, const std::string& runColumns, const LaneTrack& lane, const LostEvents& gap)
{
    csv.raw(runColumns);
    csv.text(lane.name);
    csv.text(toString(lane.kind));
    csv.raw("");
    csv.text({});
    csv.text({});
    csv.text("gap");
    csv.text({});
    csv.number(gap.begin.count());
    csv.number(gap.end.count());
    csv.number((gap.end - gap.begin).count());
    csv.number(gap.count);
    csv.endLine();
}

/// Spans and gaps by begin.
void laneLines(
    CsvWriter& csv, const std::string& runColumns, const Trace& trace, const LaneTrack& lane)
{
    std::size_t gap = 0;
    for (std::size_t i = 0; i < lane.spans.size(); ++i) {
        const Span span = lane.spans[i];
        for (; gap < lane.lost.size() && lane.lost[gap].begin < span.begin; ++gap)
            gapLine(csv, runColumns, lane, lane.lost[gap]);
        spanLine(csv, runColumns, trace, &lane, span);
    }
    for (; gap < lane.lost.size(); ++gap)
        gapLine(csv, runColumns, lane, lane.lost[gap]);
}

void runLines(CsvWriter& csv, const RunView& run)
{
    const Trace& trace = *run.trace;
    const std::string columns = runFields(run);
    for (const LaneTrack& lane : trace.lanes())
        laneLines(csv, columns, trace, lane);
    for (std::uint32_t i = 0; i < trace.taskCount(); ++i)
        for (const Span& span : trace.task(TaskId { i }).spans)
            if (!occupiesWorker(span.state))
                spanLine(csv, columns, trace, nullptr, span);
}

void sliceLine(
    CsvWriter& csv, const std::string& runColumns, const Trace& trace, const CoreSlice& slice)
{
    const ScheduledThread& thread = trace.systemSchedule()->threads()[slice.thread];
    const bool isWorker = thread.lane.index() < trace.lanes().size();
    csv.raw(runColumns);
    csv.number(slice.core);
    csv.number(slice.begin.count());
    csv.number(slice.end.count());
    csv.number(slice.duration().count());
    csv.text(
        isWorker ? std::string_view(trace.lanes()[thread.lane.index()].name) : std::string_view());
    csv.text(thread.name);
    csv.number(thread.tid);
    csv.number(thread.pid);
    csv.number(slice.how == SliceEnd::Preempted ? 1 : 0);
    csv.text(toString(slice.how));
    csv.endLine();
}

} // namespace

std::string spansCsv(const DocumentView& document)
{
    constexpr std::array<std::string_view, 14> kColumns { "model", "workers", "repeat", "lane",
        "lane_kind", "task_id", "task_name", "label", "state", "reason", "begin_ns", "end_ns",
        "duration_ns", "lost" };
    CsvWriter csv;
    header(csv, kColumns);
    for (const RunView& run : document.runs)
        runLines(csv, run);
    return csv.take();
}

Result<std::string> coresCsv(const DocumentView& document)
{
    constexpr std::array<std::string_view, 13> kColumns { "model", "workers", "repeat", "core",
        "begin_ns", "end_ns", "duration_ns", "worker", "thread", "tid", "pid", "preempted", "end" };
    CsvWriter csv;
    header(csv, kColumns);
    bool isRecorded = false;
    std::string reason;
    for (const RunView& run : document.runs) {
        const auto& schedule = run.trace->systemSchedule();
        if (schedule == nullptr || !schedule->isRecorded()) {
            reason = schedule != nullptr && reason.empty() ? schedule->reason() : reason;
            continue;
        }
        isRecorded = true;
        const std::string columns = runFields(run);
        for (std::size_t core = 0; core < schedule->cores().size(); ++core)
            for (std::size_t i = 0; i < schedule->coreSliceCount(core); ++i)
                sliceLine(csv, columns, *run.trace, schedule->slice(schedule->coreSlice(core, i)));
    }
    if (!isRecorded)
        return failure(ErrorCode::NotFound,
            "no run has the system's schedule, so there are no slices of cores to write"
                + (reason.empty() ? std::string() : ": " + reason));
    return csv.take();
}

std::string summaryCsv(const DocumentView& document)
{
    constexpr std::array<std::string_view, 10> kColumns { "model", "workers", "runs", "median_ns",
        "min_ns", "max_ns", "speedup", "speedup_min", "speedup_max", "efficiency" };
    CsvWriter csv;
    header(csv, kColumns);
    for (const SummaryRow& row : document.summary) {
        csv.text(row.model);
        csv.number(row.workers);
        csv.number(row.runs);
        for (const Nanos time : { row.median, row.minimum, row.maximum }) {
            if (row.runs > 0)
                csv.number(time.count());
            else
                csv.raw("");
        }
        csv.number(row.speedup);
        csv.number(row.speedupMin);
        csv.number(row.speedupMax);
        csv.number(row.efficiency);
        csv.endLine();
    }
    return csv.take();
}

} // namespace interleave
