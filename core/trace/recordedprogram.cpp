// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/recordedprogram.h"

#include "core/trace/traceassembler.h"

#include <algorithm>

namespace interleave {

std::shared_ptr<const Trace> laneTrace(const RecordedProgram& program)
{
    TraceAssembler trace(false);
    for (const ScheduledThread& thread : program.schedule->threads()) {
        LaneTrack lane;
        lane.kind = LaneKind::Thread;
        lane.name = thread.name + (thread.name.empty() ? "" : " ") + std::to_string(thread.tid);
        lane.pid = thread.pid;
        lane.begin = thread.begin;
        lane.end = std::max(thread.begin, thread.end);
        trace.addLane(std::move(lane));
    }
    trace.setSystemSchedule(program.schedule);
    trace.setEnd(program.schedule->end(), true);
    return trace.take();
}

} // namespace interleave
