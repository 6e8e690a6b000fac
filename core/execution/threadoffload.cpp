// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/execution/blockingfetch.h"
#include "core/execution/offloadpool.h"
#include "core/execution/parker.h"
#include "core/execution/workqueue.h"

#include <deque>
#include <system_error>
#include <thread>

namespace interleave {

/// Threads beside the loop; every wait blocks its thread.
class ThreadOffload final : public OffloadPool {
public:
    ThreadOffload(RunEnvironment& environment, LoopSide& loopSide, unsigned workers);
    ~ThreadOffload() override { close(); }

    void run(TaskControl& task) override { m_queue.put(task); }
    void interrupt() override;
    void close() override;

    void wake(Operation& operation, TaskControl* by) override;
    bool armSleep(SleepOperation&) override { return false; }
    bool armFetch(FetchOperation& operation) override;

protected:
    CompletionMode modeOf(OperationKind) const override { return CompletionMode::Inline; }
    void park(Operation& operation) override;

private:
    struct Lane : LaneRuntime {
        Parker parker;
        std::thread thread;
    };
    static Lane& laneOf(TaskControl& task) { return static_cast<Lane&>(*task.lane()); }
    void work(Lane& lane, std::uint64_t spawnTicks);
    void runTask(TaskControl& task, Lane& lane);

    WorkQueue m_queue;
    std::deque<Lane> m_lanes; ///< all made before the first thread starts
    bool m_closed = false;
};

ThreadOffload::ThreadOffload(RunEnvironment& environment, LoopSide& loopSide, unsigned workers)
    : OffloadPool(environment, loopSide)
{
    for (unsigned i = 1; i <= workers; ++i) {
        Lane& lane = m_lanes.emplace_back();
        lane.id = environment.collector.addLane(LaneKind::Thread, "Beside " + std::to_string(i));
        lane.recorder = environment.collector.recorder(lane.id);
    }
    const std::uint64_t spawnTicks = m_lanes.front().recorder.now();
    try {
        for (Lane& lane : m_lanes)
            lane.thread = std::thread([this, &lane, spawnTicks] { work(lane, spawnTicks); });
    } catch (const std::system_error& e) {
        close();
        throw TaskError(ErrorCode::System, std::string("cannot start a thread: ") + e.what());
    }
}

void ThreadOffload::close()
{
    if (std::exchange(m_closed, true))
        return;
    m_queue.close();
    interrupt();
    for (Lane& lane : m_lanes)
        if (lane.thread.joinable())
            lane.thread.join();
}

void ThreadOffload::interrupt()
{
    for (Lane& lane : m_lanes)
        lane.parker.unpark();
}

void ThreadOffload::work(Lane& lane, std::uint64_t spawnTicks)
{
    lane.recorder.laneBegin();
    lane.recorder.overhead(spawnTicks, Reason::Spawn);
    while (TaskControl* task = m_queue.take().task)
        runTask(*task, lane);
    lane.recorder.laneEnd();
}

void ThreadOffload::runTask(TaskControl& task, Lane& lane)
{
    if (!isStopping() && task.startRunning()) {
        task.setLane(&lane);
        task.record(lane, TaskState::Running);
        task.createBody();
        task.coroutine().start();
        conclude(task);
    }
    m_loopSide.offloadEnded();
}

void ThreadOffload::wake(Operation& operation, TaskControl* by)
{
    recordWake(operation, by);
    Parker& parker = laneOf(operation.task()).parker;
    operation.m_woken.store(true, std::memory_order_release); // it may be gone from here on
    parker.unpark();
}

void ThreadOffload::park(Operation& operation)
{
    std::optional<Nanos> until;
    if (operation.timeout())
        until = monotonicNow() + *operation.timeout();
    while (!operation.m_woken.load(std::memory_order_acquire)) {
        if (isStopping())
            return giveUp(operation);
        if (until && monotonicNow() >= *until) {
            if (operation.kind() == OperationKind::Primitive)
                timeOut(operation);
            return;
        }
        laneOf(operation.task()).parker.park(until);
    }
}

bool ThreadOffload::armFetch(FetchOperation& operation)
{
    bool stopped = false;
    operation.setResponse(
        blockingFetch(operation.request(), m_environment.stopDescriptor, &stopped));
    if (stopped)
        giveUp(operation);
    return true;
}

std::unique_ptr<OffloadPool> makeThreadOffload(
    RunEnvironment& environment, LoopSide& loopSide, unsigned workers)
{
    return std::make_unique<ThreadOffload>(environment, loopSide, workers);
}

} // namespace interleave
