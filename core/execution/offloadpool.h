// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/execution/executor.h"

#include <memory>
#include <optional>

namespace interleave {

/// What the offload pool asks its loop for. Any thread.
class LoopSide {
public:
    /// A task of the pool has ended, or was found cancelled.
    virtual void offloadEnded() = 0;
    /// call_soon_threadsafe (rule L10): `body` runs on the loop in its next turn.
    [[nodiscard]] virtual Future callFromWorker(TaskControl& by, std::string_view name,
        BodyFunction body, std::span<const std::byte> parameters)
        = 0;
    [[nodiscard]] virtual Executor& loop() = 0;

protected:
    ~LoopSide() = default;
};

/// Workers beside the loop, for bodies that block (rule L28): every wait holds the worker, and what
/// a body ends or wakes on the loop is handed over through the inbox. Its bodies print, sleep,
/// compute, fetch, use cells, settle nothing, and may schedule calls on the loop.
class OffloadPool : public Executor {
public:
    OffloadPool(RunEnvironment& environment, LoopSide& loopSide)
        : Executor(environment),
          m_loopSide(loopSide)
    {
    }

    /// Queues a task; first in, first out. The loop's thread.
    virtual void run(TaskControl& task) = 0;
    /// The run stops: every wait ends. Any thread.
    virtual void interrupt() { }
    /// Ends the workers; all tasks have ended, or the run stops. The loop's thread.
    virtual void close() { }

    // Of a simulated pool: its own events, on the run's virtual clock.
    [[nodiscard]] virtual std::optional<Nanos> nextEvent() const { return std::nullopt; }
    /// Has all events happen up to `time`, and advances the clock to each.
    virtual void happenUntil(Nanos /*time*/) { }

    [[nodiscard]] Future submit(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters) override;
    [[nodiscard]] Future spawn(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters, TaskOrigin origin) override;
    [[nodiscard]] Future callAt(TaskControl& by, std::string_view name, BodyFunction body,
        std::span<const std::byte> parameters, std::optional<Nanos> due) override;
    [[nodiscard]] SyncTable& sync() override;
    [[nodiscard]] ResourceId makeResource(TaskControl& by, std::string_view name,
        const SyncState& state, std::uint32_t limit) override;
    [[nodiscard]] CellId makeCell(std::int64_t value) override
    {
        return m_loopSide.loop().makeCell(value);
    }
    [[nodiscard]] std::int64_t load(CellId cell) const override
    {
        return m_loopSide.loop().load(cell);
    }
    void store(CellId cell, std::int64_t value) override { m_loopSide.loop().store(cell, value); }

protected:
    void enqueue(TaskControl& task) override { run(task); }
    void startNamed(TaskControl& task) override { run(task); }

    LoopSide& m_loopSide;
};

/// Real threads.
[[nodiscard]] std::unique_ptr<OffloadPool> makeThreadOffload(
    RunEnvironment& environment, LoopSide& loopSide, unsigned workers);
/// Virtual workers, each as fast as on a core of its own.
[[nodiscard]] std::unique_ptr<OffloadPool> makeVirtualOffload(
    RunEnvironment& environment, LoopSide& loopSide, unsigned workers);

} // namespace interleave
