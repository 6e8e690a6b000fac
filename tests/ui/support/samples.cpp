// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/samples.h"

#include "tests/ui/support/tracescript.h"

#include <algorithm>
#include <random>

namespace interleave::test {

namespace {
using std::chrono::microseconds;
using std::chrono::milliseconds;

RunResult resultOf(
    const ExperimentSpec& spec, ModelId model, unsigned workers, std::shared_ptr<const Trace> trace)
{
    RunResult result;
    result.scenario = { spec.workload, spec.parameters, model, workers, spec.interpreterLock,
        spec.seed, spec.recording };
    result.repeat = 1;
    result.makespan = trace->end();
    result.trace = std::move(trace);
    return result;
}

class Random {
public:
    Nanos around(Nanos middle, double spread)
    {
        const double factor = 1 + spread * (static_cast<double>(m_engine() % 2001) / 1000.0 - 1);
        return Nanos(static_cast<std::int64_t>(static_cast<double>(middle.count()) * factor));
    }

private:
    std::mt19937 m_engine { 7 };
};

struct Work {
    unsigned tasks;
    Nanos each;
    TaskState state;
    Reason reason;
    std::string name;
    double spread = 0.08;
};

/// Tasks one after the other on the main lane.
std::shared_ptr<const Trace> sequential(const Work& work)
{
    TraceScript s;
    Random random;
    const LaneId main = s.lane(LaneKind::Main, "MainThread");
    const TaskId program = s.program(main);
    Nanos t = microseconds(200);
    for (unsigned i = 0; i < work.tasks; ++i) {
        const TaskId task = s.task(work.name + std::to_string(i + 1), t);
        s.enter(program, main, t, TaskState::Suspended, Reason::Future);
        s.enter(task, main, t, TaskState::Running);
        const Nanos end = t + random.around(work.each, work.spread);
        if (work.state != TaskState::Running) {
            s.enter(task, main, t + microseconds(150), work.state, work.reason);
            s.enter(task, main, end - microseconds(180), TaskState::Running);
        }
        s.enter(task, main, end, TaskState::Done);
        s.enter(program, main, end, TaskState::Running);
        t = end + microseconds(30);
    }
    s.enter(program, main, t, TaskState::Done);
    return s.build(t);
}

std::shared_ptr<const Trace> pool(
    const Work& work, unsigned workers, LaneKind kind, double slowdown)
{
    TraceScript s;
    Random random;
    const LaneId main = s.lane(LaneKind::Main, "MainThread");
    const TaskId program = s.program(main);
    std::vector<LaneId> lanes;
    std::vector<Nanos> freeAt;
    const bool processes = kind == LaneKind::Process;
    for (unsigned i = 0; i < workers; ++i) {
        lanes.push_back(s.lane(kind, (processes ? "Process-" : "Thread-") + std::to_string(i + 1)));
        const Nanos ready
            = processes ? milliseconds(3) + microseconds(700) * i : microseconds(60 * (i + 1));
        s.overhead(lanes.back(), Nanos(0), ready, Reason::Spawn);
        freeAt.push_back(ready);
    }
    s.enter(program, main, microseconds(400), TaskState::Blocked, Reason::Future);
    Nanos last { 0 };
    for (unsigned i = 0; i < work.tasks; ++i) {
        const TaskId task
            = s.task(work.name + std::to_string(i + 1), microseconds(100) + microseconds(2) * i);
        const auto w = static_cast<std::size_t>(
            std::min_element(freeAt.begin(), freeAt.end()) - freeAt.begin());
        Nanos begin = std::max<Nanos>(
            freeAt[w], microseconds(100) + microseconds(2) * i + microseconds(10));
        if (processes) {
            s.overhead(lanes[w], begin, begin + microseconds(120), Reason::Transfer);
            begin += microseconds(120);
        }
        const Nanos length = random.around(
            Nanos(static_cast<std::int64_t>(static_cast<double>(work.each.count()) * slowdown)),
            work.spread);
        s.enter(task, lanes[w], begin, TaskState::Running);
        if (work.state != TaskState::Running) {
            s.enter(task, lanes[w], begin + length / 400, work.state, work.reason);
            s.enter(task, lanes[w], begin + length - length / 300, TaskState::Running);
        }
        s.enter(task, lanes[w], begin + length, TaskState::Done);
        freeAt[w] = begin + length;
        last = std::max(last, freeAt[w]);
    }
    s.enter(program, main, last, TaskState::Running);
    last += microseconds(150);
    s.enter(program, main, last, TaskState::Done);
    return s.build(last);
}

std::shared_ptr<const Trace> loop(const Work& work)
{
    TraceScript s;
    Random random;
    const LaneId lane = s.lane(LaneKind::Loop, "Event loop");
    const TaskId program = s.program(lane);
    Nanos t = microseconds(200);
    const bool computes = work.state == TaskState::Running;
    struct Wake {
        Nanos at;
        TaskId task;
    };
    std::vector<Wake> wakes;
    std::vector<TaskId> tasks;
    for (unsigned i = 0; i < work.tasks; ++i)
        tasks.push_back(s.task(work.name + std::to_string(i + 1), microseconds(20 + i)));
    s.enter(program, lane, t, TaskState::Suspended, Reason::Future);
    for (const TaskId task : tasks) {
        s.enter(task, lane, t, TaskState::Running);
        t += computes ? random.around(work.each, work.spread) : microseconds(90);
        if (computes) {
            s.enter(task, lane, t, TaskState::Done);
        } else {
            s.enter(task, lane, t, TaskState::Suspended, work.reason);
            wakes.push_back({ t + random.around(work.each, 0.3), task });
        }
        s.overhead(lane, t, t + microseconds(6), Reason::LoopTurn);
        t += microseconds(6);
    }
    std::sort(wakes.begin(), wakes.end(), [](const Wake& a, const Wake& b) { return a.at < b.at; });
    for (const Wake& wake : wakes) {
        const Nanos begin = std::max(t, wake.at);
        s.enter(wake.task, lane, wake.at, TaskState::Ready);
        s.enter(wake.task, lane, begin, TaskState::Running);
        t = begin + microseconds(130);
        s.enter(wake.task, lane, t, TaskState::Done);
    }
    s.enter(program, lane, t, TaskState::Running);
    t += microseconds(80);
    s.enter(program, lane, t, TaskState::Done);
    return s.build(t);
}

Sample four(const std::string& workload, const Work& work, unsigned workers, double slowdown)
{
    Sample sample;
    sample.spec.workload = workload;
    sample.spec.models
        = { ModelId::Sequential, ModelId::Threads, ModelId::Processes, ModelId::Loop };
    sample.spec.workers = { workers };
    sample.runs.push_back(resultOf(sample.spec, ModelId::Sequential, 1, sequential(work)));
    sample.runs.push_back(resultOf(
        sample.spec, ModelId::Threads, workers, pool(work, workers, LaneKind::Thread, slowdown)));
    sample.runs.push_back(resultOf(sample.spec, ModelId::Processes, workers,
        pool(work, workers, LaneKind::Process, slowdown * 1.03)));
    sample.runs.push_back(resultOf(sample.spec, ModelId::Loop, 1, loop(work)));
    return sample;
}
} // namespace

Sample countingSample()
{
    return four("cpu-counting-pool",
        { 10, milliseconds(260), TaskState::Running, Reason::None, "item " }, 5, 2.55);
}

Sample flagsSample()
{
    return four(
        "flags", { 20, milliseconds(62), TaskState::Blocked, Reason::Io, "GET /flags/" }, 20, 1.1);
}

Sample lockSample()
{
    Sample sample;
    sample.spec.workload = "lock-counter";
    sample.spec.models = { ModelId::Threads };
    sample.spec.workers = { 4 };
    TraceScript s;
    const LaneId main = s.lane(LaneKind::Main, "MainThread");
    const TaskId program = s.program(main);
    s.enter(program, main, milliseconds(1), TaskState::Blocked, Reason::Join);
    Nanos held = milliseconds(2);
    std::vector<LaneId> lanes;
    for (unsigned i = 0; i < 4; ++i) {
        const std::string number = std::to_string(i + 1);
        const LaneId lane = s.lane(LaneKind::Thread, "Thread-" + number);
        const TaskId task = s.task("increment " + number, microseconds(500 + 10 * i));
        s.enter(task, lane, milliseconds(1) + microseconds(200 * i), TaskState::Running);
        s.enter(task, lane, milliseconds(2) - microseconds(10 * (4 - i)), TaskState::Blocked,
            Reason::Lock);
        s.enter(task, lane, held, TaskState::Running);
        s.hold("counter lock", task, lane, held, held + milliseconds(9));
        s.enter(task, lane, held + milliseconds(10), TaskState::Done);
        held += milliseconds(9);
    }
    s.enter(program, main, held + milliseconds(2), TaskState::Running);
    s.enter(program, main, held + milliseconds(3), TaskState::Done);
    sample.runs.push_back(
        resultOf(sample.spec, ModelId::Threads, 4, s.build(held + milliseconds(3))));
    return sample;
}

Sample brokenPoolSample()
{
    Sample sample;
    sample.spec.workload = "futures-broken-pool";
    sample.spec.models = { ModelId::Processes };
    sample.spec.workers = { 2 };
    TraceScript s;
    const LaneId main = s.lane(LaneKind::Main, "MainThread");
    const LaneId first = s.lane(LaneKind::Process, "Process-1");
    const LaneId second = s.lane(LaneKind::Process, "Process-2");
    const TaskId program = s.program(main);
    s.overhead(first, Nanos(0), milliseconds(3), Reason::Spawn);
    s.overhead(second, Nanos(0), milliseconds(4), Reason::Spawn);
    s.enter(program, main, milliseconds(2), TaskState::Blocked, Reason::Future);
    const TaskId a = s.task("pow(2, 5)", milliseconds(1));
    const TaskId b = s.task("kill the worker", milliseconds(1));
    const TaskId c = s.task("pow(3, 5)", milliseconds(1));
    const TaskId d = s.task("pow(5, 5)", milliseconds(1));
    s.enter(a, first, milliseconds(4), TaskState::Running);
    s.enter(a, first, milliseconds(16), TaskState::Done);
    s.enter(b, second, milliseconds(5), TaskState::Running);
    s.enter(b, second, milliseconds(13), TaskState::Blocked, Reason::Sleep);
    s.enter(c, first, milliseconds(17), TaskState::Running);
    s.die(second, milliseconds(25));
    s.enter(b, main, milliseconds(25), TaskState::Failed);
    s.enter(c, first, milliseconds(26), TaskState::Failed);
    s.enter(d, main, milliseconds(26), TaskState::Failed);
    s.enter(program, main, milliseconds(27), TaskState::Running);
    s.enter(program, main, milliseconds(30), TaskState::Done);
    sample.runs.push_back(resultOf(sample.spec, ModelId::Processes, 2, s.build(milliseconds(30))));
    return sample;
}

Sample manySample(unsigned tasks, unsigned workers)
{
    Sample sample;
    sample.spec.workload = "flags";
    sample.spec.models = { ModelId::Threads };
    sample.spec.workers = { workers };
    const Work work { tasks, milliseconds(3), TaskState::Blocked, Reason::Sleep, "task ", 0.9 };
    sample.runs.push_back(
        resultOf(sample.spec, ModelId::Threads, workers, pool(work, workers, LaneKind::Thread, 1)));
    return sample;
}

} // namespace interleave::test
