// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/base/value.h"
#include "core/execution/batch.h"
#include "core/execution/body.h"
#include "core/execution/child.h"
#include "core/execution/eventloop.h"
#include "core/execution/future.h"
#include "core/execution/modelid.h"
#include "core/execution/operations.h"
#include "core/execution/parameters.h"
#include "core/execution/promise.h"
#include "core/execution/signals.h"
#include "core/execution/taskerror.h"
#include "core/execution/taskorigin.h"
#include "core/execution/waiting.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

class TaskControl;

/// All that a body sees of the world. What an awaited operation does - block this worker, or
/// suspend and give the worker away - is the execution model's choice. One per task; used by the
/// task alone. Every await throws Cancelled once the run was asked to stop.
class Context {
public:
    explicit Context(TaskControl& task) : m_task(&task) { }

    // --- submitting
    /// Queues a task for the pool; it starts in order of submission (rule E2).
    template <auto Body>
    Future submit(std::string_view name, const BodyParameters<Body>& parameters)
    {
        return submitBytes(name, &detail::callBody<Body>, asBytes(parameters));
    }
    /// Starts a named worker of its own for the task, outside the pool (a thread, a process); a
    /// task of its own on the one-worker models.
    template <auto Body> Future spawn(std::string_view name, const BodyParameters<Body>& parameters)
    {
        return spawnBytes(name, &detail::callBody<Body>, asBytes(parameters), TaskOrigin::Named);
    }
    /// The same, but the run's end does not wait for it: what it has not done by then it never does
    /// (rule S18).
    template <auto Body>
    Future spawnDaemon(std::string_view name, const BodyParameters<Body>& parameters)
    {
        return spawnBytes(name, &detail::callBody<Body>, asBytes(parameters), TaskOrigin::Daemon);
    }
    /// "Thread-1 (target)", "Thread-2 (target)" ...: for one that needs no name of its own (S19).
    [[nodiscard]] std::string nextThreadName(std::string_view target);
    /// "Process-1", "Process-2" ...: as a process is called that is given no name.
    [[nodiscard]] std::string nextProcessName();
    /// The program and the named tasks that have not ended, in the order of their start.
    [[nodiscard]] std::vector<Future> alive() const;
    [[nodiscard]] bool isAlive(Future future) const;
    [[nodiscard]] std::string nameOf(Future future) const;
    /// run_in_executor (rule L28): a body that blocks runs on a worker beside the loop, whose lanes
    /// are drawn; under the other models it is submitted. Cancelling who waits for it does not stop
    /// it.
    template <auto Body>
    Future offload(std::string_view name, const BodyParameters<Body>& parameters)
    {
        return offloadBytes(name, &detail::callBody<Body>, asBytes(parameters));
    }
    /// How many workers that are, before the first offload; otherwise min(32, cores + 4).
    void setOffloadWorkers(unsigned workers);
    /// Each worker of the pool runs this once, before its first task (rule E25). When it throws,
    /// the pool is broken: what has not begun fails with BrokenPool, and nothing more is taken.
    /// Before the first task is submitted, else TaskError(InvalidState). TaskError(Unsupported)
    /// where there is no pool.
    template <auto Body>
    void setInitializer(std::string_view name, const BodyParameters<Body>& parameters)
    {
        initializerBytes(name, &detail::callBody<Body>, asBytes(parameters));
    }
    /// What a map submits: a task for each item, "name 1", "name 2" ..., all at once, in order
    /// (rule E3). So many as a chunk has go to one worker process together, and stay there; only
    /// processes have chunks, and no result depends on them (E6). A chunk that is longer than a
    /// worker's queue (64 tasks, 8 with more than 64 workers) goes in pieces. Throws
    /// TaskError(BadArgument) for a chunk below 1.
    template <auto Body>
    [[nodiscard]] std::vector<Future> submitEach(std::string_view name,
        const std::vector<BodyParameters<Body>>& items, std::int64_t chunk = 1)
    {
        return submitEachBytes(name, &detail::callBody<Body>, std::as_bytes(std::span(items)),
            sizeof(BodyParameters<Body>), chunk);
    }

    // --- futures
    [[nodiscard]] ResultOperation result(Future future) { return ResultOperation(*this, future); }
    /// With a limit: goes on when that is over, and isAlive tells which (S17).
    [[nodiscard]] JoinOperation join(Future future, WaitLimit limit = {})
    {
        return { *this, future, limit };
    }
    /// Waits for at most `timeout`; then TaskError(TimedOut) (rule E14).
    [[nodiscard]] ResultOperation result(Future future, Nanos timeout)
    {
        return { *this, future, timeout };
    }
    /// As result(), but a cancellation of this task leaves the future running (rule L25).
    [[nodiscard]] ShieldOperation shield(Future future) { return { *this, future }; }
    [[nodiscard]] FutureState state(Future future) const;
    /// Pending: cancelled, true. Running or finished: unchanged, false. Cancelled already: true
    /// (rule E12).
    bool cancel(Future future);
    /// `argument` must outlive the run where workers run callbacks: a stopped program may be gone
    /// before the last of them. See keep().
    void addDoneCallback(Future future, DoneCallback callback, void* argument);
    /// Lives until the run ends.
    template <class T> [[nodiscard]] T& keep(T value)
    {
        auto kept = std::make_shared<T>(std::move(value));
        keepAlive(kept);
        return *kept;
    }

