// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/runview.h"

#include <string>

namespace interleave {

/// Chrome's trace-event format, JSON object form (Google's "Trace Event Format"): opens in Perfetto
/// and in chrome://tracing. Times are microseconds with three decimals, so exact to the nanosecond.
///
/// A run is a process, numbered from 1; a lane is a thread, numbered from 1, and its spans are
/// complete events ("X") whose category is the state. A task is an async event ("b", "e") from its
/// creation to its end; within it lie its spans on no lane (queued, ready, suspended). A wake edge
/// is a flow ("s", "f") from the waker's span to the next span of the woken task. Printed lines and
/// marks are instants ("i"). A stretch of a lane whose events were lost is a complete event of
/// category "gap" with their number as "lost" in its arguments. Scenario, machine facts and event
/// counts are in "otherData".
[[nodiscard]] std::string chromeTrace(const DocumentView& document);

} // namespace interleave
