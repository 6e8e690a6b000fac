// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/account.h"
#include "core/analysis/wakes.h"

#include <string_view>

namespace interleave {

// The parts of an account; see account.h. All are pure functions.

void addOverview(const Trace& trace, Account& account);
void addEvents(const WakeIndex& wakes, std::size_t most, Account& account);
void addMoments(const WakeIndex& wakes, std::string_view keyMoment, Account& account);
void addTotals(const Trace& trace, std::size_t mostLanes, Account& account);

[[nodiscard]] Phrase::Task nameOf(const Trace& trace, TaskId task);
[[nodiscard]] std::string laneName(const Trace& trace, LaneId lane);
/// What is waited for: "the lock (counter)". `label` may be none.
[[nodiscard]] std::shared_ptr<const Phrase> awaited(
    const Trace& trace, Reason reason, LabelId label = {});
/// Who made the task leave this span; nothing where nobody is recorded.
[[nodiscard]] std::optional<Phrase> wakerOf(
    const WakeIndex& wakes, TaskId task, std::uint32_t span);

} // namespace interleave
