// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/labelpool.h"
#include "core/trace/tracebuilder.h"

#include <memory>
#include <string>
#include <vector>

namespace interleave::test {

/// Writes a trace by hand: what happens may be told in any order; build() puts it in the order of
/// time.
class TraceScript {
public:
    explicit TraceScript(bool simulated = false) : m_simulated(simulated) { }

    LaneId lane(LaneKind kind, const std::string& name);
    /// A new task, queued at `created`. The first one is the program: it runs on `lane` at once.
    TaskId program(LaneId lane, const std::string& name = "program");
    TaskId task(const std::string& name, Nanos created);
    void enter(TaskId task, LaneId lane, Nanos time, TaskState state, Reason reason = Reason::None,
        const std::string& label = {});
    void overhead(LaneId lane, Nanos begin, Nanos end, Reason reason);
    void hold(const std::string& lock, TaskId task, LaneId lane, Nanos begin, Nanos end);
    /// `task` began on `lane`, but the worker of `from` had it.
    void steal(TaskId task, LaneId lane, Nanos time, LaneId from);
    void die(LaneId lane, Nanos time);
    [[nodiscard]] std::shared_ptr<const Trace> build(Nanos end);

private:
    struct Step {
        Nanos time;
        LaneId lane;
        Record record;
        bool dies = false;
    };
    struct Lane {
        LaneKind kind;
        std::string name;
    };
    Record record(RecordKind kind, TaskId task, const std::string& label);

    bool m_simulated;
    LabelPool m_labels;
    std::vector<Lane> m_lanes;
    std::vector<Step> m_steps;
    std::uint32_t m_tasks = 0;
};

} // namespace interleave::test