    // --- waiting and working
    [[nodiscard]] SleepOperation sleep(Nanos duration) { return { *this, duration }; }
    [[nodiscard]] FetchOperation fetch(const FetchRequest& request) { return { *this, request }; }
    [[nodiscard]] WriteFileOperation writeFile(const std::string& path, const std::string& bytes)
    {
        return { *this, path, bytes };
    }
    [[nodiscard]] ComputeOperation compute(std::uint64_t turns, std::uint32_t stepsPerTurn)
    {
        return { *this, turns, stepsPerTurn };
    }
    /// Work that takes about `duration` on one core.
    [[nodiscard]] ComputeOperation work(Nanos duration) { return { *this, duration }; }
    /// A sleep that holds the worker, even the loop's one.
    [[nodiscard]] BlockingSleepOperation blockingSleep(Nanos duration)
    {
        return { *this, duration };
    }
    [[nodiscard]] CheckpointOperation checkpoint() { return CheckpointOperation(*this); }

    // --- shared things. Made by the program before the tasks that use them.
    // They throw TaskError(BadArgument) for what one may not do with them.
    [[nodiscard]] ResourceId makeLock(std::string_view name);
    [[nodiscard]] ResourceId makeReentrantLock(std::string_view name);
    [[nodiscard]] ResourceId makeSemaphore(std::string_view name, std::int64_t permits = 1);
    /// Never has more free permits than at the start (S11).
    [[nodiscard]] ResourceId makeBoundedSemaphore(std::string_view name, std::int64_t permits = 1);
    [[nodiscard]] ResourceId makeEvent(std::string_view name);
    [[nodiscard]] ResourceId makeCondition(std::string_view name, ResourceId lock);
    /// At least one party (S16).
    [[nodiscard]] ResourceId makeBarrier(std::string_view name, std::int64_t parties);
    /// `capacity` 0: as long as need be (between processes: as long as memory for that is there).
    [[nodiscard]] ResourceId makeQueue(std::string_view name, std::int64_t capacity = 0);

    /// A lock, or a permit of a semaphore, until the guard goes out of scope.
    [[nodiscard]] AcquireOperation acquire(ResourceId resource) { return { *this, resource }; }
    /// The same without a guard; gives whether it was had in time.
    [[nodiscard]] TakeOperation take(ResourceId resource, WaitLimit limit = {})
    {
        return { *this, resource, limit };
    }
    void release(ResourceId resource, std::int64_t times = 1);

    /// Gives whether the event was set in time.
    [[nodiscard]] EventOperation wait(ResourceId event, WaitLimit limit = {})
    {
        return { *this, event, limit };
    }
    void setEvent(ResourceId event);
    void clearEvent(ResourceId event);
    [[nodiscard]] bool isSet(ResourceId event) const;

    /// See waitOnCondition. The task must hold the condition's lock, as for notify.
    [[nodiscard]] Task<bool> waitOn(ResourceId condition, WaitLimit limit = {})
    {
        return waitOnCondition(*this, condition, limit);
    }
    /// Wakes that many, the oldest first; nobody remembers it (S8).
    void notify(ResourceId condition, std::int64_t most = 1);
    void notifyAll(ResourceId condition);

    /// Gives the place in the order of arrival. Throws TaskError(BrokenBarrier).
    [[nodiscard]] ArriveOperation arrive(
        ResourceId barrier, WaitLimit limit = {}, BarrierAction action = nullptr)
    {
        return { *this, barrier, limit, action };
    }
    void abortBarrier(ResourceId barrier);
    void resetBarrier(ResourceId barrier);
    [[nodiscard]] bool isBroken(ResourceId barrier) const;

    /// `T`: trivially copyable, at most QueueItem::kMaxBytes. False: no room in time.
    template <class T>
    [[nodiscard]] PutOperation put(ResourceId queue, const T& item, WaitLimit limit = {})
    {
        return { *this, queue, QueueItem::of(item), limit };
    }
    template <class T> [[nodiscard]] GetOperation<T> get(ResourceId queue, WaitLimit limit = {})
    {
        return { *this, queue, limit };
    }
    /// An item that was got is done.
    void taskDone(ResourceId queue);
    [[nodiscard]] QueueJoinOperation joinQueue(ResourceId queue) { return { *this, queue }; }

    /// How deep a lock is held, who has arrived, free permits, items.
    [[nodiscard]] std::int64_t level(ResourceId resource) const;
    /// How many tasks wait for it now.
    [[nodiscard]] std::int64_t waiting(ResourceId resource) const;

    /// A name under which each task has a value of its own.
    [[nodiscard]] LocalId makeLocal();
    /// Null: this task has none yet.
    [[nodiscard]] Value* local(LocalId local) const;
    void setLocal(LocalId local, const Value& value);
    /// This task's value; made by `initial` with `argument` where this is its first use (S20).
    Value& localOr(LocalId id, Value (*initial)(Context& context, const Value& argument),
        const Value& argument);

