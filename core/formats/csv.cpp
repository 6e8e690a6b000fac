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
    csv.endLine();
}

void runLines(CsvWriter& csv, const RunView& run)
{
    const Trace& trace = *run.trace;
    const std::string columns = runFields(run);
    for (const LaneTrack& lane : trace.lanes())
        for (std::size_t i = 0; i < lane.spans.size(); ++i)
            spanLine(csv, columns, trace, &lane, lane.spans[i]);
    for (std::uint32_t i = 0; i < trace.taskCount(); ++i)
        for (const Span& span : trace.task(TaskId { i }).spans)
            if (!occupiesWorker(span.state))
                spanLine(csv, columns, trace, nullptr, span);
}

} // namespace

std::string spansCsv(const DocumentView& document)
{
    constexpr std::array<std::string_view, 13> kColumns { "model", "workers", "repeat", "lane",
        "lane_kind", "task_id", "task_name", "label", "state", "reason", "begin_ns", "end_ns",
        "duration_ns" };
    CsvWriter csv;
    header(csv, kColumns);
    for (const RunView& run : document.runs)
        runLines(csv, run);
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
