// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/runview.h"

namespace interleave {

/// The experiment as one JSON object: what `interleave run --json` prints. Times are seconds.
/// README.md describes the members; more may be added, none is removed.
[[nodiscard]] Value runDocument(const DocumentView& document);

/// A duration as JSON has it: the double that is nearest to its value in seconds.
[[nodiscard]] double jsonSeconds(Nanos duration);

} // namespace interleave
