// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/workerexecutor.h"

#include "core/base/clock.h"
#include "core/base/timespec.h"
#include "core/execution/blockingfetch.h"
#include "core/execution/signallistener.h"

#include <poll.h>

#include <chrono>
#include <cstdio>

namespace interleave {

namespace {

constexpr std::size_t kMaxErrorText = 16384;

[[noreturn]] void refuse(const char* what)
{
    throw TaskError(
        ErrorCode::Unsupported, std::string("tasks of a worker process cannot ") + what);
}

std::string tooLarge(std::size_t bytes)
{
    char text[128];
    std::snprintf(text, sizeof text,
        "the result is %.1f MiB long; a worker process can give back at most %u MiB",
        static_cast<double>(bytes) / (1U << 20U), ResultHeader::kMaxBytes >> 20U);
    return text;
}

} // namespace

WorkerExecutor::WorkerExecutor(RunEnvironment& environment, WorkerChannel& channel,
    std::span<const BodyEntry> bodies, LaneRuntime& lane)
    : Executor(environment),
      m_channel(channel),
      m_bodies(bodies),
      m_lane(lane),
      m_shared(channel.pool().resources, channel.pool().stop,
          SharedSync::processOf(channel.block().index))
{
}

bool WorkerExecutor::run()
{
    std::uint32_t left = m_channel.block().onlyTasks;
    while (const auto claimed = m_channel.next()) {
        const TaskState end = runTask(*claimed);
        if (claimed->isInitializer && end != TaskState::Done)
            return false;
        if (left > 0 && --left == 0)
            break;
    }
    return true;
}

TaskState WorkerExecutor::runTask(const ClaimedTask& claimed)
{
    const bool known = claimed.body < m_bodies.size()
        && m_bodies[claimed.body].parameterBytes == claimed.parameters.size();
    TaskControl task(*this, claimed.task, {}, known ? m_bodies[claimed.body].function : nullptr,
        claimed.parameters);
    task.setSequence(claimed.sequence);
    task.setLane(&m_lane);
    if (known)
        task.createBody();
    const std::uint64_t begin = readTicks();
    if (begin - m_channel.seenTicks() >= m_channel.pool().ticksPerMicrosecond)
        m_lane.recorder.overheadBetween(m_channel.seenTicks(), begin, Reason::Transfer);
    task.recordAt(m_lane, begin, TaskState::Running);
    if (known) {
        task.coroutine().start();
        return sendOutcome(task, TaskState::Done, begin);
    }
    task.setOutcome(
        {}, Error { ErrorCode::Unsupported, "the worker process does not know this task's body" });
    return sendOutcome(task, TaskState::Failed, begin);
}

/// Gives the state in which it ended.
TaskState WorkerExecutor::sendOutcome(TaskControl& task, TaskState end, std::uint64_t beginTicks)
{
    const std::uint64_t ended = readTicks();
    if (end == TaskState::Done)
        end = task.settle();
    ResultHeader header;
    std::vector<std::byte> payload;
    std::optional<Error> error = task.error();
    if (!error) {
        encode(task.value(), payload);
        if (payload.size() > ResultHeader::kMaxBytes) {
            error = Error { ErrorCode::TaskFailed, tooLarge(payload.size()) };
            end = TaskState::Failed;
        }
    }
    if (error) {
        header.status = 1 + static_cast<std::uint32_t>(error->code);
        const std::string_view text = std::string_view(error->detail).substr(0, kMaxErrorText);
        const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
        payload.assign(bytes.begin(), bytes.end());
    }
    header.task = task.id().value;
    header.sequence = task.sequence() + 1; // after the record below
    header.runTicks = ended - beginTicks;
    m_channel.send(header, payload, [&] {
        task.recordAt(m_lane, ended, end);
        if (const std::uint64_t now = readTicks();
            now - ended >= m_channel.pool().ticksPerMicrosecond)
            m_lane.recorder.overheadBetween(ended, now, Reason::Transfer);
    });
    return end;
}

std::string WorkerExecutor::workerName(const TaskControl& /*task*/) const
{
    return m_channel.block().name.data();
}

bool WorkerExecutor::sleepUntil(std::optional<Nanos> monotonic) const
{
    for (;;) {
        if (isStopping())
            return false;
        timespec timeout {};
        if (monotonic) {
            const Nanos left = *monotonic - monotonicNow();
            if (left <= Nanos(0))
                return true;
            timeout = toTimespec(left);
        }
        pollfd control { m_channel.controlDescriptor(), POLLIN, 0 };
        if (ppoll(&control, 1, monotonic ? &timeout : nullptr, nullptr) > 0)
            return false;
    }
}

void WorkerExecutor::wake(Operation& /*operation*/, TaskControl* /*by*/) { }

bool WorkerExecutor::armSleep(SleepOperation& operation)
{
    static_cast<Operation&>(operation).m_stopped
        = !sleepUntil(monotonicNow() + *operation.timeout());
    return true;
}

bool WorkerExecutor::armFetch(FetchOperation& operation)
{
    bool stopped = false;
    operation.setResponse(
        blockingFetch(operation.request(), m_channel.controlDescriptor(), &stopped));
    static_cast<Operation&>(operation).m_stopped = stopped;
    return true;
}

void WorkerExecutor::sendSignal(TaskControl& by, Signal signal)
{
    const PoolBlock& pool = m_channel.pool();
    const std::uint32_t key = pool.signalKey.load();
    if (key == 0)
        throw TaskError(ErrorCode::Unsupported,
            "the program has not installed a handler, so it takes no signals of worker processes");
    by.lane()->recorder.mark(by.id(), intern("kill " + std::string(toString(signal))));
    by.lane()->recorder.wake(TaskId { 0 }, by.id(), Reason::Signal);
    if (!SignalListener::sendTo(pool.parentPid, key, static_cast<int>(signal), by.id().value))
        throw TaskError(ErrorCode::System, "cannot send a signal to the program");
}

void WorkerExecutor::setAlarm(Nanos /*after*/)
{
    refuse("set the program's alarm");
}

Future WorkerExecutor::submit(TaskControl& /*by*/, std::string_view /*name*/, BodyFunction /*body*/,
    std::span<const std::byte> /*parameters*/)
{
    refuse("submit tasks");
}

Future WorkerExecutor::spawn(TaskControl& /*by*/, std::string_view /*name*/, BodyFunction /*body*/,
    std::span<const std::byte> /*parameters*/, TaskOrigin /*origin*/)
{
    refuse("submit tasks");
}

ResourceId WorkerExecutor::makeResource(TaskControl& /*by*/, std::string_view /*name*/,
    const SyncState& /*state*/, std::uint32_t /*limit*/)
{
    refuse("make locks and the like; the program makes them before it submits");
}

CellId WorkerExecutor::makeCell(std::int64_t /*value*/)
{
    refuse("make cells; the program makes them before it submits");
}

TaskControl& WorkerExecutor::newPromise(std::string_view /*name*/)
{
    refuse("make futures");
}

bool WorkerExecutor::settle(
    TaskControl& /*promise*/, Value /*value*/, std::optional<Error> /*error*/, TaskControl& /*by*/)
{
    refuse("settle the program's futures");
}

std::int64_t WorkerExecutor::load(CellId cell) const
{
    return m_shared.load(cell);
}

void WorkerExecutor::store(CellId cell, std::int64_t value)
{
    m_shared.store(cell, value);
}

CompletionMode WorkerExecutor::modeOf(OperationKind /*kind*/) const
{
    return CompletionMode::Inline;
}

void WorkerExecutor::park(Operation& operation)
{
    std::optional<Nanos> until; // nothing here can wake it
    if (operation.timeout())
        until = monotonicNow() + *operation.timeout();
    if (!sleepUntil(until))
        giveUp(operation);
}

void WorkerExecutor::enqueue(TaskControl& /*task*/)
{
    refuse("submit tasks");
}

void WorkerExecutor::startNamed(TaskControl& /*task*/)
{
    refuse("submit tasks");
}

} // namespace interleave
