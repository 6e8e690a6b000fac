// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/execution/childprocess.h"
#include "core/execution/executionmodel.h"
#include "core/execution/poolblock.h"
#include "core/execution/poolinitializer.h"
#include "core/execution/processchannel.h"
#include "core/execution/taskcontrol.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <queue>
#include <string>
#include <thread>
#include <vector>

namespace interleave {

class Operation;

/// The parent's side of the worker processes of one run: starts them, hands tasks over in order of
/// submission, takes results in, sees deaths, stops and reaps.
///
/// Threads: the main lane is the thread that starts the pool and must outlive it (workers die with
/// it). While it waits, it takes results in itself; while it does something else, the manager
/// thread does. The manager alone watches for deaths and for a stop. All state is under one mutex;
/// tasks are finished outside it.
class WorkerPool {
public:
    WorkerPool(RunEnvironment& environment, LaneRuntime& mainLane);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    // All of these: the main lane.
    /// Starts the workers; does not wait until they are there. After an error: stop().
    [[nodiscard]] Result<void> start();
    /// Why no more tasks are taken; none: they are.
    [[nodiscard]] std::optional<Error> brokenBy() const;
    [[nodiscard]] std::optional<std::uint32_t> bodyIndex(BodyFunction body) const;
    void submit(TaskControl& task);
    /// What is submitted from now on goes to one worker together, once the chunk is closed.
    void openChunk();
    void closeChunk();
    /// What each worker runs before its first task.
    void setInitializers(PoolInitializer& initializers);
    /// A process for this task alone.
    [[nodiscard]] Result<void> startNamed(TaskControl& task, std::string name);
    /// Takes a task back that no worker has begun. False: too late.
    [[nodiscard]] bool withdraw(const TaskControl& task);
    [[nodiscard]] bool isRunning(const TaskControl& task) const;
    /// False: `pid` is no worker of ours.
    [[nodiscard]] bool signal(int pid, int number) const;
    [[nodiscard]] SharedResources& resources() { return *m_resources; }
    /// By which worker processes send signals to the program (RunSignals::key).
    void setSignalKey(std::uint32_t key) { m_block->signalKey.store(key); }

    enum class Awaited : std::uint8_t { Ready, TimedOut, Stopped };
    /// Waits and takes results in. `ready` becomes true by what this does, or with a call of
    /// wakeMain().
    /// `waitsFor`: what that is, for the verdict; null: the end of all tasks.
    [[nodiscard]] Awaited await(const std::function<bool()>& ready,
        std::optional<Nanos> monotonicDeadline, const Operation* waitsFor = nullptr);
    /// Before start(). `isExpecting`: something from outside may still come, a signal. `onStuck`:
    /// nobody can go on, and all waits are about to end. All in the manager's thread.
    void watchOver(std::function<std::string(TaskId)> nameOf, std::function<bool()> isExpecting,
        std::function<void()> onStuck);
    /// The verdict on a run in which nobody could wake anybody; none: it was not so.
    [[nodiscard]] std::optional<Error> stuck() const;
    void wakeMain();
    [[nodiscard]] bool hasUnfinished() const { return m_unfinished.load() != 0; }
    /// Ends everything: at once when all is done, by 500 ms of grace and SIGKILL else. Lanes of
    /// workers that are still there end at `ticks`; 0: when each has ended. Nothing is left but
    /// memory.
    void stop(std::uint64_t ticks);

private:
    struct Handed {
        TaskControl* task;
        std::uint64_t position;
    };
    struct Worker {
        ProcessChannel channel;
        ChildProcess process;
        LaneId lane;
        std::string title; ///< "worker 2"
        bool named = false;
        bool ready = false;
        bool gone = false;
        Nanos started { 0 };
        std::string verdict; ///< why it was killed by us; empty: it was not
        std::deque<Handed> handed;
        std::uint64_t progressTicks = 0; ///< when the first of these became the first
    };
    struct Place { ///< of a task, by its id
        std::uint32_t worker = kNowhere;
        std::uint64_t position = 0;
    };
    /// A batch holds work for about so long: what is longer is handed over task by task, in strict
    /// order.
    static constexpr Nanos kBatchWork = std::chrono::microseconds(100);
    /// Until a worker that sleeps has begun a task.
    static constexpr Nanos kWakeUp = std::chrono::microseconds(50);
    static constexpr std::uint32_t kNowhere = 0xffffffffU;
    static constexpr std::uint32_t kWithdrawn = kNowhere - 1;
    static constexpr std::uint32_t kFailed = kNowhere - 2; ///< finished, or just about to be
    using Tasks = std::vector<TaskControl*>;
    // What the manager hears of, besides the ends of workers, which have their indices.
    static constexpr std::uint64_t kWakeKey = ~std::uint64_t { 0 };
    static constexpr std::uint64_t kStopKey = kWakeKey - 1;

    // workerpool.cpp
    [[nodiscard]] Result<void> openDescriptors();
    void closeDescriptors();
    void describeRun();
    [[nodiscard]] Result<void> addWorker(
        ProcessChannel channel, std::string laneName, TaskControl* only);

