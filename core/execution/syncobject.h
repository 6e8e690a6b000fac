// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/execution/barrierstate.h"
#include "core/execution/conditionstate.h"
#include "core/execution/eventstate.h"
#include "core/execution/lockstate.h"
#include "core/execution/queuestate.h"
#include "core/execution/semaphorestate.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <variant>

namespace interleave {

/// In the order of SyncKind.
using SyncState
    = std::variant<LockState, EventState, ConditionState, BarrierState, SemaphoreState, QueueState>;

/// A primitive of the program, wherever it lies: its name and its state.
struct SyncObject {
    static constexpr std::size_t kMaxName = 96;

    SyncState state { LockState(false) };
    std::uint32_t limit = 0; ///< permits, parties, capacity; 0: none
    std::uint32_t nameBytes = 0;
    std::array<char, kMaxName> nameText {};

    [[nodiscard]] SyncKind kind() const { return static_cast<SyncKind>(state.index()); }
    [[nodiscard]] std::string_view name() const
    {
        return { nameText.data(), std::min<std::size_t>(nameBytes, kMaxName) };
    }
    void setName(std::string_view name)
    {
        const std::size_t n = std::min(name.size(), kMaxName);
        std::copy_n(name.begin(), n, nameText.begin());
        nameBytes = static_cast<std::uint32_t>(n);
    }
    /// What its track shows: how deep a lock is held, whether an event is set, who waits on a
    /// condition, who has arrived at a barrier, free permits, items.
    [[nodiscard]] std::uint32_t level() const
    {
        return std::visit([](const auto& s) { return s.level(); }, state);
    }
    /// Beside it: how many wait; of a queue, how many items are not done.
    [[nodiscard]] std::uint32_t second() const
    {
        if (const auto* queue = std::get_if<QueueState>(&state))
            return queue->unfinished();
        return std::visit([](const auto& s) { return s.waiting(); }, state);
    }
};

} // namespace interleave
