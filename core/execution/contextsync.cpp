// SPDX-License-Identifier: GPL-3.0-or-later
// What Context offers of named tasks and primitives.
#include "core/execution/context.h"
#include "core/execution/executor.h"

#include <limits>

namespace interleave {

namespace {

std::uint32_t checkedCount(std::string_view name, std::int64_t number, std::int64_t least)
{
    constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
    if (number < least || number > kMost)
        throw TaskError(ErrorCode::BadArgument,
            "'" + std::string(name) + "': " + std::to_string(number) + " is not between "
                + std::to_string(least) + " and " + std::to_string(kMost));
    return static_cast<std::uint32_t>(number);
}

} // namespace

std::string Context::nextProcessName()
{
    return m_task->executor().nextProcessName();
}

std::string Context::nextThreadName(std::string_view target)
{
    return m_task->executor().nextThreadName(target);
}

std::vector<Future> Context::alive() const
{
    return m_task->executor().alive();
}

bool Context::isAlive(Future future) const
{
    return !future.task->isDone();
}

std::string Context::nameOf(Future future) const
{
    return std::string(
        m_task->executor().environment().collector.labels().text(future.task->name()));
}

ResourceId Context::makeLock(std::string_view name)
{
    return m_task->executor().makeResource(*m_task, name, LockState(false), 1);
}

ResourceId Context::makeReentrantLock(std::string_view name)
{
    return m_task->executor().makeResource(*m_task, name, LockState(true), 0);
}

ResourceId Context::makeSemaphore(std::string_view name, std::int64_t permits)
{
    const std::uint32_t n = checkedCount(name, permits, 0);
    return m_task->executor().makeResource(*m_task, name, SemaphoreState(n, false), 0);
}

ResourceId Context::makeBoundedSemaphore(std::string_view name, std::int64_t permits)
{
    const std::uint32_t n = checkedCount(name, permits, 0);
    return m_task->executor().makeResource(*m_task, name, SemaphoreState(n, true), n);
}

ResourceId Context::makeEvent(std::string_view name)
{
    return m_task->executor().makeResource(*m_task, name, EventState(), 1);
}

ResourceId Context::makeCondition(std::string_view name, ResourceId lock)
{
    if (m_task->executor().sync().kind(lock) != SyncKind::Lock)
        throw TaskError(
            ErrorCode::BadArgument, "'" + std::string(name) + "': a condition needs a lock");
    return m_task->executor().makeResource(*m_task, name, ConditionState(lock), 0);
}

ResourceId Context::makeBarrier(std::string_view name, std::int64_t parties)
{
    const std::uint32_t n = checkedCount(name, parties, 1);
    return m_task->executor().makeResource(*m_task, name, BarrierState(n), n);
}

ResourceId Context::makeQueue(std::string_view name, std::int64_t capacity)
{
    const std::uint32_t n = checkedCount(name, capacity, 0);
    return m_task->executor().makeResource(*m_task, name, QueueState(n), n);
}

void Context::release(ResourceId resource, std::int64_t times)
{
    const std::uint32_t n = checkedCount("release", times, 1);
    m_task->executor().release(*m_task, resource, n);
}

void Context::setEvent(ResourceId event)
{
    m_task->executor().sync().setEvent(*m_task, event, true);
}

void Context::clearEvent(ResourceId event)
{
    m_task->executor().sync().setEvent(*m_task, event, false);
}

bool Context::isSet(ResourceId event) const
{
    return m_task->executor().sync().isSet(event);
}

void Context::notify(ResourceId condition, std::int64_t most)
{
    m_task->executor().sync().notify(*m_task, condition, checkedCount("notify", most, 0));
}

void Context::notifyAll(ResourceId condition)
{
    m_task->executor().sync().notify(*m_task, condition, std::numeric_limits<std::uint32_t>::max());
}

void Context::abortBarrier(ResourceId barrier)
{
    m_task->executor().sync().abortBarrier(*m_task, barrier);
}

void Context::resetBarrier(ResourceId barrier)
{
    m_task->executor().sync().resetBarrier(*m_task, barrier);
}

bool Context::isBroken(ResourceId barrier) const
{
    return m_task->executor().sync().isBroken(barrier);
}

void Context::taskDone(ResourceId queue)
{
    m_task->executor().sync().taskDone(*m_task, queue);
}

std::int64_t Context::level(ResourceId resource) const
{
    return m_task->executor().sync().level(resource);
}

std::int64_t Context::waiting(ResourceId resource) const
{
    return m_task->executor().sync().waiting(resource);
}

LocalId Context::makeLocal()
{
    return m_task->executor().locals().make();
}

Value* Context::local(LocalId local) const
{
    return m_task->executor().locals().find(m_task->id(), local);
}

void Context::setLocal(LocalId local, const Value& value)
{
    m_task->executor().locals().set(m_task->id(), local, value);
}

Value& Context::localOr(
    LocalId id, Value (*initial)(Context& context, const Value& argument), const Value& argument)
{
    if (Value* mine = local(id))
        return *mine;
    return m_task->executor().locals().set(m_task->id(), id, initial(*this, argument));
}

} // namespace interleave
