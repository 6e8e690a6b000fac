// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/instrumentation/eventring.h"
#include "core/instrumentation/recordingmode.h"

#include <string_view>

namespace interleave {

/// Writes the events of one lane into its ring: no lock, no allocation, no formatting. Used by the
/// one thread that is the lane. Default-made, it records nothing and costs a branch.
class Recorder {
public:
    Recorder() = default;
    /// `virtualClock` is null for real runs.
    Recorder(RingMemory ring, RecordingMode mode, const VirtualClock* virtualClock = nullptr)
        : m_writer(ring),
          m_virtual(virtualClock),
          m_bounded(mode == RecordingMode::Bounded),
          m_enabled(mode != RecordingMode::Off)
    {
    }

    [[nodiscard]] bool isEnabled() const { return m_enabled; }
    [[nodiscard]] std::uint64_t now() const
    {
        return m_virtual == nullptr ? readTicks()
                                    : static_cast<std::uint64_t>(m_virtual->now().count());
    }

    /// now(), or nothing where nothing is recorded.
    [[nodiscard]] std::uint64_t stamp() const { return m_enabled ? now() : 0; }

    /// `task` enters a state now. `sequence` counts the task's own records from 0, over all lanes.
    void transition(TaskId task, std::uint32_t sequence, TaskState state, Reason reason,
        LabelId label, TaskId cause)
    {
        if (m_enabled)
            transitionAt(now(), task, sequence, state, reason, label, cause);
    }
    void transitionAt(std::uint64_t ticks, TaskId task, std::uint32_t sequence, TaskState state,
        Reason reason, LabelId label, TaskId cause)
    {
        if (!m_enabled)
            return;
        if (Record* r = slot()) {
            *r = { ticks, task.value, label.value, cause.value, sequence, RecordKind::Transition,
                state, reason, 0, 0 };
            m_writer.publish();
        }
    }
    /// The lane itself was busy from `beginTicks` until now.
    void overhead(std::uint64_t beginTicks, Reason reason)
    {
        interval(RecordKind::Overhead, beginTicks, now(), reason);
    }
    /// `label`: what it was, where the reason alone does not tell.
    void overheadBetween(
        std::uint64_t beginTicks, std::uint64_t endTicks, Reason reason, LabelId label = {})
    {
        interval(RecordKind::Overhead, beginTicks, endTicks, reason, label);
    }
    void wake(TaskId woken, TaskId waker, Reason reason)
    {
        instant(RecordKind::Wake, woken, {}, waker, reason);
    }
    void acquired(TaskId task, LabelId resource, Reason kind = Reason::Lock)
    {
        instant(RecordKind::Acquired, task, resource, {}, kind);
    }
    /// `end`: Failed or Cancelled where that is how it ended; see ResourceTrack.
    void released(TaskId task, LabelId resource, Reason kind = Reason::Lock,
        TaskState end = TaskState::Running)
    {
        instant(RecordKind::Released, task, resource, {}, kind, end);
    }
    /// The program makes a resource: a lock, a semaphore ... `limit` 0: none.
    void resource(LabelId resource, Reason kind, std::uint32_t limit, std::uint32_t level)
    {
        counted(RecordKind::Resource, {}, resource, kind, limit, level);
    }
    /// `task` changes its level and its second number: see ResourceTrack.
    void level(TaskId task, LabelId resource, std::uint32_t level, std::uint32_t second)
    {
        counted(RecordKind::Level, task, resource, Reason::None, second, level);
    }
    void mark(TaskId task, LabelId label)
    {
        instant(RecordKind::Mark, task, label, {}, Reason::None);
    }
    /// `task` runs on this lane, but the worker of lane `from` had split it off or spawned it.
    void stolen(TaskId task, LabelId label, LaneId from)
    {
        instant(RecordKind::Mark, task, label, TaskId { from.value }, Reason::None);
    }
    /// By the thread that is the lane.
    void laneBegin();
    void laneEnd() { instant(RecordKind::LaneEnd, {}, {}, TaskId { 0 }, Reason::None); }
    void output(TaskId task, std::string_view text)
    {
        textRecord(RecordKind::Output, task, {}, text);
    }
    void defineLabel(LabelId label, std::string_view text)
    {
        textRecord(RecordKind::Label, {}, label, text);
    }

private:
    /// Simulated lanes share one real thread: their records of one instant have an order.
    [[nodiscard]] std::uint32_t order() const
    {
        return m_virtual == nullptr ? 0 : m_virtual->nextOrder();
    }
    void interval(RecordKind kind, std::uint64_t beginTicks, std::uint64_t endTicks, Reason reason,
        LabelId label = {})
    {
        if (!m_enabled)
            return;
        if (Record* r = slot()) {
            *r = { beginTicks, TaskId::kNone, label.value, TaskId::kNone, 0, kind,
                TaskState::Overhead, reason, 0, 0 };
            r->setDuration(endTicks - beginTicks);
            m_writer.publish();
        }
    }
    void counted(RecordKind kind, TaskId task, LabelId label, Reason reason, std::uint32_t peer,
        std::uint32_t extra);
    void instant(RecordKind kind, TaskId task, LabelId label, TaskId peer, Reason reason,
        TaskState state = TaskState::Running);
    void textRecord(RecordKind kind, TaskId task, LabelId label, std::string_view text);
    [[nodiscard]] Record* slot()
    {
        Record* r = m_writer.reserve();
        return r != nullptr && m_gapLost == 0 ? r : slowSlot(1);
    }
    /// The ring is full, or was: waits for `count` free slots (lossless) or counts the loss and
    /// gives null (bounded). Says first how long that took and what it cost, as soon as there is
    /// room for that.
    [[nodiscard]] Record* slowSlot(std::uint64_t count);
    [[nodiscard]] Record* lose(std::uint64_t count);
    void tell(RecordKind kind, std::uint64_t ticksWaited, std::uint64_t lost);

    RingWriter m_writer;
    const VirtualClock* m_virtual = nullptr;
    std::uint64_t m_gapLost = 0; ///< since the last one that was written, and not yet told
    bool m_bounded = false;
    bool m_enabled = false;
};

} // namespace interleave
