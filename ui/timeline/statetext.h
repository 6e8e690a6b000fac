// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/trackmodel.h"

#include <QString>

namespace interleave::ui {

/// For people, translated: "Running", "Blocked".
[[nodiscard]] QString stateName(TaskState state);
/// One sentence that defines the state.
[[nodiscard]] QString stateDefinition(TaskState state);
[[nodiscard]] QString idleName();
/// Where events of a lane were lost.
[[nodiscard]] QString gapName();
[[nodiscard]] QString gapDefinition();
[[nodiscard]] QString heldName();
[[nodiscard]] QString stolenName();
/// "sleep", "lock"; empty for none.
[[nodiscard]] QString reasonName(Reason reason);
/// "Blocked (lock)"
[[nodiscard]] QString stateWithReason(TaskState state, Reason reason);

/// What to write into a bar: the operation, the task's name, or the translated reason of an
/// overhead.
[[nodiscard]] QString spanTitle(const Trace& trace, const Span& span);
/// The same for a bar of a row. In the row of a task its name is beside it: bars then say why they
/// wait.
[[nodiscard]] QString barTitle(const TrackModel& tracks, std::size_t row, const Span& span);
/// Everything about one span, a fact a line. Plain text: never let a widget guess its format.
[[nodiscard]] QString describeSpan(const TrackModel& tracks, std::size_t row, const Span& span);

} // namespace interleave::ui
