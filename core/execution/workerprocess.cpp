// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/workerprocess.h"

#include "core/base/clock.h"
#include "core/execution/workerexecutor.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstring>

namespace interleave {

namespace {

std::string_view workloadOf(const PoolBlock& pool)
{
    return { pool.workload.data(), strnlen(pool.workload.data(), pool.workload.size()) };
}

/// Gives the exit status.
int serve(WorkerChannel& channel, std::span<const BodyEntry> bodies)
{
    const PoolBlock& pool = channel.pool();
    LaneRuntime lane { LaneId { 0 }, Recorder(channel.eventRing(), pool.recording) };
    Collector labels(pool.recording, 1, nullptr,
        [&lane](LabelId label, std::string_view text) { lane.recorder.defineLabel(label, text); });
    const ParameterValues none;
    RunEnvironment environment { .collector = labels,
        .parameters = none,
        .workload = std::string(workloadOf(pool)),
        .bodies = bodies,
        .model = pool.model,
        .workers = pool.workers,
        .interpreterLock = pool.interpreterLock,
        .seed = pool.seed,
        .recording = pool.recording,
        .stop = pool.stop,
        .stopDescriptor = channel.controlDescriptor() };
    WorkerExecutor executor(environment, channel, bodies, lane);
    if (channel.hasToEnd()) // the run was over before this worker was there
        return WorkerExit::kDone;
    lane.recorder.laneBegin();
    lane.recorder.overheadBetween(channel.block().spawnTicks, readTicks(), Reason::Spawn);
    channel.sayReady();
    return executor.run() ? WorkerExit::kDone : WorkerExit::kNotInitialized;
}

} // namespace

int workerMain(int argc, char** argv, WorkerBodies find)
{
    if (argc != 2 || std::strcmp(argv[1], kWorkerArgument) != 0) {
        std::fputs("This program runs tasks for interleave, which starts it by itself.\n", stderr);
        return WorkerExit::kUsage;
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_TIMERSLACK, 1UL); // sleeps are measured: by the nanosecond, not by 50 us
    std::signal(SIGINT, SIG_IGN);  // the parent decides
    std::signal(SIGPIPE, SIG_IGN);
    for (int d = WorkerDescriptors::kControl; d < WorkerDescriptors::kEnd; ++d)
        fcntl(d, F_SETFD, FD_CLOEXEC);
    auto channel = WorkerChannel::attach(WorkerDescriptors::kSegment, WorkerDescriptors::kPool,
        { WorkerDescriptors::kControl, WorkerDescriptors::kWakeMain,
            WorkerDescriptors::kWakeManager });
    if (!channel) {
        std::fprintf(stderr, "interleave-worker: %s\n", channel.error().detail.c_str());
        return WorkerExit::kOtherVersion;
    }
    if (getppid() != channel->pool().parentPid) // it was gone before the death signal was asked for
        return WorkerExit::kOrphan;
    return serve(*channel, find(workloadOf(channel->pool())));
}

} // namespace interleave
