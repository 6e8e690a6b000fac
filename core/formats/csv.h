// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/runview.h"

#include <string>

namespace interleave {

/// RFC 4180: a header line, CRLF, every text in quotes, numbers bare. Texts are exactly those of
/// the run: a spreadsheet may take one that begins with = + - @ for a formula.
///
/// One line per span, run by run: what the lanes did, in time order lane by lane, then what the
/// tasks did on no lane (queued, ready, suspended), whose lane is empty. Nanoseconds from the run's
/// start.
[[nodiscard]] std::string spansCsv(const DocumentView& document);

/// One line per model and worker count. What is not known (no baseline) is empty.
[[nodiscard]] std::string summaryCsv(const DocumentView& document);

} // namespace interleave
