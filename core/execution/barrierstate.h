// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/waitqueue.h"

namespace interleave {

/// A meeting point of so many parties. Each gets its place in the order of arrival, once (S12);
/// then the barrier is as new. While the last one does what the parties agreed on (S13), newcomers
/// wait outside. Broken by abort, by a wait that ran out of time and by an action that failed
/// (S13 to S15), until reset. Pure; the table guards it.
class BarrierState {
public:
    explicit BarrierState(std::uint32_t parties) : m_parties(parties) { }

    [[nodiscard]] bool start(SyncStep& step, std::uint32_t number, bool mayWait);
    /// One that gives up breaks the barrier for all (S15).
    void giveUp(SyncStep& step, std::uint32_t number, SyncStatus status);
    void undo(SyncStep& /*step*/, const WaitEntry& /*entry*/) { }
    /// A party that died in the middle of its action never comes back.
    void abandon(SyncStep& step, std::uint32_t process);
    void finishAction(SyncStep& step, bool ok);
    void abort(SyncStep& step);
    void reset(SyncStep& step);

    [[nodiscard]] bool isBroken() const { return m_isBroken; }
    [[nodiscard]] std::uint32_t parties() const { return m_parties; }
    [[nodiscard]] std::uint32_t level() const { return m_inside.size(); }
    [[nodiscard]] std::uint32_t waiting() const { return m_inside.size() + m_outside.size(); }

private:
    void open(SyncStep& step);

    WaitQueue m_inside;
    WaitQueue m_outside; ///< while the last one acts
    std::uint32_t m_parties;
    std::uint32_t m_actingProcess = 0;
    bool m_isActing = false;
    bool m_isBroken = false;
};

} // namespace interleave
