// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/formats/runview.h"

#include <string>

namespace interleave {

/// RFC 4180: a header line, CRLF, every text in quotes, numbers bare. Texts are exactly those of
/// the run: a spreadsheet may take one that begins with = + - @ for a formula.
///
/// One line per span, run by run: what the lanes did, in time order lane by lane, then what the
/// tasks did on no lane (queued, ready, suspended), whose lane is empty. Nanoseconds from the run's
/// start. A stretch of a lane of which nothing is known, because its events were lost, is a line of
/// state "gap" among its spans; the column "lost", empty elsewhere, has how many they were.
[[nodiscard]] std::string spansCsv(const DocumentView& document);

/// One line per model and worker count. What is not known (no baseline) is empty.
[[nodiscard]] std::string summaryCsv(const DocumentView& document);

/// One line per slice of the system's schedule, run by run, core by core, in time order: which
/// thread was on the core. `worker` is empty for a thread that is no lane's; `preempted` is 1 where
/// the system took the core away, and `end` says how else it left: "waiting", "exited", or "cut" by
/// the end of the recording. Runs without a recorded schedule have no lines. Errors: NotFound, with
/// the reason, when no run has one.
[[nodiscard]] Result<std::string> coresCsv(const DocumentView& document);

} // namespace interleave
