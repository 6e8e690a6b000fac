// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/recordedprogram.h"

#include <QString>

namespace interleave::ui {

/// "make -j8"
[[nodiscard]] QString commandText(const RecordedProgram& program);
/// "exit status 0", "ended by signal 15 (Terminated)".
[[nodiscard]] QString programEndText(const RecordedProgram& program);
/// Times, counts, parallelism: some sentences. Walks over all slices.
[[nodiscard]] QString programSummaryText(const RecordedProgram& program);
/// "0: 12 %, 1: 40 %, 2: 48 %": for how much of the time that many threads were on a core. Walks
/// over all slices.
[[nodiscard]] QString parallelismText(const RecordedProgram& program);

} // namespace interleave::ui
