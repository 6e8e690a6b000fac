// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/executor.h"
#include "core/execution/sharedresources.h"
#include "core/execution/workerchannel.h"

#include <span>

namespace interleave {

/// Runs tasks in a worker process, one after the other. Every wait is inline and watches the
/// control descriptor. A worker runs what it is given: it makes no tasks and no shared things.
class WorkerExecutor final : public Executor {
public:
    WorkerExecutor(RunEnvironment& environment, WorkerChannel& channel,
        std::span<const BodyEntry> bodies, LaneRuntime& lane);

    /// Until the parent says stop, or is gone, or the only task is done. False: this worker's
    /// initialiser has failed, it runs nothing (rule E25).
    [[nodiscard]] bool run();

    void wake(Operation& operation, TaskControl* by) override;
    [[nodiscard]] bool armSleep(SleepOperation& operation) override;
    [[nodiscard]] bool armFetch(FetchOperation& operation) override;
    [[nodiscard]] Future submit(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters) override;
    [[nodiscard]] Future spawn(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters, TaskOrigin origin) override;
    [[nodiscard]] TaskControl& newPromise(std::string_view name) override;
    [[nodiscard]] bool settle(
        TaskControl& promise, Value value, std::optional<Error> error, TaskControl& by) override;
    [[nodiscard]] SyncTable& sync() override { return m_shared.sync(); }
    [[nodiscard]] ResourceId makeResource(TaskControl& by, std::string_view name,
        const SyncState& state, std::uint32_t limit) override;
    [[nodiscard]] CellId makeCell(std::int64_t value) override;
    [[nodiscard]] std::int64_t load(CellId cell) const override;
    void store(CellId cell, std::int64_t value) override;
    [[nodiscard]] std::string workerName(const TaskControl& task) const override;

protected:
    [[nodiscard]] CompletionMode modeOf(OperationKind kind) const override;
    void park(Operation& operation) override;
    void enqueue(TaskControl& task) override;
    void startNamed(TaskControl& task) override;

private:
    [[nodiscard]] TaskState runTask(const ClaimedTask& claimed);
    TaskState sendOutcome(TaskControl& task, TaskState end, std::uint64_t beginTicks);
    /// False: stop.
    [[nodiscard]] bool sleepUntil(std::optional<Nanos> monotonic) const;

    WorkerChannel& m_channel;
    std::span<const BodyEntry> m_bodies;
    LaneRuntime& m_lane;
    SharedResources m_shared;
};

} // namespace interleave
