// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/execution/synctable.h"

#include "core/execution/executor.h"

#include <utility>

namespace interleave {

class SyncGuard {
public:
    explicit SyncGuard(SyncTable& table) : m_table(table) { m_table.lock(); }
    ~SyncGuard() { m_table.unlock(); }
    SyncGuard(const SyncGuard&) = delete;
    SyncGuard& operator=(const SyncGuard&) = delete;

private:
    SyncTable& m_table;
};

SyncObject& SyncTable::checked(ResourceId resource) const
{
    SyncObject* found = object(resource);
    if (found == nullptr)
        throw TaskError(
            ErrorCode::BadArgument, "there is no resource " + std::to_string(resource.value));
    return *found;
}

void SyncTable::refuse(Misuse misuse, ResourceId resource) const
{
    throw TaskError(ErrorCode::BadArgument,
        "'" + std::string(checked(resource).name()) + "' " + toString(misuse));
}

template <class State> State& SyncTable::stateOf(ResourceId resource) const
{
    auto* state = std::get_if<State>(&checked(resource).state);
    if (state == nullptr)
        refuse(Misuse::WrongKind, resource);
    return *state;
}

void SyncTable::tell(
    TaskControl& by, ResourceId resource, std::uint32_t level, std::uint32_t second)
{
    const SyncObject& object = checked(resource);
    if (object.level() != level || object.second() != second)
        by.lane()->recorder.level(
            by.id(), by.executor().resourceName(resource), object.level(), object.second());
}

/// One step of a primitive, under the lock: what it changed is told, who has an answer is woken.
template <class Function>
decltype(auto) SyncTable::step(TaskControl& by, ResourceId resource, Function&& function)
{
    const std::uint32_t level = checked(resource).level();
    const std::uint32_t second = checked(resource).second();
    SyncStep step { memory(), by.id().value };
    const auto after = [&] {
        tell(by, resource, level, second);
        wakeAll(step, &by);
    };
    if constexpr (std::is_void_v<decltype(function(step))>) {
        function(step);
        after();
    } else {
        auto result = function(step);
        after();
        return result;
    }
}

void SyncTable::wakeAll(SyncStep& step, TaskControl* by)
{
    while (!step.woken.empty())
        wake(memory().entry(step.woken.pop(memory())), by);
}

SyncAnswer SyncTable::answerOf(const WaitEntry& entry) const
{
    return { entry.status.load(std::memory_order_relaxed), entry.number, entry.item,
        TaskId { entry.waker } };
}

ResourceId SyncTable::make(
    TaskControl& by, std::string_view name, const SyncState& state, std::uint32_t limit)
{
    const SyncGuard guard(*this);
    const auto added = addObject();
    if (!added)
        throw TaskError(ErrorCode::Unsupported,
            "tasks in worker processes can share at most " + std::to_string(count())
                + " locks, events, queues and the like");
    SyncObject& made = *object(*added);
    made.setName(name);
    made.limit = limit;
    made.state = state;
    by.lane()->recorder.resource(
        by.executor().intern(name), reasonOf(made.kind()), limit, made.level());
    return *added;
}

std::string_view SyncTable::name(ResourceId resource) const
{
    return checked(resource).name(); // it never changes
}

SyncKind SyncTable::kind(ResourceId resource) const
{
    return checked(resource).kind();
}

std::optional<SyncAnswer> SyncTable::start(TaskControl& task, const SyncRequest& request,
    bool mayWait, Operation* operation, std::uint32_t* entryOut)
{
    const SyncGuard guard(*this);
    SyncObject& object = checked(request.resource);
    const std::uint32_t number = takeEntry(task);
    WaitEntry& entry = memory().entry(number);
    entry.task = task.id().value;
    entry.resource = request.resource.value;
    entry.verb = request.verb;
    entry.hasAction = request.hasAction;
    entry.number = request.number;
    entry.item = request.item;
    entry.waker = WaitEntry::kNone;
    entry.operation = operation;
    entry.isTimed = operation->timeout().has_value();
    entry.status = SyncStatus::Waiting;
    Misuse misuse = Misuse::None;
    const bool isDone = step(task, request.resource, [&](SyncStep& s) {
        if (auto* queue = std::get_if<QueueState>(&object.state))
            return queue->start(s, number, mayWait, misuse);
        return std::visit(
            [&](auto& state) {
                if constexpr (std::is_same_v<std::decay_t<decltype(state)>, QueueState>)
                    return false; // done above
                else
                    return state.start(s, number, mayWait);
            },
            object.state);
    });
    if (!isDone && mayWait && misuse == Misuse::None) {
        *entryOut = number;
        return std::nullopt;
    }
    const SyncAnswer answer = answerOf(entry);
    giveEntry(number);
    if (misuse != Misuse::None)
        refuse(misuse, request.resource);
    return isDone ? std::optional(answer) : std::nullopt;
}

void SyncTable::startWait(TaskControl& task, ResourceId condition, Operation* operation,
    std::uint32_t* entryOut, std::uint32_t* depth)
{
    const SyncGuard guard(*this);
    auto& state = stateOf<ConditionState>(condition);
    const ResourceId lockId = state.lock();
    auto& lock = stateOf<LockState>(lockId);
    if (!lock.isHeldBy(task.id().value))
        refuse(Misuse::NeedsLock, condition);
    const std::uint32_t number = takeEntry(task);
    WaitEntry& entry = memory().entry(number);
    entry.task = task.id().value;
    entry.resource = condition.value;
    entry.verb = SyncVerb::Wait;
    entry.waker = WaitEntry::kNone;
    entry.operation = operation;
    entry.isTimed = operation->timeout().has_value();
    entry.status = SyncStatus::Waiting;
    step(task, condition, [&](SyncStep& s) { (void)state.start(s, number, true); });
    noteReleased(task, task.id(), lockId);
    *depth = step(task, lockId, [&](SyncStep& s) { return lock.releaseAll(s); });
    *entryOut = number;
}

SyncAnswer SyncTable::finish(TaskControl& /*task*/, std::uint32_t entry)
{
    const SyncGuard guard(*this);
    const SyncAnswer answer = answerOf(memory().entry(entry));
    giveEntry(entry);
    return answer;
}

SyncAnswer SyncTable::giveUp(TaskControl& task, std::uint32_t number, SyncStatus why)
{
    const SyncGuard guard(*this);
    WaitEntry& entry = memory().entry(number);
    const ResourceId resource { entry.resource };
    if (entry.status.load(std::memory_order_relaxed) == SyncStatus::Waiting)
        step(task, resource, [&](SyncStep& s) {
            std::visit([&](auto& state) { state.giveUp(s, number, why); }, checked(resource).state);
        });
    const SyncAnswer answer = answerOf(entry);
    giveEntry(number);
    return answer;
}

void SyncTable::forget(TaskControl& task, std::uint32_t number)
{
    const SyncGuard guard(*this);
    WaitEntry& entry = memory().entry(number);
    const ResourceId resource { entry.resource };
    const SyncStatus status = entry.status.load(std::memory_order_relaxed);
    step(task, resource, [&](SyncStep& s) {
        std::visit(
            [&](auto& state) {
                if (status == SyncStatus::Waiting)
                    state.giveUp(s, number, SyncStatus::Stopped);
                else if (status == SyncStatus::Done)
                    state.undo(s, entry);
            },
            checked(resource).state);
    });
    giveEntry(number);
}

void SyncTable::noteReleased(TaskControl& by, TaskId holder, ResourceId resource)
{
    by.lane()->recorder.released(holder, by.executor().resourceName(resource));
}

void SyncTable::release(TaskControl& by, ResourceId resource, std::uint32_t times)
{
    const SyncGuard guard(*this);
    SyncObject& object = checked(resource);
    Misuse misuse = Misuse::WrongKind;
    if (auto* lock = std::get_if<LockState>(&object.state)) {
        if (lock->level() == 1 && (!lock->isReentrant() || lock->isHeldBy(by.id().value)))
            // recorded before the next one has it
            noteReleased(by, TaskId { lock->owner() }, resource);
        misuse = step(by, resource, [&](SyncStep& s) { return lock->release(s); });
    } else if (auto* semaphore = std::get_if<SemaphoreState>(&object.state)) {
        for (std::uint32_t i = 0; i < times; ++i)
            noteReleased(by, by.id(), resource);
        misuse = step(by, resource, [&](SyncStep& s) { return semaphore->release(s, times); });
    }
    if (misuse != Misuse::None)
        refuse(misuse, resource);
}

void SyncTable::checkLock(TaskControl& task, ResourceId condition)
{
    const SyncGuard guard(*this);
    const auto& state = stateOf<ConditionState>(condition);
    if (!stateOf<LockState>(state.lock()).isHeldBy(task.id().value))
        refuse(Misuse::NeedsLock, condition);
}

TaskId SyncTable::ownerOf(ResourceId lock)
{
    const SyncGuard guard(*this);
    return TaskId { stateOf<LockState>(lock).owner() };
}

void SyncTable::setEvent(TaskControl& by, ResourceId event, bool isSet)
{
    const SyncGuard guard(*this);
    auto& state = stateOf<EventState>(event);
    step(by, event, [&](SyncStep& s) {
        if (isSet)
            state.set(s);
        else
            state.clear();
    });
}

bool SyncTable::isSet(ResourceId event)
{
    const SyncGuard guard(*this);
    return stateOf<EventState>(event).isSet();
}

void SyncTable::notify(TaskControl& by, ResourceId condition, std::uint32_t most)
{
    const SyncGuard guard(*this);
    auto& state = stateOf<ConditionState>(condition);
    if (!stateOf<LockState>(state.lock()).isHeldBy(by.id().value))
        refuse(Misuse::NeedsLock, condition);
    step(by, condition, [&](SyncStep& s) { state.notify(s, most); });
}

ResourceId SyncTable::lockOf(ResourceId condition)
{
    const SyncGuard guard(*this);
    return stateOf<ConditionState>(condition).lock();
}

void SyncTable::finishAction(TaskControl& by, ResourceId barrier, bool ok)
{
    const SyncGuard guard(*this);
    auto& state = stateOf<BarrierState>(barrier);
    step(by, barrier, [&](SyncStep& s) { state.finishAction(s, ok); });
}

void SyncTable::abortBarrier(TaskControl& by, ResourceId barrier)
{
    const SyncGuard guard(*this);
    auto& state = stateOf<BarrierState>(barrier);
    step(by, barrier, [&](SyncStep& s) { state.abort(s); });
}

void SyncTable::resetBarrier(TaskControl& by, ResourceId barrier)
{
    const SyncGuard guard(*this);
    auto& state = stateOf<BarrierState>(barrier);
    step(by, barrier, [&](SyncStep& s) { state.reset(s); });
}

bool SyncTable::isBroken(ResourceId barrier)
{
    const SyncGuard guard(*this);
    return stateOf<BarrierState>(barrier).isBroken();
}

std::uint32_t SyncTable::partiesOf(ResourceId barrier)
{
    const SyncGuard guard(*this);
    return stateOf<BarrierState>(barrier).parties();
}

void SyncTable::taskDone(TaskControl& by, ResourceId queue)
{
    const SyncGuard guard(*this);
    auto& state = stateOf<QueueState>(queue);
    const Misuse misuse = step(by, queue, [&](SyncStep& s) { return state.taskDone(s); });
    if (misuse != Misuse::None)
        refuse(misuse, queue);
}

std::uint32_t SyncTable::level(ResourceId resource)
{
    const SyncGuard guard(*this);
    return checked(resource).level();
}

std::uint32_t SyncTable::waiting(ResourceId resource)
{
    const SyncGuard guard(*this);
    return std::visit([](const auto& state) { return state.waiting(); }, checked(resource).state);
}

std::vector<UntimedWait> SyncTable::untimedWaits(std::uint32_t end)
{
    const SyncGuard guard(*this);
    std::vector<UntimedWait> waits;
    for (std::uint32_t i = 0; i < end; ++i) {
        const WaitEntry& entry = memory().entry(i);
        if (!entry.inUse || entry.isTimed || entry.status.load() != SyncStatus::Waiting)
            continue;
        const SyncObject& object = checked(ResourceId { entry.resource });
        UntimedWait wait { entry.process, TaskId { entry.task },
            std::string(toString(reasonOf(object.kind()))) + " '" + std::string(object.name())
                + "'",
            {}, {} };
        if (const auto* lock = std::get_if<LockState>(&object.state))
            wait.heldBy = TaskId { lock->owner() };
        if (const auto* barrier = std::get_if<BarrierState>(&object.state))
            wait.detail = std::to_string(barrier->level()) + " of "
                + std::to_string(barrier->parties()) + " parties are there";
        waits.push_back(std::move(wait));
    }
    return waits;
}

void SyncTable::abandonProcess(std::uint32_t process, std::uint32_t itsEntry)
{
    const SyncGuard guard(*this);
    SyncStep step { memory(), WaitEntry::kNone };
    if (const WaitEntry& entry = memory().entry(itsEntry); entry.inUse) {
        if (SyncObject* waitedFor = object(ResourceId { entry.resource }))
            std::visit([&](auto& state) { state.giveUp(step, itsEntry, SyncStatus::Stopped); },
                waitedFor->state);
        giveEntry(itsEntry);
    }
    for (std::uint32_t i = 0; i < count(); ++i)
        std::visit(
            [&](auto& state) { state.abandon(step, process); }, checked(ResourceId { i }).state);
    wakeAll(step, nullptr);
}

} // namespace interleave
