// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/syncoperations.h"

#include "core/base/clock.h"
#include "core/coro/cancelled.h"
#include "core/execution/executor.h"

namespace interleave {

namespace {

Nanos nowOf(const Context& context)
{
    const VirtualClock* clock = context.task().executor().environment().virtualClock;
    return clock != nullptr ? clock->now() : monotonicNow();
}

} // namespace

SyncOperation::SyncOperation(Context& context, const SyncRequest& request, WaitLimit limit)
    : Operation(context.task(), OperationKind::Primitive,
        reasonOf(context.task().executor().sync().kind(request.resource)),
        context.task().executor().resourceName(request.resource)),
      m_request(request),
      m_isNonBlocking(limit.isNone())
{
    m_timeout = limit.time();
}

SyncTable& SyncOperation::table() const
{
    return task().executor().sync();
}

bool SyncOperation::tryNow()
{
    const auto got = table().start(task(), m_request, false, this, nullptr);
    if (got)
        m_answer = *got;
    else if (m_isNonBlocking)
        m_answer.status = SyncStatus::TimedOut;
    return got || m_isNonBlocking;
}

bool SyncOperation::arm()
{
    const auto got = table().start(task(), m_request, true, this, &m_entry);
    if (got)
        m_answer = *got;
    return got || awaitInline();
}

/// True: it did the waiting, as processes do; then the answer may still be to come, from expire.
bool SyncOperation::awaitInline()
{
    if (!table().waitsInline())
        return false;
    std::optional<Nanos> until;
    if (timeout())
        until = monotonicNow() + *timeout();
    Executor& executor = task().executor();
    std::function<bool()> goesOn;
    if (executor.isTold(task()))
        goesOn = [this, &executor] { return executor.tellInWait(*this); };
    if (!table().await(m_entry, until, goesOn)) {
        expire();
        if (m_answer.status == SyncStatus::TimedOut) // else it was given just now, and is kept
            markStopped();
        return true;
    }
    expire();
    if (m_answer.waker.isValid()) {
        noteWaker(m_answer.waker);
        task().lane()->recorder.wake(task().id(), m_answer.waker, reason());
    }
    return true;
}

void SyncOperation::disarm()
{
    if (m_entry != WaitEntry::kNone)
        table().forget(task(), std::exchange(m_entry, WaitEntry::kNone));
}

void SyncOperation::expire()
{
    if (m_entry != WaitEntry::kNone)
        m_answer = table().giveUp(
            task(), std::exchange(m_entry, WaitEntry::kNone), SyncStatus::TimedOut);
}

std::string SyncOperation::detail() const
{
    switch (table().kind(resource())) {
    case SyncKind::Lock: {
        const TaskId owner = table().ownerOf(resource());
        const std::string name = owner.isValid() ? task().executor().taskName(owner) : "";
        return name.empty() ? "" : "held by '" + name + "'";
    }
    case SyncKind::Barrier:
        return std::to_string(table().level(resource())) + " of "
            + std::to_string(table().partiesOf(resource())) + " parties are there";
    default:
        return {};
    }
}

const SyncAnswer& SyncOperation::answer()
{
    throwIfStopped();
    if (m_entry != WaitEntry::kNone)
        m_answer = table().finish(task(), std::exchange(m_entry, WaitEntry::kNone));
    if (m_answer.status == SyncStatus::Abandoned)
        throw TaskError(ErrorCode::BrokenPool,
            "the process that held '" + std::string(table().name(resource()))
                + "' was terminated abruptly: nobody can have it any more");
    return m_answer;
}

LockGuard::~LockGuard()
{
    try {
        release();
    } catch (const TaskError&) { // NOLINT(bugprone-empty-catch): see the header
    }
}

void LockGuard::release()
{
    if (TaskControl* task = std::exchange(m_task, nullptr))
        task->executor().release(*task, m_lock, 1);
}

TakeOperation::TakeOperation(
    Context& context, ResourceId resource, WaitLimit limit, std::uint32_t depth)
    : SyncOperation(context, { resource, SyncVerb::Take, false, depth }, limit)
{
}

bool TakeOperation::await_resume()
{
    if (answer().status != SyncStatus::Done)
        return false;
    if (table().level(resource()) == 1 || reason() == Reason::Semaphore || m_request.number > 0)
        task().lane()->recorder.acquired(task().id(), label());
    return true;
}

AcquireOperation::AcquireOperation(Context& context, ResourceId resource)
    : TakeOperation(context, resource, {})
{
}

LockGuard AcquireOperation::await_resume()
{
    (void)TakeOperation::await_resume();
    return LockGuard(task(), resource());
}

EventOperation::EventOperation(Context& context, ResourceId event, WaitLimit limit)
    : SyncOperation(context, { event, SyncVerb::Wait }, limit)
{
}

ConditionOperation::ConditionOperation(Context& context, ResourceId condition, WaitLimit limit)
    : SyncOperation(context, { condition, SyncVerb::Wait }, limit)
{
}

bool ConditionOperation::tryNow()
{
    table().checkLock(task(), resource());
    return false;
}

bool ConditionOperation::arm()
{
    table().startWait(task(), resource(), this, &m_entry, &m_depth);
    return awaitInline();
}

ArriveOperation::ArriveOperation(
    Context& context, ResourceId barrier, WaitLimit limit, BarrierAction action)
    : SyncOperation(context, { barrier, SyncVerb::Arrive, action != nullptr }, limit),
      m_context(context),
      m_action(action)
{
}

std::int64_t ArriveOperation::await_resume()
{
    const SyncAnswer& got = answer();
    if (got.status != SyncStatus::Done)
        throw TaskError(ErrorCode::BrokenBarrier,
            "the barrier '" + std::string(table().name(resource())) + "' is broken");
    const std::int64_t index = got.number;
    if (m_action == nullptr || index + 1 != table().partiesOf(resource()))
        return index;
    try {
        m_action(m_context);
    } catch (...) {
        table().finishAction(task(), resource(), false);
        throw;
    }
    table().finishAction(task(), resource(), true);
    return index;
}

PutOperation::PutOperation(
    Context& context, ResourceId queue, const QueueItem& item, WaitLimit limit)
    : SyncOperation(context, { queue, SyncVerb::Put, false, 0, item }, limit)
{
}

QueueJoinOperation::QueueJoinOperation(Context& context, ResourceId queue)
    : SyncOperation(context, { queue, SyncVerb::Join }, {})
{
}

Task<bool> waitOnCondition(Context& context, ResourceId condition, WaitLimit limit)
{
    const ResourceId lock = context.task().executor().sync().lockOf(condition);
    ConditionOperation wait(context, condition, limit);
    const bool notified = co_await wait;
    TakeOperation again(context, lock, {}, wait.depth());
    (void)co_await again;
    co_return notified;
}

Task<bool> waitForCondition(Context& context, ResourceId condition,
    bool (*predicate)(Context& context, void* argument), void* argument, WaitLimit limit)
{
    const auto end = limit.time() ? std::optional(nowOf(context) + *limit.time()) : std::nullopt;
    bool holds = predicate(context, argument);
    while (!holds) {
        WaitLimit rest;
        if (end) {
            const Nanos left = *end - nowOf(context);
            if (left <= Nanos(0))
                break;
            rest = WaitLimit::atMost(left);
        }
        (void)co_await waitOnCondition(context, condition, rest);
        holds = predicate(context, argument);
    }
    co_return holds;
}

} // namespace interleave
