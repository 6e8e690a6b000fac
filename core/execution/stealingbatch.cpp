// SPDX-License-Identifier: GPL-3.0-or-later
// All places of the arena belong to our own threads, so a worker takes work over from others only
// while it waits inside oneTBB. Each that joins late waits for a group of its own, in which one
// task is deferred for as long as the batch lasts: it is never run, only let go of.
#include "core/execution/stealingbatch.h"

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_group.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <mutex>
#include <new>
#include <utility>

namespace interleave {

namespace {

/// Of this thread: whose task it runs, on which lane.
struct Here {
    StealingBatch* batch = nullptr;
    ThreadLane* lane = nullptr;
};
thread_local Here here;

/// A range of the batch that knows whose piece it is. Cutting it in two makes the second half the
/// cutter's; the first stays whose it was.
class Piece {
public:
    Piece(std::size_t begin, std::size_t end, std::size_t grain)
        : m_begin(begin),
          m_end(end),
          m_grain(grain),
          m_owner(here.lane)
    {
    }
    Piece(Piece& other, tbb::split /*tag*/) : Piece(other, other.size() - other.size() / 2) { }
    Piece(Piece& other, const tbb::proportional_split& parts)
        : Piece(other, leftPart(other.size(), parts))
    {
    }

    [[nodiscard]] bool empty() const { return m_begin == m_end; }
    // NOLINTNEXTLINE(readability-identifier-naming): the name that oneTBB asks for
    [[nodiscard]] bool is_divisible() const { return size() > m_grain; }
    [[nodiscard]] std::size_t size() const { return m_end - m_begin; }
    [[nodiscard]] std::size_t begin() const { return m_begin; }
    [[nodiscard]] std::size_t end() const { return m_end; }
    [[nodiscard]] const ThreadLane& owner() const { return *m_owner; }

private:
    Piece(Piece& other, std::size_t keeps)
        : Piece(other.m_begin + keeps, other.m_end, other.m_grain)
    {
        other.m_end = m_begin;
    }
    static std::size_t leftPart(std::size_t size, const tbb::proportional_split& parts)
    {
        const auto left = static_cast<double>(parts.left());
        const auto right = static_cast<double>(parts.right());
        const auto kept = static_cast<std::size_t>(
            std::lround(static_cast<double>(size) * left / (left + right)));
        return std::clamp<std::size_t>(kept, 1, size - 1); // only what is divisible is cut
    }

    std::size_t m_begin;
    std::size_t m_end;
    std::size_t m_grain;
    const ThreadLane* m_owner;
};

} // namespace

struct StealingBatch::Affinity {
    std::mutex mutex; ///< one loop uses it at a time
    tbb::affinity_partitioner partitioner;
};

struct StealingBatch::State {
    std::vector<TaskControl*> tasks;
    SchedulingPolicy policy;
    std::shared_ptr<Affinity> affinity;
    RunTask run;
    tbb::task_group spawned;
    std::mutex mutex; ///< guards what follows
    bool hasBegun = false;
    bool isOver = false;
    std::vector<tbb::task_handle> helpers; ///< each holds a worker that helps

    /// Null: it was run.
    TaskControl* take(std::size_t index) { return std::exchange(tasks[index], nullptr); }
    void runPiece(StealingBatch& batch, const Piece& piece);
    void runHere(StealingBatch* batch, TaskControl& task, const ThreadLane& owner) const;
    void loop(StealingBatch& batch);
    void shareOut(StealingBatch& batch);
    void runRest(StealingBatch* batch);
    [[nodiscard]] bool begins();
    void end();
    void help();
};

std::shared_ptr<StealingBatch::Affinity> StealingBatch::makeAffinity()
{
    return std::make_shared<Affinity>();
}

StealingBatch::StealingBatch(std::vector<TaskControl*> tasks, const SchedulingPolicy& policy,
    std::shared_ptr<Affinity> affinity, RunTask run)
    : m_state(std::make_unique<State>())
{
    m_state->tasks = std::move(tasks);
    m_state->policy = policy;
    m_state->policy.grain = std::max<std::size_t>(1, policy.grain);
    m_state->affinity = std::move(affinity);
    m_state->run = std::move(run);
}

StealingBatch::~StealingBatch() = default;

void StealingBatch::State::runHere(
    StealingBatch* batch, TaskControl& task, const ThreadLane& owner) const
{
    StealingBatch* const outer = std::exchange(here.batch, batch);
    run(task, *here.lane, owner);
    here.batch = outer;
}

void StealingBatch::State::runPiece(StealingBatch& batch, const Piece& piece)
{
    for (std::size_t i = piece.begin(); i < piece.end(); ++i)
        runHere(&batch, *take(i), piece.owner());
}

void StealingBatch::State::loop(StealingBatch& batch)
{
    const Piece all(0, tasks.size(), policy.grain);
    const auto body = [&](const Piece& piece) { runPiece(batch, piece); };
    switch (policy.partitioner) {
    case Partitioner::Auto:
        return tbb::parallel_for(all, body, tbb::auto_partitioner());
    case Partitioner::Simple:
        return tbb::parallel_for(all, body, tbb::simple_partitioner());
    case Partitioner::Static:
        return tbb::parallel_for(all, body, tbb::static_partitioner());
    case Partitioner::Affinity: {
        const std::unique_lock alone(affinity->mutex, std::try_to_lock);
        if (alone.owns_lock())
            return tbb::parallel_for(all, body, affinity->partitioner);
        tbb::affinity_partitioner fresh;
        return tbb::parallel_for(all, body, fresh);
    }
    }
}

void StealingBatch::State::shareOut(StealingBatch& batch)
{
    try {
        loop(batch);
    } catch (const std::bad_alloc&) { // of oneTBB's own tasks: nobody else has a piece any more
        runRest(&batch);
    }
}

void StealingBatch::State::runRest(StealingBatch* batch)
{
    for (std::size_t i = 0; i < tasks.size(); ++i)
        if (TaskControl* task = take(i))
            runHere(batch, *task, *here.lane);
}

bool StealingBatch::State::begins()
{
    const std::lock_guard lock(mutex);
    return !std::exchange(hasBegun, true);
}

void StealingBatch::State::end()
{
    std::vector<tbb::task_handle> released;
    {
        const std::lock_guard lock(mutex);
        isOver = true;
        released = std::move(helpers);
    }
}

void StealingBatch::State::help()
{
    tbb::task_group mine;
    {
        const std::lock_guard lock(mutex);
        if (isOver)
            return;
        helpers.push_back(mine.defer([] {}));
    }
    mine.wait();
}

void StealingBatch::join(ThreadLane& lane, bool hasPlace)
{
    here.lane = &lane;
    if (m_state->begins()) {
        if (hasPlace)
            m_state->spawned.run_and_wait([&] { m_state->shareOut(*this); });
        else
            m_state->runRest(nullptr); // what these spawn goes to the pool's queue
        m_state->end();
    } else if (hasPlace) {
        m_state->help();
    }
}

StealingBatch* StealingBatch::current()
{
    return here.batch;
}

void StealingBatch::spawn(TaskControl& task)
{
    m_state->spawned.run(
        [this, &task, owner = here.lane] { m_state->runHere(this, task, *owner); });
}

} // namespace interleave
