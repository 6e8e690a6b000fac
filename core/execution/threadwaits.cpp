// SPDX-License-Identifier: GPL-3.0-or-later
// How tasks of the thread model wait, and how the run ends where all would wait for ever.
#include "core/execution/blockingfetch.h"
#include "core/execution/pause.h"
#include "core/execution/threadexecutor.h"
#include "core/execution/waitlist.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace interleave {

namespace {

/// Only another task can end this wait.
bool needsAnother(const Operation& operation)
{
    return operation.kind() == OperationKind::Primitive && !operation.timeout();
}

} // namespace

/// One descriptor that is readable once the run stops or what is left of it is cut off.
void ThreadExecutor::openStopOrCut()
{
    m_cutEvent = UniqueFd(eventfd(0, EFD_CLOEXEC));
    m_stopOrCut = UniqueFd(epoll_create1(EPOLL_CLOEXEC));
    for (const int descriptor : { m_cutEvent.get(), m_environment.stopDescriptor }) {
        epoll_event event {};
        event.events = EPOLLIN;
        if (descriptor >= 0)
            epoll_ctl(m_stopOrCut.get(), EPOLL_CTL_ADD, descriptor, &event);
    }
}

void ThreadExecutor::cut()
{
    m_cut.store(true);
    constexpr std::uint64_t kOne = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_cutEvent.get(), &kOne, sizeof kOne);
    unparkAll();
}

/// No task can go on, and none can start: unless the program just waits for the end of the last
/// one, that is the end of the run.
void ThreadExecutor::judgeStuck()
{
    if (isStopping() || (m_programWaits.load() && m_outstanding.load() == 0))
        return;
    constexpr int kMost = 5;
    const LabelPool& labels = m_environment.collector.labels();
    std::string text;
    {
        const std::lock_guard lock(m_lanesMutex);
        int n = 0;
        for (ThreadLane& lane : m_lanes) {
            const std::lock_guard wait(lane.waitMutex);
            if (lane.waitsFor == nullptr || ++n > kMost)
                continue;
            text += (text.empty() ? "" : ", ") + WaitList::describe(*lane.waitsFor, labels);
        }
        if (n > kMost)
            text += ", ...";
    }
    if (const std::uint32_t pending = m_liveness.pending(); pending > 0)
        text += "; " + std::to_string(pending) + " tasks wait for one of the "
            + std::to_string(m_environment.poolWorkers()) + " workers, which are all held";
    {
        const std::lock_guard lock(m_verdictMutex);
        m_stuck = Error { ErrorCode::WouldDeadlock, "nothing can happen any more: " + text };
    }
    cut();
}

void ThreadExecutor::noteWait(ThreadLane& lane, const Operation* operation)
{
    const std::lock_guard lock(lane.waitMutex);
    lane.waitsFor = operation;
}

void ThreadExecutor::wake(Operation& operation, TaskControl* by)
{
    recordWake(operation, by);
    if (needsAnother(operation))
        m_liveness.isWoken();
    Parker& parker = laneOf(operation.task()).parker;
    operation.m_woken.store(
        true, std::memory_order_release); // from here on the operation may be gone
    parker.unpark();
}

/// A few microseconds: what is about to be woken need not sleep first, which costs its waker a
/// system call.
bool ThreadExecutor::spinUntilWoken(const Operation& operation)
{
    constexpr int kTurns = 100;
    for (int i = 0; i < kTurns; ++i) {
        if (operation.m_woken.load(std::memory_order_acquire))
            return true;
        pauseProcessor();
    }
    return false;
}

void ThreadExecutor::park(Operation& operation)
{
    if (operation.timeout())
        return parkUntilWoken(operation, monotonicNow() + *operation.timeout());
    ThreadLane& lane = laneOf(operation.task());
    const bool counts = needsAnother(operation);
    if (counts) {
        noteWait(lane, &operation);
        if (m_liveness.blocks())
            judgeStuck();
    }
    if (!spinUntilWoken(operation))
        parkUntilWoken(operation, std::nullopt);
    if (counts)
        noteWait(lane, nullptr);
}

void ThreadExecutor::parkUntilWoken(Operation& operation, std::optional<Nanos> until)
{
    Parker& parker = laneOf(operation.task()).parker;
    while (!operation.m_woken.load(std::memory_order_acquire)) {
        if (isStopping()) {
            giveUp(operation);
            return;
        }
        if (until && monotonicNow() >= *until) {
            if (operation.kind() == OperationKind::Primitive)
                timeOut(operation);
            return;
        }
        parker.park(until);
    }
}

bool ThreadExecutor::armFetch(FetchOperation& operation)
{
    bool stopped = false;
    const int stop = m_stopOrCut.isOpen() ? m_stopOrCut.get() : m_environment.stopDescriptor;
    operation.setResponse(blockingFetch(operation.request(), stop, &stopped));
    if (stopped)
        giveUp(operation);
    return true;
}

bool ThreadExecutor::checkpoint(TaskControl& task)
{
    if (m_environment.interpreterLock && m_interpreterLock.isDropRequested()) {
        task.record(*task.lane(), TaskState::Blocked, Reason::InterpreterLock);
        m_interpreterLock.release(task.lane());
        m_interpreterLock.take(task.lane());
        task.record(*task.lane(), TaskState::Running);
    }
    return !isStopping();
}

void ThreadExecutor::leaveUserCode(TaskControl& task)
{
    if (m_environment.interpreterLock)
        m_interpreterLock.release(task.lane());
}

void ThreadExecutor::enterUserCode(TaskControl& task)
{
    if (!m_environment.interpreterLock || m_interpreterLock.tryTake(task.lane()))
        return;
    task.record(*task.lane(), TaskState::Blocked, Reason::InterpreterLock);
    m_interpreterLock.take(task.lane());
}

} // namespace interleave
