// SPDX-License-Identifier: GPL-3.0-or-later
// How DriverExecutor calls functions at their time, stops, and cancels what waits.
#include "core/execution/driverexecutor.h"

#include <utility>

namespace interleave {

namespace {

/// As the standard loop does (rule L6).
constexpr std::size_t kManyTimers = 100;

bool isCancelledCall(const ReadyHandle& handle)
{
    return handle.kind() == ReadyHandle::Kind::Start
        && handle.task().state() == FutureState::Cancelled;
}

} // namespace

/// A timer never fires early (L5); those that are due fire in the same turn.
void DriverExecutor::fireTimers()
{
    if (m_timers.empty())
        return;
    const Nanos due = now();
    while (const auto timer = m_timers.takeDue(due)) {
        if (timer->kind() == ReadyHandle::Kind::Start) {
            if (isCancelledCall(*timer)) {
                --m_cancelledCalls;
                continue;
            }
            timer->task().record(m_lane, TaskState::Ready, Reason::Sleep);
            m_ready.add(*timer);
            continue;
        }
        Operation& operation = timer->operation();
        if (isTimed(operation))
            timeOut(operation);
        forgetPosted(operation);
        goOn(operation, nullptr); // its timer was taken out
    }
}

void DriverExecutor::dropCancelledTimers()
{
    if (m_cancelledCalls == 0)
        return;
    if (m_timers.size() > kManyTimers && m_cancelledCalls * 2 > m_timers.size()) {
        m_timers.removeIf(&isCancelledCall);
        m_cancelledCalls = 0;
    }
    while (!m_timers.empty() && isCancelledCall(m_timers.firstItem())) {
        (void)m_timers.takeDue(*m_timers.first());
        --m_cancelledCalls;
    }
}

void DriverExecutor::armTimeout(Operation& operation)
{
    m_timers.arm(now() + *operation.timeout(), { ReadyHandle::Kind::Resume, &operation });
}

void DriverExecutor::checkLoop() const
{
    if (m_closed)
        throw TaskError(ErrorCode::InvalidState, "Event loop is closed");
}

Future DriverExecutor::callAt(TaskControl& by, std::string_view name, BodyFunction body,
    std::span<const std::byte> parameters, std::optional<Nanos> due)
{
    checkLoop();
    TaskControl& task = newTask(name, body, parameters);
    task.setRole(TaskRole::LoopCall);
    task.record(*by.lane(), TaskState::Queued, Reason::None, task.name(), by.id());
    if (due)
        m_timers.arm(*due, { ReadyHandle::Kind::Start, &task });
    else
        m_ready.start(task);
    return Future { &task };
}

void DriverExecutor::armRun(RunLoopOperation& operation)
{
    m_running = &operation;
}

void DriverExecutor::stopLoop(TaskControl& by)
{
    if (isElsewhere())
        return post({ Posted::Kind::Stop, nullptr, &by });
    m_stopAsked = true;
    m_stopper = by.id().value;
}

/// The turn is over: the program goes on before anything that the turn has added.
void DriverExecutor::endRun()
{
    m_stopAsked = false;
    Operation& operation = *std::exchange(m_running, nullptr);
    m_suspended.unlink(operation);
    operation.task().record(
        m_lane, TaskState::Ready, operation.reason(), operation.label(), TaskId { m_stopper });
    resume(operation);
}

void DriverExecutor::closeLoop()
{
    if (m_running != nullptr)
        throw TaskError(ErrorCode::InvalidState, "Cannot close a running event loop");
    m_closed = true;
    for (std::size_t n = m_ready.size(); n > 0; --n) {
        const ReadyHandle handle = m_ready.pop();
        if (!dropCall(handle))
            m_ready.add(handle);
    }
    m_timers.removeIf([this](const ReadyHandle& handle) { return dropCall(handle); });
    m_cancelledCalls = 0;
}

/// False: it is something else.
bool DriverExecutor::dropCall(const ReadyHandle& handle)
{
    if (handle.kind() != ReadyHandle::Kind::Start || handle.task().role() != TaskRole::LoopCall)
        return false;
    TaskControl& call = handle.task();
    if (!call.cancelPending())
        return true; // it was cancelled before
    call.record(m_lane, TaskState::Cancelled);
    call.finish(nullptr, &queueCallback);
    return true;
}

/// The program has ended, and the loop with it: what was to be called is not.
void DriverExecutor::dropCalls()
{
    while (!m_ready.empty()) {
        const ReadyHandle handle = m_ready.pop();
        (void)dropCall(handle);
        if (handle.kind() == ReadyHandle::Kind::Callback)
            (void)handle.callback();
    }
    while (!m_timers.empty())
        (void)dropCall(*m_timers.takeDue(*m_timers.first()));
}

bool DriverExecutor::cancel(TaskControl& task, TaskControl& by)
{
    const bool isNew = task.state() == FutureState::Pending;
    const bool isCancelled = Executor::cancel(task, by);
    if (isCancelled && isNew && task.role() == TaskRole::LoopCall)
        ++m_cancelledCalls;
    return isCancelled;
}

Operation* DriverExecutor::waitOf(const TaskControl& task) const
{
    Operation* operation = m_suspended.first();
    while (operation != nullptr && &operation->task() != &task)
        operation = WaitList::next(*operation);
    return operation;
}

bool DriverExecutor::cancelTask(TaskControl& task, TaskControl& by)
{
    if (task.isDone())
        return false;
    if (task.state() == FutureState::Pending || task.role() == TaskRole::Offloaded)
        return cancel(task, by);
    Operation* operation = waitOf(task);
    if (operation == nullptr) { // it runs, or is ready to
        m_cancelRequests += task.requestCancel() ? 1U : 0U;
        return true;
    }
    if (TaskControl* inner = operation->forwardsCancelTo();
        inner != nullptr && cancelTask(*inner, by)) {
        operation->m_cancelForwarded = true;
        return true;
    }
    interrupt(*operation, &by);
    return true;
}

/// It goes on at once, by Cancelled.
void DriverExecutor::interrupt(Operation& operation, TaskControl* by)
{
    giveUp(operation);
    forgetPosted(operation);
    makeReady(operation, by);
}

} // namespace interleave
