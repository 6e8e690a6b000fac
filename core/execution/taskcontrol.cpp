// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/taskcontrol.h"

#include "core/coro/cancelled.h"
#include "core/execution/executor.h"

#include <algorithm>
#include <exception>

namespace interleave {

namespace {

/// Whose callbacks this thread runs.
struct Finishing {
    const TaskControl* task = nullptr;
    TaskControl* by = nullptr;
};
thread_local Finishing finishing;

} // namespace

TaskControl* TaskControl::finisher() const
{
    return finishing.task == this ? finishing.by : nullptr;
}

std::string_view toString(FutureState state)
{
    switch (state) {
    case FutureState::Pending:
        return "pending";
    case FutureState::Running:
        return "running";
    case FutureState::Finished:
        return "finished";
    case FutureState::Cancelled:
        return "cancelled";
    }
    return "pending";
}

TaskId Future::id() const
{
    return task == nullptr ? TaskId {} : task->id();
}

TaskControl::TaskControl(Executor& executor, TaskId id, LabelId label, BodyFunction function,
    std::span<const std::byte> bytes)
    : m_executor(executor),
      m_id(id),
      m_context(*this),
      m_body(function),
      m_parameters(m_inline),
      m_name(label),
      m_parameterBytes(static_cast<std::uint32_t>(bytes.size()))
{
    std::byte* to = m_inline;
    if (bytes.size() > kInlineParameters) {
        m_large = std::make_unique<std::byte[]>(bytes.size());
        to = m_large.get();
        m_parameters = to;
    }
    std::copy(bytes.begin(), bytes.end(), to);
}

void TaskControl::create(Program program)
{
    m_coroutine = program(m_context);
}

void TaskControl::createBody()
{
    m_coroutine = m_body(m_context, m_parameters);
}

TaskState TaskControl::cancelledEnd()
{
    const bool isStopped = m_executor.isStopping();
    m_error = Error { ErrorCode::Cancelled,
        isStopped ? "the run was stopped" : "the task was cancelled" };
    m_endsCancelled = !isStopped;
    return TaskState::Cancelled;
}

TaskState TaskControl::settle()
{
    TaskState end = TaskState::Done;
    try {
        m_value = m_coroutine.takeResult();
        if (m_cancelRequested) { // in its last step
            m_value = Value();
            end = cancelledEnd();
        }
    } catch (const Cancelled&) {
        end = cancelledEnd();
    } catch (const TaskError& e) {
        m_error = e.error();
        end = TaskState::Failed;
    } catch (const std::exception& e) {
        m_error = Error { ErrorCode::TaskFailed, e.what() };
        end = TaskState::Failed;
    } catch (...) {
        m_error = Error { ErrorCode::TaskFailed, "it threw something that is no std::exception" };
        end = TaskState::Failed;
    }
    m_coroutine = Task<Value>();
    return end;
}

FutureState TaskControl::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

bool TaskControl::startRunning()
{
    const std::lock_guard lock(m_mutex);
    if (m_state != FutureState::Pending)
        return false;
    m_state = FutureState::Running;
    return true;
}

bool TaskControl::cancelPending()
{
    const std::lock_guard lock(m_mutex);
    if (m_state != FutureState::Pending)
        return false;
    m_state = FutureState::Cancelled;
    return true;
}

void TaskControl::setOutcome(Value value, std::optional<Error> error)
{
    m_value = std::move(value);
    m_error = std::move(error);
}

void TaskControl::finish(TaskControl* by, QueueCallback queue)
{
    std::vector<Listener> listeners;
    bool runsCallbacks = false;
    // Under the mutex. Who waited first has a place of its own.
    const auto tellAll = [&](const std::vector<Listener>& others) {
        if (const Listener first = std::exchange(m_first, {}); first.watcher != nullptr)
            tell(first, by, queue);
        for (const Listener& listener : others)
            tell(listener, by, queue);
    };
    {
        const std::lock_guard lock(m_mutex);
        if (m_state != FutureState::Cancelled)
            m_state = m_endsCancelled ? FutureState::Cancelled : FutureState::Finished;
        listeners.swap(m_listeners);
        runsCallbacks = queue == nullptr
            && std::any_of(listeners.begin(), listeners.end(),
                [](const Listener& l) { return l.callback != nullptr; });
        m_done.store(true, std::memory_order_release);
        if (!runsCallbacks)
            m_over.store(true, std::memory_order_release);
        tellAll(listeners);
    }
    if (!runsCallbacks)
        return;
    const Finishing outer = std::exchange(finishing, { this, by });
    if (m_executor.enterCallbacks()) {
        for (const Listener& listener : listeners)
            if (listener.callback != nullptr)
                listener.callback(Future { this }, listener.argument);
        m_executor.leaveCallbacks();
    }
    finishing = outer;
    const std::lock_guard lock(m_mutex);
    m_over.store(true, std::memory_order_release);
    tellAll(std::exchange(m_listeners, {})); // who began to wait while they ran
}

/// Under the mutex: one who waits for the callbacks is kept until they have run.
void TaskControl::tell(const Listener& listener, TaskControl* by, QueueCallback queue)
{
    if (listener.watcher == nullptr) {
        if (queue != nullptr)
            queue(Future { this }, listener.callback, listener.argument);
    } else if (listener.untilOver && !isOver()) {
        m_listeners.push_back(listener);
    } else {
        listener.watcher->onDone(*this, by);
    }
}

bool TaskControl::watch(CompletionWatcher& watcher, bool untilOver)
{
    const std::lock_guard lock(m_mutex);
    if (untilOver ? isOver() : m_done.load(std::memory_order_relaxed))
        return false;
    const Listener listener { &watcher, nullptr, nullptr, untilOver };
    if (m_first.watcher == nullptr && m_listeners.empty())
        m_first = listener;
    else
        m_listeners.push_back(listener);
    return true;
}

void TaskControl::unwatch(CompletionWatcher& watcher)
{
    const std::lock_guard lock(m_mutex);
    if (m_first.watcher == &watcher)
        m_first = {};
    std::erase_if(m_listeners, [&](const Listener& l) { return l.watcher == &watcher; });
}

bool TaskControl::addCallback(DoneCallback callback, void* argument)
{
    const std::lock_guard lock(m_mutex);
    if (m_done.load(std::memory_order_relaxed))
        return false;
    m_listeners.push_back({ nullptr, callback, argument, false });
    return true;
}

std::size_t TaskControl::removeCallbacks(DoneCallback callback, void* argument)
{
    const std::lock_guard lock(m_mutex);
    return std::erase_if(m_listeners, [&](const Listener& l) {
        return l.callback != nullptr && l.callback == callback && l.argument == argument;
    });
}

} // namespace interleave