    /// An integer that all tasks see, also in other processes. Not a synchronisation: guard it by a
    /// lock.
    [[nodiscard]] CellId makeCell(std::int64_t value);
    [[nodiscard]] std::int64_t load(CellId cell) const;
    void store(CellId cell, std::int64_t value);

    // --- saying
    /// A line of the program's output: recorded with time and lane, never translated.
    void print(std::string_view line);
    void mark(std::string_view name);

    // --- asking
    [[nodiscard]] ModelId model() const;
    [[nodiscard]] unsigned workers() const;
    /// The program's; a worker process has none (a body gets what it needs in its own parameters).
    [[nodiscard]] const ParameterValues& parameters() const;
    [[nodiscard]] TaskId taskId() const;
    /// Of the process that runs this task. Virtual processes have numbers of their own.
    [[nodiscard]] int processId() const;
    /// Of the worker that runs this task: the name that it was started with, also where one lane
    /// runs all; else its lane's name.
    [[nodiscard]] std::string workerName() const;
    /// Sends a signal to a worker process of this run (no other is touched). Throws TaskError.
    void signalWorker(int processId, int signal);

    [[nodiscard]] TaskControl& task() const { return *m_task; }

private:
    template <class P> static std::span<const std::byte> asBytes(const P& parameters)
    {
        static_assert(std::is_trivially_copyable_v<P> && sizeof(P) <= kMaxBodyParameters);
        return std::as_bytes(std::span<const P, 1>(&parameters, 1));
    }
    Future submitBytes(
        std::string_view name, BodyFunction body, std::span<const std::byte> parameters);
    void keepAlive(std::shared_ptr<void> thing);
    Future offloadBytes(
        std::string_view name, BodyFunction body, std::span<const std::byte> parameters);
    void initializerBytes(
        std::string_view name, BodyFunction body, std::span<const std::byte> parameters);
    std::vector<Future> submitEachBytes(std::string_view name, BodyFunction body,
        std::span<const std::byte> items, std::size_t itemBytes, std::int64_t chunk);
    Future spawnBytes(std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters, TaskOrigin origin);

    TaskControl* m_task;
};

/// Each once, in the order of the first time.
[[nodiscard]] std::vector<Future> distinctFutures(const std::vector<Future>& futures);

/// Futures in the order in which they finish (rules E20, L26). Make it as a named local after
/// submitting; duplicates count once. With a `timeout`, that counts from here, every later wait
/// throws TaskError(TimedOut). One task uses it.
class CompletionQueue final : private CompletionWatcher {
public:
    CompletionQueue(Context& context, const std::vector<Future>& futures,
        std::optional<Nanos> timeout = std::nullopt);
    ~CompletionQueue();
    CompletionQueue(const CompletionQueue&) = delete;
    CompletionQueue& operator=(const CompletionQueue&) = delete;

    /// How many next() will still give.
    [[nodiscard]] std::size_t remaining() const { return m_remaining; }

    class NextOperation final : public Operation {
    public:
        explicit NextOperation(CompletionQueue& queue);
        [[nodiscard]] bool tryNow() override;
        [[nodiscard]] bool arm() override;
        void disarm() override;
        Future await_resume();

    private:
        CompletionQueue& m_queue;
    };
    /// Waits for the next one that is done. remaining() must not be 0.
    [[nodiscard]] NextOperation next() { return NextOperation(*this); }

private:
    void onDone(TaskControl& finished, TaskControl* by) override;

    Context& m_context;
    std::vector<Future> m_futures;
    std::size_t m_remaining;
    std::optional<Nanos> m_deadline; ///< of EventLoop::time()
    std::mutex m_mutex;
    std::deque<Future> m_done;
    NextOperation* m_waiting = nullptr;
};

/// The lazy iterator of an executor's map: everything was submitted at once, results come in
/// argument order (rule E3). When it ends or goes out of scope, what is still pending is cancelled
/// (E4). A `timeout` counts from here, not from each next() (E5): then TaskError(TimedOut).
class MapResults {
public:
    MapResults(
        Context& context, std::vector<Future> futures, std::optional<Nanos> timeout = std::nullopt);
    ~MapResults();
    MapResults(const MapResults&) = delete;
    MapResults& operator=(const MapResults&) = delete;

    [[nodiscard]] bool atEnd() const { return m_next == m_futures.size(); }
    [[nodiscard]] ResultOperation next();

private:
    Context& m_context;
    std::vector<Future> m_futures;
    std::optional<Nanos> m_deadline;
    std::size_t m_next = 0;
};

enum class WaitFor : std::uint8_t { First, All };

/// Returns the futures that are done, in order of completion, once one or all of them are (rules
/// E19, L22). Never throws the tasks' errors.
[[nodiscard]] Task<std::vector<Future>> waitFor(
    Context& context, const std::vector<Future>* futures, WaitFor what);

} // namespace interleave