    // workerpooltasks.cpp
    [[nodiscard]] bool hand(std::uint32_t index, TaskControl& task);
    [[nodiscard]] bool offer(std::uint32_t index, TaskControl& task);
    void dispatch();
    void look(Tasks& finished);
    [[nodiscard]] bool takeBack(Worker& worker, std::uint64_t position);
    [[nodiscard]] bool recall(std::uint64_t ticks);
    void handBatch(std::uint32_t index);
    [[nodiscard]] bool isSoonerBehind(const Worker& worker, std::uint64_t ticks) const;
    [[nodiscard]] std::size_t batchSize() const;
    [[nodiscard]] Place& placeOf(const TaskControl& task);
    void dropWithdrawn();

    // workerpoolresults.cpp
    void serve(std::uint32_t index, Tasks& finished);
    [[nodiscard]] bool complete(std::uint32_t index, ResultMessage& message, Tasks& finished);
    void pump();
    void publish(const Tasks& finished);
    [[nodiscard]] bool isMain() const { return std::this_thread::get_id() == m_mainThread; }
    void flushDeferred();
    void fail(TaskControl& task, const Error& error, Tasks& finished);
    [[nodiscard]] std::string nameOf(const TaskControl& task) const;
    void cancelUnfinished();

    // workerpoolwatch.cpp
    static void ring(int descriptor);
    void wakeManager() const;
    void manage();
    [[nodiscard]] bool listenTo(int descriptor, std::uint32_t events, std::uint64_t key) const;
    [[nodiscard]] int untilDeadline();

    // workerpoolverdict.cpp
    void judge(bool nothingHappened);
    [[nodiscard]] std::optional<std::string> whyStuck();
    [[nodiscard]] std::string describe(const std::vector<UntimedWait>& waits) const;
    void mainSleeps(const std::function<bool()>* ready, const Operation* waitsFor);

    // workerpoolend.cpp
    void tellStop();
    void onExit(std::uint32_t index, Tasks& finished);
    void condemn(Worker& worker, std::string verdict);
    void breakPool(std::uint32_t index, const std::string& how, Tasks& finished);
    void endOf(Worker& worker, std::uint64_t ticks, bool died);
    [[nodiscard]] bool areAllGone() const;

    RunEnvironment& m_environment;
    LaneRuntime& m_mainLane;
    std::thread::id m_mainThread = std::this_thread::get_id();
    std::string m_executable;
    SharedSegment m_segment;
    PoolBlock* m_block = nullptr;
    std::optional<SharedResources> m_resources;
    int m_controlRead = -1;
    int m_controlWrite = -1;
    int m_wakeMain = -1;
    int m_wakeManager = -1;
    int m_epoll = -1;
    ChannelLayout m_layout;
    ChannelLayout m_namedLayout;
    std::thread m_manager;
    std::atomic<bool> m_quit { false };
    std::atomic<bool> m_mainLooks { false };
    std::atomic<std::uint32_t> m_processes { 0 };
    std::atomic<std::size_t> m_unfinished { 0 };
    std::atomic<bool> m_isBroken { false };
    std::atomic<bool> m_someWait { false }; ///< behind a task, while a worker is idle
    TickConverter m_converter;

    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_someoneGone;
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::deque<TaskControl*> m_pending;
    std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>>
        m_idle;                     ///< first worker first
    std::size_t m_readyWorkers = 0; ///< of the pool, idle or not
    std::size_t m_handedTasks = 0;  ///< to these
    std::vector<Place> m_places;
    std::optional<Error> m_broken;
    std::vector<ResultMessage> m_results; ///< its room is used again
    bool m_stopping = false;
    std::uint64_t m_endTicks = 0; ///< when the run was over; 0: it is not
    bool m_isKilling = false;     ///< those that are left by now are killed by us
    double m_batchTicks;
    double m_wakeUpTicks;
    double m_meanRunTicks; ///< of a task, as far as known
    std::uint32_t m_lastFed = kNowhere;
    PoolInitializer* m_initializers = nullptr;
    std::uint32_t m_chunks = 0;
    std::uint32_t m_openChunk = 0; ///< tasks are being submitted to it; 0: none is open
    struct Deferred {
        std::uint64_t ticks;
        TaskId task;
        TaskState state;
    };
    std::function<std::string(TaskId)> m_nameOfTask;
    std::function<bool()> m_isExpecting;
    std::function<void()> m_onStuck;
    std::atomic<bool> m_isStuck { false };
    bool m_suspected = false; ///< the manager's: it looked stuck the last time
    std::optional<Error> m_stuck;
    std::mutex m_sleepMutex; ///< guards what follows, of the main lane while it sleeps
    const std::function<bool()>* m_mainReady = nullptr;
    const Operation* m_mainWaitsFor = nullptr;
    std::vector<Deferred> m_deferred; ///< for the main lane's ring, which only the main lane writes
};

} // namespace interleave
