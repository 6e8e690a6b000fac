// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/operations.h"

#include "core/coro/cancelled.h"
#include "core/execution/arithmetic.h"
#include "core/execution/executor.h"
#include "core/execution/promise.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>

#include <fcntl.h>
#include <unistd.h>

namespace interleave {

namespace {

std::string shortSeconds(Nanos t)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%g", toSeconds(t));
    return buffer;
}

/// Made only where somebody will read it.
template <class MakeText> LabelId labelOf(Context& context, MakeText&& makeText)
{
    const TaskControl& task = context.task();
    return task.lane()->recorder.isEnabled() ? task.executor().intern(makeText()) : LabelId {};
}

LabelId sleepLabel(Context& context, Nanos duration)
{
    if (duration <= Nanos(0))
        return {}; // a yield is no wait that needs a name
    return labelOf(context, [&] { return "sleep " + shortSeconds(duration); });
}

} // namespace

SleepOperation::SleepOperation(Context& context, Nanos duration)
    : Operation(context.task(), OperationKind::Sleep, Reason::Sleep, sleepLabel(context, duration))
{
    m_timeout = std::max(duration, Nanos(0));
    m_isYield = duration <= Nanos(0);
}

bool SleepOperation::arm()
{
    return task().executor().armSleep(*this);
}

ComputeOperation::ComputeOperation(
    Context& context, std::uint64_t turns, std::uint32_t stepsPerTurn)
    : Operation(context.task(), OperationKind::Compute, Reason::None, {}),
      m_turns(turns),
      m_stepsPerTurn(std::max(stepsPerTurn, 1U))
{
    m_timeout = modelledCost();
}

ComputeOperation::ComputeOperation(Context& context, Nanos duration)
    : ComputeOperation(context,
        static_cast<std::uint64_t>(static_cast<double>(duration.count()) / kModelledNanosPerStep),
        1)
{
    m_cost = duration;
    m_timeout = duration;
}

bool ComputeOperation::tryNow()
{
    const auto result = task().executor().computeNow(*this);
    m_result = result.value_or(0);
    return result.has_value();
}

bool ComputeOperation::arm()
{
    task().executor().armCompute(*this);
    return false;
}

Nanos ComputeOperation::modelledCost() const
{
    if (m_cost)
        return *m_cost;
    return Nanos(static_cast<std::int64_t>(static_cast<double>(m_turns)
        * static_cast<double>(m_stepsPerTurn) * kModelledNanosPerStep));
}

CheckpointOperation::CheckpointOperation(Context& context)
    : Operation(context.task(), OperationKind::Compute, Reason::None, {})
{
    m_timeout = Nanos(0);
}

bool CheckpointOperation::tryNow()
{
    if (!task().executor().checkpoint(task()))
        throw Cancelled();
    return true;
}

FetchOperation::FetchOperation(Context& context, const FetchRequest& request)
    : Operation(context.task(), OperationKind::Fetch, Reason::Io,
        labelOf(context,
            [&] {
                // What is behind the question mark is for the server; the page is known without it.
                const std::string_view path = request.path.data();
                return "GET " + std::string(path.substr(0, path.find('?')));
            })),
      m_request(request)
{
}

bool FetchOperation::arm()
{
    return task().executor().armFetch(*this);
}

void FetchOperation::disarm()
{
    task().executor().disarmFetch(*this);
}

FetchResponse FetchOperation::await_resume()
{
    throwIfStopped();
    if (!m_response)
        throw TaskError(m_response.error());
    return std::move(*m_response);
}

WriteFileOperation::WriteFileOperation(Context& context, std::string path, std::string bytes)
    : Operation(context.task(), OperationKind::File, Reason::Io,
        labelOf(context, [&] { return "write " + path.substr(path.find_last_of('/') + 1); })),
      m_path(std::move(path)),
      m_bytes(std::move(bytes))
{
}

bool WriteFileOperation::arm()
{
    if (task().executor().environment().virtualClock != nullptr)
        return true; // a simulated run touches nothing
    const auto fail = [&](const char* doing) {
        m_error = Error { ErrorCode::Io,
            systemError(std::string(doing) + " '" + m_path + "'", errno).detail };
        return true;
    };
    const int file = open(m_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0)
        return fail("cannot create");
    std::size_t done = 0;
    while (done < m_bytes.size()) {
        const ssize_t n = ::write(file, m_bytes.data() + done, m_bytes.size() - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            fail("cannot write");
            ::close(file);
            return true;
        }
        done += static_cast<std::size_t>(n);
    }
    if (::close(file) != 0)
        return fail("cannot close");
    return true;
}

void WriteFileOperation::await_resume()
{
    throwIfStopped();
    if (m_error)
        throw TaskError(*m_error);
}

ResultOperation::ResultOperation(Context& context, Future future, Reason reason)
    : Operation(context.task(), OperationKind::Primitive, reason, future.task->name()),
      m_future(future),
      m_isJoin(reason == Reason::Join)
{
}

ResultOperation::ResultOperation(Context& context, Future future, Nanos timeout)
    : ResultOperation(context, future)
{
    m_timeout = std::max(timeout, Nanos(0));
}

bool ResultOperation::tryNow()
{
    return m_isJoin ? m_future.task->isOver() : m_future.task->isDone();
}

bool ResultOperation::arm()
{
    return !m_future.task->watch(*this, m_isJoin);
}

void ResultOperation::disarm()
{
    m_future.task->unwatch(*this);
}

void ResultOperation::onDone(TaskControl& /*finished*/, TaskControl* by)
{
    task().executor().wake(*this, by);
}

JoinOperation::JoinOperation(Context& context, Future future, WaitLimit limit)
    : ResultOperation(context, future, Reason::Join)
{
    if (future.task == &context.task())
        throw TaskError(ErrorCode::WouldDeadlock, "a task cannot wait for its own end");
    m_timeout = limit.time();
}

Value ResultOperation::await_resume()
{
    throwIfStopped();
    if (hasTimedOut())
        throw TaskError(ErrorCode::TimedOut, "the future is not done after the time given");
    if (isCancelForwarded() && m_future.task->wasCancelled())
        throw Cancelled();
    return resultNow(m_future);
}

BlockingSleepOperation::BlockingSleepOperation(Context& context, Nanos duration)
    : Operation(context.task(), OperationKind::BlockingSleep, Reason::Sleep,
        labelOf(context, [&] { return "blocking sleep " + shortSeconds(duration); }))
{
    m_timeout = std::max(duration, Nanos(0));
}

bool BlockingSleepOperation::arm()
{
    return task().executor().armBlockingSleep(*this);
}

} // namespace interleave
