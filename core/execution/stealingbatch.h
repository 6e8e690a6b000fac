// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/schedulingpolicy.h"

#include <functional>
#include <memory>
#include <vector>

namespace interleave {

class TaskControl;
struct ThreadLane;

/// A batch of tasks that the workers of a pool share out by oneTBB: parallel_for with the policy's
/// partitioner for the batch, a task group for what its tasks spawn. The first worker that comes
/// begins the loop; those that come later take pieces over until all tasks have ended.
class StealingBatch {
public:
    /// A task is run by the worker of `lane`. `owner`: the worker that had split its piece off, or
    /// spawned the task. Throws nothing.
    using RunTask
        = std::function<void(TaskControl& task, ThreadLane& lane, const ThreadLane& owner)>;
    /// Which worker ran what, for the next batch of Partitioner::Affinity. Of one pool.
    struct Affinity;
    [[nodiscard]] static std::shared_ptr<Affinity> makeAffinity();

    StealingBatch(std::vector<TaskControl*> tasks, const SchedulingPolicy& policy,
        std::shared_ptr<Affinity> affinity, RunTask run);
    ~StealingBatch();
    StealingBatch(const StealingBatch&) = delete;
    StealingBatch& operator=(const StealingBatch&) = delete;

    /// Takes part until all tasks have ended. In the worker's thread, in its place of the arena;
    /// `hasPlace` false: it has none, and runs what is there alone, in order.
    void join(ThreadLane& lane, bool hasPlace);

    /// The batch whose task the calling thread runs; null: none.
    [[nodiscard]] static StealingBatch* current();
    /// Of current(): its task submits another.
    void spawn(TaskControl& task);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace interleave
