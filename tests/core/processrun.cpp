// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/processrun.h"

#include "core/base/clock.h"
#include "core/execution/processmodel.h"
#include "core/trace/validator.h"
#include "tests/core/processbodies.h"
#include "tests/support/leakcheck.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace interleave::processtest {

std::string ProcessRun::problem() const
{
    if (refused)
        return "refused: " + refused->detail;
    if (outcome.error)
        return "failed: " + outcome.error->detail;
    return damage();
}

ProcessRun runProcesses(Program program, const RunSpec& spec)
{
    RunControl control;
    return runProcesses(program, spec, control);
}

ProcessRun runProcesses(Program program, const RunSpec& spec, RunControl& control)
{
    const test::OwnTemporaryFolder folder;
    const auto before = test::Belongings::now();
    const Nanos begin = monotonicNow();
    ProcessRun run;
    Collector collector(RecordingMode::Lossless, spec.workers + 1, nullptr);
    RunEnvironment environment { .collector = collector,
        .parameters = spec.parameters,
        .workload = kWorkload,
        .bodies = bodies(),
        .model = ModelId::Processes,
        .workers = spec.workers,
        .stop = control.stopFlag(),
        .stopDescriptor = control.stopDescriptor() };
    collector.start({ .wantsSnapshot = [&] { return control.takeSnapshotRequest(); },
        .publish = [&](std::shared_ptr<const Trace> trace) { control.publish(std::move(trace)); },
        .everyTurn = {} });
    {
        const auto model = makeProcessModel(environment);
        if (auto outcome = model->run(program); outcome)
            run.outcome = std::move(*outcome);
        else
            run.refused = outcome.error();
        run.leaks = test::leaksSince(before); // with the model still there: run() ends it all
    }
    run.wall = monotonicNow() - begin;
    run.trace = collector.finish(run.outcome.makespan);
    for (const std::string& finding : validate(*run.trace, spec.wasStopped))
        run.findings += finding + "\n";
    if (!run.trace->counts().isBalanced() || run.trace->counts().corrupt != 0)
        run.findings += "events are unaccounted for\n";
    return run;
}

const TaskTrack& taskNamed(const Trace& trace, std::string_view name)
{
    for (std::uint32_t i = 0; i < trace.taskCount(); ++i)
        if (trace.taskName(TaskId { i }) == name)
            return trace.task(TaskId { i });
    std::abort();
}

std::vector<int> workerPids(int parent)
{
    std::vector<int> pids;
    std::error_code ignored;
    const std::string tasks = "/proc/" + std::to_string(parent) + "/task";
    for (const auto& task : std::filesystem::directory_iterator(tasks, ignored)) {
        std::ifstream list(task.path() / "children");
        for (int pid = 0; list >> pid;)
            pids.push_back(pid);
    }
    return pids;
}

bool isOver(int pid)
{
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    std::string number;
    std::string name;
    std::string state;
    stat >> number >> name >> state;
    return !stat || state == "Z" || state == "X";
}

} // namespace interleave::processtest
