// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/programtrace.h"

#include "core/analysis/coretime.h"
#include "core/formats/json.h"
#include "core/formats/rundocument.h"
#include "core/trace/threadtotals.h"

#include <string_view>
#include <unordered_map>

namespace interleave {

namespace {

Value count(std::uint64_t n)
{
    return { static_cast<std::int64_t>(n) };
}

Result<void> checkSize(const RecordedProgram& program, std::string_view format)
{
    const std::size_t slices = program.schedule->sliceCount();
    if (slices <= kMostTextSlices)
        return {};
    return failure(ErrorCode::Unsupported,
        std::to_string(slices) + " slices are too many for " + std::string(format) + " (at most "
            + std::to_string(kMostTextSlices) + "): record for a shorter time (--duration)");
}

/// "12.034" for 12,034 ns: never through a floating-point number.
void appendMicroseconds(std::string& out, Nanos time)
{
    const std::int64_t nanos = time.count();
    const std::string decimals = std::to_string(nanos % 1000);
    out.append(std::to_string(nanos / 1000)).append(1, '.');
    out.append(3 - decimals.size(), '0').append(decimals);
}

/// One event object after the other, a line each.
class Events {
public:
    explicit Events(std::string& out) : m_out(out) { }
    void name(std::string_view what, int pid, int tid, std::string_view name)
    {
        open("M", pid, tid, what);
        m_out.append(R"(,"args":{"name":)");
        appendJsonString(m_out, name);
        m_out.append("}}");
    }
    void order(int pid, std::size_t index)
    {
        open("M", pid, 0, "process_sort_index");
        m_out.append(R"(,"args":{"sort_index":)").append(std::to_string(index)).append("}}");
    }
    void span(int pid, int tid, std::string_view name, std::string_view category, Nanos begin,
        Nanos end, std::string_view ended)
    {
        open("X", pid, tid, name);
        m_out.append(R"(,"cat":")").append(category).append(R"(","ts":)");
        appendMicroseconds(m_out, begin);
        m_out.append(R"(,"dur":)");
        appendMicroseconds(m_out, end - begin);
        if (!ended.empty())
            m_out.append(R"(,"args":{"end":")").append(ended).append("\"}");
        m_out.append("}");
    }

private:
    void open(std::string_view phase, int pid, int tid, std::string_view name)
    {
        m_out += m_isFirst ? "\n{" : ",\n{";
        m_isFirst = false;
        m_out.append(R"("ph":")").append(phase).append(R"(","pid":)").append(std::to_string(pid));
        m_out.append(",\"tid\":").append(std::to_string(tid)).append(",\"name\":");
        appendJsonString(m_out, name);
    }
    std::string& m_out;
    bool m_isFirst = true;
};

std::string threadTitle(const ScheduledThread& thread)
{
    return thread.name.empty() ? std::to_string(thread.tid) : thread.name;
}

void writeThread(Events& events, const SystemSchedule& schedule, const ScheduledThread& thread)
{
    events.name("thread_name", thread.pid, thread.tid, threadTitle(thread));
    const std::size_t last = thread.firstSlice + thread.sliceCount;
    for (std::size_t i = thread.firstSlice; i < last; ++i) {
        const CoreSlice slice = schedule.slice(i);
        events.span(thread.pid, thread.tid, "core " + std::to_string(slice.core), "on-core",
            slice.begin, slice.end, toString(slice.how));
        const OffCore off = schedule.offCoreBefore(thread, i + 1);
        if (off.isPreempted && off.known > off.begin)
            events.span(thread.pid, thread.tid, "preempted", "preempted", off.begin, off.known, {});
    }
}

void writeCores(Events& events, const SystemSchedule& schedule)
{
    events.name("process_name", 0, 0, "Cores");
    for (std::size_t core = 0; core < schedule.cores().size(); ++core) {
        const int track = static_cast<int>(schedule.cores()[core]) + 1; // 0 is the process itself
        events.name("thread_name", 0, track, "core " + std::to_string(schedule.cores()[core]));
        for (std::size_t i = 0; i < schedule.coreSliceCount(core); ++i) {
            const CoreSlice slice = schedule.slice(schedule.coreSlice(core, i));
            events.span(0, track, threadTitle(schedule.threads()[slice.thread]), "on-core",
                slice.begin, slice.end, toString(slice.how));
        }
    }
}

void appendCsvText(std::string& out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

} // namespace

Result<std::string> programChromeTrace(const RecordedProgram& program)
{
    if (auto ok = checkSize(program, "trace-event JSON"); !ok)
        return tl::unexpected(ok.error());
    const SystemSchedule& schedule = *program.schedule;
    constexpr std::size_t kBytesOfEvent = 120;
    std::string out = R"({"displayTimeUnit":"ns","traceEvents":[)";
    out.reserve(schedule.sliceCount() * 2 * kBytesOfEvent);
    Events events(out);
    for (std::size_t i = 0; i < schedule.processes().size(); ++i) {
        const ScheduledProcess& process = schedule.processes()[i];
        events.name("process_name", process.pid, process.pid, process.name);
        events.order(process.pid, i + 1);
    }
    writeCores(events, schedule);
    for (const ScheduledThread& thread : schedule.threads())
        writeThread(events, schedule, thread);
    Value::Object other = *programSummary(program).as<Value::Object>();
    other.emplace_back("machine", program.machine);
    other.emplace_back("generator", program.generator);
    other.emplace_back("started_at", program.startedAt);
    out.append("\n],\"otherData\":").append(toJson(Value(std::move(other)))).append("}\n");
    return out;
}

Result<std::string> programCsv(const RecordedProgram& program)
{
    if (auto ok = checkSize(program, "CSV"); !ok)
        return tl::unexpected(ok.error());
    const SystemSchedule& schedule = *program.schedule;
    std::unordered_map<int, std::string_view> processes;
    for (const ScheduledProcess& process : schedule.processes())
        processes[process.pid] = process.name;
    std::string out = "pid,process,tid,thread,core,begin_ns,end_ns,ended\r\n";
    for (const ScheduledThread& thread : schedule.threads()) {
        std::string start = std::to_string(thread.pid) + ",";
        appendCsvText(start, processes[thread.pid]);
        start.append(",").append(std::to_string(thread.tid)).append(",");
        appendCsvText(start, thread.name);
        for (std::size_t i = 0; i < thread.sliceCount; ++i) {
            const CoreSlice slice = schedule.slice(thread.firstSlice + i);
            out.append(start).append(",").append(std::to_string(slice.core)).append(",");
            out.append(std::to_string(slice.begin.count())).append(",");
            out.append(std::to_string(slice.end.count())).append(",");
            out.append(toString(slice.how)).append("\r\n");
        }
    }
    return out;
}

Value programSummary(const RecordedProgram& program)
{
    const SystemSchedule& schedule = *program.schedule;
    const ThreadTotals sum = totalsOfAll(schedule);
    const bool isRecorded = schedule.isRecorded();
    const auto ifRecorded = [&](Value value) { return isRecorded ? std::move(value) : Value(); };
    const Parallelism parallel = parallelism(schedule, Nanos(0), schedule.end());
    Value::List histogram;
    for (const Nanos time : parallel.histogram)
        histogram.emplace_back(jsonSeconds(time));
    Value::List cores;
    for (const std::uint16_t core : schedule.cores())
        cores.emplace_back(static_cast<std::int64_t>(core));
    return { Value::Object {
        { "command", Value::List(program.command.begin(), program.command.end()) },
        { "exit_status", program.bySignal ? Value() : Value(program.status) },
        { "signal", program.bySignal ? Value(program.status) : Value() },
        { "stopped", program.wasStopped },
        { "duration_s", jsonSeconds(program.duration) },
        { "cpu_time_s", jsonSeconds(program.cpuTime) },
        { "status", std::string(toString(schedule.status())) },
        { "reason", schedule.reason().empty() ? Value() : Value(schedule.reason()) },
        { "cores", std::move(cores) },
        { "processes", ifRecorded(count(schedule.processes().size())) },
        { "threads", ifRecorded(count(schedule.threads().size())) },
        { "slices", ifRecorded(count(schedule.sliceCount())) },
        { "on_core_s", ifRecorded(jsonSeconds(sum.onCore)) },
        { "preempted_s", ifRecorded(jsonSeconds(sum.preempted)) },
        { "unknown_s", ifRecorded(jsonSeconds(sum.unknown)) },
        { "switches_voluntary", count(isRecorded ? sum.voluntary : program.voluntary) },
        { "switches_involuntary", count(isRecorded ? sum.involuntary : program.involuntary) },
        { "migrations", ifRecorded(count(sum.migrations.value_or(0))) },
        { "parallelism", ifRecorded(parallel.average) },
        { "most_on_cores", ifRecorded(static_cast<std::int64_t>(parallel.most)) },
        { "parallelism_s", ifRecorded(std::move(histogram)) },
        { "lost", count(schedule.lostRecords()) },
        { "broken_slices", count(schedule.brokenSlices()) },
        { "limit_reached_s",
            schedule.limitReached() ? Value(jsonSeconds(*schedule.limitReached())) : Value() },
    } };
}

} // namespace interleave
