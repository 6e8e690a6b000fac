// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/waitqueue.h"

namespace interleave {

/// Items, first in, first out; of a bounded size or not (capacity 0). Counts what was put and is
/// not done yet (S22). An item goes straight to the getter who has waited longest. Pure; the table
/// guards it.
class QueueState {
public:
    explicit QueueState(std::uint32_t capacity) : m_capacity(capacity) { }

    /// Misuse::NoRoom in `misuse` when shared memory is full: nothing has changed.
    [[nodiscard]] bool start(SyncStep& step, std::uint32_t number, bool mayWait, Misuse& misuse);
    void giveUp(SyncStep& step, std::uint32_t number, SyncStatus status);
    /// An item that was given to a getter who never saw it goes back to where it was.
    void undo(SyncStep& step, const WaitEntry& entry);
    void abandon(SyncStep& /*step*/, std::uint32_t /*process*/) { }
    [[nodiscard]] Misuse taskDone(SyncStep& step);

    [[nodiscard]] std::uint32_t capacity() const { return m_capacity; }
    [[nodiscard]] std::uint32_t unfinished() const { return m_unfinished; }
    [[nodiscard]] std::uint32_t level() const { return m_count; }
    [[nodiscard]] std::uint32_t waiting() const
    {
        return m_getters.size() + m_putters.size() + m_joiners.size();
    }

private:
    [[nodiscard]] bool get(SyncStep& step, WaitEntry& entry);
    [[nodiscard]] bool put(SyncStep& step, const WaitEntry& entry, Misuse& misuse);
    [[nodiscard]] bool append(SyncMemory& memory, const QueueItem& item);

    WaitQueue m_getters;
    WaitQueue m_putters;
    WaitQueue m_joiners;
    std::uint32_t m_first = WaitEntry::kNone;
    std::uint32_t m_last = WaitEntry::kNone;
    std::uint32_t m_count = 0;
    std::uint32_t m_capacity;
    std::uint32_t m_unfinished = 0;
};

} // namespace interleave
