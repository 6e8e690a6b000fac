// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/offloadpool.h"
#include "core/execution/readyqueue.h"
#include "core/execution/timerqueue.h"
#include "core/execution/waitlist.h"

#include <algorithm>
#include <deque>

namespace interleave {

/// Virtual workers beside the virtual loop: a small discrete-event simulation of their own, so that
/// they go on while the loop computes.
class VirtualOffload final : public OffloadPool {
public:
    VirtualOffload(RunEnvironment& environment, LoopSide& loopSide, unsigned workers);

    void run(TaskControl& task) override;
    void close() override;
    std::optional<Nanos> nextEvent() const override { return m_events.first(); }
    void happenUntil(Nanos time) override;

    void wake(Operation& operation, TaskControl* by) override;
    bool armSleep(SleepOperation& operation) override;
    bool armBlockingSleep(BlockingSleepOperation& operation) override;
    bool armFetch(FetchOperation& operation) override;
    std::optional<std::uint64_t> computeNow(ComputeOperation&) override { return std::nullopt; }
    void armCompute(ComputeOperation& operation) override { resumeAfter(operation); }

protected:
    CompletionMode modeOf(OperationKind kind) const override
    {
        return kind == OperationKind::File ? CompletionMode::Inline : CompletionMode::Suspending;
    }
    TaskState waitingState() const override { return TaskState::Blocked; }
    void waitBegins(Operation& operation) override { m_waiting.link(operation); }
    void waitEndsAtOnce(Operation& operation) override { m_waiting.unlink(operation); }
    void park(Operation&) override { }

private:
    struct Lane : LaneRuntime {
        TaskControl* task = nullptr;
    };
    [[nodiscard]] Nanos now() const { return m_environment.virtualClock->now(); }
    void resumeAfter(Operation& operation) { resumeAt(operation, now() + *operation.timeout()); }
    void resumeAt(Operation& operation, Nanos time)
    {
        m_events.arm(time, { ReadyHandle::Kind::Resume, &operation });
    }
    void takeNext(Lane& lane);
    void step(TaskControl& task, Operation* operation);

    std::deque<Lane> m_lanes;
    std::deque<TaskControl*> m_pending;
    TimerQueue<ReadyHandle> m_events;
    WaitList m_waiting;
};

VirtualOffload::VirtualOffload(RunEnvironment& environment, LoopSide& loopSide, unsigned workers)
    : OffloadPool(environment, loopSide)
{
    for (unsigned i = 1; i <= workers; ++i) {
        Lane& lane = m_lanes.emplace_back();
        lane.id = environment.collector.addLane(LaneKind::Thread, "Beside " + std::to_string(i));
        lane.recorder = environment.collector.recorder(lane.id);
        lane.recorder.laneBegin();
    }
}

void VirtualOffload::run(TaskControl& task)
{
    m_pending.push_back(&task);
    const auto idle = std::find_if(
        m_lanes.begin(), m_lanes.end(), [](const Lane& lane) { return lane.task == nullptr; });
    if (idle != m_lanes.end())
        takeNext(*idle);
}

void VirtualOffload::takeNext(Lane& lane)
{
    while (!m_pending.empty()) {
        TaskControl* task = m_pending.front();
        m_pending.pop_front();
        if (!task->startRunning()) { // cancelled meanwhile
            m_loopSide.offloadEnded();
            continue;
        }
        lane.task = task;
        task->setLane(&lane);
        m_events.arm(now(), { ReadyHandle::Kind::Start, task });
        return;
    }
}

void VirtualOffload::happenUntil(Nanos time)
{
    for (;;) {
        const auto first = m_events.first();
        if (!first || *first > time)
            return;
        m_environment.virtualClock->advanceTo(*first);
        const ReadyHandle handle = *m_events.takeDue(*first);
        if (handle.kind() == ReadyHandle::Kind::Start)
            step(handle.task(), nullptr);
        else
            step(handle.operation().task(), &handle.operation());
    }
}

void VirtualOffload::step(TaskControl& task, Operation* operation)
{
    auto& lane = static_cast<Lane&>(*task.lane());
    if (operation == nullptr) {
        task.record(lane, TaskState::Running);
        task.createBody();
        task.coroutine().start();
    } else {
        m_waiting.unlink(*operation);
        if (operation->kind() != OperationKind::Compute)
            task.record(lane, TaskState::Running, Reason::None, {},
                TaskId { operation->m_waker.load(std::memory_order_relaxed) });
        operation->m_handle.resume();
    }
    if (!task.coroutine().isDone())
        return;
    conclude(task);
    m_loopSide.offloadEnded();
    lane.task = nullptr;
    takeNext(lane);
}

/// The run stops, or is over: every wait ends with Cancelled.
void VirtualOffload::close()
{
    m_pending.clear();
    while (Operation* operation = m_waiting.first()) {
        giveUp(*operation);
        m_events.remove({ ReadyHandle::Kind::Resume, operation });
        step(operation->task(), operation);
    }
    for (Lane& lane : m_lanes)
        lane.recorder.laneEnd();
}

void VirtualOffload::wake(Operation& operation, TaskControl* by)
{
    recordWake(operation, by);
    resumeAt(operation, now());
}

bool VirtualOffload::armSleep(SleepOperation& operation)
{
    resumeAfter(operation);
    return false;
}

bool VirtualOffload::armBlockingSleep(BlockingSleepOperation& operation)
{
    resumeAfter(operation);
    return false;
}

bool VirtualOffload::armFetch(FetchOperation& operation)
{
    constexpr int kOk = 200;
    operation.setResponse(
        FetchResponse { kOk, std::string(operation.request().modelledBytes, '\0') });
    resumeAt(operation, now() + operation.request().modelledDelay);
    return false;
}

std::unique_ptr<OffloadPool> makeVirtualOffload(
    RunEnvironment& environment, LoopSide& loopSide, unsigned workers)
{
    return std::make_unique<VirtualOffload>(environment, loopSide, workers);
}

} // namespace interleave
