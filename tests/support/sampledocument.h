// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/runview.h"
#include "tests/support/tracemaker.h"

#include <utility>

namespace interleave::test {

[[nodiscard]] inline RunView sampleRun(const char* model, unsigned workers)
{
    RunView run;
    run.model = model;
    run.workers = workers;
    run.status = "ok";
    run.trace = smallTrace();
    run.makespan = run.trace->end();
    run.results
        = Value(Value::Object { { "items", Value::List { 1, 2.5, "x" } }, { "none", Value() } });
    run.recording = "lossless";
    return run;
}

/// Two runs of one experiment, the second of which failed; a summary with and without a baseline.
[[nodiscard]] inline DocumentView sampleDocument()
{
    DocumentView document;
    document.workload = "sample";
    document.title = "A sample";
    document.parameters = Value(Value::Object { { "turns", 10 }, { "wait", 0.25 } });
    document.seed = 42;
    document.machine = Value(Value::Object { { "cores", 2 } });
    document.generator = "Interleave test";
    document.runs = { sampleRun("sequential", 1), sampleRun("threads", 2) };
    document.runs[1].status = "failed";
    document.runs[1].error = "task \"1\" failed,\nbadly";
    document.runs[1].interpreterLock = true;
    document.runs[1].results = Value();
    SummaryRow row;
    row.model = "sequential";
    row.runs = 1;
    row.median = row.minimum = row.maximum = Nanos(5'000'001);
    row.speedup = row.speedupMin = row.speedupMax = row.efficiency = 1.0;
    SummaryRow failed;
    failed.model = "threads";
    failed.workers = 2;
    document.summary = { row, failed };
    return document;
}

/// All spans of a trace: of lanes, then of tasks on no lane.
[[nodiscard]] inline std::vector<Span> allSpans(const Trace& trace)
{
    std::vector<Span> spans;
    for (const LaneTrack& lane : trace.lanes())
        for (std::size_t i = 0; i < lane.spans.size(); ++i)
            spans.push_back(lane.spans[i]);
    for (std::uint32_t i = 0; i < trace.taskCount(); ++i)
        for (const Span& span : trace.task(TaskId { i }).spans)
            if (!occupiesWorker(span.state))
                spans.push_back(span);
    return spans;
}

} // namespace interleave::test
